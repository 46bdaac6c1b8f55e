import { statSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Connection, quoteName } from "./connection.ts";
import { PageFile } from "./page-file.ts";
import { type RowsDigest, type RowsRequest, startOfRows, TURN_BYTES } from "./rows.ts";
import { type Column, readColumns } from "./schema.ts";
import { type Cursor, NotPlain, storedRows } from "./stored-table.ts";
import type { ValueHash } from "./value-hash.ts";

/** Bytes of the integers of a record, by their type; https://sqlite.org/fileformat2.html#record_format */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;
const REAL = 7;
const ZERO = 8;
const ONE = 9;
const FIRST_BLOB = 12;

/** Of a column, what decides how its stored values are read. */
interface StoredColumn {
  /** Stands for the rowid. */
  readonly isRowid: boolean;
  /** Integers that are stored in it are reals, to save room. */
  readonly isReal: boolean;
}

/**
 * The same digest as `hashRows`, without asking SQLite for every value, which would take several times as long and leave most of
 * it behind as garbage. `roots` are the pages at which tables start, by their names. For a private file that SQLite has found to be
 * intact and that nobody writes to. `undefined` where rows come in another order than they lie in, where they are not in UTF-8, and
 * where anything is unusual: SQLite knows.
 */
export async function hashStoredRows(
  connection: Connection,
  request: RowsRequest,
  roots: ReadonlyMap<string, number>,
): Promise<RowsDigest | undefined> {
  const columns = plainColumns(connection, request);
  const rootPage = roots.get(request.table);
  if (columns === undefined || rootPage === undefined || !isAllInFile(connection)) return undefined;
  using file = new PageFile(connection.name);
  if (file.reservedBytes !== 0) return undefined;
  try {
    return await hashPlainRows(storedRows(file, rootPage), columns, startOfRows(request));
  } catch (error) {
    // Out of range: a page that points out of itself.
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}

async function hashPlainRows(
  rows: Iterable<Cursor>,
  columns: readonly StoredColumn[],
  hash: ValueHash,
): Promise<RowsDigest> {
  let count = 0;
  let turnBytes = TURN_BYTES;
  for (const row of rows) {
    hashRecord(hash, row, columns);
    count++;
    if (hash.bytes <= turnBytes) continue;
    turnBytes = hash.bytes + TURN_BYTES;
    await nextTurn();
  }
  return { rows: count, digest: hash.integer(BigInt(count)).digest() };
}

/** A record has a value for each column; one that was written before a column was added has fewer. */
function hashRecord(hash: ValueHash, row: Cursor, columns: readonly StoredColumn[]): void {
  const start = row.at;
  const { end } = row;
  let at = start + row.varint();
  const valuesAt = at;
  for (const column of columns) {
    if (row.at >= valuesAt) throw new NotPlain();
    const type = row.varint();
    const sizeBytes = sizeOf(type);
    if (at + sizeBytes > end) throw new NotPlain();
    if (column.isRowid) hash.integerHalves(row.high, row.low);
    else if (type >= FIRST_BLOB)
      hash.within(type % 2 === 0 ? "blob" : "text", row.bytes, { start: at, end: at + sizeBytes });
    else hashNumber(hash, row.bytes, { at, type, isReal: column.isReal });
    at += sizeBytes;
  }
  if (row.at !== valuesAt || at !== end) throw new NotPlain();
}

function sizeOf(type: number): number {
  if (type >= FIRST_BLOB) return Math.floor((type - FIRST_BLOB) / 2);
  if (type === REAL) return 8;
  if (type > ONE) throw new NotPlain();
  return INTEGER_BYTES[type] ?? 0;
}

function hashNumber(
  hash: ValueHash,
  bytes: Buffer,
  { at, type, isReal }: { at: number; type: number; isReal: boolean },
): void {
  if (type === 0) hash.null();
  else if (type === REAL) {
    const value = bytes.readDoubleBE(at);
    // SQLite knows no number that is none.
    if (Number.isNaN(value)) hash.null();
    else hash.real(value);
  } else {
    const [high, low] = halves(bytes, at, type);
    if (isReal) hash.real(high * 2 ** 32 + low);
    else hash.integerHalves(high, low);
  }
}

function halves(bytes: Buffer, at: number, type: number): [high: number, low: number] {
  if (type === ZERO || type === ONE) return [0, type - ZERO];
  const sizeBytes = INTEGER_BYTES[type] ?? 0;
  if (sizeBytes > 4) return [bytes.readIntBE(at, sizeBytes - 4), bytes.readUInt32BE(at + sizeBytes - 4)];
  const value = bytes.readIntBE(at, sizeBytes);
  return [value < 0 ? -1 : 0, value >>> 0];
}

/** `undefined` unless all columns are stored as they are, and rows are wanted in the order of their rowids. */
function plainColumns(connection: Connection, { table, order }: RowsRequest): StoredColumn[] | undefined {
  if (connection.pragma("encoding", { simple: true }) !== "UTF-8") return undefined;
  const columns = readColumns(connection, table);
  const keys = columns.filter(({ pk }) => pk > 0);
  const [key] = keys;
  // A table without rowids is never asked for in their order.
  const isByRowid = order.length === keys.length + 1 && (key === undefined || isRowid(connection, table, keys));
  if (!isByRowid || columns.some(({ hidden }) => hidden !== 0)) return undefined;
  return columns.map((column) => ({ isRowid: column === key, isReal: isReal(column) }));
}

/** `INTEGER PRIMARY KEY` is another name of the rowid, but not where an old quirk gives it an index of its own. */
function isRowid(connection: Connection, table: string, keys: readonly Column[]): boolean {
  if (keys.length !== 1 || keys[0]?.type.toUpperCase() !== "INTEGER") return false;
  const indexes = connection.pragma(`index_list(${quoteName(table)})`) as { origin: string }[];
  return indexes.every(({ origin }) => origin !== "pk");
}

/** https://sqlite.org/datatype3.html#determination_of_column_affinity */
function isReal({ type }: Column): boolean {
  return /real|floa|doub/i.test(type) && !/int|char|clob|text|blob/i.test(type);
}

/** Nothing of it is in a WAL. */
function isAllInFile({ name }: Connection): boolean {
  return (statSync(`${name}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
