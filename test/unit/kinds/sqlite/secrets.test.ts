import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { findings, PLANTED, redact, TOKEN } from "../secrets.ts";
import { codeOf, inFolder } from "../stage.ts";
import { located, make, rows, snapshot } from "./databases.ts";
import { redacted } from "./redacted.ts";

const OTHER = PLANTED.gitlab as string;
const MARK = "[REDACTED:github]";

describe("secrets in a database", () => {
  test("are found in texts, blobs, keys and the schema, each at its place", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(
        source,
        `CREATE TABLE notes(id INTEGER PRIMARY KEY, text, data BLOB, t DEFAULT '${OTHER}')`,
        `INSERT INTO notes(id, text, data) VALUES (1, 'nothing', x'00'), (7, 'a ${TOKEN} b', CAST('${TOKEN}' AS BLOB))`,
        "CREATE TABLE keyed(k TEXT PRIMARY KEY) WITHOUT ROWID",
        `INSERT INTO keyed VALUES ('a'), ('${TOKEN}')`,
      );
      expect(await findings(sqliteKind, located(source), await snapshot(source, folder))).toEqual([
        "content keyed.k: 1 github (row 2)",
        "schema notes: 1 gitlab",
        "content notes.data: 1 github (rowid 7)",
        "content notes.t: 2 gitlab (rowid 1, rowid 7)",
        "content notes.text: 1 github (rowid 7)",
      ]);
    }));
});

describe("a redacted database", () => {
  test("holds marks in the place of secrets, types as they were, and no page with the old bytes", () =>
    inFolder(async (folder) => {
      const { now, left, bytes, before } = await redacted(folder, [
        "CREATE TABLE notes(text, data BLOB, n)",
        `INSERT INTO notes VALUES ('a ${TOKEN} b', CAST('${TOKEN}' AS BLOB), 5), ('kept', x'00ff', 1.5)`,
        "CREATE INDEX by_text ON notes(text)",
        "ANALYZE",
      ]);
      expect(left).toEqual([]);
      expect(rows(now.file, "SELECT text, typeof(data), CAST(data AS TEXT), n FROM notes LIMIT 1")).toEqual([
        [`a ${MARK} b`, "blob", MARK, 5n],
      ]);
      expect(rows(now.file, "SELECT * FROM notes LIMIT 1, 1")).toEqual([["kept", Buffer.of(0, 255), 1.5]]);
      expect(bytes.includes(TOKEN)).toBe(false);
      expect(bytes.includes(TOKEN.slice(4))).toBe(false);
      expect(now.digest).not.toBe(before.digest);
      expect(now.sqlite.schemaDigest).toBe(before.sqlite.schemaDigest);
    }));

  test("keeps the length of blobs that are no text", () =>
    inFolder(async (folder) => {
      const blob = Buffer.concat([Buffer.of(0, 1), Buffer.from(TOKEN), Buffer.of(2, 0)]);
      const { now } = await redacted(folder, [
        "CREATE TABLE t(b)",
        `INSERT INTO t VALUES (x'${blob.toString("hex")}')`,
      ]);
      const stars = Buffer.concat([Buffer.of(0, 1), Buffer.alloc(TOKEN.length, "*"), Buffer.of(2, 0)]);
      expect(rows(now.file, "SELECT b FROM t")).toEqual([[stars]]);
    }));

  test("tells secrets apart where no two rows may be the same", () =>
    inFolder(async (folder) => {
      const second = TOKEN.replace("a1B2", "c3D4");
      const { now, left } = await redacted(folder, [
        "CREATE TABLE t(k TEXT PRIMARY KEY, v) WITHOUT ROWID",
        `INSERT INTO t VALUES ('${TOKEN}', 1), ('${second}', 2)`,
      ]);
      const keys = rows(now.file, "SELECT k FROM t").flat();
      expect(keys).toContain(MARK);
      expect(keys.find((key) => key !== MARK)).toMatch(/^\[REDACTED:github:[0-9a-f]{8}\]$/);
      expect(left).toEqual([]);
    }));

  test("runs no trigger and no foreign key, and keeps both", () =>
    inFolder(async (folder) => {
      const { now, before } = await redacted(folder, [
        "CREATE TABLE people(name TEXT PRIMARY KEY)",
        "CREATE TABLE notes(text, by REFERENCES people(name) ON UPDATE CASCADE, n CHECK (length(n) = 40))",
        "CREATE TABLE log(line)",
        "CREATE TRIGGER log_notes AFTER UPDATE ON notes BEGIN INSERT INTO log VALUES (old.text); END",
        `INSERT INTO people VALUES ('carol')`,
        `INSERT INTO notes VALUES ('${TOKEN}', 'carol', '${TOKEN}')`,
      ]);
      expect(rows(now.file, "SELECT * FROM notes")).toEqual([[MARK, "carol", MARK]]);
      expect(rows(now.file, "SELECT count(*) FROM log")).toEqual([[0n]]);
      expect(rows(now.file, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")).toHaveLength(1);
      expect(now.sqlite.schemaDigest).toBe(before.sqlite.schemaDigest);
    }));

  test("computes generated columns anew", () =>
    inFolder(async (folder) => {
      const { now, bytes } = await redacted(folder, [
        "CREATE TABLE t(a, upper_a AS (upper(a)) STORED)",
        `INSERT INTO t(a) VALUES ('${TOKEN}')`,
      ]);
      expect(rows(now.file, "SELECT upper_a FROM t")).toEqual([[MARK.toUpperCase()]]);
      expect(bytes.includes(TOKEN.toUpperCase())).toBe(false);
    }));

  test.each([
    ["of its own", "CREATE VIRTUAL TABLE notes USING fts5(text)", "INSERT INTO notes VALUES"],
    ["of the fourth module", "CREATE VIRTUAL TABLE notes USING fts4(text)", "INSERT INTO notes VALUES"],
    [
      "over another table",
      "CREATE TABLE docs(text); CREATE VIRTUAL TABLE notes USING fts5(text, content='docs'); CREATE TRIGGER ai AFTER INSERT ON docs BEGIN INSERT INTO notes(rowid, text) VALUES (new.rowid, new.text); END",
      "INSERT INTO docs VALUES",
    ],
    [
      "of the fourth module over another table",
      "CREATE TABLE docs(text); CREATE VIRTUAL TABLE notes USING fts4(content='docs', text); CREATE TRIGGER ai AFTER INSERT ON docs BEGIN INSERT INTO notes(docid, text) VALUES (new.rowid, new.text); END",
      "INSERT INTO docs VALUES",
    ],
  ])("has a full-text index %s that finds the mark and not the secret", (_, schema, insert) =>
    inFolder(async (folder) => {
      const { now, bytes } = await redacted(folder, [schema, `${insert} ('keep this ${TOKEN} here'), ('other')`]);
      const word = TOKEN.slice(4).toLowerCase();
      expect(rows(now.file, `SELECT count(*) FROM notes WHERE notes MATCH '${word}*'`)).toEqual([[0n]]);
      expect(rows(now.file, "SELECT count(*) FROM notes WHERE notes MATCH 'redacted AND keep'")).toEqual([[1n]]);
      expect(bytes.includes(word)).toBe(false);
      expect(bytes.includes(word.slice(4))).toBe(false);
    }),
  );

  test.each(["fts5", "fts4"])("is none where an index of %s keeps words without their text", (module) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(
        source,
        `CREATE VIRTUAL TABLE notes USING ${module}(text, content='')`,
        `INSERT INTO notes(rowid, text) VALUES (1, '${TOKEN}')`,
        `CREATE TABLE t(a); INSERT INTO t VALUES ('${TOKEN}')`,
      );
      const staged = await snapshot(source, folder);
      expect(await codeOf(redact(sqliteKind, { store: located(source), staged, into: folder }))).toBe("secrets-found");
    }),
  );

  test("is none where only its application can change it", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = new Database(source);
      database.function("shout", { deterministic: true }, (text) => String(text).toUpperCase());
      database.exec(`CREATE TABLE t(a); CREATE INDEX shouted ON t(shout(a)); INSERT INTO t VALUES ('${TOKEN}')`);
      database.close();
      const staged = await snapshot(source, folder);
      expect(await findings(sqliteKind, located(source), staged)).toEqual(["content t.a: 1 github (rowid 1)"]);
      expect(await codeOf(redact(sqliteKind, { store: located(source), staged, into: folder }))).toBe("secrets-found");
    }));

  test("still holds what a schema says", () =>
    inFolder(async (folder) => {
      const { left } = await redacted(folder, [`CREATE TABLE t(a DEFAULT '${TOKEN}')`, "INSERT INTO t DEFAULT VALUES"]);
      expect(left).toEqual(["schema t: 1 github"]);
    }));

  test("keeps the mode of its journal and the version of its schema", () =>
    inFolder(async (folder) => {
      const { now, before } = await redacted(folder, [
        "PRAGMA journal_mode = WAL",
        "PRAGMA user_version = 7",
        `CREATE TABLE t(a); INSERT INTO t VALUES ('${TOKEN}')`,
      ]);
      expect(now.sqlite).toMatchObject({ journalMode: "wal", userVersion: 7, pageSize: before.sqlite.pageSize });
    }));
});

