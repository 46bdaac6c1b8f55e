import xxhash from "xxhash-wasm";
import type {
  CompareOptions,
  Difference,
  DifferenceCode,
  ProbeChoice,
  Sample,
  VectorFacts,
} from "../../../model/index.ts";
import type { Connection } from "../connection.ts";
import { columnKey, type VectorColumn } from "./column.ts";
import { compareColumn } from "./differences.ts";
import { KEY_SEPARATOR } from "./key-text.ts";
import { canFollow, findLink, type Link } from "./link.ts";
import { type Measured, measure } from "./measure.ts";
import { compareNeighbours } from "./neighbours.ts";
import { recognise } from "./recognise.ts";
import { type ColumnSide, samplePairs } from "./sample.ts";

/**
 * What the embeddings of a database are like, sorted by table and column. `known` is what the other side of a comparison has: a
 * column that it knows as embeddings is one here, whatever it holds now, and its vectors belong to the same rows.
 */
export async function describeVectors(
  connection: Connection,
  options: CompareOptions,
  known: readonly VectorFacts[] = [],
): Promise<VectorFacts[]> {
  const knownByKey = new Map(known.map((facts) => [columnKey(facts), facts]));
  const described: VectorFacts[] = [];
  for (const column of recognise(connection, options, known)) {
    const facts = knownByKey.get(columnKey(column));
    const link = facts === undefined ? findLink(connection, column, options) : followed(connection, column, facts.of);
    described.push((await measure(connection, column, { link, examples: 0 })).facts);
  }
  return described;
}

/**
 * What got worse about the embeddings between two sides, and how much their neighbours agree where vectors changed. Loads no
 * extension; what it holds in memory does not grow with the databases.
 */
export async function compareVectors(sides: Sides, options: CompareOptions): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const columns of pairColumns(sides, options)) {
    const link = findLink(sides.base, columns.base, options);
    const base = await measure(sides.base, columns.base, { link, examples: 0 });
    const current = await measure(sides.current, columns.current, {
      link: followed(sides.current, columns.current, link),
      examples: options.samples,
    });
    differences.push(...compareColumn(base.facts, current.facts).map((difference) => withSamples(difference, current)));
    const baseSide = { connection: sides.base, column: columns.base, facts: base.facts };
    const currentSide = { connection: sides.current, column: columns.current, facts: current.facts };
    differences.push(...(await neighbourDifferences(baseSide, currentSide, options.probes)));
  }
  return differences;
}

interface Sides {
  readonly base: Connection;
  readonly current: Connection;
}

/** Columns that both sides have. What one side shows to hold embeddings holds them in the other one too, however damaged. */
function pairColumns({ base, current }: Sides, options: CompareOptions): PairedColumns[] {
  const currentColumns = recognise(current, options, recognise(base, options));
  const byKey = new Map(currentColumns.map((column) => [columnKey(column), column]));
  return recognise(base, options, currentColumns).flatMap((column) => {
    const partner = byKey.get(columnKey(column));
    return partner === undefined ? [] : [{ base: column, current: partner }];
  });
}

interface PairedColumns {
  readonly base: VectorColumn;
  readonly current: VectorColumn;
}

/** The link of the other side, as far as this side has its tables too. */
function followed(connection: Connection, column: VectorColumn, link: Link | undefined): Link | undefined {
  return link !== undefined && canFollow(connection, column, link) ? link : undefined;
}

/** Keys of what is counted, when all of it is new. */
function withSamples(difference: Difference, { examples }: Measured): Difference {
  if (difference.numbers.before !== 0) return difference;
  return { ...difference, samples: (examples[difference.code] ?? []).map(sampleOf) };
}

function sampleOf(id: string): Sample {
  return { key: id.replaceAll(KEY_SEPARATOR, ", ") };
}

async function neighbourDifferences(base: ColumnSide, current: ColumnSide, choice: ProbeChoice): Promise<Difference[]> {
  if (base.facts.vectors === 0 || current.facts.vectors === 0) return [];
  const { h32 } = await xxhash();
  const hash = (id: string): number => h32(id, choice.seed >>> 0) / 2 ** 32;
  const agreement = compareNeighbours(samplePairs(base, current, hash), choice, hash);
  if (agreement === undefined) return [];
  const { recall, overlap, ...extent } = agreement;
  const place = { table: base.column.table, column: base.column.column };
  const difference = (code: DifferenceCode, numbers: Difference["numbers"]): Difference => {
    return { code, place, numbers: { ...numbers, ...extent }, samples: [] };
  };
  return [
    ...(recall === undefined ? [] : [difference("vectors-recall", { recall })]),
    difference("vectors-overlap", { overlap }),
  ];
}
