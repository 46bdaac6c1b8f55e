import { type Cell, compareBytewise } from "../../../model/index.ts";
import type { Encoding } from "./plan.ts";

/** What SQLite hands out: integers exactly, blobs as bytes. */
export type Value = null | bigint | number | string | Uint8Array;
/** Values in the order of the columns that were asked for. */
export type Row = readonly Value[];

/** Characters of a key that are shown for each of its values. */
const KEY_CHARACTERS = 60;
/** Characters of content that are shown of one row, and of one value before that. */
const CONTENT_CHARACTERS = 4000;

/** What text hardly holds: control characters but tab and line ends. */
const UNPRINTABLE = /[^\P{Cc}\t\r\n]/u;

/** The same type and the same value. */
export function isSame(a: Value, b: Value): boolean {
  return a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);
}

/** SQLite's own order by `COLLATE BINARY`: NULL, numbers by value, text by its bytes, blobs. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  const byType = rank(a) - rank(b);
  if (byType !== 0) return byType;
  if (typeof a === "string") return compareBytewise(a, b as string);
  if (a instanceof Uint8Array) return Buffer.compare(a, b as Uint8Array);
  // Integers and reals compare by value, exactly.
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

function rank(value: Value): number {
  if (value === null) return 0;
  if (typeof value === "string") return 2;
  return typeof value === "object" ? 3 : 1;
}

/** Text that was read as the bytes that it is, as text again; a blob that could be text is taken for it. */
export function readable(row: Row, encoding: Encoding): Row {
  return row.map((value) => (value instanceof Uint8Array ? decode(value, encoding) : value));
}

function decode(bytes: Uint8Array, encoding: Encoding): Value {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return UNPRINTABLE.test(text) ? bytes : text;
  } catch {
    return bytes;
  }
}

/** Values of a key as people read them. */
export function keyText(values: Row): string {
  return values.map(valueText).join(", ");
}

function valueText(value: Value): string {
  if (value === null) return "NULL";
  if (value instanceof Uint8Array) return shorten(`x'${hex(value, KEY_CHARACTERS)}'`, KEY_CHARACTERS);
  return shorten(`${value}`, KEY_CHARACTERS);
}

/** Columns with their values as one line of JSON; of what is long only the beginning. */
export function contentText(columns: readonly string[], values: Row): string {
  const cells = columns.map((column, index) => [column, cell(values[index] ?? null)]);
  return shorten(JSON.stringify(Object.fromEntries(cells)), CONTENT_CHARACTERS);
}

function cell(value: Value): Cell {
  if (value instanceof Uint8Array) return { hex: hex(value, CONTENT_CHARACTERS) };
  if (typeof value === "string") return shorten(value, CONTENT_CHARACTERS);
  const number = Number(value);
  if (typeof value === "bigint") return Number.isSafeInteger(number) ? number : { integer: `${value}` };
  return typeof value === "number" && !Number.isFinite(value) ? `${value}` : value;
}

function hex(value: Uint8Array, characters: number): string {
  return Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, characters)).toString("hex");
}

function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  // No half of a pair of surrogates may be left at the end.
  return `${text
    .slice(0, characters - 1)
    .toWellFormed()
    .replace(/\ufffd$/u, "")}…`;
}
