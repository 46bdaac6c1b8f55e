import { compareBytewise } from "../../model/index.ts";
import { type Connection, quoteName } from "./connection.ts";
import { parseVirtualTable, type VirtualTable } from "./virtual-table.ts";

/** Tables that SQLite keeps for itself. Only counters of AUTOINCREMENT are content; statistics are not. */
const INTERNAL = /^sqlite_/i;
export const SEQUENCE_TABLE = "sqlite_sequence";

/** Tables that the full-text modules keep their index in. */
const FTS5_INDEX = ["data", "idx", "docsize", "config"];
const FTS4_INDEX = ["segments", "segdir", "docsize", "stat"];
const FTS_INDEXES: Readonly<Record<string, readonly string[]>> = {
  fts5: FTS5_INDEX,
  fts4: FTS4_INDEX,
  fts3: FTS4_INDEX,
};

/** The tables of a database, as far as they are of interest. */
export interface Tables {
  /** Names of the ordinary tables whose rows are the content, sorted bytewise. */
  readonly content: readonly string[];
  /** Names of all ordinary tables. */
  readonly ordinary: readonly string[];
  /** Sorted by name, bytewise. */
  readonly virtual: readonly VirtualTable[];
}

/** Reads which tables there are. Looks at the text of the schema only: no module is loaded, no view is resolved. */
export function readTables(connection: Connection): Tables {
  const rows = connection
    .prepare<[], [string, string | null, number | null]>(
      "SELECT name, sql, rootpage FROM sqlite_schema WHERE type = 'table'",
    )
    .raw()
    .all() as unknown as [string, string | null, number | null][];
  const ordinary = rows.filter(([, , rootPage]) => Number(rootPage ?? 0) > 0).map(([name]) => name);
  const virtual = rows
    .filter(([, , rootPage]) => Number(rootPage ?? 0) === 0)
    .map(([name, sql]) => parseVirtualTable(name, sql ?? ""));
  const derived = new Set(virtual.flatMap(derivedTables));
  return {
    content: ordinary.filter((name) => isContent(name) && !derived.has(name)).sort(compareBytewise),
    ordinary,
    virtual: virtual.toSorted((a, b) => compareBytewise(a.name, b.name)),
  };
}

/**
 * The pages at which ordinary tables start, by name. For all at once: the schema has no index, and finding each by itself takes a
 * time that grows with the square of their number. Of tables that share a name, as none do that SQLite has made, none is named.
 */
export function readRoots(connection: Connection): Map<string, number> {
  const sql = "SELECT name, min(rootpage) FROM sqlite_schema WHERE type = 'table' GROUP BY name HAVING count(*) = 1";
  return new Map(connection.prepare<[], [string, number]>(sql).raw().all() as unknown as [string, number][]);
}

function isContent(name: string): boolean {
  return name === SEQUENCE_TABLE || !INTERNAL.test(name);
}

/**
 * Tables whose rows follow from other tables: the index of a full-text table that keeps its own text, or that indexes
 * the text of another table. An index without any text is all that there is of it, so it is content.
 */
function derivedTables(table: VirtualTable): string[] {
  const parts = FTS_INDEXES[table.module.toLowerCase()];
  if (parts === undefined || table.content === "none") return [];
  return parts.map((part) => `${table.name}_${part}`);
}

/** A column as `PRAGMA table_xinfo` gives it. */
export interface Column {
  readonly name: string;
  /** Place in the primary key, from 1; 0 when it is not part of it. */
  readonly pk: number;
  /** 0 for a stored column, 1 for a hidden one of a virtual table, 2 and 3 for generated ones. */
  readonly hidden: number;
  /** As declared; empty when nothing is. */
  readonly type: string;
  /** 1 for NOT NULL. */
  readonly notnull: number;
  /** As SQL. */
  readonly dflt_value: string | null;
}

/** The columns of an ordinary table. Not by the function of that name: a table of the schema may be called like it. */
export function readColumns(connection: Connection, table: string): Column[] {
  return connection.pragma(`main.table_xinfo(${quoteName(table)})`) as Column[];
}
