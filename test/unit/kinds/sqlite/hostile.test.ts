import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { type Examiner, KINDS, openExaminer } from "../../../../src/kinds/index.ts";
import type { Apart, ExtractedStore } from "../../../../src/kinds/kind.ts";
import type { Finding } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";
import { extract, make, snapshot } from "./databases.ts";

const MIB = 1024 * 1024;
const ENDLESS =
  "WITH RECURSIVE n(rowid, a) AS (SELECT 1, 'x' UNION ALL SELECT rowid + 1, a FROM n) SELECT rowid, a FROM n";
const HUGE = "length(hex(zeroblob(250000000)))";

/** An examiner for which limits for one store are those for all. */
function opened(limits?: Apart["limitsFor"]): Examiner {
  const { sqlite } = KINDS;
  const apart = { ...(sqlite.apart as Apart), ...(limits === undefined ? {} : { limitsFor: limits }) };
  const kinds = { ...KINDS, sqlite: { ...sqlite, apart } };
  return openExaminer({ kinds, scratch: "", atExit: () => () => {} });
}

/** Checks stores one after another, as a command does. */
async function examine(stores: readonly ExtractedStore[], limits?: Apart["limitsFor"]): Promise<Finding[]> {
  using examiner = opened(limits);
  const findings: Finding[] = [];
  for (const store of stores) findings.push(...(await examiner.check(store)));
  return findings;
}

/** A captured database whose schema is turned into something else after that. */
async function turned(folder: string, { before, after }: { before: string[]; after: string[] }) {
  const source = join(folder, "memory.db");
  make(source, ...before);
  const store = extract(await snapshot(source, folder), folder);
  const database = new Database(store.file);
  database.unsafeMode();
  database.pragma("writable_schema = ON");
  for (const sql of after) database.exec(sql);
  database.close();
  return store;
}

/** What a check is stopped by. On a busy machine it takes its time to use up its memory. */
const STOPS = {
  memory: { says: /memory/, timeoutMs: 60_000 },
  time: { says: /\b2 s\b/, timeoutMs: 2_000 },
} as const;

