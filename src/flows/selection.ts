import { compilePattern, type ExtractedStore, extractedStores, withSlashes } from "../kinds/index.ts";
import {
  AppError,
  type Manifest,
  type ManifestStore,
  restoredPath,
  storeKey,
  storeOfArchivePath,
} from "../model/index.ts";

/** The part of a bundle that a user wants back. */
export interface Selection {
  /** Stores of which at least something is wanted, with what is wanted of them counted. */
  readonly stores: readonly ManifestStore[];
  /** Everything in the bundle is wanted. */
  readonly isWhole: boolean;
  /** Bytes to unpack. */
  readonly bytes: number;
  /**
   * Whether an entry must be unpacked: all of a database or a repository, so that it can be examined. The digest of a set of
   * files is one over the digests in the manifest, so that those that nobody wants need not be there.
   */
  needs(archivePath: string): boolean;
  /** The stores as they lie below `dir`, whole. */
  extracted(dir: string): ExtractedStore[];
  /** The same stores with only the wanted entries. */
  reduced(stores: readonly ExtractedStore[]): ExtractedStore[];
}

/** A wish of the user, and whether anything has fitted it. */
interface Wish {
  readonly text: string;
  readonly matches: (path: string) => boolean;
  isMet: boolean;
}

/**
 * Applies `--only`: globs over store names and over paths relative to the target. A glob that fits a folder takes all
 * below it. A database or a repository is taken whole. No glob takes everything.
 * @throws AppError `nothing-selected` naming every glob that fits nothing
 */
export function selectStores(manifest: Manifest, globs: readonly string[]): Selection {
  const wishes = globs.map(parseWish);
  const wantedEntries = new Set<string>();
  const wantedStores = new Set<ManifestStore>();
  for (const { store, paths } of extractedStores(manifest, "")) {
    const wholeStore = globs.length === 0 || fits(wishes, [store.name, store.path]);
    const wanted = paths.filter((path) => wholeStore || fits(wishes, [restored(store, path)]));
    const taken = store.kind === "file" ? wanted : wanted.length > 0 ? paths : [];
    for (const path of taken) wantedEntries.add(path);
    if (wholeStore || taken.length > 0) wantedStores.add(store);
  }
  const unmet = wishes.filter((wish) => !wish.isMet);
  if (unmet.length > 0) {
    const list = unmet.map(({ text }) => JSON.stringify(text)).join(", ");
    throw new AppError("nothing-selected", `nothing in the bundle fits ${list}`, { path: "--only" });
  }
  const stores = countWanted(manifest, wantedStores, wantedEntries);
  return {
    stores,
    isWhole: wantedEntries.size === manifest.entries.length && wantedStores.size === manifest.stores.length,
    bytes: stores.reduce((sum, store) => sum + store.bytes, 0),
    needs: (path) => wantedEntries.has(path),
    extracted: (dir) => extractedStores(manifest, dir).filter(({ store }) => wantedStores.has(store)),
    reduced: (stores) =>
      stores.map((store) => ({ ...store, paths: store.paths.filter((path) => wantedEntries.has(path)) })),
  };
}

function restored(store: ManifestStore, path: string): string {
  return restoredPath(store.path, storeOfArchivePath(path)?.rest ?? "");
}

/** Paths in a bundle have `/` between parts on every system; `./notes/` is `notes`. */
function parseWish(text: string): Wish {
  const parts = withSlashes(text).split("/");
  const pattern = parts.filter((part) => part !== "" && part !== ".").join("/");
  return { text, matches: pattern === "" ? () => true : compilePattern(pattern), isMet: false };
}

/** Whether a wish fits one of the names or a folder above it. */
function fits(wishes: readonly Wish[], names: readonly string[]): boolean {
  let any = false;
  for (const wish of wishes) {
    if (!names.some((name) => prefixes(name).some(wish.matches))) continue;
    wish.isMet = true;
    any = true;
  }
  return any;
}

function prefixes(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function countWanted(
  manifest: Manifest,
  stores: ReadonlySet<ManifestStore>,
  entries: ReadonlySet<string>,
): ManifestStore[] {
  const counts = new Map<string, { entries: number; bytes: number }>();
  for (const entry of manifest.entries) {
    const owner = entries.has(entry.path) ? storeOfArchivePath(entry.path) : undefined;
    if (owner === undefined) continue;
    const key = storeKey(owner);
    const count = counts.get(key) ?? { entries: 0, bytes: 0 };
    counts.set(key, { entries: count.entries + 1, bytes: count.bytes + (entry.type === "file" ? entry.sizeBytes : 0) });
  }
  return [...stores].map((store) => ({
    ...store,
    ...(counts.get(storeKey(store)) ?? { entries: 0, bytes: 0 }),
  }));
}
