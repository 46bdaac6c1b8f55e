import { lstatSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Lock, takeLock } from "../os/index.ts";
import { settle } from "./aside.ts";
import { DISK } from "./disk.ts";
import { listFolder, removeTree } from "./folders.ts";
import { UNFINISHED_JOURNAL } from "./journal.ts";
import { INNER_STAGING, OWN, ownFolder } from "./own-folder.ts";

/** Removes what killed runs have left in a target's own folder. To be called by the owner of its lock, after recovery. */
export function sweepOwnFolder(target: string): void {
  rmSync(join(ownFolder(target), UNFINISHED_JOURNAL), { force: true });
  for (const entry of readdirSync(ownFolder(target), { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(INNER_STAGING)) continue;
    // Of a recovery that was cut off at its very end, too.
    settle(target, join(ownFolder(target), entry.name), DISK);
  }
}

/** Removes the folders in `parent` with names of ours that have a lock, and whose owners are dead. Never throws. */
export async function sweepOwned(parent: string, isName: (name: string) => boolean): Promise<void> {
  for (const name of listFolder(parent)) {
    const folder = join(parent, name);
    if (isName(name) && isOurs(folder)) await sweep(folder).catch(() => undefined);
  }
}

async function sweep(folder: string): Promise<void> {
  const path = join(folder, OWN.lock);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    // One that was just made is empty; whoever made it tries again.
    rmdirSync(folder);
    return;
  }
  const lock = await takeLock(path, 0);
  if (lock !== undefined) removeOwned(folder, lock);
}

/**
 * Removes a folder of ours with its lock, which goes last: without it nobody could tell that the rest is dead when this is cut
 * off. Never throws.
 */
export function removeOwned(folder: string, lock: Lock): void {
  for (const name of listFolder(folder)) if (name !== OWN.lock) removeTree(join(folder, name));
  lock.release({ remove: true });
  try {
    rmSync(join(folder, OWN.lock), { force: true });
    rmdirSync(folder);
  } catch {
    // What cannot be removed keeps it.
  }
}

/** In a folder that many share, others may have put it there. */
function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}
