import { existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../model/index.ts";
import { type Lock, takeLock } from "../os/index.ts";
import { removeEmpty } from "./folders.ts";
import { hasOwnFolder, IGNORE_ALL, OWN, ownFolder } from "./own-folder.ts";

/** How long one restore waits for another. */
export const LOCK_TIMEOUT_MS = 30_000;

/** The right to change a target, which one process has at a time. */
export interface Claim {
  /** Gives it back, and takes a folder of ours away in which there is nothing. Never throws, and may be called again. */
  release(): void;
}

/**
 * Claims a target that exists, and makes its own folder.
 * @throws AppError `busy` when another restore keeps it beyond the time, `target-unsafe`; errors of the file system
 */
export async function claimTarget(target: string, timeoutMs: number): Promise<Claim> {
  const deadline = performance.now() + timeoutMs;
  const folder = ownFolder(target);
  for (;;) {
    const leftMs = Math.max(0, deadline - performance.now());
    const lock = await makeAndLock(target, leftMs);
    if (lock !== undefined) {
      const release = (): void => giveUp(folder, lock);
      try {
        writeIgnoreFile(folder);
        return { release };
      } catch (error) {
        release();
        throw error;
      }
    }
    if (leftMs === 0) throw new AppError("busy", `another restore into ${target} is under way`, { path: target });
  }
}

async function makeAndLock(target: string, timeoutMs: number): Promise<Lock | undefined> {
  const folder = ownFolder(target);
  if (!hasOwnFolder(target)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return await takeLock(join(folder, OWN.lock), timeoutMs);
  } catch (error) {
    // Whoever had the claim may have taken the folder away.
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && existsSync(target)) return undefined;
    // A disk may have had room for the folder only.
    removeEmpty([folder]);
    throw error;
  }
}

function writeIgnoreFile(folder: string): void {
  const path = join(folder, OWN.ignore);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) writeFileSync(path, IGNORE_ALL, { flag: "wx" });
}

function giveUp(folder: string, lock: Lock): void {
  try {
    if (readdirSync(folder).some((name) => name !== OWN.lock && name !== OWN.ignore)) return;
    rmSync(join(folder, OWN.ignore), { force: true });
    lock.release({ remove: true });
    rmdirSync(folder);
  } catch {
    // Somebody else has claimed it by now.
  } finally {
    lock.release();
  }
}
