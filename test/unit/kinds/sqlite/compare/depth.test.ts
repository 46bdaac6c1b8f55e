import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { KnownStore } from "../../../../../src/kinds/kind.ts";
import { compareDatabases, describeDatabase } from "../../../../../src/kinds/sqlite/compare/index.ts";
import { COMPARE_DEFAULTS, SqliteFacts } from "../../../../../src/model/index.ts";
import { known, make, short } from "./known.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BASE = `CREATE TABLE facts (id INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT '');
  CREATE INDEX by_text ON facts(text); CREATE TABLE old (x); CREATE TABLE same (x); CREATE TABLE less (x);
  INSERT INTO facts VALUES (1, 'likes tea'); INSERT INTO same VALUES (1); INSERT INTO less VALUES (1), (2)`;
const CURRENT = `CREATE TABLE facts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, who TEXT);
  CREATE TABLE new (x); CREATE TABLE same (x); CREATE TABLE less (x); PRAGMA user_version = 2;
  INSERT INTO facts VALUES (1, 'likes tea', 'me'), (2, 'has a dog', 'me'); INSERT INTO same VALUES (2);
  INSERT INTO less VALUES (2)`;

const COUNTS = [
  "rows-added facts rows=1 before=1 after=2",
  "rows-removed less rows=1 before=2 after=1",
  "table-added new rows=0 before=0 after=0",
  "table-removed old rows=0 before=0 after=0",
  "table-changed same before=1 after=1",
];
const SCHEMA = ["column-changed facts.text", "column-added facts.who", "object-removed index by_text"];
const VERSION = "user-version-changed before=0 after=2";

async function told(base: KnownStore, current: KnownStore): Promise<string[]> {
  return (await compareDatabases({ base, current }, COMPARE_DEFAULTS)).map(short);
}

async function sides() {
  const base = await known(make(folder, BASE));
  const current = await known(make(folder, CURRENT));
  const { content: _, ...summary } = base;
  const { content: __, ...currentSummary } = current;
  const facts = await describeDatabase(base, COMPARE_DEFAULTS);
  return { base, current, summary, currentSummary, facts };
}

describe("what can be told", () => {
  test("from digests is that something changed", async () => {
    const { current, summary } = await sides();
    const { summary: _, ...digest } = summary;
    expect(await told(digest, current)).toEqual(["store-changed"]);
  });

  test("from summaries is numbers of rows, and that the schema changed", async () => {
    const { current, summary, currentSummary } = await sides();
    const expected = [VERSION, "schema-changed", ...COUNTS].sort();
    expect((await told(summary, current)).sort()).toEqual(expected);
    expect((await told(summary, currentSummary)).sort()).toEqual(expected);
  });

  test("from facts is numbers of rows, and what of the schema changed", async () => {
    const { current, currentSummary, summary, facts } = await sides();
    const expected = [VERSION, ...SCHEMA, ...COUNTS].sort();
    expect((await told({ ...summary, facts }, current)).sort()).toEqual(expected);
    const currentFacts = await describeDatabase(current, COMPARE_DEFAULTS);
    expect((await told({ ...summary, facts }, { ...currentSummary, facts: currentFacts })).sort()).toEqual(expected);
  });

  test("of databases that encode text otherwise is what facts tell", async () => {
    const utf16 = await known(make(folder, `PRAGMA encoding = 'UTF-16le'; ${BASE}; INSERT INTO facts VALUES (2, 'x')`));
    expect(await told(await known(make(folder, BASE)), utf16)).toEqual(["rows-added facts rows=1 before=1 after=2"]);
  });
});

describe("facts", () => {
  test("hold what the schema says", async () => {
    const { facts } = await sides();
    expect(SqliteFacts.parse(facts)).toMatchObject({
      kind: "sqlite",
      tables: [
        {
          name: "facts",
          rows: 1,
          columns: [
            { name: "id", type: "INTEGER", notNull: false, default: null, key: 1, generated: false },
            { name: "text", type: "TEXT", notNull: true, default: "''", key: 0, generated: false },
          ],
        },
        { name: "less", rows: 2 },
        { name: "old", rows: 0 },
        { name: "same", rows: 1 },
      ],
      vectors: [],
    });
    expect(facts.objects.map(({ name }) => name)).toEqual([
      "index by_text",
      "table facts",
      "table less",
      "table old",
      "table same",
    ]);
  });
});

test("nothing is left beside databases in WAL mode, and they stay as they are", async () => {
  const own = mkdtempSync(join(folder, "wal-"));
  const wal = `PRAGMA journal_mode = WAL; ${BASE}`;
  const [base, current] = [make(own, wal), make(own, `${wal}; INSERT INTO facts VALUES (5, 'x')`)];
  await told(await known(base), await known(current));
  expect(readdirSync(own)).toHaveLength(2);
});
