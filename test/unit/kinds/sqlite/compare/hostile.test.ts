import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getLoadablePath } from "sqlite-vec";
import { compareDatabases } from "../../../../../src/kinds/sqlite/compare/index.ts";
import { COMPARE_DEFAULTS } from "../../../../../src/model/index.ts";
import { compare, known, make, said, short } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a schema that anyone may have written", () => {
  test("has no generated column evaluated", async () => {
    const table = "CREATE TABLE t (id INTEGER PRIMARY KEY, x AS (zeroblob(400000000)));";
    expect(await said(table, `${table} INSERT INTO t VALUES (1)`, { folder })).toEqual([
      "rows-added t rows=1 before=0 after=1",
    ]);
  });

  test("has no view read in place of a table", async () => {
    const table = "CREATE TABLE t (x); INSERT INTO t VALUES (1)";
    expect(await said(table, "CREATE VIEW t AS SELECT hex(zeroblob(400000000)) AS x", { folder })).toEqual([
      "table-removed t rows=1 before=1 after=0",
      "object-added view t",
    ]);
  });

  test("may call things like words and signs of SQL", async () => {
    const table = `CREATE TABLE "from ""select" ("order" INTEGER PRIMARY KEY, "a.b" TEXT, "'rowid'");
      INSERT INTO "from ""select" VALUES (1, 'x', 1);`;
    expect(await said(table, `${table} UPDATE "from ""select" SET "a.b" = 'y', "'rowid'" = 2`, { folder })).toEqual([
      `rows-changed from "select rows=1 before=1 after=1 'rowid':1 a.b:1`,
    ]);
  });

  test("may leave no name for the number of a row", async () => {
    const table = "CREATE TABLE t (rowid, oid, _rowid_); INSERT INTO t VALUES (1, 2, 'x'), (3, 4, 'y');";
    expect(await said(table, `${table} DELETE FROM t WHERE oid = 2`, { folder })).toEqual([
      "rows-removed t rows=1 before=2 after=1",
    ]);
  });

  test("may declare a collation that only its application has", async () => {
    const rewrite = (sql: string) => (database: import("better-sqlite3").Database) => {
      database.exec("CREATE TABLE t (id TEXT COLLATE NOCASE PRIMARY KEY, x TEXT)");
      database.exec(sql);
      database.unsafeMode().pragma("writable_schema = ON");
      database.exec("UPDATE sqlite_schema SET sql = replace(sql, 'NOCASE', 'UNKNOWN') WHERE type = 'table'");
    };
    const base = await known(make(folder, rewrite("INSERT INTO t VALUES ('a', 'x'), ('b', 'y')")));
    const current = await known(make(folder, rewrite("INSERT INTO t VALUES ('b', 'z'), ('a', 'x'), ('c', 'x')")));
    expect((await compareDatabases({ base, current }, COMPARE_DEFAULTS)).map(short)).toEqual([
      "rows-added t rows=1 before=2 after=3",
      "rows-changed t rows=1 before=2 after=3 x:1",
    ]);
  });

  test("may have as many columns as a table takes", async () => {
    const columns = Array.from({ length: 2000 }, (_, index) => `c${index} TEXT`).join(", ");
    const table = `CREATE TABLE t (${columns}); INSERT INTO t (c1, c1999) VALUES ('a', 'b')`;
    expect(await said(table, `${table}, ('c', 'd')`, { folder })).toEqual(["rows-added t rows=1 before=1 after=2"]);
  });

  test("may have more tables than can be looked through one by one", async () => {
    const tables = Array.from(
      { length: 500 },
      (_, index) => `CREATE TABLE t${index} (id INTEGER PRIMARY KEY, x);`,
    ).join("");
    const told = await said(tables, `${tables} INSERT INTO t77 VALUES (1, 2)`, { folder });
    expect(told).toEqual(["rows-added t77 rows=1 before=0 after=1"]);
  });

  test("may have more columns than an expression can nest", async () => {
    const columns = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const table = `CREATE TABLE t (${columns.join(", ")}); INSERT INTO t (c7) VALUES (1);`;
    expect(await said(table, `${table} UPDATE t SET c299 = 1`, { folder })).toEqual([
      "rows-added t rows=1 before=1 after=1",
      "rows-removed t rows=1 before=1 after=1",
    ]);
  });
});

