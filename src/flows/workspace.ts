import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openPrivateFolder } from "../swap/index.ts";
import type { Context } from "./context.ts";

/** A private folder that goes away with its block, and also when the program is told to end. */
export interface Workspace extends AsyncDisposable {
  readonly path: string;
  /** Makes a folder in it and returns its path. */
  folder(name: string): Promise<string>;
}

/**
 * Makes a private folder below `parent`, mode 0700, and removes those that killed runs have left there.
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function openWorkspace(parent: string, context: Context): Promise<Workspace> {
  const owned = await openPrivateFolder(parent);
  const forget = context.atExit(() => owned.remove());
  return {
    path: owned.path,
    async folder(name) {
      const folder = join(owned.path, name);
      await mkdir(folder, { mode: 0o700 });
      return folder;
    },
    async [Symbol.asyncDispose]() {
      owned.remove();
      forget();
    },
  };
}
