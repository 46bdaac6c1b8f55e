import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type Database from "better-sqlite3";
import fc from "fast-check";
import { compareDatabases } from "../../../../../src/kinds/sqlite/compare/index.ts";
import { contentText, keyText, type Row } from "../../../../../src/kinds/sqlite/compare/value.ts";
import { COMPARE_DEFAULTS, type Difference } from "../../../../../src/model/index.ts";
import { known, make } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COLUMNS = ["key", "value", "order"];
const RUNS = { numRuns: 60 };

/** Every type of value that SQLite knows, and texts that sort otherwise by UTF-16 than by UTF-8; few, so that rows meet. */
const value = fc.constantFrom<Row[number]>(
  null,
  0n,
  -1n,
  2n ** 53n,
  2n ** 53n + 1n,
  0.5,
  1e300,
  Infinity,
  "",
  "a",
  "A",
  "\uffee",
  "\u{1f600}",
  "1",
  Buffer.from(""),
  Buffer.from("a"),
  Buffer.from([0xff, 0]),
);

interface Shape {
  readonly sql: string;
  readonly key: fc.Arbitrary<Row[number]>;
}
const SHAPES: readonly (readonly [name: string, shape: Shape])[] = [
  ["by number", { sql: '("key" INTEGER PRIMARY KEY, "value", "order")', key: fc.bigInt({ min: -3n, max: 2n ** 62n }) }],
  ["by a text", { sql: '("key" TEXT COLLATE NOCASE PRIMARY KEY, "value", "order")', key: fc.string({ maxLength: 3 }) }],
  [
    "by any value, without a rowid",
    { sql: '("key" PRIMARY KEY, "value", "order") WITHOUT ROWID', key: value.filter((key) => key !== null) },
  ],
];

type Rows = readonly Row[];

function rowsOf(key: fc.Arbitrary<Row[number]>): fc.Arbitrary<Rows> {
  return fc.uniqueArray(fc.tuple(key, value, value), {
    maxLength: 12,
    // What any of the shapes takes for the same key.
    selector: ([id]) => (id instanceof Uint8Array ? `x${id}` : `${id}`.toLowerCase()),
  });
}

function fill(sql: string, rows: Rows): string {
  return make(folder, (database: Database.Database) => {
    database.exec(`CREATE TABLE "select" ${sql}`);
    const insert = database.prepare('INSERT INTO "select" VALUES (?, ?, ?)');
    for (const row of rows) insert.run(...row);
  });
}

async function differences(base: string, current: string): Promise<Difference[]> {
  const pair = { base: await known(base), current: await known(current) };
  return compareDatabases(pair, { ...COMPARE_DEFAULTS, samples: Number.MAX_SAFE_INTEGER, showContent: true });
}

/** Rows as text, by what they are called. */
function byKey(rows: Rows): Map<string, Record<string, unknown>> {
  return new Map(rows.map((row) => [keyText(row.slice(0, 1)), JSON.parse(contentText(COLUMNS, row))]));
}

function apply(rows: Rows, told: readonly Difference[]): Map<string, Record<string, unknown>> {
  const result = byKey(rows);
  for (const { code, samples } of told)
    for (const { key, after = "{}" } of samples) {
      if (code === "rows-removed") result.delete(key);
      if (code === "rows-added") result.set(key, JSON.parse(after));
      if (code === "rows-changed") result.set(key, { ...result.get(key), ...JSON.parse(after) });
    }
  return result;
}

test.each(SHAPES)("what is told of rows that are kept %s makes one side of the other", async (_, { sql, key }) => {
  await fc.assert(
    fc.asyncProperty(rowsOf(key), rowsOf(key), async (before, after) => {
      const told = await differences(fill(sql, before), fill(sql, after));
      expect(apply(before, told)).toEqual(byKey(after));
    }),
    RUNS,
  );
});

test.each(SHAPES)("rows that are kept %s are the same in whatever order they came", async (_, { sql, key }) => {
  const shuffled = rowsOf(key).chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([before, after]) => {
      expect(await differences(fill(sql, before), fill(sql, after))).toEqual([]);
    }),
    RUNS,
  );
});

test("a bag of rows changes by as many as were put in and taken out", async () => {
  const rows = fc.array(fc.tuple(value, value, value), { maxLength: 12 });
  const bag = '("key", "value", "order")';
  const count = (told: readonly Difference[], code: string): number =>
    told.find((difference) => difference.code === code)?.numbers.rows ?? 0;
  await fc.assert(
    fc.asyncProperty(rows, rows, async (before, after) => {
      const told = await differences(fill(bag, before), fill(bag, after));
      const left = [...after.map((row) => contentText(COLUMNS, row))];
      const gone = before
        .map((row) => contentText(COLUMNS, row))
        .filter((row) => {
          const index = left.indexOf(row);
          if (index >= 0) left.splice(index, 1);
          return index < 0;
        });
      expect(count(told, "rows-removed")).toBe(gone.length);
      expect(count(told, "rows-added")).toBe(left.length);
      expect(count(told, "rows-changed")).toBe(0);
    }),
    RUNS,
  );
});
