import { chmodSync, constants, copyFileSync, lstatSync, readdirSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths, type GitSummary, restoredPath } from "../../model/index.ts";
import { modeOf } from "../extracted.ts";
import { FolderMaker, parentOf } from "../folders.ts";
import type { ExtractedStore } from "../kind.ts";
import { systemCode } from "./content.ts";
import { git, type Place } from "./git.ts";
import { records } from "./trees.ts";

/**
 * Fills the index with HEAD, and the work tree with those of its files that are as they were committed, byte for byte.
 * What is there already stays: it belongs to another store.
 * @throws GitFailed
 */
export async function checkOut(
  worktree: Required<Pick<Place, "gitDir" | "workTree">>,
  summary: GitSummary,
): Promise<void> {
  const { gitDir, workTree } = worktree;
  const commit = summary.head.oid ?? "";
  await git(worktree, ["read-tree", commit]);
  const partial = { ...worktree, indexFile: join(gitDir, "unchanged.index") };
  await git(partial, ["read-tree", commit]);
  const absent = new Set([...summary.changed, ...summary.deleted]);
  if (readdirSync(workTree).some((name) => name !== ".git"))
    for (const path of records(await git(partial, ["ls-files", "-z"])))
      if (isThere(join(workTree, path))) absent.add(path);
  const input = [...absent].map((path) => `${path}\0`).join("");
  if (input !== "") await git(partial, ["update-index", "--force-remove", "-z", "--stdin"], { input });

  await git(partial, ["checkout-index", "-a", "-q"]);
  rmSync(partial.indexFile);
}

/**
 * Moves the files that the commits do not hold to their places below `tree`.
 * @throws AppError `archive-violation` when one would be written through a link, `repository-damaged` when one would be
 * written over another file
 */
export function placeChanges(from: ExtractedStore, changed: readonly string[], tree: string): void {
  const { store, extracted } = from;
  const folders = new FolderMaker(tree);
  for (const path of changed) {
    const archivePath = archivePaths.gitWorktree(store.name, path);
    const copy = join(extracted, archivePath);
    const place = restoredPath(store.path, path);
    const isFolder = lstatSync(copy).isDirectory();
    folders.make(isFolder ? place : parentOf(place));
    if (isFolder) continue;
    const target = join(tree, place);
    if (isThere(target))
      throw new AppError("repository-damaged", `${place}: two stores hold this file`, { path: place });
    move(copy, target);
    chmodSync(target, modeOf(from, archivePath));
  }
  folders.finish();
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (systemCode(error) !== "EXDEV") throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    unlinkSync(from);
  }
}
