import { chmodSync, constants, copyFileSync, lstatSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError, restoredPath, storeOfArchivePath } from "../../model/index.ts";
import type { ExtractedStore } from "../kind.ts";
import { takeTurns } from "../turn.ts";

/**
 * Moves an extracted file store to its place below `tree`. Folders get their permissions last, the deepest first: a
 * read-only folder has to be filled before. For the same reason stores that lie inside others come before them.
 * @throws AppError `archive-violation` when something other than a folder stands where a folder has to be.
 */
export async function restoreFiles(extracted: ExtractedStore, tree: string): Promise<void> {
  const turn = takeTurns();
  const folders = new Folders(tree);
  const folderModes: { folder: string; mode: number }[] = [];
  for (const archivePath of extracted.paths) {
    const from = join(extracted.extracted, archivePath);
    const path = restoredPath(extracted.store.path, storeOfArchivePath(archivePath)?.rest ?? "");
    const stat = lstatSync(from);
    const mode = (extracted.modes?.get(archivePath) ?? stat.mode) & 0o777;
    if (stat.isDirectory()) {
      folders.make(path);
      folderModes.push({ folder: join(tree, path), mode });
    } else {
      folders.make(parentOf(path));
      move(from, join(tree, path));
      chmodSync(join(tree, path), mode);
    }
    await turn();
  }
  for (const { folder, mode } of folderModes.reverse()) chmodSync(folder, mode);
}

/**
 * Makes folders below a tree in which another store may have put symbolic links (a repository's own): every part is
 * looked at, and none is followed.
 */
class Folders {
  readonly #tree: string;
  readonly #made = new Set(["."]);

  constructor(tree: string) {
    this.#tree = tree;
  }

  make(path: string): void {
    if (this.#made.has(path)) return;
    this.make(parentOf(path));
    const folder = join(this.#tree, path);
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!lstatSync(folder).isDirectory())
        throw new AppError("archive-violation", `${JSON.stringify(path)} is needed as a folder and is none`, { path });
    }
    this.#made.add(path);
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}

/** Moves a file over whatever file or link stands at its place. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    rmSync(to, { force: true });
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    rmSync(from);
  }
}
