import type { Difference, SqliteSummary } from "../../../model/index.ts";
import { SEQUENCE_TABLE } from "../schema.ts";
import { type Folded, foldTables } from "./folding.ts";
import type { Choices } from "./ignored.ts";

/** The tables of two databases, side by side. */
export interface FoldedPair {
  /** Tables that only one side has. */
  readonly differences: readonly Difference[];
  /** Tables of both sides that are not the same. */
  readonly touched: readonly (readonly [base: Folded, current: Folded])[];
}

/** Finds by the digests of the summaries which tables have to be looked at. */
export function pairTables(base: SqliteSummary, current: SqliteSummary, choices: Choices): FoldedPair {
  const before = foldTables(base).filter(({ name }) => !choices.ignoresTable(name));
  const after = foldTables(current).filter(({ name }) => !choices.ignoresTable(name));
  const old = new Map(before.map((table) => [table.name, table]));
  const now = new Map(after.map((table) => [table.name, table]));
  return {
    differences: [
      ...before.filter(({ name }) => !now.has(name)).map((table) => onlyOn("base", table)),
      ...after.filter(({ name }) => !old.has(name)).map((table) => onlyOn("current", table)),
    ],
    touched: before
      .map((table) => [table, now.get(table.name)] as const)
      .filter((pair): pair is [Folded, Folded] => pair[1] !== undefined && digests(pair[0]) !== digests(pair[1])),
  };
}

/** What the numbers of rows tell of a table that is not the same. */
export function compareCounts(base: Folded, current: Folded): Difference {
  const before = base.rows;
  const after = current.rows;
  const place = { table: base.name };
  if (before === after) return { code: "table-changed", place, numbers: { before, after }, samples: [] };
  const code = after > before ? "rows-added" : "rows-removed";
  return { code, place, numbers: { rows: Math.abs(after - before), before, after }, samples: [] };
}

/** The counters of AUTOINCREMENT moved: rows came and went. Worth a word only where nothing else is said. */
export function compareCounters(base: SqliteSummary, current: SqliteSummary): Difference[] {
  const [before, after] = [base, current].map(({ tables }) => tables.find(({ name }) => name === SEQUENCE_TABLE));
  if (before?.digest === after?.digest) return [];
  const numbers = { before: before?.rows ?? 0, after: after?.rows ?? 0 };
  return [{ code: "table-changed", place: { table: SEQUENCE_TABLE }, numbers, samples: [] }];
}

function onlyOn(side: "base" | "current", { name, rows }: Folded): Difference {
  const isGone = side === "base";
  return {
    code: isGone ? "table-removed" : "table-added",
    place: { table: name },
    numbers: { rows, before: isGone ? rows : 0, after: isGone ? 0 : rows },
    samples: [],
  };
}

function digests({ parts }: Folded): string {
  return JSON.stringify(parts.map(({ name, digest }) => [name, digest]));
}