describe("a redacted database whose secret is in statistics only", () => {
  test("has statistics no more", () =>
    inFolder(async (folder) => {
      const { left, bytes } = await redacted(folder, [
        "CREATE TABLE t(a); CREATE INDEX i ON t(a)",
        `INSERT INTO t VALUES ('${TOKEN}'), ('b'), ('c')`,
        "ANALYZE",
        `DELETE FROM t WHERE a LIKE 'ghp%'`,
      ]);
      expect(left).toEqual([]);
      expect(bytes.includes(TOKEN)).toBe(false);
    }));
});

describe("rules about tables and columns", () => {
  test("drop, mask and hash", () =>
    inFolder(async (folder) => {
      const { now, applied } = await redacted(
        folder,
        [
          "CREATE TABLE people(name, mail NOT NULL, phone, born)",
          "INSERT INTO people VALUES ('Carol', 'carol@host', 123, 1), ('Dave', 'carol@host', NULL, 2)",
          "CREATE TABLE visits(at)",
          "INSERT INTO visits VALUES (1), (2), (3)",
        ],
        [
          { do: "hash", table: "people", column: "mail" },
          { do: "mask", table: "peop*", column: "phone" },
          { do: "drop", table: "people", column: "name" },
          { do: "drop", table: "visits" },
        ],
      );
      const people = rows(now.file, "SELECT * FROM people") as string[][];
      expect(people[0]).toEqual([null, expect.stringMatching(/^hash:[0-9a-f]{16}$/), "***", 1n]);
      expect(people[1]).toEqual([null, people[0]?.[1], null, 2n]);
      expect(rows(now.file, "SELECT * FROM visits")).toEqual([]);
      expect(applied).toEqual([
        "content people.mail: 2 hash",
        "content people.name: 2 drop",
        "content people.phone: 1 mask",
        "content visits: 3 drop",
      ]);
    }));
});
