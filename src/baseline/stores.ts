import { compareBytewise, type Difference, type StoreSummary, storeKey } from "../model/index.ts";
import type { StoreIdentity } from "./options.ts";

/** A store as a whole, as far as it is known. */
export interface WholeStore extends StoreIdentity {
  readonly digest: string;
  readonly entries: number;
  readonly bytes: number;
  /** Absent where only the digest is known. */
  readonly summary?: StoreSummary;
}

/** A store of either side or of both. */
export type PairedStore<T> =
  | { readonly base: T; readonly current: T }
  | { readonly base: T; readonly current: null }
  | { readonly base: null; readonly current: T };

/** Stores up to so many bytes grow as they like: five times of nearly nothing is not out of proportion. */
const SMALL_BYTES = 64 * 1024;

/** What FTS, vec0 and R-Tree call those of their tables that have a row for each of theirs. */
const ROW_FOR_ROW = new Set(["content", "docsize", "rowids", "rowid"]);

/**
 * Finds the stores of two sides that are one: the same kind and name, or else the same kind and path, since names derive from
 * paths. Many stores of files can have one path. Sorted by kind and name.
 */
export function pairStores<T extends StoreIdentity>(base: readonly T[], current: readonly T[]): PairedStore<T>[] {
  const byName = pairBy(storeKey, base, current);
  const byPath = pairBy(pathKey, byName.base, byName.current);
  const paired: PairedStore<T>[] = [
    ...byName.both,
    ...byPath.both,
    ...byPath.base.map((store) => ({ base: store, current: null })),
    ...byPath.current.map((store) => ({ base: null, current: store })),
  ];
  return paired.sort((a, b) => compareBytewise(storeKey(of(a)), storeKey(of(b))));
}

/** What became of a store as a whole. */
export function wholeDifferences(pair: PairedStore<WholeStore>): Difference[] {
  const { base, current } = pair;
  if (base === null) return [whole("store-added", sizeOf(of(pair)))];
  if (current === null) return [whole("store-removed", sizeOf(base))];
  if (base.digest === current.digest) return [];
  const unknown = base.summary === undefined || current.summary === undefined;
  return [...emptied(base, current), ...(unknown ? [whole("store-changed", {})] : [])];
}

function emptied(base: WholeStore, current: WholeStore): Difference[] {
  const before = held(base);
  if (before > 0 && held(current) === 0) return [whole("store-emptied", { before, after: 0 })];
  return resized(base.bytes, current.bytes);
}

function resized(before: number, after: number): Difference[] {
  if (after < before) return [whole("store-shrunk", { bytes: before - after, before, after })];
  if (after <= Math.max(before, SMALL_BYTES)) return [];
  return [whole("store-grown", { bytes: after - before, before, after })];
}

/** How much a store holds: rows, commits and uncommitted files, files; bytes where no more is known. */
function held({ summary, bytes }: WholeStore): number {
  if (summary === undefined) return bytes;
  if (summary.kind === "sqlite") return rowsIn(summary);
  return summary.kind === "git" ? summary.commits + summary.changed.length : summary.files;
}

/**
 * Rows of its own tables, or of its virtual ones when these are more: what is indexed often stands in both. What an index keeps
 * besides is never empty.
 */
function rowsIn({ tables, virtualTables }: Extract<StoreSummary, { kind: "sqlite" }>): number {
  let [own, indexed] = [0, 0];
  for (const { name, rows } of tables) {
    const owner = virtualTables.find((virtual) => name.startsWith(`${virtual.name}_`));
    if (owner === undefined) own += name.startsWith("sqlite_") ? 0 : rows;
    else if (ROW_FOR_ROW.has(name.slice(owner.name.length + 1))) indexed = Math.max(indexed, rows);
  }
  return Math.max(own, indexed);
}

function sizeOf({ entries, bytes }: WholeStore): Record<string, number> {
  return { entries, bytes };
}

function whole(code: Difference["code"], numbers: Record<string, number>): Difference {
  return { code, place: {}, numbers, samples: [] };
}

function of<T>({ base, current }: PairedStore<T>): T {
  return (current ?? base) as T;
}

/** Undefined where it does not tell stores apart. */
function pathKey({ kind, path }: StoreIdentity): string | undefined {
  return path === null || kind === "file" ? undefined : `${kind} ${path}`;
}

interface Pairing<T> {
  readonly both: readonly { readonly base: T; readonly current: T }[];
  /** What is left. */
  readonly base: readonly T[];
  readonly current: readonly T[];
}

function pairBy<T>(keyOf: (store: T) => string | undefined, base: readonly T[], current: readonly T[]): Pairing<T> {
  const others = new Map(current.map((store) => [keyOf(store) ?? store, store]));
  const both = base.flatMap((store) => {
    const key = keyOf(store);
    const other = key === undefined ? undefined : others.get(key);
    if (other === undefined || key === undefined) return [];
    others.delete(key);
    return [{ base: store, current: other }];
  });
  const paired = new Set(both.flatMap((pair) => [pair.base, pair.current]));
  const isLeft = (store: T): boolean => !paired.has(store);
  return { both, base: base.filter(isLeft), current: current.filter(isLeft) };
}
