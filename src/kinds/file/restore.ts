import { chmodSync, lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import { restoredPath, storeOfArchivePath } from "../../model/index.ts";
import { modeOf } from "../extracted.ts";
import { FolderMaker, parentOf } from "../folders.ts";
import type { ExtractedStore } from "../kind.ts";
import { takeTurns } from "../turn.ts";

/**
 * Moves an extracted file store to its place below `tree`. Folders get their permissions last, the deepest first: a
 * read-only folder has to be filled before.
 * @throws AppError `archive-violation` when something other than a folder stands where a folder has to be.
 */
export async function restoreFiles(extracted: ExtractedStore, tree: string): Promise<void> {
  const turn = takeTurns();
  const folders = new FolderMaker(tree);
  for (const archivePath of extracted.paths) {
    const from = join(extracted.extracted, archivePath);
    const path = restoredPath(extracted.store.path, storeOfArchivePath(archivePath)?.rest ?? "");
    const mode = modeOf(extracted, archivePath);
    if (lstatSync(from).isDirectory()) {
      folders.make(path);
      folders.setMode(path, mode);
    } else {
      folders.make(parentOf(path));
      renameSync(from, join(tree, path));
      chmodSync(join(tree, path), mode);
    }
    await turn();
  }
  folders.finish();
}
