import { execFileSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import * as sqliteVec from "sqlite-vec";
import { isSqliteFile, sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { extract, inFolder, located, make, rows, snapshot } from "./databases.ts";

const FTS_ROWS = `
  INSERT INTO notes(title, body) VALUES ('first', 'the quick brown fox'), ('second', 'jumps over the lazy dog')`;

/** Databases as agents keep them, and as they could be. */
const DATABASES: Record<string, string[]> = {
  "WAL mode": ["PRAGMA journal_mode = WAL", "CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"],
  "rollback mode": ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"],
  "no tables": ["PRAGMA user_version = 3"],
  "FTS5 with its own text": ["CREATE VIRTUAL TABLE notes USING fts5(title, body)", FTS_ROWS],
  "FTS5 over another table": [
    "CREATE TABLE notes_text(id INTEGER PRIMARY KEY, title, body)",
    "CREATE VIRTUAL TABLE notes USING fts5(title, body, content='notes_text', content_rowid='id')",
    "INSERT INTO notes_text VALUES (1, 'first', 'the quick brown fox')",
    "INSERT INTO notes(notes) VALUES ('rebuild')",
  ],
  "FTS5 without text": ["CREATE VIRTUAL TABLE notes USING fts5(title, body, content='')", FTS_ROWS],
  "WITHOUT ROWID": [
    "CREATE TABLE t(a TEXT, b INT, c BLOB, PRIMARY KEY (b, a)) WITHOUT ROWID",
    "INSERT INTO t VALUES ('z', 1, x'00ff'), ('a', 1, x''), ('m', 0, NULL)",
  ],
  STRICT: ["CREATE TABLE t(a INTEGER, b ANY) STRICT", "INSERT INTO t VALUES (1, 1.0), (2, x'01'), (3, 'three')"],
  "generated columns": [
    "CREATE TABLE t(a, b AS (a * 2) VIRTUAL, c AS (a || '!') STORED)",
    "INSERT INTO t(a) VALUES (1), (2)",
    "CREATE INDEX by_b ON t(b)",
  ],
  "UTF-16": ["PRAGMA encoding = 'UTF-16le'", "CREATE TABLE t(a)", "INSERT INTO t VALUES ('häßlich 🧠'), (x'00')"],
  auto_vacuum: ["PRAGMA auto_vacuum = FULL", "CREATE TABLE t(a)", "INSERT INTO t VALUES (zeroblob(100000))"],
  "user_version and application_id": ["PRAGMA user_version = -7", "PRAGMA application_id = 1196444487"],
  "names that need quotes": [
    `CREATE TABLE "a ""b"" 'c' [d]"("x ""y""" TEXT PRIMARY KEY, "select" INT)`,
    `INSERT INTO "a ""b"" 'c' [d]" VALUES ('k', 1)`,
    `CREATE TABLE "gedächtnis 🧠"("größe")`,
    `CREATE TABLE "order"("group" INTEGER PRIMARY KEY)`,
  ],
  "columns called like rowid": [
    "CREATE TABLE t(rowid TEXT, oid TEXT, _rowid_ TEXT)",
    "INSERT INTO t VALUES ('a', 'b', 'c')",
    "CREATE TABLE vec_chunks(rowid PRIMARY KEY, v)",
    "INSERT INTO vec_chunks VALUES (2, 'b'), (1, 'a')",
  ],
  "views and triggers": [
    "CREATE TABLE t(a)",
    "CREATE VIEW broken AS SELECT * FROM nowhere",
    "CREATE TRIGGER boom AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'boom'); END",
  ],
  AUTOINCREMENT: ["CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a)", "INSERT INTO t(a) VALUES (1), (2)"],
  statistics: ["CREATE TABLE t(a)", "CREATE INDEX by_a ON t(a)", "INSERT INTO t VALUES (1), (2)", "ANALYZE"],
  rtree: ["CREATE VIRTUAL TABLE r USING rtree(id, x0, x1)", "INSERT INTO r VALUES (1, 0, 1)"],
};
for (const pageSize of [512, 1024, 2048, 8192, 16384, 32768, 65536])
  DATABASES[`pages of ${pageSize} bytes`] = [
    `PRAGMA page_size = ${pageSize}`,
    "CREATE TABLE t(a, b)",
    "INSERT INTO t VALUES (1, zeroblob(70000)), (2, 'x')",
  ];

/** What another build of SQLite says a database holds. VACUUM may put virtual tables at another place. */
function dump(file: string): string[] {
  return execFileSync("sqlite3", [file, ".dump"], { encoding: "utf8" }).split("\n").sort();
}

describe("a capture", () => {
  test.each(Object.entries(DATABASES))("copies, checks and restores a database with %s", (_name, sql) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, ...sql);
      const before = dump(source);
      const staged = await snapshot(source, folder);
      expect(staged.consistency).toBe("fenced");
      expect(staged.sqlite.compacted).toBe(true);
      const store = await extract(staged, folder);
      expect(await sqliteKind.check(store, folder)).toEqual([]);
      expect(await readdir(join(store.extracted, "sqlite"))).toEqual(["memory.sqlite"]);

      await sqliteKind.restore(store, join(folder, "tree"));
      const restored = join(folder, "tree", "deep", "er", "memory.db");
      expect(await readFile(restored)).toEqual(await readFile(staged.file));
      expect(dump(restored)).toEqual(before);
      for (const pragma of ["journal_mode", "page_size", "encoding", "auto_vacuum", "user_version", "application_id"])
        expect(rows(restored, `PRAGMA ${pragma}`)).toEqual(rows(source, `PRAGMA ${pragma}`));
      expect(rows(restored, "PRAGMA schema_version")).toEqual(rows(source, "PRAGMA schema_version"));
    }),
  );

  test("gives the same bytes for a restored database as for the one that it came from", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, ...(DATABASES["WAL mode"] ?? []), ...(DATABASES["FTS5 with its own text"] ?? []));
      const first = await snapshot(source, folder);
      const store = await extract(first, folder);
      await sqliteKind.restore(store, join(folder, "tree"));
      const second = await snapshot(join(folder, "tree", "deep", "er", "memory.db"), folder);
      expect(await readFile(second.file)).toEqual(await readFile(first.file));
      expect(second.digest).toBe(first.digest);
    }));

  test("takes sqlite-vec tables without the extension", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = new Database(source);
      sqliteVec.load(database);
      database.pragma("journal_mode = WAL");
      database.exec("CREATE VIRTUAL TABLE memories USING vec0(embedding float[8], kind text, +note text)");
      const insert = database.prepare("INSERT INTO memories(rowid, embedding, kind, note) VALUES (?, ?, ?, ?)");
      for (let i = 1n; i <= 2000n; i++)
        insert.run(i * 3n, new Float32Array(8).fill(Number(i)), `k${i % 5n}`, `note ${i}`);
      database.close();

      const staged = await snapshot(source, folder);
      expect(staged.sqlite.virtualTables).toEqual([{ name: "memories", module: "vec0" }]);
      expect(staged.sqlite.tables.map(({ name }) => name)).toContain("memories_vector_chunks00");
      expect(await sqliteKind.check(await extract(staged, folder), folder)).toEqual([]);

      const copy = new Database(staged.file);
      sqliteVec.load(copy);
      const nearest = copy.prepare("SELECT rowid, note FROM memories WHERE embedding MATCH ? AND k = 1");
      expect(nearest.get(new Float32Array(8).fill(777))).toEqual({ rowid: 2331, note: "note 777" });
      copy.close();
    }));

  test("answers full-text queries after the restore", () =>
    inFolder(async (folder) => {
      for (const kind of ["FTS5 with its own text", "FTS5 over another table", "FTS5 without text"]) {
        const source = join(folder, `${kind}.db`);
        make(source, ...(DATABASES[kind] ?? []));
        const staged = await snapshot(source, folder);
        expect(rows(staged.file, "SELECT rowid FROM notes WHERE notes MATCH 'quick'")).toEqual([[1n]]);
      }
    }));

  test("keeps implicit rowids and their gaps", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "CREATE TABLE t(a)", "INSERT INTO t(rowid, a) VALUES (5, 'a'), (-9, 'b'), (4000000000, 'c')");
      const staged = await snapshot(source, folder);
      expect(rows(staged.file, "SELECT rowid, a FROM t")).toEqual(rows(source, "SELECT rowid, a FROM t"));
    }));

  test.each(["WAL", "DELETE"])("leaves deleted secrets behind in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const secret = "correct-horse-battery-staple";
      const database = new Database(source);
      database.pragma(`journal_mode = ${mode}`);
      database.pragma("secure_delete = OFF");
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
      expect(await sqliteKind.check(await extract(raw, folder), folder)).toEqual([]);
    }),
  );

  test("keeps the raw pages of a database that only its application can rebuild", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = new Database(source);
      database.function("shout", { deterministic: true }, (text) => String(text).toUpperCase());
      database.pragma("journal_mode = WAL");
      database.exec("CREATE TABLE t(a); CREATE INDEX shouted ON t(shout(a)); INSERT INTO t VALUES ('x')");
      database.close();
      const staged = await snapshot(source, folder);
      expect(staged.sqlite.compacted).toBe(false);
      expect(staged.sqlite.tables).toMatchObject([{ name: "t", rows: 1 }]);
      expect(await sqliteKind.check(await extract(staged, folder), folder)).toEqual([]);
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
      expect(await sqliteKind.check(await extract(staged, folder), folder)).toEqual([]);
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
