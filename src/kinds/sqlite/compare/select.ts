import { type Connection, quoteName } from "../connection.ts";
import type { TablePlan } from "./plan.ts";
import type { Connections } from "./sides.ts";
import type { Row } from "./value.ts";

/** Columns beyond which SQLite may not be able to nest an expression over all of them. */
const MAX_EXPRESSION_COLUMNS = 100;
/** Of a database that is larger, rows are not copied to be sorted as long as an index has them in order. */
const MAX_SORTED_BYTES = 1024 ** 3;

/**
 * The rows of a table, key first, in the order of the key; without those that the other side has just so in the same place,
 * which is several times faster than to look at them here. `exact` gives text as the bytes that it is.
 */
export function selectRows(
  sides: Connections,
  side: keyof Connections,
  { plan, exact }: { readonly plan: TablePlan; readonly exact: boolean },
): Rows {
  const { key, rest, keyed } = plan;
  const connection = sides[side];
  const columns = [...key, ...rest];
  // What rows are stored by is a number, and reading it as such needs no sorting.
  const values = columns.map((column, index) => cell(column, exact && !(keyed === "rowid" && index === 0))).join(", ");
  const from = `FROM ${plan.from[side]} AS a${notInPlace(plan)}`;
  return prepareRows(connection, `SELECT ${values} ${from} ORDER BY ${orderTerms(connection, plan, exact).join(", ")}`);
}

/** Rows that can be read. A connection on which some are being read cannot be closed, so both sides are prepared before. */
export interface Rows {
  iterate(): IterableIterator<Row>;
}

/** Prepares reading rows with exact integers. */
export function prepareRows(connection: Connection, sql: string): Rows {
  return connection.prepare(sql).raw().safeIntegers() as unknown as Rows;
}

/** A value; when it has to be exact, text as bytes: a string does not tell invalid text apart. */
export function cell(column: string, exact: boolean): string {
  const name = `a.${quoteName(column)}`;
  return exact ? `CASE typeof(${name}) WHEN 'text' THEN CAST(${name} AS BLOB) ELSE ${name} END` : name;
}

/** Compared as bytes, whatever collation the table declares: it may be unknown here. */
function orderTerms(connection: Connection, plan: TablePlan, exact: boolean): string[] {
  const { key, rest, keyed, repeatsKeys, hasRowid } = plan;
  if (keyed === "rowid") return key.map((column) => `${cell(column, false)} COLLATE BINARY`);
  const terms = keyed === "stored" && !repeatsKeys ? key : [...key, ...rest];
  if (exact) return terms.map((column) => cell(column, true));
  const sorts = hasRowid && sizeBytes(connection) <= MAX_SORTED_BYTES;
  return terms.map((column) => `${sorts ? "+" : ""}${cell(column, false)} COLLATE BINARY`);
}

function sizeBytes(connection: Connection): number {
  const pages = connection.pragma("main.page_count", { simple: true });
  return Number(pages) * Number(connection.pragma("main.page_size", { simple: true }));
}

/** By type and value: `IS` alone takes 1 and 1.0 for the same; `+` keeps it from converting what a column declares. */
function notInPlace({ table, key, rest, stored }: TablePlan): string {
  const columns = [...key, ...rest].map(quoteName);
  if (stored.length === 0 || columns.length > MAX_EXPRESSION_COLUMNS) return "";
  const same = columns.map(
    (name) => `typeof(a.${name}) = typeof(b.${name}) AND +a.${name} IS +b.${name} COLLATE BINARY`,
  );
  const there = [...stored.map((name) => `a.${name} = b.${name}`), ...same].join(" AND ");
  return ` WHERE NOT EXISTS (SELECT 1 FROM other.${quoteName(table)} AS b WHERE ${there})`;
}
