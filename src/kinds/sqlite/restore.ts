import { chmodSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths } from "../../model/index.ts";
import { modeOf } from "../extracted.ts";
import { FolderMaker, parentOf } from "../folders.ts";
import type { ExtractedStore } from "../kind.ts";
import { SIDE_FILES } from "./connection.ts";

/**
 * Moves a database to its place below `tree`, over whatever file or link stands there.
 * @throws AppError `manifest-invalid` when its place is the root itself, `archive-violation` when a link stands where a folder
 * has to be
 */
export async function restoreDatabase(from: ExtractedStore, tree: string): Promise<void> {
  const { store, extracted } = from;
  if (store.path === ".")
    throw new AppError("manifest-invalid", `store ${store.name} is a database and cannot stand for a folder`);
  const folders = new FolderMaker(tree);
  folders.make(parentOf(store.path));
  const target = join(tree, store.path);
  // A repository may have checked them out; SQLite would read them together with the database.
  for (const suffix of SIDE_FILES) rmSync(target + suffix, { force: true });
  const archivePath = archivePaths.sqlite(store.name);
  renameSync(join(extracted, archivePath), target);
  chmodSync(target, modeOf(from, archivePath));
  folders.finish();
}
