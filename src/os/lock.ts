import { closeSync, lstatSync, openSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type BetterSqlite3 from "better-sqlite3";
import { AppError } from "../model/index.ts";

/** A lock that this process holds; the system gives it back when the process ends, however it ends. */
export interface Lock {
  /** Gives it back; with `remove`, its file goes too. Never throws, and may be called again. */
  release(options?: { readonly remove?: boolean }): void;
}

const PAUSE_MS = 50;

/**
 * Takes a lock that holds across processes: an empty SQLite database, in which nothing is ever written. `undefined` when
 * somebody else keeps it beyond the time. Nobody may open and close the file by `fs` meanwhile: on POSIX that gives the
 * lock back.
 * @throws AppError `target-unsafe` when the file is not one of ours; errors of the file system as they are
 */
export async function takeLock(path: string, timeoutMs: number): Promise<Lock | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = await tryToLock(path);
    if (lock !== undefined) return lock;
    if (performance.now() >= deadline) return undefined;
    await sleep(PAUSE_MS);
  }
}

async function tryToLock(path: string): Promise<Lock | undefined> {
  const before = inodeOfLock(path) ?? makeLockFile(path);
  if (before === undefined) return undefined;
  const { default: Database } = await import("better-sqlite3");
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: true, timeout: 0 });
    database.pragma("journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
    // Its last owner may have removed the file that we have opened, which SQLite may call a fault, too.
    if (inodeOfLock(path) === before) return lockOf(database, path);
  } catch (error) {
    database?.close();
    if (isHeld(error) || inodeOfLock(path) !== before) return undefined;
    const message = `${path} cannot be locked: ${(error as Error).message}`;
    throw new AppError("output-unwritable", message, { path, cause: error });
  }
  database.close();
  return undefined;
}

function lockOf(database: BetterSqlite3.Database, path: string): Lock {
  const close = (): void => void database.close();
  return {
    release({ remove = false } = {}) {
      if (!database.open) return;
      // While it is held, so that nobody takes it in between; Windows removes nothing that is open.
      const steps = process.platform === "win32" ? [close, unlink] : [unlink, close];
      for (const step of remove ? steps : [close]) attempt(step);
    },
  };
  function unlink(): void {
    rmSync(path, { force: true });
  }
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // It comes after the work; a lock file that stays is of no harm.
  }
}

/** The inode of a lock file; `undefined` when there is none. SQLite must find nothing in it, and nothing beside it. */
function inodeOfLock(path: string): bigint | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  const journals = ["-journal", "-wal"].map((suffix) => lstatSync(path + suffix, { throwIfNoEntry: false }));
  const isOurs = found === undefined || (found.isFile() && found.size === 0n);
  if (!isOurs || journals.some((journal) => journal !== undefined && journal.size > 0))
    throw new AppError("target-unsafe", `${path} is no lock of memsnap; remove it`, { path });
  return found?.ino;
}

function makeLockFile(path: string): bigint | undefined {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    // Somebody else was faster.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return inodeOfLock(path);
}

/** Another connection has it, or its owner is just removing it. */
function isHeld(error: unknown): boolean {
  return /^SQLITE_(BUSY|CANTOPEN)/.test((error as { code?: string }).code ?? "");
}
