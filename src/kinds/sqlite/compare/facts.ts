import { createHash } from "node:crypto";
import { type ColumnFacts, compareBytewise, type SqliteFacts, type SqliteSummary } from "../../../model/index.ts";
import type { Connection } from "../connection.ts";
import { readColumns } from "../schema.ts";
import { sqlTokens } from "../virtual-table.ts";
import { foldTables } from "./folding.ts";

/** What a schema says, as {@link SqliteFacts} keep it. */
export type SchemaFacts = Omit<SqliteFacts, "kind" | "vectors">;

/**
 * Reads what a schema says. Of virtual tables no column is known: asking for one would run the module. Tables are objects
 * too, so that what their columns do not show - CHECK, UNIQUE, foreign keys, the arguments of a module - is not lost.
 */
export function readSchema(connection: Connection, summary: SqliteSummary): SchemaFacts {
  const tables = foldTables(summary).map(({ name, rows, module }) => ({
    name,
    rows,
    columns: module === undefined ? readColumns(connection, name).map(columnFacts) : [],
  }));
  const known = new Set(tables.map(({ name }) => name));
  const objects = readDefinitions(connection)
    .filter(([type, name]) => type !== "table" || known.has(name))
    .map(([type, name, sql]) => ({ name: `${type} ${name}`, digest: definitionDigest(sql) }))
    .sort((a, b) => compareBytewise(a.name, b.name));
  return { tables, objects };
}

function columnFacts(column: ReturnType<typeof readColumns>[number]): ColumnFacts {
  return {
    name: column.name,
    type: column.type,
    notNull: column.notnull !== 0,
    default: column.dflt_value,
    key: column.pk,
    generated: column.hidden > 1,
  };
}

/** What SQLite makes by itself has no definition, or a name of its own. */
function readDefinitions(connection: Connection): [string, string, string][] {
  const sql =
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  return connection.prepare(sql).raw().all() as [string, string, string][];
}

/** Blanks and comments between the words do not count. */
function definitionDigest(sql: string): string {
  return createHash("sha256").update(sqlTokens(sql).join("\0")).digest("hex");
}
