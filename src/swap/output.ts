import { rmSync } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../model/index.ts";
import { syncFolder } from "./sync.ts";

/** A file on its way into a folder, with the small files that go with it. */
export interface Output extends AsyncDisposable {
  /** Where to write the file; nobody takes it for finished there. */
  readonly temporary: string;
  /** Where it will stand. */
  readonly path: string;
  /** Gives the file its name, then writes the companions in order; all are synced. Takes all back when one fails. */
  publish(companions: readonly { path: string; text: string }[]): Promise<void>;
  /** Removes what was not published; for a program that has to end. */
  abandon(): void;
}

/**
 * Prepares a new file `name` in `folder`, which is made when absent. Disposing removes what was not published.
 * @throws AppError `output-exists`, `output-unwritable`
 */
export async function openOutput(folder: string, name: string): Promise<Output> {
  const path = join(folder, name);
  const temporary = join(folder, `.${name}.partial`);
  await mkdir(folder, { recursive: true }).catch(unwritable(folder));
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    throw new AppError("output-exists", `${path} exists already`, { path });
  // Shows that the folder can be written to before any work is done; the writer makes the file anew.
  await (await open(temporary, "wx", 0o600).catch(unwritable(folder))).close();
  await rm(temporary);
  const made = [temporary];
  return {
    temporary,
    path,
    async publish(companions) {
      made.push(path, ...companions.map((companion) => companion.path));
      await rename(temporary, path);
      for (const companion of companions) await writeSynced(companion.path, companion.text);
      await syncFolder(folder);
      made.length = 0;
    },
    abandon() {
      for (const file of made) rmSync(file, { force: true });
    },
    async [Symbol.asyncDispose]() {
      for (const file of made) await rm(file, { force: true });
    },
  };
}

async function writeSynced(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, "w", 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}

function unwritable(folder: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === "ENOSPC")
      throw new AppError("disk-full", `no space left in ${folder}`, { path: folder, cause: error });
    throw new AppError("output-unwritable", `the folder ${folder} cannot be written to (${error.code})`, {
      path: folder,
      cause: error,
    });
  };
}
