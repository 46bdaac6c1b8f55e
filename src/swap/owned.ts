import { mkdirSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../model/index.ts";
import { type Lock, takeLock } from "../os/index.ts";
import { explained } from "./failure.ts";
import { removeTree } from "./folders.ts";
import { OWN } from "./own-folder.ts";
import { removeOwned, sweepOwned } from "./sweep.ts";

/** How often a folder is made anew when a sweep has taken it before it had an owner. */
const ATTEMPTS = 20;
/** The longest wait before the next one; those who sweep at the same time must not go on in step. */
const PAUSE_MS = 20;
/** How the name of a private folder for plain copies starts. */
const PRIVATE_PREFIX = "memsnap-work-";

/** A private folder that everybody can tell to be in use for as long as its owner lives. */
export interface OwnedFolder {
  readonly path: string;
  /** Removes it with all that is in it. Never throws, and may be called again. */
  remove(): void;
}

/**
 * Makes a folder of a name of its own in `parent`, which is made when absent, and removes there what dead owners of such
 * folders have left. Mode 0700.
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function openPrivateFolder(parent: string): Promise<OwnedFolder> {
  try {
    await mkdir(parent, { recursive: true });
    await sweepOwned(parent, (name) => name.startsWith(PRIVATE_PREFIX));
    return await own(() => mkdtemp(join(parent, PRIVATE_PREFIX)));
  } catch (error) {
    throw explained(error, parent);
  }
}

/**
 * Makes a folder at `path`, mode 0700, in a folder that exists, and removes there what dead owners of folders have left whose
 * names `isSuch`.
 * @throws errors of the file system
 */
export async function openOwnedFolder(path: string, isSuch: (name: string) => boolean): Promise<OwnedFolder> {
  await sweepOwned(dirname(path), isSuch);
  return own(async () => {
    mkdirSync(path, { mode: 0o700 });
    return path;
  });
}

async function own(make: () => Promise<string>): Promise<OwnedFolder> {
  for (let attempt = 1; ; attempt++) {
    const path = await make();
    try {
      const lock = await lockIn(path);
      if (lock !== undefined) return owned(path, lock);
      if (attempt >= ATTEMPTS) throw new AppError("busy", `${path} is taken away by others again and again`, { path });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt >= ATTEMPTS) {
        removeTree(path);
        throw error;
      }
    }
    removeTree(path);
    await sleep(Math.random() * PAUSE_MS);
  }
}

/** `undefined` when a sweep was faster. */
async function lockIn(folder: string): Promise<Lock | undefined> {
  try {
    return await takeLock(join(folder, OWN.lock), 0);
  } catch (error) {
    // A file system without locks: nobody can tell then when the folder is dead, and nobody removes it.
    if (error instanceof AppError) return { release() {} };
    throw error;
  }
}

function owned(path: string, lock: Lock): OwnedFolder {
  return {
    path,
    remove: () => removeOwned(path, lock),
  };
}
