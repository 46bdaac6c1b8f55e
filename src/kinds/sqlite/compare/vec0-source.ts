import { type Connection, quoteName } from "../connection.ts";
import { type Column, readColumns } from "../schema.ts";
import { moduleArguments } from "../virtual-table.ts";
import type { Carried } from "./folding.ts";

/*
 * What sqlite-vec keeps of a table `X` beside keys and vectors: auxiliary columns in `X_auxiliary`, with a row for each row; partition
 * keys in `X_chunks`, with a row for each chunk of rows; of each metadata column a blob for each chunk in `X_metadatachunks00`, 01 ...,
 * with a value for each place, and texts of more than 12 bytes as a whole in `X_metadatatext00`, 01 ...
 * https://github.com/asg017/sqlite-vec/blob/v0.1.9/ARCHITECTURE.md
 */

const FUNCTION = "memsnap_vec0_value";
/** In the place of a text stand its length and its start. */
const LENGTH_BYTES = 4;
const START_BYTES = 12;
/** Types of metadata, and the bits of a place. */
const TYPES = [
  { type: "text", word: /^text$/i, bits: 8 * (LENGTH_BYTES + START_BYTES) },
  { type: "integer", word: /^int(?:eger)?(?:64)?$/i, bits: 64 },
  { type: "real", word: /^(?:float|double|float64|f64)$/i, bits: 64 },
  { type: "boolean", word: /^bool(?:ean)?$/i, bits: 1 },
] as const;
/** The largest chunk has 4,096 places. */
const MAX_CHUNK_BYTES = 4096 * (LENGTH_BYTES + START_BYTES);
/** Of each sort. */
const MAX_COLUMNS = 16;

/** Where one side has the rows of a table. */
export interface Source {
  /** As SQL. */
  readonly from: string;
  readonly columns: readonly Column[];
}

/** Columns by the table that has to have them. */
type Needs = Readonly<Record<string, readonly string[]>>;

/** A column as the user knows it, and where its values come from. */
interface Part {
  readonly name: string;
  readonly sql: string;
  readonly needs: Needs;
}

/**
 * The rows of a vec0 table but for their vectors, as far as its tables are as we know them; `undefined` when the one with a row for
 * each row is not. Loads no extension.
 */
export function vec0Source(connection: Connection, { name, carrier }: Carried): Source | undefined {
  if (!hasAll(connection, { [carrier]: ["rowid", "id", "chunk_id", "chunk_offset"] })) return undefined;
  connection.function(FUNCTION, { deterministic: true, directOnly: true }, metadataValue);
  const sql = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?").pluck();
  const definitions = moduleArguments(`${sql.get(name) ?? ""}`).filter(([, second]) => second !== "=");
  const [keyName = "rowid", keyType = "integer"] = definitions.find((tokens) => isCalled(tokens, "primary key")) ?? [];
  const isText = keyType.toLowerCase() === "text";
  const parts = partsOf(name, definitions).filter(({ needs }) => hasAll(connection, needs));
  const key = `r.${isText ? "id" : "rowid"} AS ${quoteName(keyName)}`;
  const values = parts.map((part) => `${part.sql} AS ${quoteName(part.name)}`);
  return {
    from: `(SELECT ${[key, ...values].join(", ")} FROM main.${quoteName(carrier)} AS r)`,
    columns: [columnOf(keyName, isText ? "TEXT" : "INTEGER", 1), ...parts.map((part) => columnOf(part.name, "", 0))],
  };
}

function hasAll(connection: Connection, needs: Needs): boolean {
  return Object.entries(needs).every(([table, columns]) => {
    const there = new Set(readColumns(connection, table).map(({ name }) => name));
    return columns.every((column) => there.has(column));
  });
}

function columnOf(name: string, type: string, pk: number): Column {
  return { name, type, pk, hidden: 0, notnull: 0, dflt_value: null };
}

function isCalled(tokens: readonly string[], words: string): boolean {
  return tokens.slice(-2).join(" ").toLowerCase() === words;
}

/** By sort, in the order of their definitions, which is that of their numbers. */
function partsOf(table: string, definitions: readonly (readonly string[])[]): Part[] {
  const metadata = definitions.filter((tokens) => tokens.length === 2);
  const partitions = definitions.filter((tokens) => isCalled(tokens, "partition key"));
  const auxiliary = definitions.filter(([sign]) => sign === "+");
  return [
    ...metadata.slice(0, MAX_COLUMNS).flatMap((tokens, index) => metadataPart(table, tokens, twoDigits(index))),
    ...partitions.slice(0, MAX_COLUMNS).map(([name = ""], index): Part => {
      const [chunks, column] = [`${table}_chunks`, `partition${twoDigits(index)}`];
      return { name, sql: lookUp(column, chunks, "chunk_id = +r.chunk_id"), needs: { [chunks]: ["chunk_id", column] } };
    }),
    ...auxiliary.slice(0, MAX_COLUMNS).map(([, name = ""], index): Part => {
      const [rows, column] = [`${table}_auxiliary`, `value${twoDigits(index)}`];
      return { name, sql: lookUp(column, rows, "rowid = +r.rowid"), needs: { [rows]: ["rowid", column] } };
    }),
  ];
}

/** None of a type that is not known. */
function metadataPart(table: string, [name = "", word = ""]: readonly string[], number: string): Part[] {
  const found = TYPES.find((each) => each.word.test(word));
  if (found === undefined) return [];
  const { type, bits } = found;
  const [chunks, texts] = [`${table}_metadatachunks${number}`, `${table}_metadatatext${number}`];
  const place = `substr(data, 1 + r.chunk_offset * ${bits} / 8, ${Math.ceil(bits / 8)})`;
  const start = lookUp(place, chunks, `rowid = +r.chunk_id AND octet_length(data) <= ${MAX_CHUNK_BYTES}`);
  const value = `${FUNCTION}('${type}', ${start}, r.chunk_offset)`;
  const needs = { [chunks]: ["rowid", "data"] };
  if (type !== "text") return [{ name, sql: value, needs }];
  const whole = lookUp("data", texts, "rowid = +r.rowid");
  return [{ name, sql: `coalesce(${whole}, ${value})`, needs: { ...needs, [texts]: ["rowid", "data"] } }];
}

/** `where` compares with `+`, so without affinity: SQLite uses no index of a column that declares no type otherwise. */
function lookUp(what: string, table: string, where: string): string {
  return `(SELECT ${what} FROM main.${quoteName(table)} WHERE ${where})`;
}

function twoDigits(index: number): string {
  return String(index).padStart(2, "0");
}

/** What stands in a place of a chunk; of a long text its start. */
function metadataValue(type: string, bytes: unknown, place: unknown): bigint | number | string | null {
  const bits = TYPES.find((each) => each.type === type)?.bits ?? 0;
  if (!Buffer.isBuffer(bytes) || bytes.length * 8 < bits) return null;
  if (type === "integer") return bytes.readBigInt64LE();
  if (type === "real") return bytes.readDoubleLE();
  if (type === "boolean") return BigInt((bytes.readUInt8() >> (Number(place) & 7)) & 1);
  return bytes.toString("utf8", LENGTH_BYTES, LENGTH_BYTES + bytes.readUInt32LE());
}
