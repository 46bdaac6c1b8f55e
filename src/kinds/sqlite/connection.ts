import { rm } from "node:fs/promises";
import type BetterSqlite3 from "better-sqlite3";

/** A connection to a database. */
export type Connection = BetterSqlite3.Database;

/**
 * No function or table of a schema is trusted, cells are checked as they are read, nothing is mapped into memory, and
 * CHECK expressions, which may be arbitrarily expensive, are not evaluated by `integrity_check`.
 */
const HARDENING = ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "ignore_check_constraints = ON"];

/** Files that SQLite puts beside a database. */
export const SIDE_FILES = ["-wal", "-shm", "-journal"] as const;

let library: Promise<typeof BetterSqlite3> | undefined;

/**
 * Opens a database that exists; reads nothing of it yet. Loads SQLite at the first call only, so that commands that
 * meet no database do not pay for it. Never waits for locks: callers do that without blocking the event loop.
 */
export async function connect(file: string, access: "read" | "write"): Promise<Connection> {
  library ??= import("better-sqlite3").then((module) => module.default);
  const Database = await library;
  const connection = new Database(file, { readonly: access === "read", fileMustExist: true, timeout: 0 });
  for (const setting of HARDENING) connection.pragma(setting);
  return connection;
}

/**
 * Lets `use` read a private database file that nobody else has open, and removes what a file in WAL mode makes SQLite
 * put beside it. The file itself is never written to.
 */
export async function readPrivate<T>(file: string, use: (connection: Connection) => Promise<T> | T): Promise<T> {
  const connection = await connect(file, "read");
  try {
    return await use(connection);
  } finally {
    connection.close();
    await removeSideFiles(file);
  }
}

/** Removes the files that SQLite put beside a private database file. */
export async function removeSideFiles(file: string): Promise<void> {
  await Promise.all(SIDE_FILES.map((suffix) => rm(file + suffix, { force: true })));
}

/** A name as SQL spells it, whatever characters it holds. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
