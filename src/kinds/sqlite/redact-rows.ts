import { isUtf8 } from "node:buffer";
import {
  redactionMark,
  type SecretHit,
  type SecretMatcher,
  type TextEncoding,
  textEncodingOf,
} from "../../model/index.ts";
import { speltMark } from "../spelt-mark.ts";
import { type Connection, quoteName } from "./connection.ts";
import { failureCode } from "./failure.ts";
import { hitRows, type SearchedTable, searchValue, type Value } from "./secrets.ts";

const DIGITS = 8;

/** How a hit is spelt that was struck out. */
type Spelling = (hit: SecretHit) => string;

/** Puts marks in the place of the secrets in a table. What was found while reading is written after it. */
export async function strikeOut(connection: Connection, table: SearchedTable, matcher: SecretMatcher): Promise<void> {
  const keys: (readonly Value[])[] = [];
  for await (const { key } of hitRows(connection, table, matcher)) keys.push(key);
  if (keys.length === 0) return;
  const columns = table.columns.map(quoteName).join(", ");
  const sql = `SELECT ${columns} FROM ${quoteName(table.name)} WHERE ${keyTerms(table)}`;
  const read = connection.prepare(sql).raw().safeIntegers();
  for (const key of keys) {
    const values = read.get(...key) as Value[] | undefined;
    if (values !== undefined) updateRow(connection, { table, key, values }, matcher);
  }
}

function keyTerms({ rowid, key }: SearchedTable): string {
  return rowid === undefined ? key.map((column) => `${quoteName(column)} IS ?`).join(" AND ") : `${rowid} = ?`;
}

interface Row {
  readonly table: SearchedTable;
  readonly key: readonly Value[];
  readonly values: readonly Value[];
}

/** Two secrets of which no two may be the same get marks with their fingerprints. */
function updateRow(connection: Connection, row: Row, matcher: SecretMatcher): void {
  try {
    write(connection, row, { matcher, spell: ({ rule }) => redactionMark(rule) });
  } catch (error) {
    if (!isCollision(error)) throw error;
    const spell: Spelling = ({ rule, fingerprint }) => redactionMark(`${rule}:${fingerprint.slice(0, DIGITS)}`);
    write(connection, row, { matcher, spell });
  }
}

function write(
  connection: Connection,
  { table, key, values }: Row,
  { matcher, spell }: { readonly matcher: SecretMatcher; readonly spell: Spelling },
): void {
  const changes = values.flatMap((value, index) => {
    const hits = searchValue(value, matcher);
    const column = table.columns[index] ?? "";
    return hits.length === 0 ? [] : [{ column, value: struckOut(connection, value, { hits, spell }) }];
  });
  if (changes.length === 0) return;
  const set = changes.map(({ column }) => `${quoteName(column)} = ?`).join(", ");
  const sql = `UPDATE ${quoteName(table.name)} SET ${set} WHERE ${keyTerms(table)}`;
  connection.prepare(sql).run(...changes.map(({ value }) => value), ...key);
}

function isCollision(error: unknown): boolean {
  return /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(failureCode(error));
}

interface Strike {
  readonly hits: readonly SecretHit[];
  readonly spell: Spelling;
}

/** A text stays text, and a blob a blob: in one that is no text, secrets are overwritten, so that all else stays in its place. */
function struckOut(connection: Connection, value: Value, { hits, spell }: Strike): Value {
  if (typeof value === "string") {
    const kept = hits.map(({ start }, index) => value.slice(hits[index - 1]?.end ?? 0, start));
    return kept.map((text, index) => text + spell(hits[index] as SecretHit)).join("") + value.slice(hits.at(-1)?.end);
  }
  const bytes = Buffer.from(value as Uint8Array);
  const encoding = encodingOf(connection, bytes);
  const marks = (hit: SecretHit): Buffer => speltMark(hit, spell(hit), encoding);
  const pieces = hits.flatMap((hit, index) => [bytes.subarray(hits[index - 1]?.end ?? 0, hit.start), marks(hit)]);
  return Buffer.concat([...pieces, bytes.subarray(hits.at(-1)?.end)]);
}

/** Undefined where the bytes are no text. JSON as SQLite's own bytes may pass for it; it counts them. */
function encodingOf(connection: Connection, bytes: Buffer): TextEncoding | undefined {
  const encoding = textEncodingOf(bytes);
  if (encoding !== "utf-8") return encoding;
  const isJson = connection.prepare("SELECT json_valid(?, 8)").pluck().get(bytes) !== 0;
  return isUtf8(bytes) && !isJson ? encoding : undefined;
}
