import type { VectorType } from "../../../model/index.ts";
import { type Connection, quoteName } from "../connection.ts";
import { readColumns, type Tables } from "../schema.ts";
import { moduleArguments } from "../virtual-table.ts";
import type { Storage, VectorColumn } from "./column.ts";
import type { StoredVector } from "./decode.ts";
import { keyText } from "./key-text.ts";

/*
 * sqlite-vec keeps a table `X` in `X_chunks`: per chunk how many places it has, which of them are taken (a bit each, lowest
 * first) and their rowids (64 bits, little-endian); the vectors of the chunk stand one after another in `X_vector_chunks00`,
 * 01 ... per vector column. `X_rowids` holds every row, with its key where that is a text.
 * https://alexgarcia.xyz/sqlite-vec, version 0.1.9.
 */

/** Largest chunk of sqlite-vec: 4,096 vectors of 8,192 numbers of four bytes. */
const MAX_CHUNK_BYTES = 128 * 1024 * 1024;
const MAX_PLACES = 4096;
const PLACE_BYTES = 8;
const BITS = { float32: 32, int8: 8, bit: 1 } as const satisfies Partial<Record<VectorType, number>>;
type Vec0Type = keyof typeof BITS;

const TYPES: readonly [RegExp, Vec0Type][] = [
  [/^(?:float|f32)/iu, "float32"],
  [/^(?:int8|i8)/iu, "int8"],
  [/^bit/iu, "bit"],
];

/** The vector columns of the vec0 tables whose shadow tables are as we know them. */
export function vec0Columns(connection: Connection, { virtual, ordinary }: Tables): VectorColumn[] {
  const present = new Set(ordinary);
  const has = (table: string, ...names: string[]): boolean => {
    const stored = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
    return present.has(table) && names.every((name) => stored.some((column) => column.name === name));
  };
  const sqlOf = connection.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'");
  return virtual
    .filter(({ module }) => module.toLowerCase() === "vec0")
    .filter(
      ({ name }) => has(`${name}_rowids`, "rowid", "id") && has(`${name}_chunks`, "chunk_id", "validity", "rowids"),
    )
    .flatMap(({ name }) => columnsOf(name, moduleArguments(String(sqlOf.pluck().get(name) ?? ""))))
    .filter((column) => has(vectorsTable(column), "rowid", "vectors"));
}

function columnsOf(table: string, definitions: readonly (readonly string[])[]): VectorColumn[] {
  const primary = definitions.find((tokens) => /\bprimary key$/iu.test(tokens.join(" ")));
  const textKey = primary?.[1]?.toLowerCase() === "text";
  const key = primary?.[0] === undefined ? {} : { key: primary[0] };
  return definitions.flatMap(parseVector).map(({ column, type, dimension }, part) => {
    return { table, column, type, storage: { in: "vec0", part, dimension, textKey, ...key } };
  });
}

/** `embedding float[384] distance_metric=cosine`; nothing for metadata, auxiliary and partition columns. */
function parseVector(tokens: readonly string[]): { column: string; type: Vec0Type; dimension: number }[] {
  const [column, word = "", brackets = ""] = tokens;
  const type = TYPES.find(([pattern]) => pattern.test(word))?.[1];
  const dimension = Number(/^\[\s*(\d+)\s*\]$/u.exec(brackets)?.[1] ?? 0);
  return column === undefined || type === undefined || dimension === 0 ? [] : [{ column, type, dimension }];
}

/** The rows of a vec0 table as SQL: what tells them apart, and where. */
export function vec0Rows({ table, storage }: VectorColumn): { readonly key: string; readonly from: string } {
  const textKey = storage.in === "vec0" && storage.textKey;
  return { key: textKey ? "id" : "rowid", from: quoteName(`${table}_rowids`) };
}

type Vec0Storage = Extract<Storage, { in: "vec0" }>;

/** Every vector of the column, one chunk in memory at a time. What lies outside of its chunk cannot be read. */
export function* readVec0(
  connection: Connection,
  column: VectorColumn,
  storage: Vec0Storage,
): Generator<StoredVector, void> {
  const chunks = connection
    .prepare(
      `SELECT chunk_id, validity, rowids FROM ${quoteName(`${column.table}_chunks`)}
        WHERE octet_length(rowids) <= ${MAX_PLACES * PLACE_BYTES} AND octet_length(validity) <= ${MAX_PLACES}
          AND typeof(rowids) = 'blob' AND typeof(validity) = 'blob' ORDER BY chunk_id`,
    )
    .raw()
    .safeIntegers();
  const vectorsOf = connection
    .prepare<[unknown], Buffer>(
      `SELECT vectors FROM ${quoteName(vectorsTable(column))}
        WHERE rowid = ? AND octet_length(vectors) <= ${MAX_CHUNK_BYTES} AND typeof(vectors) = 'blob'`,
    )
    .pluck();
  const textOf = connection
    .prepare<[bigint], unknown>(`SELECT id FROM ${vec0Rows(column).from} WHERE rowid = ?`)
    .pluck();
  const width = (storage.dimension * BITS[column.type as Vec0Type]) / 8;
  for (const [chunk, validity, rowids] of chunks.iterate() as IterableIterator<[bigint, Buffer, Buffer]>) {
    const vectors = vectorsOf.get(chunk) ?? Buffer.alloc(0);
    for (const place of takenPlaces(validity, Math.floor(rowids.length / PLACE_BYTES))) {
      const rowid = rowids.readBigInt64LE(place * PLACE_BYTES);
      const id = keyText(storage.textKey ? textOf.get(rowid) : rowid);
      const end = (place + 1) * width;
      yield { id, stored: end > vectors.length ? undefined : vectors.subarray(end - width, end) };
    }
  }
}

function* takenPlaces(validity: Buffer, places: number): Generator<number, void> {
  for (let place = 0; place < places; place++) if (((validity[place >> 3] ?? 0) >> (place & 7)) & 1) yield place;
}

function vectorsTable({ table, storage }: VectorColumn): string {
  const part = storage.in === "vec0" ? storage.part : 0;
  return `${table}_vector_chunks${String(part).padStart(2, "0")}`;
}
