import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { ExtractedStore, LocatedStore, StagedStore } from "../../../../src/kinds/kind.ts";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import type { SqliteSummary } from "../../../../src/model/index.ts";
import { extract as layOut, type Meanwhile, stage } from "../stage.ts";

/** Makes a database of SQL, through the library's own connection. */
export function make(file: string, ...sql: string[]): void {
  const database = new Database(file);
  try {
    database.pragma("synchronous = OFF");
    for (const statement of sql) database.exec(statement);
  } finally {
    database.close();
  }
}

export function located(location: string, path = "memory.db"): LocatedStore {
  return { kind: "sqlite", name: "memory", location, path };
}

/** A staged database: what the kind says of it, and its file. */
export type Snapshot = StagedStore & { readonly file: string; readonly sqlite: SqliteSummary };

/** Takes one database through a whole capture. */
export async function snapshot(location: string, into: string, meanwhile: Meanwhile = {}): Promise<Snapshot> {
  const staging = join(into, `staging-${performance.now()}`);
  const staged = await stage(located(location), staging, { kind: sqliteKind, ...meanwhile });
  const [entry] = staged.entries;
  if (entry?.type !== "file" || staged.summary.kind !== "sqlite") throw new Error("expected one file");
  return { ...staged, file: entry.file, sqlite: staged.summary };
}

/** The staged database as it would come out of a bundle. */
export function extract(staged: Snapshot, into: string): ExtractedStore & { readonly file: string } {
  const extracted = join(into, "extracted");
  const store = layOut(located(staged.file, "deep/er/memory.db"), staged, extracted);
  return { ...store, file: join(extracted, "sqlite", "memory.sqlite") };
}

/** Restores a store into a new tree; returns the database. */
export async function restore(store: ExtractedStore, into: string): Promise<string> {
  const tree = await mkdtemp(join(into, "tree-"));
  await sqliteKind.restore(store, tree);
  return join(tree, store.store.path);
}

/** All rows of a table, with exact integers. */
export function rows(file: string, sql: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).raw().safeIntegers().all();
  } finally {
    database.close();
  }
}

/** Names and bytes of everything in a folder, but not of `-shm`, which holds no data. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith("staging")) continue;
    const bytes = name.endsWith("-shm") ? Buffer.alloc(0) : await readFile(join(folder, name));
    found[name] = createHash("sha256").update(bytes).digest("hex");
  }
  return found;
}
