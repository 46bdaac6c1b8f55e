import { chmod, copyFile, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError, archivePaths } from "../../model/index.ts";
import type { ExtractedStore } from "../kind.ts";
import { failureCode } from "./failure.ts";

/** Mode of a database whose manifest gives none: for its owner only. */
const PRIVATE = 0o600;

/** Moves a database to its place below `tree`. @throws AppError `manifest-invalid` when its place is the root itself */
export async function restoreDatabase({ store, extracted }: ExtractedStore, tree: string): Promise<void> {
  if (store.path === ".")
    throw new AppError("manifest-invalid", `store ${store.name} is a database and cannot stand for a folder`);
  const target = join(tree, ...store.path.split("/"));
  await mkdir(dirname(target), { recursive: true });
  await move(join(extracted, archivePaths.sqlite(store.name)), target);
  await chmod(target, store.mode ?? PRIVATE);
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (failureCode(error) !== "EXDEV") throw error;
    await copyFile(from, to);
    await rm(from);
  }
}
