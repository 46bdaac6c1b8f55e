import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import * as sqliteVec from "sqlite-vec";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { inFolder } from "../stage.ts";
import { extract, make, restore, rows, snapshot } from "./databases.ts";
import { DATABASES } from "./samples.ts";

/** What another build of SQLite says a database holds. VACUUM may put virtual tables at another place. */
function dump(file: string): string[] {
  return execFileSync("sqlite3", [file, ".dump"], { encoding: "utf8" }).split("\n").sort();
}

describe("a database comes back as it was", () => {
  test.each(Object.entries(DATABASES))("copies, checks and restores a database with %s", (_name, sql) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, ...sql);
      const before = dump(source);
      const staged = await snapshot(source, folder);
      expect(staged.consistency).toBe("fenced");
      expect(staged.sqlite.compacted).toBe(true);
      const store = extract(staged, folder);
      expect(await sqliteKind.check(store, folder)).toEqual([]);
      expect(await readdir(join(store.extracted, "sqlite"))).toEqual(["memory.sqlite"]);

      const restored = await restore(store, folder);
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
      const store = extract(first, folder);
      const second = await snapshot(await restore(store, folder), folder);
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
      expect(await sqliteKind.check(extract(staged, folder), folder)).toEqual([]);

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
});
