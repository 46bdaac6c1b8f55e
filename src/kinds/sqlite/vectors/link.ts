import type { CompareOptions, VectorFacts } from "../../../model/index.ts";
import { type Connection, quoteName } from "../connection.ts";
import { readColumns, readTables } from "../schema.ts";
import type { VectorColumn } from "./column.ts";
import { isVectorWord, stemOf, wordsOf } from "./declared.ts";
import { keyText } from "./key-text.ts";
import { ruleOf } from "./recognise.ts";
import { rowidTerm, soleKey } from "./row-key.ts";
import { vec0Rows } from "./vec0.ts";

/** The rows that the vectors of a column belong to. */
export type Link = NonNullable<VectorFacts["of"]>;

type Ends = Omit<Link, "everyRow">;

/**
 * Which rows the vectors of a column belong to: as the user says, as a foreign key says, or as names suggest and every vector
 * that is there confirms. Only the user can say that each row should have a vector where some have none.
 */
export function findLink(connection: Connection, column: VectorColumn, options: CompareOptions): Link | undefined {
  const { of } = ruleOf(options, column) ?? {};
  if (of !== undefined) {
    const key = foreignKeys(connection, column).find(({ table }) => table === of.table)?.key ?? null;
    const named = {
      table: of.table,
      column: of.column ?? null,
      key: key ?? keysByName(connection, column, of.table)[0] ?? null,
    };
    return canFollow(connection, column, named) ? { ...named, everyRow: true } : undefined;
  }
  const declared = isOnlyVectors(connection, column) ? foreignKeys(connection, column) : [];
  const found =
    declared.find((ends) => canFollow(connection, column, ends)) ??
    byName(connection, column).find(
      (ends) => canFollow(connection, column, ends) && orphanedVectors(connection, column, ends).count() === 0,
    );
  if (found === undefined || !hasVectors(connection, column)) return undefined;
  return { ...found, everyRow: rowsWithout(connection, column, found).count() === 0 };
}

/** Both tables and both columns are there. */
export function canFollow(connection: Connection, column: VectorColumn, { table, column: of, key }: Ends): boolean {
  if (!readTables(connection).content.includes(table)) return false;
  const has = (owner: string, name: string): boolean =>
    readColumns(connection, owner).some((found) => found.name === name && found.hidden === 0);
  const hasTarget = of === null ? rowidTerm(connection, table) !== undefined : has(table, of);
  if (column.storage.in === "vec0") return hasTarget && key === null;
  return hasTarget && (key === null ? column.storage.keys.length === 1 : has(column.table, key));
}

function hasVectors(connection: Connection, column: VectorColumn): boolean {
  const from = column.storage.in === "vec0" ? vec0Rows(column).from : quoteName(column.table);
  return connection.prepare(`SELECT 1 FROM ${from} LIMIT 1`).get() !== undefined;
}

/** Keys that the other side of a link does not have. */
export interface Unmatched {
  readonly count: () => number;
  /** So many of them at most, as text, in order. */
  readonly some: (limit: number) => string[];
}

/** Vectors whose row is gone. */
export function orphanedVectors(connection: Connection, column: VectorColumn, link: Ends): Unmatched {
  const { vectors, rows } = sidesOf(connection, column, link);
  return unmatched(connection, vectors, rows);
}

/** Rows without a vector. */
export function rowsWithout(connection: Connection, column: VectorColumn, link: Ends): Unmatched {
  const { vectors, rows } = sidesOf(connection, column, link);
  return unmatched(connection, rows, vectors);
}

function unmatched(connection: Connection, these: string, those: string): Unmatched {
  const from = `FROM ${these} WHERE k COLLATE BINARY NOT IN ${those}`;
  return {
    count: () => Number(connection.prepare(`SELECT count(*) ${from}`).pluck().get()),
    some: (limit) => {
      const sql = `SELECT k ${from} ORDER BY k COLLATE BINARY LIMIT ${limit}`;
      return limit === 0 ? [] : connection.prepare(sql).pluck().safeIntegers().all().map(keyText);
    },
  };
}

/** Two subqueries with one column `k`: the keys that vectors have, and those of the rows that they belong to. */
function sidesOf(connection: Connection, column: VectorColumn, { table, column: of, key }: Ends) {
  const target = of === null ? (rowidTerm(connection, table) ?? "NULL") : quoteName(of);
  const rows = `(SELECT ${target} AS k FROM ${quoteName(table)} WHERE ${target} IS NOT NULL)`;
  if (column.storage.in === "vec0") {
    const { key: own, from } = vec0Rows(column);
    return { vectors: `(SELECT ${own} AS k FROM ${from} WHERE ${own} IS NOT NULL)`, rows };
  }
  const own = key === null ? (column.storage.keys[0] ?? "NULL") : quoteName(key);
  const there = `${quoteName(column.column)} IS NOT NULL AND ${own} IS NOT NULL`;
  return { vectors: `(SELECT ${own} AS k FROM ${quoteName(column.table)} WHERE ${there})`, rows };
}

/** Foreign keys of one column, in the order of their declaration. */
function foreignKeys(connection: Connection, { table, storage }: VectorColumn): Ends[] {
  if (storage.in === "vec0") return [];
  const parts = connection.pragma(`foreign_key_list(${quoteName(table)})`) as {
    id: number;
    table: string;
    from: string;
    to: string | null;
  }[];
  const sole = parts.filter(({ id }) => parts.filter((part) => part.id === id).length === 1);
  return sole
    .sort((a, b) => b.id - a.id)
    .map(({ table: parent, from, to }) => ({
      table: parent,
      column: to ?? soleKey(connection, parent) ?? null,
      key: from,
    }));
}

/** The table is there for its vectors; in any other a foreign key says something else. */
function isOnlyVectors(connection: Connection, column: VectorColumn): boolean {
  if (column.storage.in === "vec0" || wordsOf(column.table).some(isVectorWord)) return true;
  const key = soleKey(connection, column.table);
  return foreignKeys(connection, column).some((ends) => ends.key === key);
}

/** `vec_facts` and `fact_embeddings` may belong to `facts`, and so may a column `fact_id`. */
function byName(connection: Connection, column: VectorColumn): Ends[] {
  if (!isOnlyVectors(connection, column)) return [];
  return readTables(connection)
    .content.filter((table) => table !== column.table && stemOf(table) !== "")
    .flatMap((table) => {
      const keys: (string | null)[] = keysByName(connection, column, table);
      if (stemOf(column.table) === stemOf(table)) keys.push(null);
      return keys.flatMap((key) => targets(connection, column, table).map((of) => ({ table, column: of, key })));
    });
}

/** Columns of the vectors' table that are called after `table`: `fact_id` for `facts`. A key of vec0 has no name there. */
function keysByName(connection: Connection, { table: own, column, storage }: VectorColumn, table: string): string[] {
  if (storage.in === "vec0") return [];
  const names = readColumns(connection, own).filter(({ name, hidden }) => hidden === 0 && name !== column);
  return names.filter(({ name }) => /id$/iu.test(name) && stemOf(name) === stemOf(table)).map(({ name }) => name);
}

/** Columns of `table` that may equal the key: its primary key, then the rowid. */
function targets(connection: Connection, { storage }: VectorColumn, table: string): (string | null)[] {
  const key = soleKey(connection, table);
  const sameName = storage.in === "vec0" && storage.key !== undefined ? [storage.key] : [];
  const columns = new Set(readColumns(connection, table).map(({ name }) => name));
  return [...sameName.filter((name) => columns.has(name)), ...(key === undefined ? [] : [key]), null];
}
