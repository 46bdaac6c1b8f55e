import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import fc from "fast-check";
import { readPrivate } from "../../../../src/kinds/sqlite/connection.ts";
import { stateDigest, summarise } from "../../../../src/kinds/sqlite/summary.ts";
import { ValueHash } from "../../../../src/kinds/sqlite/value-hash.ts";
import type { SqliteSummary } from "../../../../src/model/index.ts";
import { anyText } from "../../../harness/any-text.ts";
import { inFolder } from "../stage.ts";
import { make } from "./databases.ts";

async function summaryOf(file: string): Promise<SqliteSummary> {
  return readPrivate(file, (connection) => summarise(connection, true));
}

let made = 0;
/** State digest of a database that SQL makes. */
async function digestOf(folder: string, ...sql: string[]): Promise<string> {
  const file = join(folder, `${made++}.db`);
  make(file, ...sql);
  return stateDigest(await summaryOf(file));
}

/** A value as SQL spells it. */
const literal = fc.oneof(
  fc.constant("NULL"),
  fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }).map(String),
  fc.constantFrom("0", "1", "9007199254740993", "9007199254740992"),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential()),
  fc.constantFrom("1.0", "0.0", "-0.0", "9e999", "-9e999"),
  anyText().map((text) => `CAST(x'${Buffer.from(text).toString("hex")}' AS TEXT)`),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => `CAST(x'${Buffer.from(bytes).toString("hex")}' AS TEXT)`),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => `x'${Buffer.from(bytes).toString("hex")}'`),
);
const keyed = fc.uniqueArray(fc.tuple(fc.integer({ min: -1000, max: 1000 }), literal, literal), {
  minLength: 1,
  maxLength: 12,
  selector: ([key]) => key,
});
const TABLES = [
  "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
  "CREATE TABLE t(a, id TEXT PRIMARY KEY, b)",
  "CREATE TABLE t(b, a, k DEFAULT 'k', id, PRIMARY KEY (k, id DESC))",
  "CREATE TABLE t(a, b, id BLOB PRIMARY KEY) WITHOUT ROWID",
  "CREATE TABLE t(a, b, id INT, k DEFAULT 'k', PRIMARY KEY (k, id)) WITHOUT ROWID",
];

