import type { CompareOptions } from "../../../model/index.ts";
import { type Connection, quoteName } from "../connection.ts";
import { readColumns } from "../schema.ts";
import { rowidName } from "../summary.ts";

/** SQL terms that tell the rows of an ordinary table apart: as the user says, its primary key, or its rowid; maybe none. */
export function rowKeys(connection: Connection, table: string, options: CompareOptions): string[] {
  const columns = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
  const names = new Set(columns.map(({ name }) => name));
  const rule = options.keys.find((key) => "table" in key && key.table === table);
  if (rule !== undefined && "columns" in rule && rule.columns.every((name) => names.has(name)))
    return rule.columns.map(quoteName);
  const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  if (primary.length > 0) return primary.map(({ name }) => quoteName(name));
  const rowid = rowidTerm(connection, table);
  return rowid === undefined ? [] : [rowid];
}

/** The one column that is the primary key of a table; `undefined` when it has none, or several. */
export function soleKey(connection: Connection, table: string): string | undefined {
  const primary = readColumns(connection, table).filter(({ pk }) => pk > 0);
  return primary.length === 1 ? primary[0]?.name : undefined;
}

/** How to say rowid in this table; `undefined` when it has none, or columns of all its names. */
export function rowidTerm(connection: Connection, table: string): string | undefined {
  const columns = readColumns(connection, table).map(({ name }) => name.toLowerCase());
  return rowidName(connection, table, columns);
}
