import { join } from "node:path";
import type { ObjectFormat } from "./content.ts";
import { git, type Place } from "./git.ts";
import { type IndexEntry, readTree, type TrackedEntry } from "./trees.ts";
import { initRepository } from "./unpack.ts";
import { OWN_TREES, type View } from "./view.ts";

/**
 * An index as a git tree: one folder for each stage (`0` what is staged, `1` to `3` the sides of a conflict), below it
 * the paths. A tree can travel in a bundle, an index cannot.
 */

/** Whether an index holds anything that a fresh checkout of HEAD would not. */
export function indexDiffers(index: readonly IndexEntry[], head: ReadonlyMap<string, TrackedEntry>): boolean {
  if (index.length !== head.size) return true;
  return index.some(({ path, mode, oid, stage }) => {
    const entry = head.get(path);
    return stage !== "0" || entry?.mode !== mode || entry.oid !== oid;
  });
}

/**
 * Writes the entries as a tree that the view can read, and names it. Where git finds a tree that it is to write among the objects of
 * the source, it gives their pack a new time, so it writes where it can see none of them.
 * @throws GitFailed
 */
export async function writeIndexTree(
  { gitDir }: View,
  index: readonly IndexEntry[],
  format: ObjectFormat,
): Promise<string> {
  const place = await initRepository(join(gitDir, OWN_TREES), { format, bare: true });
  await fillIndex(
    place,
    index.map((entry) => ({ ...entry, stage: "0", path: `${entry.stage}/${entry.path}` })),
  );
  return (await git(place, ["write-tree", "--missing-ok"])).trim();
}

/** Reads such a tree back. @throws GitFailed */
export async function readIndexTree(place: Place, tree: string): Promise<IndexEntry[]> {
  const entries = await readTree(place, tree);
  return [...entries].map(([path, entry]) => {
    const slash = path.indexOf("/");
    return { ...entry, stage: path.slice(0, slash), path: path.slice(slash + 1) };
  });
}

/** Makes the index of `place` hold these entries and no others. @throws GitFailed */
export async function fillIndex(place: Place, index: readonly IndexEntry[]): Promise<void> {
  await git(place, ["read-tree", "--empty"]);
  const input = index.map(({ mode, oid, stage, path }) => `${mode} ${oid} ${stage}\t${path}\0`).join("");
  if (input !== "") await git(place, ["update-index", "-z", "--index-info"], { input });
}
