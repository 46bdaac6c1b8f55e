import { isDeepStrictEqual } from "node:util";
import type { Difference, DifferenceCode, VectorFacts } from "../../../model/index.ts";
import { columnKey } from "./column.ts";

/** A smaller change of the mean norm is rounding. */
const MIN_DRIFT = 1e-3;

/** What got worse, or became another thing, between the embeddings of two sides; columns of one side alone are no concern here. */
export function compareVectorFacts(base: readonly VectorFacts[], current: readonly VectorFacts[]): Difference[] {
  const before = new Map(base.map((facts) => [columnKey(facts), facts]));
  return current.flatMap((after) => {
    const facts = before.get(columnKey(after));
    return facts === undefined ? [] : compareColumn(facts, after);
  });
}

/** The differences of one column, in the order of the registry. */
export function compareColumn(before: VectorFacts, after: VectorFacts): Difference[] {
  const difference = (code: DifferenceCode, numbers: Difference["numbers"]): Difference => {
    return { code, place: { table: after.table, column: after.column }, numbers, samples: [] };
  };
  const increases = (code: DifferenceCode, noun: "vectors" | "rows", fact: CountedFact): Difference[] => {
    const increase = after[fact] - before[fact];
    return increase <= 0 ? [] : [difference(code, { [noun]: increase, before: before[fact], after: after[fact] })];
  };
  const dimension = dimensionChange(before, after);
  const drift = normDrift(before, after);
  const isSameLink = isDeepStrictEqual(before.of, after.of);
  return [
    ...(dimension === undefined ? [] : [difference("vectors-dimension-changed", dimension)]),
    ...increases("vectors-not-finite", "vectors", "notFinite"),
    ...increases("vectors-zero", "vectors", "zero"),
    ...(drift === undefined ? [] : [difference("vectors-norm-drifted", drift)]),
    ...increases("vectors-duplicated", "vectors", "duplicated"),
    ...(isSameLink ? increases("vectors-orphaned", "vectors", "orphaned") : []),
    ...(isSameLink ? increases("vectors-missing", "rows", "missing") : []),
  ];
}

type CountedFact = "notFinite" | "zero" | "duplicated" | "orphaned" | "missing";

/** All have another dimension, or more than before do; `vectors` are those that do not fit the base. */
function dimensionChange(before: VectorFacts, after: VectorFacts): Difference["numbers"] | undefined {
  if (before.dimension === 0) return undefined;
  const isOther = after.dimension !== 0 && after.dimension !== before.dimension;
  const misfits = isOther ? after.vectors : after.otherDimensions - before.otherDimensions;
  if (misfits <= 0) return undefined;
  return { vectors: misfits, before: before.dimension, after: isOther ? after.dimension : before.dimension };
}

/** Lengths of vectors with another dimension, or of numbers of another scale, say nothing about each other. */
function normDrift(before: VectorFacts, after: VectorFacts): Difference["numbers"] | undefined {
  if (before.meanNorm === null || after.meanNorm === null) return undefined;
  if (before.dimension !== after.dimension || before.type !== after.type) return undefined;
  const drift = Math.abs(after.meanNorm / before.meanNorm - 1);
  return drift > MIN_DRIFT ? { drift, before: before.meanNorm, after: after.meanNorm } : undefined;
}
