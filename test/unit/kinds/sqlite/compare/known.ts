import { statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { KnownStore } from "../../../../../src/kinds/kind.ts";
import { compareDatabases } from "../../../../../src/kinds/sqlite/compare/index.ts";
import { readPrivate } from "../../../../../src/kinds/sqlite/connection.ts";
import { stateDigest, summarise } from "../../../../../src/kinds/sqlite/summary.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference } from "../../../../../src/model/index.ts";

/** Options, and a folder for the databases. */
export type Scene = Partial<CompareOptions> & { readonly folder: string };

let made = 0;

/** Makes a database, by SQL or otherwise. */
export function make(folder: string, content: string | ((database: Database.Database) => void)): string {
  const file = join(folder, `${made++}.db`);
  const database = new Database(file);
  try {
    database.pragma("synchronous = OFF");
    if (typeof content === "string") database.exec(content);
    else content(database);
  } finally {
    database.close();
  }
  return file;
}

/** A database with all that a bundle says of it. */
export async function known(file: string): Promise<KnownStore> {
  const summary = await readPrivate(file, (connection) => summarise(connection, true));
  const sizeBytes = statSync(file).size;
  return {
    kind: "sqlite",
    name: "memory",
    path: "memory.db",
    digest: stateDigest(summary),
    entries: 1,
    bytes: sizeBytes,
    summary,
    content: [{ path: "sqlite/memory.sqlite", type: "file", mode: 0o644, sizeBytes, file }],
  };
}

/** What differs between two databases that are given as SQL. */
export async function compare(base: string, current: string, { folder, ...options }: Scene): Promise<Difference[]> {
  const [before, after] = await Promise.all([base, current].map((sql) => known(make(folder, sql))));
  if (before === undefined || after === undefined) throw new Error("expected two databases");
  return compareDatabases({ base: before, current: after }, { ...COMPARE_DEFAULTS, ...options });
}

/** The same, without samples, in short: `code place {numbers} column:count`. */
export async function said(base: string, current: string, scene: Scene): Promise<string[]> {
  return (await compare(base, current, scene)).map(short);
}

/** A difference on one line. */
export function short({ code, place, numbers, parts = [] }: Difference): string {
  const where = [place.table, place.column, place.object].filter((part) => part !== undefined).join(".");
  const counts = Object.entries(numbers).map(([name, value]) => `${name}=${value}`);
  return [code, where, ...counts, ...parts.map(({ column, count }) => `${column}:${count}`)].filter(Boolean).join(" ");
}
