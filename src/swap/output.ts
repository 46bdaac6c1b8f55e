import { existsSync, renameSync, rmSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError } from "../model/index.ts";
import { explained } from "./failure.ts";
import { makeFolders, removeEmpty } from "./folders.ts";
import { syncFolder } from "./sync.ts";

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
  const temporary = temporaryOf(path);
  const madeFolders = prepareFolder(folder, path);
  const madeFiles = new Set<string>();
  const cleanUp = (): void => {
    for (const file of madeFiles) rmSync(file, { force: true });
    removeEmpty(madeFolders);
  };
  const forget = atExit(cleanUp);
  const output: Output = {
    temporary,
    path,
    async publish(companions) {
      try {
        for (const companion of companions) {
          madeFiles.add(temporaryOf(companion.path));
          await writeSynced(temporaryOf(companion.path), companion.text);
        }
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
  try {
    await tryToWrite(temporary);
    madeFiles.add(temporary);
    return output;
  } catch (error) {
    await output[Symbol.asyncDispose]();
    throw explained(error, folder);
  }
}

function prepareFolder(folder: string, path: string): string[] {
  if (existsSync(path)) throw new AppError("output-exists", `${path} exists already`, { path });
  try {
    return makeFolders(folder);
  } catch (error) {
    throw explained(error, folder);
  }
}

/** Shows that the folder can be written to before any work is done; the writer makes the file anew. */
async function tryToWrite(temporary: string): Promise<void> {
  await (await open(temporary, "wx", 0o600)).close();
  await rm(temporary);
}

/** The name of a file that is not finished: hidden, and not one that anybody looks for. */
function temporaryOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.partial`);
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
