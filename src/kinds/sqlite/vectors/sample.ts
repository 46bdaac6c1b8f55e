import type { VectorFacts } from "../../../model/index.ts";
import type { Connection } from "../connection.ts";
import type { VectorColumn } from "./column.ts";
import { Decoder } from "./decode.ts";
import { Matrix } from "./matrix.ts";
import { readVectors } from "./read.ts";

/** Vectors of one side that are held in memory: 21,845 of 384 numbers, 5,461 of 1,536. */
const MAX_SAMPLE_BYTES = 32 * 1024 * 1024;

/** One side of a column. */
export interface ColumnSide {
  readonly connection: Connection;
  readonly column: VectorColumn;
  readonly facts: Pick<VectorFacts, "dimension" | "vectors">;
}

/** Rows that both sides have; a row has the same number everywhere. */
export interface PairedSample {
  readonly ids: readonly string[];
  readonly base: Matrix;
  readonly current: Matrix;
}

/**
 * Vectors of rows that both sides have: of all of them, or of those whose hash (from 0 up to 1) is low enough for the sample to
 * fit into memory. Left out are vectors without direction, and such that do not have the usual dimension of their side.
 */
export function samplePairs(base: ColumnSide, current: ColumnSide, hash: (id: string) => number): PairedSample {
  const places = Math.floor(MAX_SAMPLE_BYTES / (4 * Math.max(base.facts.dimension, current.facts.dimension)));
  const limit = places / base.facts.vectors;
  const before = Matrix.ofRows(Math.min(places, base.facts.vectors), base.facts.dimension);
  const taken = new Map<string, number>();
  for (const { id, vector } of decoded(base)) {
    if (taken.size === before.rows) break;
    if (taken.has(id) || (limit < 1 && hash(id) >= limit)) continue;
    if (before.set(taken.size, vector)) taken.set(id, taken.size);
  }
  const after = Matrix.ofRows(taken.size, current.facts.dimension);
  const common = new Map<string, number>();
  for (const { id, vector } of decoded(current)) {
    const place = taken.get(id);
    if (place !== undefined && after.set(place, vector)) common.set(id, place);
  }
  return closeRanks(common, before, after);
}

/** Moves the rows of `common` to the front, where they have the same numbers on both sides. */
function closeRanks(common: ReadonlyMap<string, number>, before: Matrix, after: Matrix): PairedSample {
  const pairs = [...common].sort(([, a], [, b]) => a - b);
  for (const [row, [, place]] of pairs.entries()) {
    before.row(row).set(before.row(place));
    after.row(row).set(after.row(place));
  }
  return {
    ids: pairs.map(([id]) => id),
    base: before.first(pairs.length),
    current: after.first(pairs.length),
  };
}

/** The vectors of a side that can be read at all; one is valid until the next. */
function* decoded({ connection, column }: ColumnSide): Generator<{ id: string; vector: Float32Array }, void> {
  const decoder = new Decoder(column.type);
  for (const { id, stored } of readVectors(connection, column)) {
    const vector = stored === null || stored === undefined ? undefined : decoder.decode(stored);
    if (vector !== undefined) yield { id, vector };
  }
}
