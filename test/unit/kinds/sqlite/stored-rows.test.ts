import { join } from "node:path";
import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import fc from "fast-check";
import { readPrivate } from "../../../../src/kinds/sqlite/connection.ts";
import { SUMMARY } from "../../../../src/kinds/sqlite/index.ts";
import { hashRows, type RowsDigest, type RowsRequest } from "../../../../src/kinds/sqlite/rows.ts";
import { readRoots } from "../../../../src/kinds/sqlite/schema.ts";
import { hashStoredRows } from "../../../../src/kinds/sqlite/stored-rows.ts";
import { doInThread } from "../../../../src/kinds/task-thread.ts";
import { anyText } from "../../../harness/any-text.ts";
import { inFolder } from "../stage.ts";

/** Declared types of every affinity, and some that only look like another. */
const TYPES = [
  "",
  "INTEGER",
  "INT",
  "REAL",
  "DOUBLE",
  "FLOATING POINT",
  "TEXT",
  "VARCHAR(9)",
  "BLOB",
  "NUMERIC",
  "ANY",
];
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

const numbers = fc.oneof(
  fc.bigInt(INT64),
  fc.bigInt({ min: -70_000n, max: 70_000n }),
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
);
const texts = fc.oneof(anyText(), fc.constant("\0a"), fc.string({ minLength: 5_000, maxLength: 6_000 }));
const blobs = fc
  .oneof(
    fc.uint8Array(),
    fc.integer({ min: 300, max: 90_000 }).map((length) => Buffer.alloc(length, length)),
  )
  .map((bytes) => Buffer.from(bytes));
const values = fc.oneof(numbers, texts, blobs, fc.constant(null));
const tables = fc
  .record({
    types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 4 }),
    key: fc.constantFrom("", " INTEGER PRIMARY KEY", " INTEGER PRIMARY KEY AUTOINCREMENT"),
    pageBytes: fc.constantFrom(512, 4096, 65_536),
    isStrayed: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      rows: fc.array(fc.tuple(fc.bigInt(INT64), fc.tuple(...shape.types.map(() => values))), { maxLength: 40 }),
    }),
  );

interface Shape {
  readonly types: readonly string[];
  /** How a column `k` for the rowid is declared; empty when there is none. */
  readonly key: string;
  readonly pageBytes: number;
  /** Some rows were deleted. */
  readonly isStrayed: boolean;
}

function fill(
  database: Database.Database,
  { types, key, pageBytes, isStrayed }: Shape,
  rows: readonly (readonly [bigint, readonly unknown[]])[],
): void {
  const hasKey = key !== "";
  const columns = types.map((type, index) => `c${index} ${type}`);
  const names = [hasKey ? "k" : "rowid", ...types.map((_, index) => `c${index}`)];
  database.pragma(`page_size = ${pageBytes}`);
  database.exec(`CREATE TABLE t (${[...(hasKey ? [`k${key}`] : []), ...columns].join(", ")})`);
  const places = names.map(() => "?").join(", ");
  const insert = database.prepare(`INSERT OR REPLACE INTO t (${names.join(", ")}) VALUES (${places})`);
  for (const [rowid, row] of rows) insert.run(rowid, ...row);
  if (isStrayed) database.exec("DELETE FROM t WHERE rowid % 3 = 0");
}

/** Both digests of the table `t` of a database that `make` fills; the first by the pages, the second by SQLite. */
async function bothDigests(
  folder: string,
  make: (database: Database.Database) => void,
  order: readonly string[] = ["rowid"],
): Promise<[RowsDigest | undefined, RowsDigest]> {
  const file = join(folder, `${Math.random()}.sqlite`);
  const database = new Database(file);
  make(database);
  database.close();
  return readPrivate(file, async (connection) => {
    const columns = (connection.pragma("table_xinfo(t)") as { name: string; hidden: number }[])
      .filter(({ hidden }) => hidden === 0)
      .map(({ name }) => name);
    const request: RowsRequest = { table: "t", columns, order };
    return [await hashStoredRows(connection, request, readRoots(connection)), await hashRows(connection, request)];
  });
}

test("gives the digest that SQLite's own reading gives", () =>
  inFolder((folder) =>
    fc.assert(
      fc.asyncProperty(tables, async ({ shape, rows }) => {
        const order = shape.key === "" ? ["rowid"] : ["k COLLATE BINARY", "rowid"];
        const [stored, asked] = await bothDigests(folder, (database) => fill(database, shape, rows), order);
        expect(stored).toEqual(asked);
      }),
      { numRuns: 60 },
    ),
  ));

test("reads a tree of several levels", () =>
  inFolder(async (folder) => {
    const [stored, asked] = await bothDigests(folder, (database) => {
      database.pragma("page_size = 512");
      database.exec(`CREATE TABLE t (a, b);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO t SELECT i, hex(zeroblob(i % 200)) FROM n`);
    });
    expect(stored).toEqual(asked);
    expect(stored?.rows).toBe(20_000);
  }));

test.each([
  [
    "rows that are older than a column",
    "CREATE TABLE t (a); INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN b DEFAULT 7",
  ],
  ["a generated column", "CREATE TABLE t (a, b AS (a + 1) STORED); INSERT INTO t VALUES (1)"],
  ["text in UTF-16", "PRAGMA encoding = 'UTF-16'; CREATE TABLE t (a); INSERT INTO t VALUES ('x')"],
])("leaves %s to SQLite", (_, sql) =>
  inFolder(async (folder) => {
    const [stored] = await bothDigests(folder, (database) => database.exec(sql));
    expect(stored).toBeUndefined();
  }),
);

test.each([
  ["a key of text", "CREATE TABLE t (a TEXT PRIMARY KEY)"],
  ["a key that only looks like the rowid", "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)"],
  ["a key of two columns", "CREATE TABLE t (a INTEGER, b, PRIMARY KEY (a, b))"],
])("leaves the order of %s to SQLite", (_, sql) =>
  inFolder(async (folder) => {
    const [stored] = await bothDigests(folder, (database) => database.exec(sql), ["a COLLATE BINARY", "rowid"]);
    expect(stored).toBeUndefined();
  }),
);

test("a thread says the same of a database as this one, and nothing of what it cannot read", () =>
  inFolder(async (folder) => {
    const file = join(folder, "copy.sqlite");
    new Database(file).exec("CREATE TABLE t (a); INSERT INTO t VALUES ('in a thread')").close();
    const copy = { file, compacted: true };
    expect(await doInThread(SUMMARY, copy)).toEqual(await SUMMARY.run(copy));
    expect(await doInThread(SUMMARY, { ...copy, file: join(folder, "absent") })).toBeUndefined();
  }));
