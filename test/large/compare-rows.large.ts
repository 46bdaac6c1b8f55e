import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { Difference } from "../../src/model/index.ts";

const ROWS = 2_000_000;
const CHANGED_EACH = 100_000;
const CHANGED = ROWS / CHANGED_EACH;
const LIMIT_BYTES = 300e6;
const TIMEOUT_MS = 1_200_000;
const PROGRAM = join(import.meta.dirname, "..", "harness", "compare-databases.ts");

const NUMBERS = `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${ROWS})`;
/** Unique, and in no order. */
const MADE_UP = "printf('%08x-0000-7000-8000-%012x', (n * 2654435761) & 4294967295, n)";
const SAID = "'the user said something about topic ' || n, 1700000000 + n, n / 3.0";
const COLUMNS = "said TEXT, at INTEGER, score REAL";
const CHANGE = `UPDATE memory SET said = 'else' WHERE at % ${CHANGED_EACH} = 7`;

interface Layout {
  readonly table: string;
  readonly insert: string;
  /** What is done to the rows of the current side. */
  readonly change: string;
  /** Codes with numbers of rows. */
  readonly expected: readonly (readonly [code: string, rows: number])[];
}

const LAYOUTS: readonly (readonly [about: string, layout: Layout])[] = [
  [
    "by number",
    {
      table: `CREATE TABLE memory (id INTEGER PRIMARY KEY, ${COLUMNS})`,
      insert: `INSERT INTO memory ${NUMBERS} SELECT n, ${SAID} FROM number`,
      change: `${CHANGE}; DELETE FROM memory WHERE id = 5; INSERT INTO memory VALUES (${ROWS + 1}, 'new', 0, 0)`,
      expected: [
        ["rows-added", 1],
        ["rows-removed", 1],
        ["rows-changed", CHANGED],
      ],
    },
  ],
  [
    "by UUID",
    {
      table: `CREATE TABLE memory (id TEXT PRIMARY KEY, ${COLUMNS})`,
      insert: `INSERT INTO memory ${NUMBERS} SELECT ${MADE_UP}, ${SAID} FROM number`,
      change: CHANGE,
      expected: [["rows-changed", CHANGED]],
    },
  ],
  [
    "by UUID, written anew in another order",
    {
      table: `CREATE TABLE memory (id TEXT PRIMARY KEY, ${COLUMNS})`,
      insert: `INSERT INTO memory ${NUMBERS} SELECT ${MADE_UP}, ${SAID} FROM number`,
      change: `${CHANGE}; CREATE TABLE kept AS SELECT * FROM memory ORDER BY said; DELETE FROM memory;
        INSERT INTO memory SELECT * FROM kept; DROP TABLE kept`,
      expected: [["rows-changed", CHANGED]],
    },
  ],
  [
    "by UUID, without a rowid",
    {
      table: `CREATE TABLE memory (id TEXT PRIMARY KEY, ${COLUMNS}) WITHOUT ROWID`,
      insert: `INSERT INTO memory ${NUMBERS} SELECT ${MADE_UP}, ${SAID} FROM number ORDER BY 1`,
      change: CHANGE,
      expected: [["rows-changed", CHANGED]],
    },
  ],
  [
    "without a key",
    {
      table: `CREATE TABLE memory (${COLUMNS})`,
      insert: `INSERT INTO memory ${NUMBERS} SELECT ${SAID} FROM number`,
      change: CHANGE,
      expected: [
        ["rows-added", CHANGED],
        ["rows-removed", CHANGED],
      ],
    },
  ],
];

function write(file: string, ...statements: string[]): void {
  const database = new Database(file);
  for (const setting of ["journal_mode = OFF", "synchronous = OFF"]) database.pragma(setting);
  for (const statement of statements) database.exec(statement);
  database.close();
}

test.each(LAYOUTS)(
  "two databases of two million rows each, kept %s, are compared in bounded memory",
  (about, { table, insert, change, expected }) => {
    const folder = mkdtempSync(join(tmpdir(), "memsnap-large-"));
    const [base, current] = [join(folder, "base.db"), join(folder, "current.db")];
    try {
      write(base, table, insert);
      copyFileSync(base, current);
      write(current, change);
      const { differences, seconds, peakBytes } = JSON.parse(
        execFileSync(process.execPath, [PROGRAM, base, current], { encoding: "utf8", timeout: TIMEOUT_MS }),
      ) as { differences: Difference[]; seconds: number; peakBytes: number };
      const speed = Math.round(ROWS / seconds);
      process.stdout.write(`rows ${about}: ${speed} rows/s, peak ${(peakBytes / 1e6).toFixed(0)} MB\n`);
      expect(differences.map(({ code, numbers }) => [code, numbers.rows])).toEqual(expected);
      expect(peakBytes).toBeLessThan(LIMIT_BYTES);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  TIMEOUT_MS,
);
