import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import fc from "fast-check";
import type { ExtractedStore } from "../../../../src/kinds/kind.ts";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { inFolder } from "../stage.ts";
import { extract, make, snapshot } from "./databases.ts";

const SQL = [
  "PRAGMA journal_mode = WAL",
  "CREATE TABLE t(a INTEGER PRIMARY KEY, b)",
  "CREATE INDEX by_b ON t(b)",
  "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, 'x' || i FROM n",
  "CREATE VIRTUAL TABLE notes USING fts5(body)",
  "INSERT INTO notes VALUES ('the quick brown fox')",
];

async function extracted(folder: string, sql: string[] = SQL): Promise<ReturnType<typeof extract>> {
  const source = join(folder, "memory.db");
  make(source, ...sql);
  return extract(await snapshot(source, folder), folder);
}

/** Changes an extracted database behind the back of its manifest. */
function tamper(file: string, sql: string): void {
  const database = new Database(file);
  database.unsafeMode();
  database.pragma("writable_schema = ON");
  database.exec(sql);
  database.close();
}

async function codes(store: ExtractedStore, folder: string): Promise<string[]> {
  return [...new Set((await sqliteKind.check(store, folder)).map(({ code }) => code))];
}

describe("a check", () => {
  test.each([
    ["a changed cell", "UPDATE t SET b = 'y' WHERE a = 7"],
    ["a missing row", "DELETE FROM t WHERE a = 7"],
    ["a missing table", "DROP TABLE t"],
    ["another table", "CREATE TABLE u(a)"],
    ["another trigger", "CREATE TRIGGER boom AFTER INSERT ON t BEGIN DELETE FROM t; END"],
    ["another user_version", "PRAGMA user_version = 1"],
    ["another journal mode", "PRAGMA journal_mode = DELETE"],
  ])("finds %s", (_what, sql) =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      tamper(store.file, sql);
      expect(await codes(store, folder)).toEqual(["digest-mismatch"]);
    }),
  );

  test.each([
    ["an index that does not fit", "UPDATE sqlite_schema SET sql = 'CREATE INDEX by_b ON t(a)' WHERE name = 'by_b'"],
    ["a full-text index that does not fit", "UPDATE notes_content SET c0 = 'something else'"],
    ["a schema that cannot be read", "UPDATE sqlite_schema SET sql = 'CREATE TABLE t(a' WHERE name = 't'"],
  ])("finds %s", (_what, sql) =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      tamper(store.file, sql);
      expect(await codes(store, folder)).toEqual(["database-damaged"]);
    }),
  );

  test("finds a file that is no database", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      for (const bytes of [Buffer.alloc(0), Buffer.alloc(4096, 1), (await readFile(store.file)).subarray(0, 5000)]) {
        await writeFile(store.file, bytes);
        expect(await codes(store, folder)).toEqual(["database-damaged"]);
      }
    }));

  test("does not let a WAL in the bundle into the database", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      await writeFile(`${store.file}-wal`, "anything");
      expect(await codes(store, folder)).toEqual(["archive-violation"]);
    }));

  test("refuses a store that is not one database file", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      expect(await codes({ ...store, paths: [] }, folder)).toEqual(["manifest-invalid"]);
      expect(await codes({ ...store, paths: [...store.paths, "sqlite/other.sqlite"] }, folder)).toEqual([
        "manifest-invalid",
      ]);
    }));

  test("finds a digest of the store that its summary does not give", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      expect(await codes({ ...store, store: { ...store.store, digest: "0".repeat(64) } }, folder)).toEqual([
        "digest-mismatch",
      ]);
    }));

  test("does not evaluate the views, CHECK constraints and generated columns of a hostile schema", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder, [
        "CREATE TABLE t(a, b AS (hex(zeroblob(200000000))), CHECK (a < 5 OR length(hex(zeroblob(200000000))) = 0))",
        "INSERT INTO t(a) VALUES (1), (2), (3)",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n",
      ]);
      expect(await codes(store, folder)).toEqual([]);
    }));

  test("leaves the folder as it was, whatever bytes the file holds", () =>
    inFolder(async (folder) => {
      const store = await extracted(folder);
      const whole = await readFile(store.file);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
            minLength: 1,
            maxLength: 20,
          }),
          async (flips) => {
            const bytes = Buffer.from(whole);
            for (const [at, mask] of flips) bytes[at] = (bytes[at] ?? 0) ^ mask;
            await writeFile(store.file, bytes);
            await sqliteKind.check(store, folder);
            expect(await readdir(join(store.extracted, "sqlite"))).toEqual(["memory.sqlite"]);
            expect(await readFile(store.file)).toEqual(bytes);
          },
        ),
        { numRuns: 60 },
      );
    }));
});
