import { lstatSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../model/index.ts";
import { takeLock } from "../../os/index.ts";

/** Lies in every folder in which a bundle is made, those of `snapshot --out` too, and is held for as long as its maker lives. */
const LOCK_NAME = "lock";

/**
 * Marks a folder of ours as in use until it is given back or this process ends, however it ends. Where the file system has no
 * locks it does nothing: then nobody can tell that the folder is dead, and nobody removes it.
 * @throws errors of the file system
 */
export async function holdFolder(folder: string): Promise<() => void> {
  const lock = await ifLockable(join(folder, LOCK_NAME));
  return () => lock?.release();
}

/** Whether somebody uses a folder, as far as can be told: what is no lock of ours, or is out of our sight, might be one. */
export async function isHeld(folder: string): Promise<boolean> {
  const path = join(folder, LOCK_NAME);
  if (isAbsent(path)) return false;
  const lock = await ifLockable(path).catch(() => undefined);
  lock?.release();
  return lock === undefined;
}

/** Whether there is no such file; in a folder that others may not look into, nobody can tell. */
function isAbsent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

async function ifLockable(path: string): ReturnType<typeof takeLock> {
  try {
    return await takeLock(path, 0);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
