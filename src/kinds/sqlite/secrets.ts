import { setImmediate as nextTurn } from "node:timers/promises";
import type { SecretHit, SecretMatcher } from "../../model/index.ts";
import type { StagedCopy } from "../kind.ts";
import type { SecretsFound } from "../redacting.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { type Connection, quoteName, readPrivate } from "./connection.ts";
import { readColumns, readTables } from "./schema.ts";
import { rowidName } from "./summary.ts";

/** What statistics of the query planner remember of indexed values; no content, and yet it travels. */
export const SAMPLES = /^sqlite_stat[34]$/i;
const TURN_ROWS = 4096;

/** A value as it is searched. */
export type Value = null | bigint | number | string | Uint8Array;

/** A table as it is searched: stored columns, and how its rows are told apart. */
export interface SearchedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** How to say rowid; absent where there is none. */
  readonly rowid: string | undefined;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

/** A row in which something was found. `hits` are by column, in the order of the table. */
export interface HitRow {
  readonly table: SearchedTable;
  /** Place among the rows of the table, from 1. */
  readonly row: number;
  /** Values of the rowid, or of the primary key. */
  readonly key: readonly Value[];
  readonly values: readonly Value[];
  readonly hits: readonly (readonly SecretHit[])[];
}

/** Secrets in every table of a staged database, in its schema, and in the names of its tables. */
export async function findInDatabase(copy: StagedCopy, matcher: SecretMatcher): Promise<SecretsFound> {
  const tally = new SecretTally(copy);
  const [entry] = copy.staged.entries;
  const { path } = copy.store;
  for (const { rule, fingerprint } of matcher.search(path))
    tally.add({ rule, fingerprint, in: "name", place: shownName(path, matcher) });
  if (entry?.type === "file")
    await readPrivate(entry.file, async (connection) => {
      searchSchema(connection, matcher, tally);
      for (const table of searchedTables(connection))
        for await (const row of hitRows(connection, table, matcher)) tallyRow(row, matcher, tally);
    });
  return tally.found;
}

/** The text of the schema holds default values, conditions and literals of views, which nobody can edit without breaking them. */
function searchSchema(connection: Connection, matcher: SecretMatcher, tally: SecretTally): void {
  const objects = connection.prepare<[], [string, string]>("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
  for (const [name, sql] of objects.raw().all() as unknown as [string, string][])
    for (const { rule, fingerprint } of matcher.search(sql))
      tally.add({ rule, fingerprint, in: "schema", place: shownName(name, matcher) });
}

/** Every table that holds content. Indexes of full-text tables that follow from it are made anew when it is redacted. */
export function searchedTables(connection: Connection): SearchedTable[] {
  const { content, ordinary } = readTables(connection);
  return [...content, ...ordinary.filter((name) => SAMPLES.test(name))].map((name) => {
    const all = readColumns(connection, name);
    const names = all.map((column) => column.name.toLowerCase());
    return {
      name,
      columns: all.filter(({ hidden }) => hidden === 0).map((column) => column.name),
      rowid: rowidName(connection, name, names),
      key: all
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
    };
  });
}

/** Rows of a table in which something is found, in the order of the table. Reads stored columns and nothing else. */
export async function* hitRows(
  connection: Connection,
  table: SearchedTable,
  matcher: SecretMatcher,
): AsyncGenerator<HitRow> {
  const by = table.rowid === undefined ? table.key.map(quoteName) : [table.rowid];
  const sql = `SELECT ${[...by, ...table.columns.map(quoteName)].join(", ")} FROM ${quoteName(table.name)}`;
  let row = 0;
  for (const values of connection.prepare(sql).raw().safeIntegers().iterate() as IterableIterator<Value[]>) {
    row++;
    let isHit = false;
    const hits: (readonly SecretHit[])[] = [];
    for (let index = by.length; index < values.length; index++) {
      const found = searchValue(values[index] as Value, matcher);
      hits.push(found);
      isHit ||= found.length > 0;
    }
    if (isHit) yield { table, row, key: values.slice(0, by.length), values: values.slice(by.length), hits };
    if (row % TURN_ROWS === 0) await nextTurn();
  }
}

const NO_HITS: readonly SecretHit[] = [];

/** Hits in a text or a blob; there are none in numbers. */
export function searchValue(value: Value, matcher: SecretMatcher): readonly SecretHit[] {
  return typeof value === "string" || value instanceof Uint8Array ? matcher.search(value) : NO_HITS;
}

function tallyRow({ table, row, key, hits }: HitRow, matcher: SecretMatcher, tally: SecretTally): void {
  // The key of a table without rowids may be anything, a secret among it.
  const at = (): string => (table.rowid === undefined ? `row ${row}` : `rowid ${key[0]}`);
  for (const [index, ofColumn] of hits.entries())
    for (const { rule, fingerprint } of ofColumn) {
      const place = shownName(`${table.name}.${table.columns[index]}`, matcher);
      tally.add({ rule, fingerprint, in: "content", place, at });
    }
}