/** Schemas that take more than anything should, and what stops them. */
const SCHEMAS: Record<string, { before: string[]; after: string[]; stopped: keyof typeof STOPS }> = {
  "an index over an expression that grows": {
    before: ["CREATE TABLE t(a)", "INSERT INTO t VALUES (1), (2)", "CREATE INDEX i ON t(a + 1)"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(${HUGE})' WHERE name = 'i'`],
    stopped: "memory",
  },
  "a partial index over an expression that grows": {
    before: ["CREATE TABLE t(a)", "INSERT INTO t VALUES (1), (2)", "CREATE INDEX i ON t(a) WHERE a > 0"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(a) WHERE ${HUGE}' WHERE name = 'i'`],
    stopped: "memory",
  },
  "a generated column that grows and may not be null": {
    before: ["CREATE TABLE t(a, b AS (a) NOT NULL)", "INSERT INTO t(a) VALUES (1), (2)"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE TABLE t(a, b AS (${HUGE}) NOT NULL)' WHERE name = 't'`],
    stopped: "memory",
  },
  "a full-text index over an endless view": {
    before: [
      "CREATE TABLE t(a)",
      "INSERT INTO t VALUES ('x')",
      "CREATE VIEW v AS SELECT rowid AS rowid, a FROM t",
      `CREATE VIRTUAL TABLE f USING fts4(content="v", a)`,
      "INSERT INTO f(docid, a) VALUES (1, 'x')",
    ],
    after: ["DROP VIEW v", `CREATE VIEW v AS ${ENDLESS}`],
    stopped: "time",
  },
  "a full-text index over a view that gathers what it gives": {
    before: [
      "CREATE TABLE t(a)",
      "INSERT INTO t VALUES ('x')",
      "CREATE VIEW v AS SELECT rowid AS rowid, a FROM t",
      `CREATE VIRTUAL TABLE f USING fts4(content="v", a)`,
      "INSERT INTO f(docid, a) VALUES (1, 'x')",
    ],
    after: ["DROP VIEW v", `CREATE VIEW v AS ${ENDLESS.replace("'x'", "hex(zeroblob(9999))")} ORDER BY a, rowid DESC`],
    stopped: "memory",
  },
};

describe("a check of a database that anyone may have made", () => {
  test.each(Object.entries(SCHEMAS))("is stopped at %s", (_name, schema) =>
    inFolder(async (folder) => {
      const store = await turned(folder, schema);
      const { says, timeoutMs } = STOPS[schema.stopped];
      const findings = await examine([store], () => ({ memoryBytes: 200 * MIB, timeoutMs }));
      const message = expect.stringMatching(says);
      expect(findings).toEqual([{ code: "database-damaged", path: "sqlite/memory.sqlite", message }]);
    }),
  );

  test("goes on with the next one after it was stopped, and does not blame it", () =>
    inFolder(async (folder) => {
      const [greedy] = Object.values(SCHEMAS);
      const store = await turned(folder, greedy as (typeof SCHEMAS)[string]);
      const findings = await examine([store, store, store], () => ({ memoryBytes: 200 * MIB, timeoutMs: 60_000 }));
      expect(findings.map(({ code }) => code)).toEqual(Array(3).fill("database-damaged"));
      const harmless = join(folder, "next.db");
      make(harmless, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
      const next = extract(await snapshot(harmless, folder), join(folder, "next"));
      expect(await examine([store, next], () => ({ memoryBytes: 200 * MIB, timeoutMs: 60_000 }))).toHaveLength(1);
    }));

  test("that is asked for beside others waits its turn, and has findings of its own", () =>
    inFolder(async (folder) => {
      const [greedy] = Object.values(SCHEMAS);
      const damaged = await turned(folder, greedy as (typeof SCHEMAS)[string]);
      const harmless = join(folder, "next.db");
      make(harmless, "CREATE TABLE t(a)");
      const sound = extract(await snapshot(harmless, folder), join(folder, "next"));
      using examiner = opened(() => ({ memoryBytes: 200 * MIB, timeoutMs: 60_000 }));
      const findings = await Promise.all([sound, damaged, sound].map((store) => examiner.check(store)));
      expect(findings.map((of) => of.map(({ code }) => code))).toEqual([[], ["database-damaged"], []]);
    }));

  test("ends with its examiner, at work or waiting, with the code of a busy system", () =>
    inFolder(async (folder) => {
      const { "a full-text index over an endless view": endless } = SCHEMAS;
      const store = await turned(folder, endless as (typeof SCHEMAS)[string]);
      const examiner = opened();
      const all = Promise.allSettled([store, store, store].map((one) => examiner.check(one)));
      setTimeout(() => examiner[Symbol.dispose](), 300);
      const busy = { status: "rejected", reason: { code: "busy" } };
      expect(await all).toMatchObject([busy, busy, busy]);
    }));

  test("shares its time with those of the same bundle", () =>
    inFolder(async (folder) => {
      const { "a full-text index over an endless view": endless } = SCHEMAS;
      const store = await turned(folder, endless as (typeof SCHEMAS)[string]);
      const findings = await examine([store, store, store, store], () => ({
        memoryBytes: 200 * MIB,
        timeoutMs: 2_000,
      }));
      expect(findings).toHaveLength(4);
    }));

  test("allows a database all that a value of its size takes", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "CREATE TABLE t(a)", "INSERT INTO t VALUES (CAST(zeroblob(200000000) || x'ff' AS TEXT))");
      const store = extract(await snapshot(source, folder), folder);
      expect(await examine([store])).toEqual([]);
    }));

  test("puts nothing where temporary files go, and nothing beside the database", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL", "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
      const store = extract(await snapshot(source, folder), folder);
      expect(await examine([store])).toEqual([]);
      for (const suffix of ["-wal", "-shm", "-journal"]) expect(existsSync(store.file + suffix)).toBe(false);
    }));

  test("gives no more findings than anyone reads", () =>
    inFolder(async (folder) => {
      const tables = Array.from({ length: 300 }, (_, n) => `CREATE TABLE t${n}(a)`);
      const store = await turned(folder, { before: tables, after: tables.map((_, n) => `DROP TABLE t${n}`) });
      const findings = await examine([store]);
      expect(findings).toHaveLength(100);
      for (const { message } of findings) expect(message.length).toBeLessThanOrEqual(500);
    }));

  test.each(["sqlite_schema", "sqlite_master", "sqlite_sequence"])("is not fooled by a view called %s", (name) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)", "CREATE VIEW v AS SELECT 1 AS name, 2 AS seq");
      const store = extract(await snapshot(source, folder), folder);
      const database = new Database(store.file);
      database.unsafeMode();
      database.pragma("writable_schema = ON");
      const disguise = `name = '${name}', tbl_name = '${name}', sql = 'CREATE VIEW ${name} AS ${ENDLESS.replaceAll("'", "''")}'`;
      for (const more of ["", ", type = 'table', rootpage = 2"])
        database.exec(`UPDATE sqlite_schema SET ${disguise}${more} WHERE type = 'view'`);
      database.close();
      expect((await examine([store])).map(({ code }) => code)).toEqual(["database-damaged"]);
    }),
  );
});
