import type { Connection } from "./connection.ts";
import { readColumns } from "./schema.ts";

/**
 * What can give more than it is given. Nobody can interrupt SQLite or limit its memory in this build, and eight kilobytes of
 * database are enough to make an index over `hex(zeroblob(...))` fill all of it.
 */
const GROWING =
  /\|\||\b(zeroblob|printf|format|replace|hex|quote|char|concat\w*|unistr_quote|jsonb?_(array|object|set|insert|replace|quote|patch|pretty)\w*)\b/i;
/** Full-text modules that compare their index with whatever view is named as their content, however long it is. */
const READS_CONTENT = /\bfts[34]\b[\s\S]*\bcontent/i;

/** What an examination of a whole database would evaluate that its author may have made endless. */
export interface Endless {
  /** There is some. */
  readonly any: boolean;
  /** The ordinary table is free of it; virtual tables are not asked about. */
  isFree(table: string): boolean;
}

/**
 * Looks through a schema that may come from anyone for what must not be evaluated: growing expressions in indexes and
 * generated columns, and views behind full-text indexes. Reads the text of the schema only.
 */
export function findEndless(connection: Connection): Endless {
  const rows = connection
    .prepare<[], Row>("SELECT type, tbl_name, rootpage > 0, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    .raw()
    .all() as unknown as Row[];
  const endless = new Set(
    rows.filter((row) => evaluatesGrowing(connection, row)).map(([, table]) => table.toLowerCase()),
  );
  const any = endless.size > 0 || rows.some(([type, , , sql]) => type === "table" && READS_CONTENT.test(sql));
  return { any, isFree: (table) => !endless.has(table.toLowerCase()) };
}

/** Type, table, whether it has pages of its own, and the statement that made it. */
type Row = [type: string, table: string, hasPages: number, sql: string];

function evaluatesGrowing(connection: Connection, [type, table, hasPages, sql]: Row): boolean {
  if (hasPages !== 1 || !GROWING.test(sql)) return false;
  return type === "index" || readColumns(connection, table).some(({ hidden }) => hidden > 1);
}
