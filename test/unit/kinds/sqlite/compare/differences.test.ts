import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { said } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FACTS = "CREATE TABLE facts (id INTEGER PRIMARY KEY, text TEXT, seen INTEGER);";
const THREE = `${FACTS} INSERT INTO facts VALUES (1, 'likes tea', 5), (2, 'lives in Bonn', 6), (3, 'has a dog', 7);`;
const BAG = "CREATE TABLE log (line TEXT, at INTEGER);";
const PAIRS = "CREATE TABLE pairs (a, b, text TEXT, PRIMARY KEY (a, b));";
const FTS = "CREATE VIRTUAL TABLE notes USING fts5(body, title);";

describe("two databases differ in", () => {
  test.each<[fact: string, base: string, current: string, expected: string[]]>([
    ["a table that is new", "", THREE, ["table-added facts rows=3 before=0 after=3"]],
    ["a table that is gone", THREE, "", ["table-removed facts rows=3 before=3 after=0"]],
    ["a column that is new", THREE, `${THREE} ALTER TABLE facts ADD COLUMN who TEXT`, ["column-added facts.who"]],
    ["a column that is gone", THREE, `${THREE} ALTER TABLE facts DROP COLUMN seen`, ["column-removed facts.seen"]],
    ["the type of a column", FACTS, FACTS.replace("seen INTEGER", "seen REAL"), ["column-changed facts.seen"]],
    ["NOT NULL", FACTS, FACTS.replace("text TEXT", "text TEXT NOT NULL"), ["column-changed facts.text"]],
    ["a default", FACTS, FACTS.replace("text TEXT", "text TEXT DEFAULT ''"), ["column-changed facts.text"]],
    [
      "the primary key",
      FACTS,
      FACTS.replace(" PRIMARY KEY", "").replace("text TEXT", "text TEXT PRIMARY KEY"),
      ["column-changed facts.id", "column-changed facts.text"],
    ],
    [
      "a column that is generated now",
      FACTS,
      FACTS.replace("seen INTEGER", "seen INTEGER AS (id + 1)"),
      ["column-changed facts.seen"],
    ],
    [
      "what the columns of a table do not show",
      FACTS,
      FACTS.replace("seen INTEGER", "seen INTEGER, CHECK (seen > 0)"),
      ["object-changed facts.table facts"],
    ],
    ["an index that is new", FACTS, `${FACTS} CREATE INDEX i ON facts(text)`, ["object-added index i"]],
    ["a view that is gone", `${FACTS} CREATE VIEW v AS SELECT 1`, FACTS, ["object-removed view v"]],
    [
      "a trigger",
      `${FACTS} CREATE TRIGGER t AFTER INSERT ON facts BEGIN SELECT 1; END`,
      `${FACTS} CREATE TRIGGER t AFTER INSERT ON facts BEGIN SELECT 2; END`,
      ["object-changed trigger t"],
    ],
    ["user_version", "", "PRAGMA user_version = 7", ["user-version-changed before=0 after=7"]],
    ["application_id", "PRAGMA application_id = 1", "", ["application-id-changed before=1 after=0"]],
    [
      "rows that are new",
      THREE,
      `${THREE} INSERT INTO facts VALUES (4, 'x', 1), (0, 'y', 2)`,
      ["rows-added facts rows=2 before=3 after=5"],
    ],
    [
      "rows that are gone",
      THREE,
      `${THREE} DELETE FROM facts WHERE id = 2`,
      ["rows-removed facts rows=1 before=3 after=2"],
    ],
    [
      "rows with other values",
      THREE,
      `${THREE} UPDATE facts SET seen = seen + 1; UPDATE facts SET text = 'has a cat' WHERE id = 3`,
      ["rows-changed facts rows=3 before=3 after=3 seen:3 text:1"],
    ],
    [
      "rows of a bag that are new, gone and there twice",
      `${BAG} INSERT INTO log VALUES ('a', 1), ('b', 2)`,
      `${BAG} INSERT INTO log VALUES ('b', 2), ('c', 3), ('b', 2)`,
      [
        "rows-added log rows=2 before=2 after=3",
        "rows-removed log rows=1 before=2 after=3",
        "rows-duplicated log rows=1 before=0 after=1",
      ],
    ],
    [
      "rows that are there twice by another key",
      THREE,
      `${THREE} INSERT INTO facts VALUES (9, 'likes tea', 5), (8, 'likes tea', 5)`,
      ["rows-added facts rows=2 before=3 after=5", "rows-duplicated facts rows=2 before=0 after=2"],
    ],
    [
      "rows by keys of several columns, of any type",
      `${PAIRS} INSERT INTO pairs VALUES (1, '1', 'a'), ('1', 1, 'b'), (x'31', 1, 'c'), (1, 2, 'd')`,
      `${PAIRS} INSERT INTO pairs VALUES (1, 2, 'd'), (x'31', 1, 'c'), ('1', 1, 'x'), ('1', 2, 'e')`,
      [
        "rows-added pairs rows=1 before=4 after=4",
        "rows-removed pairs rows=1 before=4 after=4",
        "rows-changed pairs rows=1 before=4 after=4 text:1",
      ],
    ],
    [
      "a row whose key holds NULL, and no other has",
      `${PAIRS} INSERT INTO pairs VALUES (1, NULL, 'a'), (2, NULL, 'b'), (NULL, 2, 'c')`,
      `${PAIRS} INSERT INTO pairs VALUES (2, NULL, 'x'), (1, NULL, 'a'), (NULL, 3, 'c')`,
      [
        "rows-added pairs rows=1 before=3 after=3",
        "rows-removed pairs rows=1 before=3 after=3",
        "rows-changed pairs rows=1 before=3 after=3 text:1",
      ],
    ],
    [
      "rows whose key holds NULL, by all of their values where several have the same",
      `${PAIRS} INSERT INTO pairs VALUES (1, NULL, 'a'), (1, NULL, 'b'), (1, NULL, 'b'), (NULL, 2, 'c'), (1, 2, 'd')`,
      `${PAIRS} INSERT INTO pairs VALUES (NULL, 2, 'x'), (1, NULL, 'b'), (1, NULL, 'b'), (1, 2, 'y')`,
      [
        "rows-added pairs rows=1 before=5 after=4",
        "rows-removed pairs rows=2 before=5 after=4",
        "rows-changed pairs rows=1 before=5 after=4 text:1",
      ],
    ],
    [
      "how many rows there are, where no column is left",
      "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)",
      "CREATE TABLE t (b); INSERT INTO t VALUES (1)",
      ["rows-removed t rows=1 before=2 after=1", "column-removed t.a", "column-added t.b"],
    ],
    [
      "rows of a full-text table, told once",
      `${FTS} INSERT INTO notes VALUES ('likes tea', 'a'), ('lives in Bonn', 'b')`,
      `${FTS} INSERT INTO notes VALUES ('likes coffee', 'a'), ('lives in Bonn', 'b'), ('has a dog', 'c')`,
      ["rows-added notes rows=1 before=2 after=3", "rows-changed notes rows=1 before=2 after=3 body:1"],
    ],
    [
      "the arguments of a virtual table",
      FTS,
      FTS.replace("title", "title, tokenize = 'porter'"),
      ["object-changed notes.table notes"],
    ],
    [
      "counters alone",
      "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (1)",
      "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (1), (2); DELETE FROM t WHERE id = 2",
      ["table-changed sqlite_sequence before=1 after=1"],
    ],
    [
      "the type of a number",
      "CREATE TABLE t (x); INSERT INTO t VALUES (1)",
      "CREATE TABLE t (x); INSERT INTO t VALUES (1.0)",
      ["rows-added t rows=1 before=1 after=1", "rows-removed t rows=1 before=1 after=1"],
    ],
  ])("%s", async (_, ...[base, current, expected]) => {
    expect(await said(base, current, { folder })).toEqual(expected);
  });
});

describe("two databases do not differ by", () => {
  test.each<[fact: string, base: string, current: string]>([
    ["their history", THREE, `${THREE} INSERT INTO facts VALUES (4, 'x', 1); DELETE FROM facts WHERE id = 4; VACUUM`],
    ["blanks and comments in the schema", FACTS, FACTS.replaceAll(", ", " -- a comment\n  , /* another */ ")],
    [
      "the order of rows whose key holds NULL",
      `${PAIRS} INSERT INTO pairs VALUES (1, NULL, 'a'), (1, NULL, 'b'), (1, 2, 'c')`,
      `${PAIRS} INSERT INTO pairs VALUES (1, NULL, 'b'), (1, 2, 'c'), (1, NULL, 'a')`,
    ],
    [
      "the order of rows without a key",
      `${BAG} INSERT INTO log VALUES ('a', 1), ('b', 2)`,
      `${BAG} INSERT INTO log VALUES ('b', 2), ('a', 1)`,
    ],
  ])("%s", async (_, base, current) => {
    expect(await said(base, current, { folder })).toEqual([]);
  });
});
