import { chmodSync, lstatSync } from "node:fs";
import { join } from "node:path";
import {
  compareBytewise,
  type Manifest,
  type ManifestStore,
  restoredPath,
  storeKey,
  storeOfArchivePath,
} from "../model/index.ts";
import { extractedStores } from "./extracted.ts";
import type { LocatedMember, LocatedStore } from "./kind.ts";

/** Permission bits without which an owner cannot read and remove. */
const NEEDED = { file: 0o600, folder: 0o700 } as const;

/** The stores of a manifest as they lie below the folder that they were restored into, ready to be captured again. */
export function restoredStores(manifest: Manifest, tree: string): LocatedStore[] {
  const types = new Map(manifest.entries.map(({ path, type }) => [path, type]));
  const placed = extractedStores(manifest, "").map(({ store, paths }) => ({
    store,
    members: paths.map((path) => ({ path: storeOfArchivePath(path)?.rest ?? "", type: types.get(path) ?? "file" })),
  }));
  return placed.map(({ store, members }): LocatedStore => {
    const { kind, name, path } = store;
    const located = { kind, name, path, location: path === "." ? tree : join(tree, path) };
    if (kind === "file") return { ...located, members: sorted(members) };
    if (kind !== "git") return located;
    const others = placed.filter((other) => other.store !== store);
    return { ...located, exclude: others.flatMap((other) => pathsBelow(store, other)).sort(compareBytewise) };
  });
}

/**
 * Lets their owner read and remove everything that was restored, whatever modes it came back with. Digests know of no mode
 * but whether a file can be executed, which stays as it is.
 */
export function openUpRestored(manifest: Manifest, tree: string): void {
  const paths = new Map(manifest.stores.map((store) => [storeKey(store), store]));
  const closed = manifest.entries.flatMap(({ path, type, mode }) => {
    const owner = storeOfArchivePath(path);
    const store = owner && paths.get(storeKey(owner));
    const isClosed = (mode & NEEDED[type]) !== NEEDED[type];
    return store && isClosed ? [{ place: restoredPath(store.path, owner.rest), needed: NEEDED[type] }] : [];
  });
  // From the outside to the inside: nothing below a closed folder can be reached.
  for (const { place, needed } of closed.sort((a, b) => depth(a.place) - depth(b.place))) {
    const path = join(tree, place);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() || stat?.isDirectory()) chmodSync(path, (stat.mode & 0o777) | needed);
  }
}

interface Placed {
  readonly store: ManifestStore;
  readonly members: readonly LocatedMember[];
}

/** What of another store lies in the work tree of a repository, relative to it. */
function pathsBelow(repository: ManifestStore, { store, members }: Placed): string[] {
  const prefix = repository.path === "." ? "" : `${repository.path}/`;
  // The folder of a file store is only where its paths start; it may hold this repository.
  const own = store.kind === "file" ? [] : [store.path];
  return [...own, ...members.map(({ path }) => restoredPath(store.path, path))]
    .filter((path) => path !== "." && path !== repository.path && path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
}

function sorted(members: readonly LocatedMember[]): LocatedMember[] {
  return members.toSorted((a, b) => compareBytewise(a.path, b.path));
}

function depth(path: string): number {
  return path === "." ? 0 : path.split("/").length;
}
