import { lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { archivePaths, checkPaths, compareBytewise, type Problem } from "../../model/index.ts";
import type { LocatedStore, StagedEntry } from "../kind.ts";
import { copyContent } from "./content.ts";
import type { DigestedChange } from "./digest.ts";
import type { WorktreeChanges } from "./worktree.ts";

/** One file or folder of a work tree that travels beside the git bundle. */
export interface CopiedChange {
  readonly entry: StagedEntry;
  readonly change: DigestedChange;
}

/** Copies what the commits do not hold into `folder`, which is made. @throws AppError `source-unreadable` */
export async function copyWorktree(
  store: LocatedStore,
  changes: WorktreeChanges,
  folder: string,
): Promise<CopiedChange[]> {
  mkdirSync(folder);
  const copied: CopiedChange[] = changes.emptyFolders.map((path) => ({
    entry: { path: archivePaths.gitWorktree(store.name, path), type: "folder", mode: 0o755 },
    change: { path, type: "folder" },
  }));
  for (const [at, path] of changes.changed.entries()) {
    const source = join(store.location, path);
    // Copies are numbered: names of the source need not be names of this system twice.
    const file = join(folder, String(at));
    const mode = process.platform === "win32" ? 0o644 : lstatSync(source).mode & 0o777;
    const { sizeBytes, sha256 } = await copyContent(source, file);
    copied.push({
      entry: { path: archivePaths.gitWorktree(store.name, path), type: "file", mode, sizeBytes, file },
      change: { path, type: "file", executable: (mode & 0o100) !== 0, sha256 },
    });
  }
  return copied.sort((a, b) => compareBytewise(a.change.path, b.change.path));
}

/** Every name that a bundle cannot spell, as problems with paths relative to the root. */
export function unusableNames(store: LocatedStore, changes: WorktreeChanges): Problem[] {
  const problems = checkPaths([...changes.changed, ...changes.emptyFolders]);
  for (const path of changes.misspelt)
    problems.push({ code: "name-not-portable", message: `${JSON.stringify(path)} is not spelt in UTF-8`, path });
  return problems.map(({ path = "", ...problem }) => ({
    ...problem,
    path: store.path === "." ? path : `${store.path}/${path}`,
  }));
}
