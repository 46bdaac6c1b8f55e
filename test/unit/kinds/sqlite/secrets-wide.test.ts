import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { findings, TOKEN } from "../secrets.ts";
import { inFolder } from "../stage.ts";
import { located, rows, snapshot } from "./databases.ts";
import { redacted } from "./redacted.ts";

const MARK = "[REDACTED:github]";
const WIDE = Buffer.from(TOKEN, "utf16le").toString("hex");
const MODULES = ["fts3", "fts4", "fts5"];

/** What a database says whose text is UTF-16 throughout. */
function statements(encoding: string): string[] {
  return [
    `PRAGMA encoding = '${encoding}'`,
    "CREATE TABLE notes(text PRIMARY KEY, data) WITHOUT ROWID",
    `INSERT INTO notes VALUES ('日本 ${TOKEN} é', x'${WIDE}')`,
    ...MODULES.flatMap((module) => [
      `CREATE VIRTUAL TABLE words_${module} USING ${module}(text)`,
      `INSERT INTO words_${module} VALUES ('see ${TOKEN} there')`,
    ]),
    "CREATE INDEX by_data ON notes(data)",
    "ANALYZE",
  ];
}

describe.each(["UTF-16le", "UTF-16be"])("a database in %s", (encoding) => {
  test("is searched, and is redacted in its own encoding", () =>
    inFolder(async (folder) => {
      const { now, left } = await redacted(folder, statements(encoding));
      expect(left).toEqual([]);
      expect(rows(now.file, "SELECT text, hex(data) FROM notes")).toEqual([
        [`日本 ${MARK} é`, Buffer.from(MARK, "utf16le").toString("hex").toUpperCase()],
      ]);
      for (const module of MODULES)
        expect(rows(now.file, `SELECT * FROM words_${module} WHERE words_${module} MATCH 'redacted'`)).toEqual([
          [`see ${MARK} there`],
        ]);
      const database = new Database(now.file, { readonly: true });
      expect(database.pragma("encoding", { simple: true })).toBe(encoding);
      database.close();
      for (const width of ["s", "l", "b"])
        expect(execFileSync("strings", [`-e${width}`, "-n6", now.file], { encoding: "utf8" })).not.toMatch(/a1b2a1b2/i);
    }));

  test("says where", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const database = new Database(source);
      for (const statement of statements(encoding)) database.exec(statement);
      database.close();
      expect(await findings(sqliteKind, located(source), await snapshot(source, folder))).toEqual(
        expect.arrayContaining(["content notes.data: 1 github (row 1)", "content notes.text: 1 github (row 1)"]),
      );
    }));
});
