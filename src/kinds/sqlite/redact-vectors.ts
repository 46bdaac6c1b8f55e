import { compileGlob, type Redaction } from "../../model/index.ts";
import type { Redacting } from "../kind.ts";
import { masked } from "../redacted-value.ts";
import { type SecretTally, shownName } from "../secret-tally.ts";
import { type Connection, quoteName } from "./connection.ts";
import { readTables } from "./schema.ts";

/* https://github.com/asg017/sqlite-vec/blob/v0.1.9/ARCHITECTURE.md#metadata-columns */
const MODULE = /^vec0$/i;
const TEXTS = /_metadatatext(\d+)$/;
const TEXT_COLUMN = "data";
/** A text column has so many bytes for each row in its chunks: how long the text is, and where it starts. */
const VIEW_BYTES = 16;
const LENGTH_BYTES = 4;
const START_BYTES = VIEW_BYTES - LENGTH_BYTES;

type Following = Pick<Redacting, "redactions" | "matcher"> & { readonly tally: SecretTally };

/** The tables in which vec0 keeps a text column: the text of long values, and all values as views, by chunks of rows. */
interface TextColumn {
  readonly texts: string;
  readonly chunks: string;
  readonly rowids: string;
}

/**
 * Text columns of sqlite-vec hold a long value twice: whole in one table, and its start in another, between those of other rows. The
 * starts are written anew here by what the whole values are now. Short values are there only, and follow the rules for the table
 * of the long ones.
 */
export function rewriteStarts(connection: Connection, following: Following): void {
  for (const column of textColumns(connection)) {
    const redactions = following.redactions.filter(({ table = "**", column: name = TEXT_COLUMN }) =>
      [compileGlob(table)(column.texts), compileGlob(name)(TEXT_COLUMN)].every(Boolean),
    );
    for (const chunk of chunkNumbers(connection, column))
      rewriteChunk(connection, { column, chunk }, { ...following, redactions });
  }
}

function textColumns(connection: Connection): TextColumn[] {
  const { virtual, ordinary } = readTables(connection);
  const tables = new Set(ordinary);
  return virtual
    .filter(({ module }) => MODULE.test(module))
    .flatMap(({ name }) =>
      ordinary
        .filter((table) => TEXTS.test(table) && table.replace(TEXTS, "") === name)
        .map((texts) => ({
          texts,
          chunks: texts.replace(TEXTS, "_metadatachunks$1"),
          rowids: `${name}_rowids`,
        })),
    )
    .filter(({ chunks, rowids }) => tables.has(chunks) && tables.has(rowids));
}

function chunkNumbers(connection: Connection, { chunks }: TextColumn): bigint[] {
  const sql = `SELECT rowid FROM ${quoteName(chunks)} ORDER BY rowid`;
  return connection.prepare(sql).pluck().safeIntegers().all() as bigint[];
}

function rewriteChunk(
  connection: Connection,
  { column, chunk }: { readonly column: TextColumn; readonly chunk: bigint },
  following: Following,
): void {
  const { chunks, rowids, texts } = column;
  const read = connection.prepare(`SELECT ${TEXT_COLUMN} FROM ${quoteName(chunks)} WHERE rowid = ?`).pluck();
  const before = read.get(chunk);
  if (!Buffer.isBuffer(before)) return;
  // What is left of rows that are gone is not taken over.
  const after = Buffer.alloc(before.length);
  const rows = connection
    .prepare(
      `SELECT each.rowid, each.chunk_offset, long.${TEXT_COLUMN} FROM ${quoteName(rowids)} each
       LEFT JOIN ${quoteName(texts)} long ON long.rowid = each.rowid WHERE each.chunk_id = ?`,
    )
    .raw()
    .safeIntegers()
    .all(chunk) as [bigint, bigint, unknown][];
  for (const [rowid, place, long] of rows) {
    const at = Number(place) * VIEW_BYTES;
    if (at + VIEW_BYTES > before.length) continue;
    const value = textOf(before.subarray(at, at + VIEW_BYTES), long, { texts, ...following });
    putText(connection, texts, { rowid, value, long });
    after.writeUInt32LE(value.length, at);
    value.copy(after, at + LENGTH_BYTES, 0, START_BYTES);
  }
  if (!after.equals(before))
    connection.prepare(`UPDATE ${quoteName(chunks)} SET ${TEXT_COLUMN} = ? WHERE rowid = ?`).run(after, chunk);
}

/** What a row holds now. Of a long value that was deleted nothing is left. */
function textOf(
  view: Buffer,
  long: unknown,
  { texts, redactions, matcher, tally }: Following & { readonly texts: string },
): Buffer {
  const length = view.readUInt32LE(0);
  if (length > START_BYTES) return Buffer.from(long === null ? "" : `${long}`);
  let value = view.toString("utf8", LENGTH_BYTES, LENGTH_BYTES + length);
  for (const { do: what } of value === "" ? [] : redactions) {
    value = redactedBy(what, value, (text) => matcher.pseudonym(text));
    tally.add({ rule: what, in: "content", place: shownName(`${texts}.${TEXT_COLUMN}`, matcher) });
  }
  return Buffer.from(value);
}

function redactedBy(what: Redaction["do"], value: string, pseudonym: (value: string) => string): string {
  return what === "drop" ? "" : masked(value, what, pseudonym);
}

/** The module expects long values in their table, and no others. */
function putText(
  connection: Connection,
  texts: string,
  { rowid, value, long }: { readonly rowid: bigint; readonly value: Buffer; readonly long: unknown },
): void {
  const table = quoteName(texts);
  const isLong = value.length > START_BYTES;
  if (isLong && long === null)
    connection.prepare(`INSERT INTO ${table} (rowid, ${TEXT_COLUMN}) VALUES (?, ?)`).run(rowid, value.toString());
  if (!isLong) connection.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
}
