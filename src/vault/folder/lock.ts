import { closeSync, lstatSync, openSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";

/**
 * Lies in every folder in which a bundle is made, those of `snapshot --out` too, and is locked for as long as its maker lives: an
 * empty SQLite database, in which nothing is ever written.
 */
export const LOCK_NAME = "lock";

/**
 * Marks a folder of ours as in use until it is given back or this process ends, however it ends. Where the file system has no
 * locks it does nothing: then nobody can tell that the folder is dead, and nobody removes it.
 * @throws errors of the file system
 */
export async function holdFolder(folder: string): Promise<() => void> {
  const path = join(folder, LOCK_NAME);
  closeSync(openSync(path, "wx", 0o600));
  const database = await tryToLock(path);
  return () => void database?.close();
}

/** Whether somebody uses a folder, as far as can be told: what is no lock of ours, or is out of our sight, might be one. */
export async function isHeld(folder: string): Promise<boolean> {
  const path = join(folder, LOCK_NAME);
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return false;
    // SQLite would obey what it finds in another file.
    if (!found.isFile() || found.size > 0) return true;
  } catch {
    return true;
  }
  const database = await tryToLock(path);
  database?.close();
  return database === undefined;
}

async function tryToLock(path: string): Promise<BetterSqlite3.Database | undefined> {
  const { default: Database } = await import("better-sqlite3");
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: true, timeout: 0 });
    database.pragma("journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch {
    database?.close();
    return undefined;
  }
}
