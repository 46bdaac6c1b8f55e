import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** What it takes to list a folder and to move things into it and out of it. */
export const OWNER_ALL = 0o700;

/** A folder whose permissions were widened; `path` is relative to the tree, `.` is the tree itself. */
export interface Opened {
  readonly path: string;
  /** The permissions that it had. */
  readonly mode: number;
}

/** Names in a folder; none where there is none, or where we may not look. */
export function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Makes every folder of a tree one that its owner can change, from the top down. */
export function openUp(tree: string): Opened[] {
  const opened: Opened[] = [];
  const waiting = ["."];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const folder = join(tree, path);
    const mode = lstatSync(folder).mode & 0o777;
    if ((mode & OWNER_ALL) !== OWNER_ALL) {
      chmodSync(folder, mode | OWNER_ALL);
      opened.push({ path, mode });
    }
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) waiting.push(path === "." ? entry.name : `${path}/${entry.name}`);
  }
  return opened;
}

/**
 * Removes a folder of ours with all that is in it, read-only folders too. Never throws: it comes after the work, and
 * what cannot be removed must hide neither its success nor its failure.
 */
export function removeTree(folder: string): void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  for (const step of [remove, () => openUp(folder), remove]) {
    try {
      step();
      if (!existsSync(folder)) return;
    } catch {
      // The next step may help, and after the last one nothing does.
    }
  }
}

/** Makes a folder and those above it that are missing; returns what was made, the deepest last. */
export function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  const made: string[] = [];
  try {
    // Recursive, so that it is no failure when somebody else has made it by now; then nothing is returned.
    for (const path of missing) if (mkdirSync(path, { recursive: true }) !== undefined) made.push(path);
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
  return made;
}

/** Takes back folders that nothing was put into. Never throws. */
export function removeEmpty(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder);
    } catch {
      // It is in use, so it stays.
    }
  }
}
