import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { compare, said } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FACTS = "CREATE TABLE facts (id INTEGER PRIMARY KEY, slug TEXT, text TEXT, seen INTEGER);";
const BASE = `${FACTS} INSERT INTO facts VALUES (1, 'tea', 'likes tea', 5), (2, 'home', 'lives in Bonn', 6);`;
const LATER = `${BASE} UPDATE facts SET seen = 9;`;
const RENUMBERED = `${FACTS} INSERT INTO facts VALUES (7, 'home', 'lives in Ulm', 6), (9, 'tea', 'likes tea', 5);`;

describe("what is ignored", () => {
  test("a column is not compared", async () => {
    expect(await said(BASE, LATER, { folder, ignored: [{ table: "fa*", column: "seen" }] })).toEqual([]);
    expect(await said(BASE, LATER, { folder, ignored: [{ column: "seen" }] })).toEqual([]);
    const migrated = `${BASE} ALTER TABLE facts DROP COLUMN seen`;
    expect(await said(BASE, migrated, { folder, ignored: [{ column: "seen" }] })).toEqual([]);
  });

  test("a table is not compared, nor that it is new or gone", async () => {
    const scene = { folder, ignored: [{ table: "facts" }] };
    expect(await said(BASE, LATER, scene)).toEqual([]);
    expect(await said(BASE, "", scene)).toEqual([]);
    expect(await said("", `${BASE} ALTER TABLE facts ADD COLUMN who`, scene)).toEqual([]);
  });

  test("a key makes rows a bag", async () => {
    const renumbered = `${FACTS} INSERT INTO facts VALUES (8, 'home', 'lives in Bonn', 6), (9, 'tea', 'likes tea', 5)`;
    expect(await said(BASE, renumbered, { folder, ignored: [{ column: "id" }] })).toEqual([]);
  });

  test("files are of no concern", async () => {
    const told = await said(BASE, LATER, { folder, ignored: [{ path: "facts" }, { pointer: "/seen" }] });
    expect(told).toEqual(["rows-changed facts rows=2 before=2 after=2 seen:2"]);
  });
});

describe("a key of the policy", () => {
  test("tells rows apart in place of the declared one", async () => {
    const keys = [{ table: "facts", columns: ["slug"] }];
    expect(await said(BASE, RENUMBERED, { folder, keys, ignored: [{ column: "id" }] })).toEqual([
      "rows-changed facts rows=1 before=2 after=2 text:1",
    ]);
  });

  test("may be the same for several rows, whatever their order", async () => {
    const twice = "CREATE TABLE t (slug, text); INSERT INTO t VALUES ('a', 'one'), ('a', 'two')";
    const other = "CREATE TABLE t (slug, text); INSERT INTO t VALUES ('a', 'two'), ('a', 'one')";
    expect(await said(twice, other, { folder, keys: [{ table: "t", columns: ["slug"] }] })).toEqual([]);
  });

  test("is left aside when the table has no such column", async () => {
    const keys = [{ table: "facts", columns: ["nothing"] }];
    expect(await said(BASE, LATER, { folder, keys })).toEqual(await said(BASE, LATER, { folder }));
  });
});

describe("samples", () => {
  test("are keys and names of columns, in the order of the key", async () => {
    const current = `${LATER} INSERT INTO facts VALUES (3, 'a', 'b', 1), (4, 'c', 'd', 2)`;
    const told = await compare(BASE, current, { folder, samples: 1 });
    expect(told.map(({ samples }) => samples)).toEqual([[{ key: "3" }], [{ key: "1", columns: ["seen"] }]]);
  });

  test("hold content when it is asked for, and nothing but what changed", async () => {
    const told = await compare(BASE, LATER, { folder, samples: 1, showContent: true });
    expect(told.map(({ samples }) => samples)).toEqual([
      [{ key: "1", columns: ["seen"], before: '{"seen":5}', after: '{"seen":9}' }],
    ]);
  });

  test("of rows without a key tell nothing of them", async () => {
    const told = await compare(
      "CREATE TABLE log (line)",
      "CREATE TABLE log (line); INSERT INTO log VALUES ('secret')",
      {
        folder,
      },
    );
    expect(told.map(({ samples }) => samples)).toEqual([[{ key: expect.stringMatching(/^[0-9a-f]{12}$/) }]]);
  });

  test("shorten long keys and hold no half of a character", async () => {
    const table = "CREATE TABLE t (a TEXT, b, PRIMARY KEY (a, b));";
    const key = `${"x".repeat(58)}\u{1f600}\u{1f600}`;
    const told = await compare(table, `${table} INSERT INTO t VALUES ('${key}', x'00ff'), ('b', NULL)`, { folder });
    expect(told.map(({ samples }) => samples)).toEqual([[{ key: "b, NULL" }, { key: `${"x".repeat(58)}…, x'00ff'` }]]);
  });
});

describe("rows that are there twice", () => {
  const settings = "CREATE TABLE t (name TEXT PRIMARY KEY, value TEXT);";
  test.each([
    ["with a key that is content", `${settings} INSERT INTO t VALUES ('theme', 'on'), ('user.language', 'on')`, 0],
    [
      "with a key that is made up",
      `${settings} INSERT INTO t VALUES ('9b2e4c1a-aaaa-bbbb', 'on'), ('1b2e4c1a-aaaa-bbbb', 'on')`,
      1,
    ],
    ["of numbers alone", "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES (1, 5), (2, 5)", 0],
    [
      "with a key of several columns",
      "CREATE TABLE t (a, b, x TEXT, PRIMARY KEY (a, b)); INSERT INTO t VALUES (1, 1, 'x'), (1, 2, 'x')",
      0,
    ],
    [
      "but for bytes",
      "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y BLOB); INSERT INTO t VALUES (1, 'x', x'01'), (2, 'x', x'02')",
      0,
    ],
  ])("%s count so often", async (_, current, expected) => {
    const base = current.slice(0, current.indexOf("INSERT"));
    const told = (await compare(base, current, { folder })).filter(({ code }) => code === "rows-duplicated");
    expect(told.map(({ numbers }) => numbers.rows)).toEqual(expected === 0 ? [] : [expected]);
  });
});
