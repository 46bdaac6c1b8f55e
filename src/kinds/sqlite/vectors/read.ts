import { type Connection, quoteName } from "../connection.ts";
import type { VectorColumn } from "./column.ts";
import { MAX_TEXT_BYTES, MAX_VECTOR_BYTES, type StoredVector } from "./decode.ts";
import { KEY_SEPARATOR, keyText } from "./key-text.ts";
import { readVec0 } from "./vec0.ts";

/** Every row of a column, in an order of the storage. A row is valid until the next one. */
export function readVectors(connection: Connection, column: VectorColumn): Generator<StoredVector, void> {
  const { storage } = column;
  if (storage.in === "vec0") return readVec0(connection, column, storage);
  return readTable(connection, column, storage.keys);
}

function* readTable(
  connection: Connection,
  { table, column }: VectorColumn,
  keys: readonly string[],
): Generator<StoredVector, void> {
  const sql = `SELECT ${[boundedVector(column), ...keys].join(", ")} FROM ${quoteName(table)}`;
  const rows = connection.prepare(sql).raw().safeIntegers().iterate() as IterableIterator<[unknown, ...unknown[]]>;
  for (const [value, ...key] of rows) yield { id: key.map(keyText).join(KEY_SEPARATOR), stored: storedOf(value) };
}

/** SQL of a column, without what is too large to be a vector and need not be read. */
export function boundedVector(column: string): string {
  const name = quoteName(column);
  return `CASE typeof(${name}) WHEN 'null' THEN NULL
    WHEN 'blob' THEN CASE WHEN octet_length(${name}) <= ${MAX_VECTOR_BYTES} THEN ${name} ELSE 0 END
    WHEN 'text' THEN CASE WHEN octet_length(${name}) <= ${MAX_TEXT_BYTES} THEN ${name} ELSE 0 END ELSE 0 END`;
}

/** What {@link boundedVector} gives. */
function storedOf(value: unknown): StoredVector["stored"] {
  return value === null || value instanceof Uint8Array || typeof value === "string" ? value : undefined;
}