describe("text that is not valid", () => {
  const table = "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); CREATE TABLE bag (x TEXT);";
  const text = (hex: string): string =>
    `INSERT INTO t VALUES (1, CAST(x'${hex}' AS TEXT)); INSERT INTO bag VALUES (CAST(x'${hex}' AS TEXT)), ('b');`;

  test("is told apart by its bytes", async () => {
    expect(await said(`${table} ${text("ff41")}`, `${table} ${text("fe41")}`, { folder })).toEqual([
      "rows-added bag rows=1 before=2 after=2",
      "rows-removed bag rows=1 before=2 after=2",
      "rows-changed t rows=1 before=1 after=1 x:1",
    ]);
  });

  test("does not keep other text from being shown as such", async () => {
    const told = await compare(`${table} ${text("ff")}`, `${table} ${text("ff")} INSERT INTO t VALUES (2, 'ü')`, {
      folder,
      showContent: true,
    });
    expect(told.map(({ samples }) => samples)).toEqual([[{ key: "2", after: '{"id":2,"x":"ü"}' }]]);
  });

  test("is told apart in UTF-16, too", async () => {
    const utf16 = `PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (id TEXT PRIMARY KEY, x TEXT);
      INSERT INTO t VALUES ('ab', 'x'), ('ba', 'y'), ('Āa', 'z');`;
    const told = await compare(utf16, `${utf16} UPDATE t SET x = 'ü' WHERE id = 'Āa'`, { folder, showContent: true });
    expect(told.map(({ samples }) => samples)).toEqual([
      [{ key: "Āa", columns: ["x"], before: '{"x":"z"}', after: '{"x":"ü"}' }],
    ]);
  });
});

describe("tables of a module are one with their virtual table", () => {
  function vectors(ids: readonly number[]): string {
    return make(folder, (database) => {
      database.loadExtension(getLoadablePath());
      database.exec("CREATE VIRTUAL TABLE vec_facts USING vec0(embedding float[2])");
      const insert = database.prepare("INSERT INTO vec_facts (rowid, embedding) VALUES (?, ?)");
      for (const id of ids) insert.run(BigInt(id), Buffer.from(new Float32Array([id, 1]).buffer));
    });
  }

  test("in vec0, which is never loaded", async () => {
    const pair = { base: await known(vectors([1, 2, 3])), current: await known(vectors([2, 3, 4, 5])) };
    const told = (await compareDatabases(pair, COMPARE_DEFAULTS)).map(short);
    expect(told.filter((line) => line.startsWith("rows-") || line.startsWith("table-"))).toEqual([
      "rows-added vec_facts rows=2 before=3 after=4",
      "rows-removed vec_facts rows=1 before=3 after=4",
    ]);
  });

  test.each([
    ["fts5 without text of its own", "CREATE VIRTUAL TABLE n USING fts5(body, content='');"],
    ["fts4", "CREATE VIRTUAL TABLE n USING fts4(body);"],
    ["rtree", "CREATE VIRTUAL TABLE n USING rtree(id, low, high);"],
  ])("in %s", async (name, table) => {
    const row = (id: number): string =>
      name === "rtree"
        ? `INSERT INTO n VALUES (${id}, 1, 2);`
        : `INSERT INTO n (rowid, body) VALUES (${id}, 'likes tea');`;
    expect(await said(`${table} ${row(1)}`, `${table} ${row(1)} ${row(2)}`, { folder })).toEqual([
      "rows-added n rows=1 before=1 after=2",
    ]);
  });

  test("but a table of the user beside it is a table", async () => {
    const fts = "CREATE VIRTUAL TABLE n USING fts5(body); CREATE TABLE n_mine (x);";
    expect(await said(fts, `${fts} INSERT INTO n_mine VALUES (1)`, { folder })).toEqual([
      "rows-added n_mine rows=1 before=0 after=1",
    ]);
  });
});
