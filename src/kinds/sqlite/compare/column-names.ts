import type { Connection } from "../connection.ts";
import { moduleArguments, unquote } from "../virtual-table.ts";

/** FTS5 calls the columns of its table of texts by number, FTS4 by number and name. */
const FTS5_COLUMN = /^c(\d+)$/;
const FTS4_COLUMN = /^c\d+(.+)$/s;

/** What the user calls a column of the table that a virtual table keeps its rows in. */
export function columnNames(connection: Connection, virtual: string): (column: string) => string {
  const sql = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?").pluck();
  const columns = moduleArguments(`${sql.get(virtual) ?? ""}`)
    .filter(([, second]) => second !== "=")
    .map(([name = ""]) => unquote(name));
  return (column) => {
    const index = FTS5_COLUMN.exec(column)?.[1];
    if (index !== undefined) return columns[Number(index)] ?? column;
    const name = FTS4_COLUMN.exec(column)?.[1];
    return name !== undefined && columns.includes(name) ? name : column;
  };
}
