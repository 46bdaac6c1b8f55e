import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type Database from "better-sqlite3";
import { load } from "sqlite-vec";
import { compareDatabases } from "../../../../../src/kinds/sqlite/compare/index.ts";
import { vec0Source } from "../../../../../src/kinds/sqlite/compare/vec0-source.ts";
import { readPrivate } from "../../../../../src/kinds/sqlite/connection.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference } from "../../../../../src/model/index.ts";
import { insertAll } from "../vectors/embeddings.ts";
import { known, make, short } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Content = (database: Database.Database) => void;

/* Tables as sqlite-vec itself writes them; they are read without it. */

const COLUMNS = ["id", "topic", "score", "seen", "chunk_id", "user", "body", "extra"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], bigint | number | string | null>>;

/** Twenty rows in chunks of eight, with a column of every sort; a short text and a long one. */
function notes(change: (row: Row) => Row = (row) => row, more: readonly bigint[] = []): Content {
  const ids = [...Array.from({ length: 20 }, (_, index) => BigInt(index + 1)), ...more];
  const rows = ids.map((id): Row => {
    const topic = id % 2n ? "tea" : `a text of more than twelve bytes, ${id}`;
    const own = { id, topic, score: Number(id) + 0.5, seen: id % 3n && 1n, chunk_id: -id };
    return { ...own, user: id % 2n ? "ann" : "bob", body: `text ${id}`, extra: id };
  });
  return (database) => {
    database.exec(`CREATE VIRTUAL TABLE notes USING vec0 (
      id INTEGER PRIMARY KEY, topic TEXT, score FLOAT, seen BOOLEAN, embedding float[2], chunk_id INTEGER,
      user TEXT PARTITION KEY, +body TEXT, +extra INTEGER, chunk_size=8)`);
    const places = COLUMNS.map(() => "?").join(", ");
    insertAll(
      database,
      `INSERT INTO notes (${COLUMNS.join(", ")}, embedding) VALUES (${places}, '[1, 2]')`,
      rows.map(change).map((row) => COLUMNS.map((column) => row[column])),
    );
  };
}

function filled(content: Content): string {
  return make(folder, (database) => {
    load(database);
    content(database);
  });
}

async function compare(base: Content, current: Content, options: Partial<CompareOptions> = {}): Promise<Difference[]> {
  const pair = { base: await known(filled(base)), current: await known(filled(current)) };
  const told = await compareDatabases(pair, { ...COMPARE_DEFAULTS, ...options });
  return told.filter(({ code }) => !code.startsWith("vectors-"));
}

describe("rows of vec0", () => {
  test.each<[column: string, other: Row[keyof Row]]>([
    ["topic", "jam"],
    ["topic", "another text of more than twelve bytes"],
    ["topic", ""],
    ["score", 0.25],
    ["seen", 0n],
    ["chunk_id", 2n ** 60n],
    ["user", "eve"],
    ["body", null],
    ["extra", -5n],
  ])("changed in %s are counted beside one that is new: %s", async (column, other) => {
    const changed = notes((row) => (row.id === 7n || row.id === 10n ? { ...row, [column]: other } : row), [99n]);
    expect((await compare(notes(), changed)).map(short)).toEqual([
      "rows-added notes rows=1 before=20 after=21",
      `rows-changed notes rows=2 before=20 after=21 ${column}:2`,
    ]);
  });

  test("are shown as what they hold when that is asked for", async () => {
    const changed = notes((row) => (row.id === 3n ? { ...row, topic: "x", score: 1, seen: 1n, chunk_id: 4n } : row));
    const [told] = await compare(notes(), changed, { showContent: true });
    expect(told?.samples).toEqual([
      {
        key: "3",
        columns: ["topic", "score", "seen", "chunk_id"],
        before: '{"topic":"tea","score":3.5,"seen":0,"chunk_id":-3}',
        after: '{"topic":"x","score":1,"seen":1,"chunk_id":4}',
      },
    ]);
  });

  test("are not compared by columns that are ignored", async () => {
    const changed = notes((row) => ({ ...row, extra: 0n, topic: "x" }), [99n]);
    const told = await compare(notes(), changed, {
      ignored: [{ table: "notes", column: "extra" }, { column: "topic" }],
    });
    expect(told.map(({ code }) => code)).toEqual(["rows-added"]);
  });

  test("are told apart by a key that is a text, wherever they lie", async () => {
    const keyed =
      (keys: readonly string[]): Content =>
      (database) => {
        database.exec("CREATE VIRTUAL TABLE notes USING vec0 (name TEXT PRIMARY KEY, embedding float[2], +body TEXT)");
        const rows = keys.map((key) => [key, "[1, 2]", `text of ${key.toLowerCase()}`]);
        insertAll(database, "INSERT INTO notes (name, embedding, body) VALUES (?, ?, ?)", rows);
      };
    expect((await compare(keyed(["a", "b", "c"]), keyed(["d", "C", "b", "a"]))).map(short)).toEqual([
      "rows-added notes rows=2 before=3 after=4",
      "rows-removed notes rows=1 before=3 after=4",
    ]);
  });

  test("are put together by looking them up, never by reading a table for each of them", async () => {
    const details = await readPrivate(filled(notes()), (connection) => {
      const source = vec0Source(connection, {
        name: "notes",
        carrier: "notes_rowids",
        module: "vec0",
        rows: 20,
        parts: [],
      });
      const plan = connection.prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM ${source?.from} ORDER BY id`,
      );
      return plan.all().map(({ detail }) => detail);
    });
    expect(details.filter((detail) => /SCAN|TEMP/.test(detail))).toEqual(["SCAN r"]);
    expect(details.filter((detail) => detail.startsWith("SEARCH"))).toHaveLength(8);
  });

  test("are compared as far as their tables are there", async () => {
    const damaged: Content = (database) => {
      notes((row) => ({ ...row, body: "x", extra: 0n }), [99n])(database);
      database.unsafeMode();
      database.exec("ALTER TABLE notes_auxiliary DROP COLUMN value01; DROP TABLE notes_metadatachunks00");
      database.exec("UPDATE notes_metadatachunks01 SET data = x'00'");
    };
    expect((await compare(notes(), damaged)).map(short)).toEqual([
      "rows-added notes rows=1 before=20 after=21",
      "rows-changed notes rows=20 before=20 after=21 body:20 score:20",
    ]);
    const other: Content = (database) => {
      damaged(database);
      database.exec("ALTER TABLE notes_rowids RENAME COLUMN chunk_offset TO place");
    };
    expect((await compare(notes(), other)).map(short)).toEqual(["rows-added notes rows=1 before=20 after=21"]);
  });
});
