import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { fullTextSearch, queryDatabase } from "../../../../src/kinds/index.ts";

const MIB = 1024 * 1024;
const COUNTING = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
  file = join(folder, "facts.db");
  const database = new Database(file);
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE fact (id INTEGER PRIMARY KEY, body, data);
    INSERT INTO fact VALUES (1, 'tea', x'00ff'), (9223372036854775807, NULL, 1.5), (-3, 'ü', 9e999);
    CREATE VIRTUAL TABLE search USING fts5 (body);
    INSERT INTO search VALUES ('green tea'), ('black tea');
    CREATE VIEW endless AS ${COUNTING} SELECT count(*) FROM c`);
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(sql: string, more: { maxRows?: number; keepRows?: boolean; timeoutMs?: number; memoryMiB?: number } = {}) {
  const { maxRows = 10, keepRows = true, timeoutMs = 20_000, memoryMiB = 256 } = more;
  return queryDatabase({ file, sql, maxRows, keepRows }, { timeoutMs, memoryBytes: memoryMiB * MIB });
}

describe("a query", () => {
  test("gives every type of value, and loses no digit", async () => {
    expect(await ask("SELECT * FROM fact ORDER BY id")).toEqual({
      answer: {
        count: 3,
        rows: [
          [-3, "ü", "Infinity"],
          [1, "tea", { hex: "00ff" }],
          [{ integer: "9223372036854775807" }, null, 1.5],
        ],
      },
    });
  });

  test("reads no more rows than were asked for", async () => {
    expect(await ask(`${COUNTING} SELECT x FROM c`, { maxRows: 2 })).toMatchObject({
      answer: { count: 2, rows: [[1], [2]] },
    });
    expect(await ask(`${COUNTING} SELECT x FROM c`, { maxRows: 1000, keepRows: false })).toEqual({
      answer: { count: 1000, rows: [] },
    });
  });

  test("searches full text, whatever the table is called", async () => {
    const query = { file, ...fullTextSearch("search", "green"), maxRows: 10, keepRows: false };
    const limits = { timeoutMs: 20_000, memoryBytes: 256 * MIB };
    expect(await queryDatabase(query, limits)).toEqual({ answer: { count: 1, rows: [] } });
    const absent = { ...query, ...fullTextSearch('no"ne; DROP TABLE fact', "green") };
    expect(await queryDatabase(absent, limits)).toMatchObject({ failure: expect.stringMatching(/no such table/) });
  });

  test.each([
    ["of two statements", "SELECT 1; SELECT 2"],
    ["that writes", "DELETE FROM fact RETURNING id"],
    ["that opens another database", "ATTACH 'other.db' AS other"],
    ["that makes a file", "VACUUM INTO 'other.db'"],
    ["that loads an extension", "SELECT load_extension('other')"],
    ["that is no SQL", "remember the tea"],
    ["for a table that is not there", "SELECT * FROM opinion"],
    [
      "with a result of any size",
      "SELECT printf('%1000000s', x) FROM (SELECT 1 x UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5)",
    ],
  ])("%s is refused", async (_what, sql) => {
    expect(await ask(sql)).toMatchObject({ failure: expect.any(String) });
  });

  test.each([
    ["by itself", `${COUNTING} SELECT count(*) FROM c`],
    ["by a view of the database", "SELECT * FROM endless"],
  ])("that never ends %s is stopped", async (_how, sql) => {
    expect(await ask(sql, { timeoutMs: 1000 })).toMatchObject({ stopped: "time" });
  });

  test.each([
    ["a text", `${COUNTING} SELECT group_concat(printf('%1000s', x)) FROM c`],
    ["sorting", `${COUNTING} SELECT x FROM c ORDER BY -x`],
    ["one value", "SELECT hex(zeroblob(450000000))"],
  ])("that eats memory by %s is stopped", async (_how, sql) => {
    expect(await ask(sql, { memoryMiB: 160 })).toMatchObject({ stopped: "memory" });
  });

  test("leaves the file as it is, and nothing beside it", async () => {
    const before = readFileSync(file);
    await ask("SELECT * FROM fact");
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(["-wal", "-shm", "-journal"].filter((suffix) => existsSync(file + suffix))).toEqual([]);
  });

  test("is stopped by a signal that comes before its end", async () => {
    const stop = new AbortController();
    const sql = `${COUNTING} SELECT count(*) FROM c`;
    const limits = { timeoutMs: 20_000, memoryBytes: 256 * MIB, signal: stop.signal };
    const asked = queryDatabase({ file, sql, maxRows: 1, keepRows: true }, limits);
    setTimeout(() => stop.abort(), 300);
    await expect(asked).rejects.toMatchObject({ code: "busy" });
  });
});
