import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths, type GitSummary, type ManifestStore, restoredPath } from "../../model/index.ts";
import { FolderMaker } from "../folders.ts";
import type { ExtractedStore } from "../kind.ts";
import { readBundleHeader } from "./bundle-file.ts";
import { checkOut, placeChanges } from "./checkout.ts";
import { GitFailed, git, type Place } from "./git.ts";
import { fillIndex, readIndexTree } from "./index-tree.ts";
import type { Ref } from "./refs.ts";
import { disregardAttributes, initRepository, KEPT, setNames, splitRefs, unpackObjects } from "./unpack.ts";

/**
 * Puts a checked repository below `tree`: a new repository with git's own minimal config, the objects and refs of the
 * bundle, and a work tree that is byte for byte what it was. Writes nothing through a symbolic link, and over nothing
 * that is there already.
 * @throws AppError `repository-damaged` or `archive-violation` when something stands in the way, `git-missing`
 */
export async function restoreRepository(extracted: ExtractedStore, tree: string): Promise<void> {
  const { name, path, summary } = extracted.store;
  if (summary.kind !== "git") throw new AppError("internal", `${name} is to be restored as a repository, but is none`);
  const folders = new FolderMaker(tree);
  folders.make(path);
  const target = join(tree, path);
  const gitDir = summary.bare ? target : join(target, ".git");
  if (existsSync(summary.bare ? join(target, "HEAD") : gitDir))
    throw new AppError("repository-damaged", `${path}: another store has a git repository in the same place`, { path });

  try {
    const place = await initRepository(gitDir, { format: summary.objectFormat, bare: summary.bare === true });
    const kept = await fillRepository(place, extracted, summary);
    if (!summary.bare) await fillWorktree({ ...place, workTree: target }, { extracted, tree, summary, kept });
    folders.finish();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new AppError("repository-damaged", `${path}: git cannot restore it: ${error.message}`, {
      path,
      cause: error,
    });
  }
}

/** Objects, refs, HEAD and stashes; returns what the bundle keeps besides. */
async function fillRepository(place: Place, { store, extracted, paths }: ExtractedStore, { head }: GitSummary) {
  const path = archivePaths.gitBundle(store.name);
  const header = paths.includes(path) ? await readBundleHeader(join(extracted, path)) : { refs: [] };
  if ("fault" in header) throw new AppError("repository-damaged", `${path} ${header.fault}`, { path });

  const { refs, kept } = splitRefs(header.refs);
  if (header.refs.length > 0) await unpackObjects(place, join(extracted, path), kept);
  await setNames(place, { head, refs: refs.filter((ref) => ref.name !== STASH) });
  const latest = refs.filter((ref) => ref.name === STASH);
  await restoreStashes(place, [...latest, ...keptInOrder(kept, KEPT.stash)]);
  return kept;
}

/** A stash is an entry of the reflog of `refs/stash`; the latest comes last. */
async function restoreStashes(place: Place, latestFirst: readonly Ref[]): Promise<void> {
  for (const { oid } of latestFirst.toReversed()) {
    const show = ["rev-list", "--no-walk", "--no-commit-header", "--format=%s", oid];
    const message = (await git(place, show)).trim() || "stash";
    await git(place, ["update-ref", "--create-reflog", "-m", message, STASH, oid]);
  }
}

async function fillWorktree(
  worktree: Required<Pick<Place, "gitDir" | "workTree">>,
  from: { extracted: ExtractedStore; tree: string; summary: GitSummary; kept: readonly Ref[] },
): Promise<void> {
  const { extracted, tree, summary, kept } = from;
  const regardAttributes = disregardAttributes(worktree.gitDir);
  if (summary.head.oid !== null) await checkOut(worktree, summary);
  placeChanges(extracted, summary.changed, tree);

  const index = kept.find((ref) => ref.name === KEPT.index);
  if (index !== undefined) await fillIndex(worktree, await readIndexTree(worktree, index.oid));
  // Exit code 1 says that something differs from the index, as it did at the source.
  await git(worktree, ["update-index", "-q", "--refresh"], { answers: [1] });
  regardAttributes();
}

/** What of a repository is never merged with what is at a target: its `.git`, or all of it when it is bare. */
export function repositoryUnits({ path, summary }: ManifestStore): string[] {
  return [summary.kind === "git" && summary.bare ? path : restoredPath(path, ".git")];
}

const STASH = "refs/stash";

function keptInOrder(kept: readonly Ref[], prefix: string): Ref[] {
  const number = (ref: Ref) => Number(ref.name.slice(prefix.length));
  return kept.filter((ref) => ref.name.startsWith(prefix)).sort((a, b) => number(a) - number(b));
}
