import { type BigIntStats, type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import { systemCode } from "./content.ts";
import { looksLikeRepository } from "./layout.ts";

/** What lies in a folder and below it, by path relative to it, `/` between parts. */
export interface Walk {
  /** All that is no folder, symbolic links themselves included. */
  readonly files: ReadonlyMap<string, BigIntStats>;
  /** Folders with nothing in them. */
  readonly emptyFolders: readonly string[];
  /** Folders with a repository of their own: submodules, and nested repositories that this one does not track. */
  readonly repositories: readonly string[];
  /** Names that are not UTF-8, as far as they can be read. */
  readonly misspelt: readonly string[];
}

/** What decoding puts in the place of bytes that are not UTF-8. */
export const NOT_UTF8 = "\ufffd";

/** Says whether a path is none of our business, with all below it when it is a folder. */
export type Skips = (path: string) => boolean;

/**
 * Looks at all that lies below `root`, but not into its `.git`, into what is skipped, or through a symbolic link.
 * Synchronous: it runs while every database of the snapshot is locked. What vanishes meanwhile is not there.
 * @throws AppError `source-unreadable`
 */
export function walk(root: string, skips: Skips): Walk {
  const found: Found = { files: new Map(), emptyFolders: [], repositories: [], misspelt: [] };
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop())
    for (const below of lookInto({ root, folder, skips }, found)) waiting.push(below);
  return found;
}

interface Found {
  readonly files: Map<string, BigIntStats>;
  readonly emptyFolders: string[];
  readonly repositories: string[];
  readonly misspelt: string[];
}

/** Takes down what is in one folder; returns the folders in it. */
function lookInto(at: { root: string; folder: string; skips: Skips }, found: Found): string[] {
  const { root, folder, skips } = at;
  const entries = listFolder(join(root, folder));
  if (folder !== "" && entries.length === 0) found.emptyFolders.push(folder);
  if (folder !== "" && hasTraceOfGit(entries) && looksLikeRepository(join(root, folder))) {
    found.repositories.push(folder);
    return [];
  }
  const folders: string[] = [];
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (path === ".git" || skips(path)) continue;
    if (entry.name.includes(NOT_UTF8)) found.misspelt.push(path);
    else if (entry.isDirectory()) folders.push(path);
    else addFile(found.files, root, path);
  }
  return folders;
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
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new AppError("source-unreadable", `${folder}: expected a folder that can be listed`, { cause: error });
  }
}
