import { type BigIntStats, type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import { looksLikeRepository } from "./layout.ts";

/** What lies in a folder and below it, by path relative to it, `/` between parts. */
export interface Walk {
  /** All that is no folder, symbolic links themselves included. */
  readonly files: ReadonlyMap<string, BigIntStats>;
  /** Folders with nothing in them. */
  readonly emptyFolders: readonly string[];
  /** Folders with a repository of their own: submodules, and nested repositories that this one does not track. */
  readonly repositories: readonly string[];
}

/** Says whether a path is none of our business, with all below it when it is a folder. */
export type Skips = (path: string) => boolean;

/**
 * Looks at all that lies below `root`, but not into its `.git`, into what is skipped, or through a symbolic link.
 * Synchronous: it runs while every database of the snapshot is locked. What vanishes meanwhile is not there.
 * @throws AppError `source-unreadable`
 */
export function walk(root: string, skips: Skips): Walk {
  const files = new Map<string, BigIntStats>();
  const emptyFolders: string[] = [];
  const repositories: string[] = [];
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = listFolder(join(root, folder));
    if (folder !== "" && entries.length === 0) emptyFolders.push(folder);
    if (folder !== "" && hasTraceOfGit(entries) && looksLikeRepository(join(root, folder))) {
      repositories.push(folder);
      continue;
    }
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (path === ".git" || skips(path)) continue;
      if (entry.isDirectory()) waiting.push(path);
      else addFile(files, root, path);
    }
  }
  return { files, emptyFolders, repositories };
}

/** Says of every path whether it, or a folder that it is below, is one of `paths`. */
export function coveredBy(paths: Iterable<string>): Skips {
  const covered = new Set(paths);
  return (path) => {
    if (covered.size === 0) return false;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1))
      if (covered.has(path.slice(0, end))) return true;
    return false;
  };
}

function hasTraceOfGit(entries: readonly Dirent[]): boolean {
  return entries.some((entry) => entry.name === ".git" || entry.name === "HEAD");
}

function addFile(files: Map<string, BigIntStats>, root: string, path: string): void {
  const stat = lstatSync(join(root, path), { bigint: true, throwIfNoEntry: false });
  if (stat !== undefined) files.set(path, stat);
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new AppError("source-unreadable", `${folder}: expected a folder that can be listed`, { cause: error });
  }
}
