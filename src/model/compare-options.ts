import type { VectorType } from "./facts.ts";

/** What is not compared. The patterns are globs, see `compileGlob`; what is absent means all. */
export interface Ignored {
  readonly table?: string;
  readonly column?: string;
  /** Of a file, relative to the root. */
  readonly path?: string;
  readonly pointer?: string;
}

/** By what rows of a table, or records of a JSONL file, are told apart. Table and path are globs; the first that fits decides. */
export type KeyRule =
  | { readonly table: string; readonly columns: readonly string[] }
  | { readonly path: string; readonly pointer: string };

/** Embeddings that the user names, because they cannot be recognised or have to be understood otherwise. The first decides. */
export interface VectorRule {
  readonly table: string;
  readonly column: string;
  /** False: the column holds no embeddings, whatever it looks like. */
  readonly isVector?: boolean;
  readonly type?: VectorType;
  readonly dimension?: number;
  /** The table whose rows they belong to, and its column that equals the key of the vector; rowid when absent. */
  readonly of?: { readonly table: string; readonly column?: string };
}

/** How neighbours of embeddings are compared. */
export interface ProbeChoice {
  /** Vectors that are searched for. */
  readonly count: number;
  /** Neighbours of each. */
  readonly neighbours: number;
  /** The same seed takes the same probes of the same memory. */
  readonly seed: number;
}

/** A number that may only grow. */
export interface Monotonic {
  /** Path of a JSON file, relative to the root; a glob. */
  readonly path: string;
  readonly pointer: string;
}

/** What a kind has to know to compare one store: the parts of a policy that speak of this store. Plain JSON. */
export interface CompareOptions {
  /** Samples may show content. */
  readonly showContent: boolean;
  /** Samples for one difference, at most. */
  readonly samples: number;
  readonly ignored: readonly Ignored[];
  readonly keys: readonly KeyRule[];
  readonly vectors: readonly VectorRule[];
  readonly probes: ProbeChoice;
  readonly monotonic: readonly Monotonic[];
}

/** When nobody says otherwise. */
export const COMPARE_DEFAULTS: CompareOptions = {
  showContent: false,
  samples: 5,
  ignored: [],
  keys: [],
  vectors: [],
  probes: { count: 200, neighbours: 10, seed: 1 },
  monotonic: [],
};
