import xxhash from "xxhash-wasm";
import type { DifferenceCode, VectorFacts, VectorType } from "../../../model/index.ts";
import type { Connection } from "../connection.ts";
import type { VectorColumn } from "./column.ts";
import { Decoder } from "./decode.ts";
import { Fingerprints } from "./fingerprints.ts";
import { type Link, orphanedVectors, rowsWithout } from "./link.ts";
import { normOf } from "./norm.ts";
import { readVectors } from "./read.ts";

/** Keys of some of the vectors that a difference would count. */
export type Examples = Readonly<Partial<Record<DifferenceCode, readonly string[]>>>;

/** A column of embeddings in numbers. */
export interface Measured {
  readonly facts: VectorFacts;
  readonly examples: Examples;
}

/** What {@link measure} needs beside the column. */
export interface MeasureOptions {
  readonly link: Link | undefined;
  /** Examples of each sort, at most. */
  readonly examples: number;
}

/** Reads every vector of a column once. */
export async function measure(
  connection: Connection,
  column: VectorColumn,
  { link, examples }: MeasureOptions,
): Promise<Measured> {
  const tally = new Tally(column.type, new Fingerprints(await xxhash()), examples);
  const decoder = new Decoder(column.type);
  let missing = 0;
  for (const { id, stored } of readVectors(connection, column)) {
    if (stored === null) missing++;
    else tally.add(id, stored === undefined ? undefined : decoder.decode(stored));
  }
  const { table, column: name, type } = column;
  const own = { table, column: name, type, ...tally.facts(column.dimension), missing, orphaned: 0 };
  if (link === undefined) return { facts: own, examples: tally.examples };
  const orphaned = orphanedVectors(connection, column, link);
  const without = link.everyRow ? rowsWithout(connection, column, link) : undefined;
  return {
    facts: { ...own, missing: without?.count() ?? missing, orphaned: orphaned.count(), of: link },
    examples: {
      ...tally.examples,
      "vectors-orphaned": orphaned.some(examples),
      "vectors-missing": without?.some(examples) ?? [],
    },
  };
}

/** More of them would depend on the order in which the vectors are stored. */
const NORM_DIGITS = 9;

/** Vectors of one dimension. */
interface Group {
  vectors: number;
  /** Those that have a direction, and the sum of their lengths. */
  normal: number;
  normSum: number;
}

/** What is counted of the vectors one by one. */
class Tally {
  readonly examples: Partial<Record<DifferenceCode, string[]>> = {};
  readonly #isZero: (norm: number, vector: Float32Array) => boolean;
  readonly #seen: Fingerprints;
  readonly #maxExamples: number;
  readonly #groups = new Map<number, Group>();
  #total = 0;
  #notFinite = 0;
  #zero = 0;
  #duplicated = 0;

  constructor(type: VectorType, seen: Fingerprints, maxExamples: number) {
    this.#isZero = type === "bit" ? hasNoBit : isZero;
    this.#seen = seen;
    this.#maxExamples = maxExamples;
  }

  /** `undefined` is a value that is no vector. */
  add(id: string, vector: Float32Array | undefined): void {
    this.#total++;
    if (vector === undefined) return;
    const group = this.#groups.get(vector.length) ?? { vectors: 0, normal: 0, normSum: 0 };
    this.#groups.set(vector.length, group);
    group.vectors++;
    const norm = normOf(vector);
    if (!Number.isFinite(norm)) this.#notFinite += this.#example("vectors-not-finite", id);
    else if (this.#isZero(norm, vector)) this.#zero += this.#example("vectors-zero", id);
    else {
      group.normal++;
      group.normSum += norm;
      const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      if (this.#seen.seen(bytes)) this.#duplicated += this.#example("vectors-duplicated", id);
    }
  }

  facts(dimension = this.#mostFrequent()) {
    const { vectors, normal, normSum } = this.#groups.get(dimension) ?? { vectors: 0, normal: 0, normSum: 0 };
    return {
      dimension: vectors === 0 ? 0 : dimension,
      vectors,
      otherDimensions: this.#total - vectors,
      notFinite: this.#notFinite,
      zero: this.#zero,
      duplicated: this.#duplicated,
      meanNorm: normal === 0 ? null : Number((normSum / normal).toPrecision(NORM_DIGITS)),
    };
  }

  /** 1, to be added to what is counted. */
  #example(code: DifferenceCode, id: string): 1 {
    const ids = this.examples[code] ?? [];
    if (ids.length < this.#maxExamples) this.examples[code] = [...ids, id];
    return 1;
  }

  /** Of several that are as frequent, the largest. */
  #mostFrequent(): number {
    const [first] = [...this.#groups].sort(([a, one], [b, other]) => other.vectors - one.vectors || b - a);
    return first?.[0] ?? 0;
  }
}

function isZero(norm: number): boolean {
  return norm === 0;
}

/** Bits that are not set decode to -1. */
function hasNoBit(_: number, vector: Float32Array): boolean {
  return vector.every((number) => number === -1);
}
