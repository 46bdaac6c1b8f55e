import { chmodSync, readdirSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "./context.ts";

/** A private folder that goes away with its block, also when the program is told to end. */
export interface Workspace extends AsyncDisposable {
  readonly path: string;
  /** Makes a folder in it and returns its path. */
  folder(name: string): Promise<string>;
}

/** Makes a private folder below `parent`, mode 0700. */
export async function openWorkspace(parent: string, context: Context): Promise<Workspace> {
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, "memsnap-"));
  const forget = context.atExit(() => removeNow(path));
  return {
    path,
    async folder(name) {
      const folder = join(path, name);
      await mkdir(folder, { mode: 0o700 });
      return folder;
    },
    async [Symbol.asyncDispose]() {
      // It comes after the work: what cannot be removed must hide neither its success nor its failure.
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
        .catch(() => removeNow(path))
        .catch(() => undefined);
      forget();
    },
  };
}

/** Removes a folder in which memory may have been restored: a read-only folder of it lets nobody but root empty it. */
function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    openUp(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function openUp(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) openUp(join(folder, entry.name));
}
