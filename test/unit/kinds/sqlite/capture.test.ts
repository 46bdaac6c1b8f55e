import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { isSqliteFile, sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { inFolder } from "../stage.ts";
import { extract, located, make, snapshot } from "./databases.ts";
import { FTS_ROWS } from "./samples.ts";

describe("a capture", () => {
  test.each(["WAL", "DELETE"])("leaves deleted secrets behind in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const secret = "correct-horse-battery-staple";
      const database = new Database(source);
      database.pragma(`journal_mode = ${mode}`);
      database.pragma("secure_delete = OFF");
      database.pragma("synchronous = OFF");
      database.exec("CREATE TABLE t(a)");
      const insert = database.prepare("INSERT INTO t VALUES (?)");
      for (let i = 0; i < 500; i++) insert.run(`${secret} ${i} ${"x".repeat(300)}`);
      database.exec("DELETE FROM t WHERE rowid % 50 <> 0; UPDATE t SET a = 'gone'");
      const raw = await snapshot(source, folder, { rawPages: true });
      const compact = await snapshot(source, folder);
      database.close();
      expect((await readFile(raw.file)).includes(secret)).toBe(true);
      expect(raw.sqlite.compacted).toBe(false);
      expect((await readFile(compact.file)).includes(secret)).toBe(false);
      expect(raw.digest).toBe(compact.digest);
      expect(await sqliteKind.check(extract(raw, folder), folder)).toEqual([]);
    }),
  );

  test("takes a database that only its application can rebuild", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = new Database(source);
      database.function("shout", { deterministic: true }, (text) => String(text).toUpperCase());
      database.pragma("journal_mode = WAL");
      database.exec("CREATE TABLE t(a); CREATE INDEX shouted ON t(shout(a)); INSERT INTO t VALUES ('x')");
      database.close();
      const staged = await snapshot(source, folder);
      expect(staged.sqlite.tables).toMatchObject([{ name: "t", rows: 1 }]);
      expect(await sqliteKind.check(extract(staged, folder), folder)).toEqual([]);
    }));

  test("takes tables whose collation or tokenizer only the application has", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "CREATE TABLE t(a TEXT PRIMARY KEY COLLATE NOCASE, b)", "INSERT INTO t VALUES ('b', 1), ('A', 2)");
      make(source, "CREATE VIRTUAL TABLE notes USING fts5(title, body, tokenize = 'porter')", FTS_ROWS);
      const database = new Database(source);
      database.unsafeMode();
      database.pragma("writable_schema = ON");
      database.exec("UPDATE sqlite_schema SET sql = replace(replace(sql, 'NOCASE', 'DUDEN'), 'porter', 'duden')");
      database.close();
      const staged = await snapshot(source, folder);
      expect(staged.sqlite.tables).toMatchObject([
        { name: "notes_content", rows: 2 },
        { name: "t", rows: 2 },
      ]);
      expect(await sqliteKind.check(extract(staged, folder), folder)).toEqual([]);
    }));

  test("takes a database that is one page", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA user_version = 1");
      const staged = await snapshot(source, folder);
      expect(staged.entries).toMatchObject([{ sizeBytes: 4096 }]);
      expect(staged.sqlite.tables).toEqual([]);
    }));

  test("refuses a file that is no database", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      for (const bytes of [Buffer.alloc(0), Buffer.alloc(8192, 0x5a), Buffer.from("SQLite format 3\0")]) {
        await writeFile(source, bytes);
        await expect(sqliteKind.open(located(source), {})).rejects.toMatchObject({ code: "source-damaged" });
      }
      await expect(sqliteKind.open(located(`${source}x`), {})).rejects.toMatchObject({ code: "source-missing" });
    }));

  test.each(["WAL", "DELETE"])("refuses a damaged database in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const fill =
        "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT i, 'x' || i FROM n";
      make(source, `PRAGMA journal_mode = ${mode}`, "CREATE TABLE t(a, b)", "CREATE INDEX by_b ON t(b)", fill);
      const bytes = await readFile(source);
      for (let i = 0; i < 64; i++) bytes[8192 + i] = (bytes[8192 + i] ?? 0) ^ 0xff;
      await writeFile(source, bytes);
      await expect(snapshot(source, folder)).rejects.toMatchObject({ code: "source-damaged" });
    }),
  );

  test("refuses a database whose index does not fit its table", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(
        source,
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE t(a, b)",
        "CREATE INDEX by_a ON t(a)",
        "INSERT INTO t VALUES (1, 2)",
      );
      const database = new Database(source);
      database.unsafeMode();
      database.pragma("writable_schema = ON");
      database.exec("UPDATE sqlite_schema SET sql = 'CREATE INDEX by_a ON t(b)' WHERE name = 'by_a'");
      database.close();
      await expect(snapshot(source, folder)).rejects.toMatchObject({ code: "source-damaged" });
    }));
});

describe("isSqliteFile", () => {
  test("knows the header and nothing else", () => {
    const header = Buffer.from("SQLite format 3\0rest");
    expect(isSqliteFile(header)).toBe(true);
    expect(isSqliteFile(header.subarray(0, 16))).toBe(true);
    expect(isSqliteFile(header.subarray(0, 15))).toBe(false);
    expect(isSqliteFile(Buffer.from("SQLite format 4\0"))).toBe(false);
    expect(isSqliteFile(new Uint8Array())).toBe(false);
  });
});
