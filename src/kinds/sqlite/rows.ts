import { setImmediate as nextTurn } from "node:timers/promises";
import { type Connection, quoteName } from "./connection.ts";
import { ValueHash } from "./value-hash.ts";

/** What SQLite hands out: blobs as bytes, integers exactly. */
type Value = null | bigint | number | string | Uint8Array;

/** Rows to hash: columns by name, a table by name, and the terms that put its rows in an order of their own. */
export interface RowsRequest {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL terms; without any the rows come in the order of the table. */
  readonly order: readonly string[];
  /** SQL condition; all rows when absent. */
  readonly where?: string;
}

/** Hashed rows. */
export interface RowsDigest {
  readonly rows: number;
  readonly digest: string;
}

/** Text is read as a JavaScript string, which has this character where the bytes were not UTF-8. */
const REPLACEMENT = "\ufffd";
/** Bytes to hash before other work gets a turn. */
export const TURN_BYTES = 32 * 1024 * 1024;
/** Rows to hash before it is looked whether other work is due. */
const TURN_ROWS = 4096;

/**
 * SHA-256 over the name of a table, the number and the names of the columns, every value of every row in order, and the
 * number of rows; see {@link ValueHash}. Needs no more memory than the largest row.
 *
 * Text counts by the bytes that the database holds. Strings show them only for valid UTF-8, so a table with other text,
 * and a database in UTF-16, is read with a second statement beside the first that gives all text as blobs.
 */
export async function hashRows(connection: Connection, request: RowsRequest): Promise<RowsDigest> {
  const utf8 = connection.pragma("encoding", { simple: true }) === "UTF-8";
  const fast = utf8 ? await hashPass(connection, request, false) : undefined;
  return fast ?? ((await hashPass(connection, request, true)) as RowsDigest);
}

/** One pass over the rows; `undefined` when it met text that only an exact pass can read. */
async function hashPass(connection: Connection, request: RowsRequest, exact: boolean): Promise<RowsDigest | undefined> {
  const hash = startOfRows(request);
  const columns = request.columns.map(quoteName);
  const texts = exact
    ? select(
        connection,
        request,
        columns.map((column) => `CAST(${column} AS BLOB)`),
      )
    : undefined;
  let rows = 0;
  let turnBytes = TURN_BYTES;
  try {
    for (const row of select(connection, request, columns)) {
      if (!hashRow(hash, row, texts?.next().value)) return undefined;
      rows++;
      if (rows % TURN_ROWS === 0 && hash.bytes > turnBytes) {
        turnBytes = hash.bytes + TURN_BYTES;
        await nextTurn();
      }
    }
  } finally {
    texts?.return?.();
  }
  return { rows, digest: hash.integer(BigInt(rows)).digest() };
}

/** What comes before the first row. */
export function startOfRows({ table, columns }: Pick<RowsRequest, "table" | "columns">): ValueHash {
  const hash = new ValueHash().text(table).integer(BigInt(columns.length));
  for (const column of columns) hash.text(column);
  return hash;
}

/** Hashes one row; false when a text of it is not known by its bytes. `texts` are the same values, as blobs. */
function hashRow(hash: ValueHash, row: readonly Value[], texts: readonly Value[] | undefined): boolean {
  for (let i = 0; i < row.length; i++) {
    const value = row[i] as Value;
    if (typeof value === "string") {
      if (texts !== undefined) hash.textBytes(texts[i] as Uint8Array);
      else if (value.includes(REPLACEMENT)) return false;
      else hash.text(value);
    } else if (typeof value === "bigint") hash.integer(value);
    else if (typeof value === "number") hash.real(value);
    else if (value === null) hash.null();
    else hash.blob(value);
  }
  return true;
}

function select(connection: Connection, request: RowsRequest, columns: readonly string[]): IterableIterator<Value[]> {
  const where = request.where === undefined ? "" : ` WHERE ${request.where}`;
  const order = request.order.length === 0 ? "" : ` ORDER BY ${request.order.join(", ")}`;
  const sql = `SELECT ${columns.join(", ")} FROM ${quoteName(request.table)}${where}${order}`;
  return connection.prepare(sql).raw().safeIntegers().iterate() as IterableIterator<Value[]>;
}
