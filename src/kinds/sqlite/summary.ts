import type { SqliteSummary, TableSummary } from "../../model/index.ts";
import { type Connection, quoteName } from "./connection.ts";
import { isForeign } from "./failure.ts";
import { hashRows, type RowsDigest, type RowsRequest } from "./rows.ts";
import { readColumns, readRoots, readTables, SEQUENCE_TABLE } from "./schema.ts";
import { hashStoredRows } from "./stored-rows.ts";
import { ValueHash } from "./value-hash.ts";

/** Names by which a table may give its rowid, unless a column is called so. */
const ROWID_NAMES = ["rowid", "oid", "_rowid_"];

/**
 * What a database holds, in numbers and digests. Reads columns that are stored and nothing else: no view, no generated
 * column, no virtual table.
 */
export async function summarise(connection: Connection, compacted: boolean): Promise<SqliteSummary> {
  const tables = readTables(connection);
  const schema = await hashSchema(connection);
  return {
    kind: "sqlite",
    journalMode: pragma(connection, "journal_mode") === "wal" ? "wal" : "rollback",
    pageSize: Number(pragma(connection, "page_size")),
    encoding: pragma(connection, "encoding") as SqliteSummary["encoding"],
    userVersion: Number(pragma(connection, "user_version")),
    applicationId: Number(pragma(connection, "application_id")),
    schemaDigest: schema.digest,
    compacted,
    tables: await summariseTables(connection, tables.content),
    virtualTables: Array.from(tables.virtual, ({ name, module }) => ({ name, module })),
  };
}

/**
 * Digest of the state of a database: SHA-256 over the schema digest, the number of tables, name, row count and digest of
 * each, user_version and application_id. How the pages came to be plays no part.
 */
export function stateDigest(summary: SqliteSummary): string {
  const hash = new ValueHash().text(summary.schemaDigest).integer(BigInt(summary.tables.length));
  for (const table of summary.tables) hash.text(table.name).integer(BigInt(table.rows)).text(table.digest);
  return hash.integer(BigInt(summary.userVersion)).integer(BigInt(summary.applicationId)).digest();
}

/** The schema as written. Objects that SQLite makes by itself are left out, because some depend on history. */
function hashSchema(connection: Connection): Promise<RowsDigest> {
  return hashRows(connection, {
    table: "sqlite_schema",
    columns: ["type", "name", "tbl_name", "sql"],
    where: "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    order: ["name", "type"],
  });
}

async function summariseTables(connection: Connection, names: readonly string[]): Promise<TableSummary[]> {
  const summaries: TableSummary[] = [];
  const roots = readRoots(connection);
  for (const name of names) {
    const request = rowsOf(connection, name);
    const { rows, digest } =
      (await hashStoredRows(connection, request, roots)) ?? (await hashRows(connection, request));
    // SQLite keeps the table for counters when the last table that counts is gone.
    if (name !== SEQUENCE_TABLE || rows > 0) summaries.push({ name, rows, digest });
  }
  return summaries;
}

/** Stored columns as declared, rows by primary key, rows that tie by rowid. */
function rowsOf(connection: Connection, table: string): RowsRequest {
  const all = readColumns(connection, table);
  const columns = all.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
  const keys = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  // Compared as bytes, whatever collation the table declares: it may be unknown here.
  const order = keys.map(({ name }) => `${quoteName(name)} COLLATE BINARY`);
  if (table === SEQUENCE_TABLE) return { table, columns, order: ["name", "seq"] };
  const rowid = rowidName(
    connection,
    table,
    all.map(({ name }) => name.toLowerCase()),
  );
  return { table, columns, order: rowid === undefined ? order : [...order, rowid] };
}

/** How to say rowid in this table; `undefined` when it has none, or columns of all those names. */
export function rowidName(connection: Connection, table: string, columns: readonly string[]): string | undefined {
  const free = ROWID_NAMES.find((name) => !columns.includes(name));
  if (free === undefined) return undefined;
  try {
    connection.prepare(`SELECT ${free} FROM ${quoteName(table)}`);
    return free;
  } catch (error) {
    // The pragma that names WITHOUT ROWID tables would resolve every view and load every module.
    if (isForeign(error)) return undefined;
    throw error;
  }
}

function pragma(connection: Connection, name: string): unknown {
  return connection.pragma(name, { simple: true });
}
