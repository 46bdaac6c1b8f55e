import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths, type GitSummary } from "../../model/index.ts";
import type { ExtractedStore } from "../kind.ts";
import { systemCode } from "./content.ts";
import { git, type Place } from "./git.ts";
import { records } from "./trees.ts";

/** `.git/info/attributes` outranks every `.gitattributes`: no conversion of line endings, encodings or keywords. */
const RAW = "* -text -ident !eol !crlf !filter !working-tree-encoding\n";

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

  const info = join(gitDir, "info");
  mkdirSync(info);
  writeFileSync(join(info, "attributes"), RAW);
  await git(partial, ["checkout-index", "-a", "-q"]);
  rmSync(info, { recursive: true });
  rmSync(partial.indexFile);
}

/**
 * Moves the files that the commits do not hold into the work tree.
 * @throws AppError `repository-damaged` when one would be written through a link or over another file
 */
export function placeChanges({ store, extracted }: ExtractedStore, changed: readonly string[], workTree: string): void {
  for (const path of changed) {
    const from = join(extracted, archivePaths.gitWorktree(store.name, path));
    const parts = path.split("/");
    if (lstatSync(from).isDirectory()) {
      makeFolder(workTree, parts);
      continue;
    }
    const to = join(makeFolder(workTree, parts.slice(0, -1)), parts.at(-1) ?? "");
    if (isThere(to)) throw new AppError("repository-damaged", `${path}: two stores hold this file`, { path });
    move(from, to);
  }
}

/**
 * Makes a folder below `root` part by part and returns it; the folders on the way may be there already.
 * @throws AppError `repository-damaged` when one of them is a link or a file
 */
export function makeFolder(root: string, parts: readonly string[]): string {
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    const stat = lstatSync(folder, { throwIfNoEntry: false });
    if (stat === undefined) mkdirSync(folder);
    else if (!stat.isDirectory())
      throw new AppError("repository-damaged", `${parts.join("/")}: expected a folder at ${JSON.stringify(part)}`);
  }
  return folder;
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
