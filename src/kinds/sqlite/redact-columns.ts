import { compileGlob, nearestWord, type Redaction } from "../../model/index.ts";
import type { Redacting } from "../kind.ts";
import { masked } from "../redacted-value.ts";
import type { MissedRule } from "../redacting.ts";
import { type SecretTally, shownName } from "../secret-tally.ts";
import { type Connection, quoteName } from "./connection.ts";
import { type Column, readColumns, readTables, SEQUENCE_TABLE } from "./schema.ts";

const FUNCTION = "memsnap_redacted";
/** Modules of full-text tables. */
export const FULL_TEXT = /^fts[345]$/i;

/** Does what the rules of the user say about tables and columns. Gives those that name none. */
export function applyRedactions(
  connection: Connection,
  { redactions, matcher, tally }: Pick<Redacting, "redactions" | "matcher"> & { readonly tally: SecretTally },
): MissedRule[] {
  const { content, virtual } = readTables(connection);
  // What a full-text table shows is called otherwise in the table that keeps it, and the table is emptied by its module first.
  const shown = virtual.filter((each) => each.content === "own" && FULL_TEXT.test(each.module)).map(({ name }) => name);
  const tables = [...shown, ...content.filter((name) => name !== SEQUENCE_TABLE)];
  return redactions.flatMap((redaction) => {
    const { do: what, table = "**", column } = redaction;
    if (what !== "drop") defineRedaction(connection, (value) => masked(value, what, (text) => matcher.pseudonym(text)));
    const named = tables.filter(compileGlob(table));
    const done = named.flatMap((name) =>
      column === undefined ? [emptied(connection, name)] : columns(connection, name, redaction),
    );
    for (const { place, count } of done)
      tally.add({ rule: what, in: "content", place: shownName(place, matcher), count });
    if (done.length > 0) return [];
    const part = named.length === 0 ? "table" : "column";
    const names = part === "table" ? tables : named.flatMap((name) => storedColumns(connection, name));
    const near = nearestWord(redaction[part] ?? "", names);
    return [{ redaction, part, near: near && shownName(near, matcher) }];
  });
}

interface Done {
  readonly place: string;
  readonly count: number;
}

function emptied(connection: Connection, table: string): Done {
  return { place: table, count: connection.prepare(`DELETE FROM ${quoteName(table)}`).run().changes };
}

function storedColumns(connection: Connection, table: string): string[] {
  return readColumns(connection, table)
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name);
}

function columns(connection: Connection, table: string, { do: what, column = "" }: Redaction): Done[] {
  const fits = compileGlob(column);
  const stored = readColumns(connection, table).filter(({ name, hidden }) => hidden === 0 && fits(name));
  return stored.map((each) => {
    const name = quoteName(each.name);
    const value = what === "drop" ? nothing(each) : `${FUNCTION}(${name})`;
    const sql = `UPDATE ${quoteName(table)} SET ${name} = ${value} WHERE ${name} IS NOT NULL`;
    return { place: `${table}.${each.name}`, count: connection.prepare(sql).run().changes };
  });
}

/** What a column holds that holds nothing. */
function nothing({ notnull }: Column): string {
  return notnull === 0 ? "NULL" : "''";
}

/** Numbers and blobs become text: nobody could tell a mask from a value otherwise. */
function defineRedaction(connection: Connection, redact: (value: string) => string): void {
  const text = (value: unknown): string =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : `${value}`;
  connection.function(FUNCTION, { directOnly: true, deterministic: true }, (value: unknown) => redact(text(value)));
}