describe("the state digest", () => {
  test("is the same for the same rows with another history", () =>
    inFolder((folder) =>
      fc.assert(
        fc.asyncProperty(
          keyed.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
          fc.constantFrom(...TABLES),
          fc.record({ pageSize: fc.constantFrom(512, 1024, 65536), vacuum: fc.boolean() }),
          async ([rows, shuffled], table, { pageSize, vacuum }) => {
            const insert = ([id, a, b]: [number, string, string]) =>
              `INSERT INTO t(id, a, b) VALUES (${id}, ${a}, ${b})`;
            const first = await digestOf(folder, table, ...rows.map(insert));
            const second = await digestOf(
              folder,
              `PRAGMA page_size = ${pageSize}`,
              "PRAGMA journal_mode = WAL",
              "CREATE TABLE gone(id INTEGER PRIMARY KEY AUTOINCREMENT)",
              "INSERT INTO gone DEFAULT VALUES",
              table,
              "INSERT INTO t(id, a, b) VALUES (5000, 'deleted', zeroblob(3000))",
              ...shuffled.map(insert),
              "DELETE FROM t WHERE id = 5000",
              "DROP TABLE gone",
              ...(vacuum ? ["VACUUM"] : []),
            );
            expect(second).toBe(first);
          },
        ),
        { numRuns: 40 },
      ),
    ));

  test("differs when one cell differs", () =>
    inFolder((folder) =>
      fc.assert(
        fc.asyncProperty(keyed, literal, literal, async (rows, is, was) => {
          const values = rows.map(([id, a, b]) => `(${id}, ${a}, ${b})`).join(", ");
          const database = new Database(":memory:");
          const facts = (value: string) => {
            const told = database.prepare(`SELECT v, typeof(v), hex(v), quote(v) FROM (SELECT ${value} AS v)`);
            const [v, ...others] = told.raw().get() as unknown[];
            // SQL tells zero and minus zero alike, which are stored differently.
            return [...others, Object.is(v, -0)];
          };
          const same = JSON.stringify(facts(is)) === JSON.stringify(facts(was));
          database.close();
          const build = (value: string) =>
            digestOf(
              folder,
              "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
              `INSERT INTO t VALUES ${values}, (2000, 1, ${value})`,
            );
          expect((await build(is)) === (await build(was))).toBe(same);
        }),
        { numRuns: 40 },
      ),
    ));

  /** Pairs that naive hashes, JavaScript numbers or JavaScript strings take for the same. */
  test.each([
    ["'a3', 'b'", "'a', '3b'"],
    ["'1', NULL", "NULL, '1'"],
    ["1, 0", "1.0, 0"],
    ["1, 0", "'1', 0"],
    ["x'41', 0", "'A', 0"],
    ["9007199254740993, 0", "9007199254740992, 0"],
    ["9007199254740993, 0", "9007199254740992.0, 0"],
    ["0.0, 0", "-0.0, 0"],
    ["9e999, 0", "-9e999, 0"],
    ["'', 0", "NULL, 0"],
    ["x'', 0", "'', 0"],
    ["CAST(x'61006200' AS TEXT), 0", "CAST(x'61006300' AS TEXT), 0"],
    ["CAST(x'ff' AS TEXT), 0", "CAST(x'fe' AS TEXT), 0"],
    ["CAST(x'ff' AS TEXT), 0", "CAST(x'efbfbd' AS TEXT), 0"],
    ["CAST(x'eda080' AS TEXT), 0", "CAST(x'efbfbdefbfbdefbfbd' AS TEXT), 0"],
    ["CAST(x'efbbbf61' AS TEXT), 0", "'a', 0"],
  ])("tells %s from %s", (one, other) =>
    inFolder(async (folder) => {
      const build = (values: string) => digestOf(folder, "CREATE TABLE t(a, b)", `INSERT INTO t VALUES (${values})`);
      expect(await build(one)).not.toBe(await build(other));
    }),
  );

  test("tells broken text in UTF-16 apart", () =>
    inFolder(async (folder) => {
      const build = (hex: string) =>
        digestOf(
          folder,
          "PRAGMA encoding = 'UTF-16le'",
          "CREATE TABLE t(a)",
          `INSERT INTO t VALUES (CAST(x'${hex}' AS TEXT))`,
        );
      const digests = await Promise.all(["00d84100", "00d841dc", "00d8", "fdff"].map(build));
      expect(new Set(digests).size).toBe(4);
    }));

  test.each([
    ["a view", "CREATE VIEW v AS SELECT 1"],
    ["an index", "CREATE INDEX i ON t(a)"],
    ["a trigger", "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END"],
    ["an empty table", "CREATE TABLE u(a)"],
    ["user_version", "PRAGMA user_version = 1"],
    ["application_id", "PRAGMA application_id = 1"],
    ["a row", "INSERT INTO t VALUES (1)"],
  ])("differs by %s", (_what, sql) =>
    inFolder(async (folder) => {
      const base = ["CREATE TABLE t(a)", "INSERT INTO t VALUES (1)"];
      expect(await digestOf(folder, ...base, sql)).not.toBe(await digestOf(folder, ...base));
    }),
  );

  test("does not count statistics, and counts counters", () =>
    inFolder(async (folder) => {
      const base = [
        "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a)",
        "CREATE INDEX i ON t(a)",
        "INSERT INTO t VALUES (1, 1)",
      ];
      const digest = await digestOf(folder, ...base);
      expect(await digestOf(folder, ...base, "ANALYZE")).toBe(digest);
      expect(await digestOf(folder, ...base, "UPDATE sqlite_sequence SET seq = 9")).not.toBe(digest);
    }));

  test.each(["fts5(body)", "fts4(body)", "fts5(body, content='')"])("follows the text of %s", (module) =>
    inFolder(async (folder) => {
      const build = (...texts: string[]) =>
        digestOf(
          folder,
          `CREATE VIRTUAL TABLE notes USING ${module}`,
          ...texts.map((text, i) => `INSERT INTO notes(rowid, body) VALUES (${i + 1}, '${text}')`),
        );
      expect(await build("one", "two")).toBe(await build("one", "two"));
      expect(await build("one", "two")).not.toBe(await build("one", "three"));
    }),
  );

  test("does not follow how a full-text index was built", () =>
    inFolder(async (folder) => {
      const base = [
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "INSERT INTO notes(rowid, body) VALUES (1, 'one'), (2, 'two')",
      ];
      const again = ["DELETE FROM notes WHERE rowid = 1", "INSERT INTO notes(rowid, body) VALUES (1, 'one')"];
      const optimised = "INSERT INTO notes(notes) VALUES ('optimize')";
      expect(await digestOf(folder, ...base, ...again, optimised)).toBe(await digestOf(folder, ...base));
    }));

  test("does not read generated columns", () =>
    inFolder(async (folder) => {
      const file = join(folder, "memory.db");
      make(file, "CREATE TABLE t(a, big AS (zeroblob(500000000)))", "INSERT INTO t(a) VALUES (1), (2)");
      const before = process.memoryUsage().rss;
      expect((await summaryOf(file)).tables).toMatchObject([{ name: "t", rows: 2 }]);
      expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    }));
});

describe("a value hash", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200_000, size: "max" }),
    fc.uint8Array({ maxLength: 200_000, size: "max" }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  );

  test("is over the bytes that its table of tags says, however they are gathered", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const hash = new ValueHash();
        const plain = createHash("sha256");
        for (const item of values) {
          if (typeof item === "bigint") hash.integer(item);
          else if (typeof item === "string") hash.text(item);
          else hash.blob(item);
          plain.update(spelt(item));
        }
        expect(hash.digest()).toBe(plain.digest("hex"));
      }),
      { numRuns: 60 },
    );
  });
});

/** Tag, length and bytes of a value, the slow way. */
function spelt(item: bigint | string | Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  if (typeof item === "bigint") {
    head[0] = 1;
    head.writeBigInt64BE(item, 1);
    return head;
  }
  head[0] = typeof item === "string" ? 3 : 4;
  const bytes = Buffer.from(item as string);
  head.writeBigUInt64BE(BigInt(bytes.length), 1);
  return Buffer.concat([head, bytes]);
}
