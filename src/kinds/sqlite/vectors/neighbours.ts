import type { ProbeChoice } from "../../../model/index.ts";
import type { Matrix } from "./matrix.ts";
import type { PairedSample } from "./sample.ts";
import { type Nearest, type Probe, searchNearest } from "./search.ts";

/** How much two sides agree about what is near to what; shares from 0 to 1. */
export interface Agreement {
  /** The base's own vectors, searched in both; `undefined` when the sides have not the same dimension. */
  readonly recall: number | undefined;
  /** Each row's own vector, searched within its own side. */
  readonly overlap: number;
  readonly probes: number;
  readonly neighbours: number;
  /** Vectors that were searched. */
  readonly vectors: number;
}

/** Neighbours are at most this share of all rows: otherwise chance alone would find many of them. */
const MAX_SHARE = 1 / 5;
/** Cosines that differ less are the same: the numbers of a vector were rounded to float32. */
const TOLERANCE = 1e-6;

/**
 * Recall and overlap of the neighbours of a few probes. What the current side finds counts as right when it is, in the base, as
 * near to the probe as the last of its nearest: so equal vectors may stand for each other.
 * `undefined` when no vector changed, or there are too few.
 */
export function compareNeighbours(
  sample: PairedSample,
  choice: ProbeChoice,
  hash: (id: string) => number,
): Agreement | undefined {
  const { base, current, ids } = sample;
  const neighbours = Math.min(choice.neighbours, Math.floor((ids.length - 1) * MAX_SHARE));
  const rows = neighbours < 1 || isSame(base, current) ? [] : chooseRows(ids, choice.count, hash);
  if (rows.length === 0) return undefined;
  const probesOf = (matrix: Matrix): Probe[] => rows.map((row) => ({ row, vector: matrix.row(row) }));
  const probes = probesOf(base);
  const limits = searchNearest(base, probes, neighbours).map(({ farthest }) => farthest - TOLERANCE);
  const agreement = (found: readonly Nearest[]): number => {
    const isRight = (row: number, probe: number): boolean =>
      base.similarity(row, (probes[probe] as Probe).vector) >= (limits[probe] as number);
    const right = found.map(({ rows: near }, probe) => near.filter((row) => isRight(row, probe)).length);
    return right.reduce((sum, count) => sum + count, 0) / (neighbours * probes.length);
  };
  return {
    recall: base.dimension === current.dimension ? agreement(searchNearest(current, probes, neighbours)) : undefined,
    overlap: agreement(searchNearest(current, probesOf(current), neighbours)),
    probes: rows.length,
    neighbours,
    vectors: ids.length,
  };
}

/** Rows whose seeded hash is lowest: the same ones whatever else there is. */
function chooseRows(ids: readonly string[], count: number, hash: (id: string) => number): number[] {
  const ranked = ids.map((id, row) => ({ row, rank: hash(id) })).sort((a, b) => a.rank - b.rank || a.row - b.row);
  return ranked.slice(0, count).map(({ row }) => row);
}

function isSame(base: Matrix, current: Matrix): boolean {
  if (base.dimension !== current.dimension) return false;
  for (let index = 0; index < base.rows; index++) {
    const [before, after] = [base.row(index), current.row(index)];
    for (let i = 0; i < before.length; i++) if (before[i] !== after[i]) return false;
  }
  return true;
}
