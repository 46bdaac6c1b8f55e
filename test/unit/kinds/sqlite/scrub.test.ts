import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import fc from "fast-check";
import { inFolder } from "../stage.ts";
import { snapshot } from "./databases.ts";

const SECRET = "sk-live-0123456789abcdef";

/** A database with an index that only its application can build, so that VACUUM cannot rebuild it elsewhere. */
function open(file: string, settings: readonly string[] = []): Database.Database {
  const database = new Database(file);
  for (const setting of [...settings, "secure_delete = OFF", "synchronous = OFF"]) database.pragma(setting);
  database.function("shout", { deterministic: true }, (text) => String(text).slice(0, 40).toUpperCase());
  return database;
}

const SCHEMA = `CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX shouted ON t(shout(b)); CREATE INDEX plain ON t(b);
  CREATE TABLE w(k TEXT PRIMARY KEY, v BLOB) WITHOUT ROWID`;

interface Row {
  readonly sizeBytes: number;
  readonly isDeleted: boolean;
}

function fill(database: Database.Database, rows: readonly Row[]): void {
  database.exec(SCHEMA);
  for (const [index, { sizeBytes, isDeleted }] of rows.entries()) {
    const text = `${isDeleted ? SECRET : "kept"} ${index} `.padEnd(sizeBytes, isDeleted ? SECRET : "x");
    database.prepare("INSERT INTO t(b) VALUES (?)").run(text);
    database.prepare("INSERT INTO w VALUES (?, ?)").run(text, Buffer.from(text));
  }
  database.exec(`DELETE FROM t WHERE b LIKE '${SECRET}%'; DELETE FROM w WHERE k LIKE '${SECRET}%'`);
}

function content(database: Database.Database): unknown[] {
  return [database.prepare("SELECT * FROM t ORDER BY a").all(), database.prepare("SELECT * FROM w ORDER BY k").all()];
}

describe("a database that VACUUM cannot rebuild", () => {
  const rows = fc.array(
    fc.record({ sizeBytes: fc.oneof(fc.nat(200), fc.nat(6_000), fc.nat(90_000)), isDeleted: fc.boolean() }),
    { minLength: 20, maxLength: 60 },
  );
  const settings = fc.tuple(
    fc.constantFrom("page_size = 512", "page_size = 1024", "page_size = 4096", "page_size = 65536"),
    fc.constantFrom("auto_vacuum = NONE", "auto_vacuum = INCREMENTAL"),
    fc.constantFrom("journal_mode = WAL", "journal_mode = DELETE"),
  );

  test("travels whole, without what was deleted from it", async () => {
    await fc.assert(
      fc.asyncProperty(rows, settings, (given, chosen) =>
        inFolder(async (folder) => {
          const source = join(folder, "memory.db");
          const database = open(source, chosen);
          fill(database, given);
          const expected = content(database);
          database.close();
          const staged = await snapshot(source, folder);
          expect(staged.sqlite.compacted).toBe(true);
          expect(readFileSync(staged.file).includes(SECRET)).toBe(false);
          const copy = open(staged.file);
          expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
          expect(content(copy)).toEqual(expected);
          copy.close();
        }),
      ),
      { numRuns: 8 },
    );
  });

  test("travels with it when the raw pages are asked for", () =>
    inFolder(async (folder) => {
      const database = open(join(folder, "memory.db"));
      fill(database, [{ sizeBytes: 9_000, isDeleted: true }]);
      database.close();
      const staged = await snapshot(join(folder, "memory.db"), folder, { rawPages: true });
      expect(staged.sqlite.compacted).toBe(false);
      expect(readFileSync(staged.file).includes(SECRET)).toBe(true);
    }));

  test("is not captured when its free pages are a loop", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = open(source, ["journal_mode = DELETE"]);
      fill(
        database,
        Array.from({ length: 40 }, () => ({ sizeBytes: 9_000, isDeleted: true })),
      );
      database.close();
      const bytes = readFileSync(source);
      const trunk = bytes.readUInt32BE(32);
      bytes.writeUInt32BE(trunk, (trunk - 1) * 4096);
      writeFileSync(source, bytes);
      await expect(snapshot(source, folder)).rejects.toMatchObject({ code: "source-damaged" });
    }));
});

test("a database of more tables and indexes than VACUUM can take travels whole, without what was deleted from it", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    const database = new Database(source);
    for (const setting of ["secure_delete = OFF", "synchronous = OFF"]) database.pragma(setting);
    const numbers = Array.from({ length: 2_001 }, (_, n) => n);
    database.transaction(() => {
      for (const n of numbers) database.exec(`CREATE TABLE t${n}(said TEXT); CREATE INDEX i${n} ON t${n}(said)`);
      for (const n of numbers) database.exec(`INSERT INTO t${n} VALUES ('kept ${n}'), ('${SECRET} ${n}')`);
    })();
    database.exec(numbers.map((n) => `DELETE FROM t${n} WHERE said LIKE '${SECRET}%'`).join(";"));
    const pages = database.pragma("page_count", { simple: true });
    database.close();
    const { file, sqlite } = await snapshot(source, folder);
    expect(readFileSync(source).includes(SECRET)).toBe(true);
    expect(readFileSync(file).includes(SECRET)).toBe(false);
    expect(sqlite.compacted).toBe(true);
    using copy = { database: new Database(file, { readonly: true }), [Symbol.dispose]: () => copy.database.close() };
    expect(copy.database.pragma("page_count", { simple: true })).toBe(pages);
    expect(copy.database.prepare("SELECT said FROM t2000").pluck().all()).toEqual(["kept 2000"]);
  }));
