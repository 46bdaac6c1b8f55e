import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { CaptureOptions, ExtractedStore, LocatedStore, StagedStore } from "../../../../src/kinds/kind.ts";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import type { SqliteSummary } from "../../../../src/model/index.ts";

/** Runs a test in a folder of its own that is removed afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "memsnap-sqlite-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

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

export function located(location: string): LocatedStore {
  return { kind: "sqlite", name: "memory", location, path: "memory.db" };
}

/** A staged database: what the kind says of it, and its file. */
export type Snapshot = StagedStore & { readonly file: string; readonly sqlite: SqliteSummary };

/** Takes one database through a whole capture. `between` runs after the moment is fixed and before it is copied. */
export async function snapshot(
  location: string,
  into: string,
  options: CaptureOptions & { readonly between?: () => unknown } = {},
): Promise<Snapshot> {
  const capture = await sqliteKind.open(located(location), options);
  try {
    await capture.lock(1_000);
    capture.pin();
    capture.unlock();
    await options.between?.();
    const staging = join(into, `staging-${performance.now()}`);
    await mkdir(staging);
    const staged = await capture.stage(staging);
    await capture.confirm();
    const [entry] = staged.entries;
    if (entry?.type !== "file" || staged.summary.kind !== "sqlite") throw new Error("expected one file");
    return { ...staged, file: entry.file, sqlite: staged.summary };
  } finally {
    capture.close();
  }
}

/** The staged database as it would come out of a bundle. */
export async function extract(staged: Snapshot, into: string): Promise<ExtractedStore> {
  const extracted = join(into, "extracted");
  await mkdir(join(extracted, "sqlite"), { recursive: true });
  await copyFile(staged.file, join(extracted, "sqlite", "memory.sqlite"));
  return {
    store: {
      name: "memory",
      kind: "sqlite",
      path: "deep/er/memory.db",
      mode: staged.mode,
      entries: 1,
      bytes: (await readFile(staged.file)).length,
      digest: staged.digest,
      consistency: staged.consistency,
      summary: staged.sqlite,
    },
    extracted,
    paths: ["sqlite/memory.sqlite"],
  };
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
