import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { inFolder } from "../stage.ts";
import { extract, make, snapshot } from "./databases.ts";

/** Time in which a check of a small database is done, and one that evaluates what it must not is not. */
const SOON_MS = 2_000;
const ENDLESS =
  "WITH RECURSIVE n(rowid, a) AS (SELECT 1, 'x' UNION ALL SELECT rowid + 1, a FROM n) SELECT rowid, a FROM n";
const HUGE = "length(hex(zeroblob(250000000)))";

/** A database that is fine when it is captured, and what its schema is turned into after that. */
const SCHEMAS: Record<string, { before: string[]; after: string[] }> = {
  "an index over an expression that grows": {
    before: ["CREATE TABLE t(a)", "INSERT INTO t VALUES (1), (2)", "CREATE INDEX i ON t(a + 1)"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(${HUGE})' WHERE name = 'i'`],
  },
  "a partial index over an expression that grows": {
    before: ["CREATE TABLE t(a)", "INSERT INTO t VALUES (1), (2)", "CREATE INDEX i ON t(a) WHERE a > 0"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(a) WHERE ${HUGE}' WHERE name = 'i'`],
  },
  "a generated column that grows and may not be null": {
    before: ["CREATE TABLE t(a, b AS (a) NOT NULL)", "INSERT INTO t(a) VALUES (1), (2)"],
    after: [`UPDATE sqlite_schema SET sql = 'CREATE TABLE t(a, b AS (${HUGE}) NOT NULL)' WHERE name = 't'`],
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
  },
};

describe("a check of a database that anyone may have made", () => {
  test.each(Object.entries(SCHEMAS))("does not evaluate %s", (_name, { before, after }) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, ...before);
      const store = extract(await snapshot(source, folder), folder);
      const database = new Database(store.file);
      database.unsafeMode();
      database.pragma("writable_schema = ON");
      for (const sql of after) database.exec(sql);
      database.close();
      const start = performance.now();
      const findings = await sqliteKind.check(store, folder);
      expect(performance.now() - start).toBeLessThan(SOON_MS);
      expect(findings.map(({ code }) => code)).toEqual(["digest-mismatch"]);
    }),
  );

  test("still examines the tables that need no such evaluation", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "CREATE TABLE t(a, b)", "CREATE INDEX i ON t(a)", "INSERT INTO t VALUES (1, 2)");
      make(source, "CREATE TABLE u(a)", "CREATE INDEX j ON u(hex(a))", "INSERT INTO u VALUES (1)");
      const store = extract(await snapshot(source, folder), folder);
      expect(await sqliteKind.check(store, folder)).toEqual([]);
      const database = new Database(store.file);
      database.unsafeMode();
      database.pragma("writable_schema = ON");
      database.exec("UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(b)' WHERE name = 'i'");
      database.close();
      const codes = (await sqliteKind.check(store, folder)).map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(["database-damaged"]));
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
      expect((await sqliteKind.check(store, folder)).map(({ code }) => code)).toEqual(["database-damaged"]);
    }),
  );
});
