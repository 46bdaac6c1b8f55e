import { existsSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError, isPartialName, partialName } from "../model/index.ts";
import { syncFolder } from "../os/index.ts";
import { explained } from "./failure.ts";
import { makeFolders, removeEmpty } from "./folders.ts";
import { type OwnedFolder, openOwnedFolder } from "./owned.ts";

/** A small file that goes with another. */
export interface Companion {
  readonly path: string;
  readonly text: string;
}

/** A file on its way into a folder. Disposing removes what was not published. */
export interface Output extends AsyncDisposable {
  /** Where to write the file; nobody takes it for finished there. */
  readonly temporary: string;
  /** Where it will stand. */
  readonly path: string;
  /**
   * Gives the file its name, and then its companions, in order. All are on disk before the first has its name, and all
   * are taken back when one fails.
   * @throws AppError `disk-full`, `output-unwritable`
   */
  publish(companions: readonly Companion[]): Promise<void>;
}

/**
 * Prepares a new file `name` in `folder`, which is made when absent.
 * @throws AppError `output-exists`, `output-unwritable`, `disk-full`
 */
export async function openOutput(
  folder: string,
  name: string,
  { atExit }: { readonly atExit: (cleanUp: () => void) => () => void },
): Promise<Output> {
  const path = join(folder, name);
  const madeFolders = prepareFolder(folder, path);
  const partial = await openPartial(folder, name, madeFolders);
  const madeFiles = new Set<string>();
  const cleanUp = (): void => {
    for (const file of madeFiles) rmSync(file, { force: true });
    partial.remove();
    removeEmpty(madeFolders);
  };
  const forget = atExit(cleanUp);
  const temporaryOf = (file: string): string => join(partial.path, basename(file));
  return {
    temporary: temporaryOf(path),
    path,
    async publish(companions) {
      try {
        for (const companion of companions) await writeSynced(temporaryOf(companion.path), companion.text);
        // Synchronous from here on, so that no signal is heard while one of the files is there without the others.
        for (const file of [path, ...companions.map((companion) => companion.path)]) {
          renameSync(temporaryOf(file), file);
          madeFiles.add(file);
        }
        for (const changed of [folder, ...madeFolders.map((made) => dirname(made))]) syncFolder(changed);
        madeFiles.clear();
      } catch (error) {
        throw explained(error, folder);
      }
    },
    async [Symbol.asyncDispose]() {
      cleanUp();
      forget();
    },
  };
}

function prepareFolder(folder: string, path: string): string[] {
  if (existsSync(path)) throw new AppError("output-exists", `${path} exists already`, { path });
  try {
    return makeFolders(folder);
  } catch (error) {
    throw explained(error, folder);
  }
}

/** A folder in which nobody takes anything for finished, on the file system of the output. It shows that it can be written to. */
async function openPartial(folder: string, name: string, madeFolders: readonly string[]): Promise<OwnedFolder> {
  try {
    return await openOwnedFolder(join(folder, partialName(name)), isPartialName);
  } catch (error) {
    removeEmpty(madeFolders);
    throw explained(error, folder);
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
