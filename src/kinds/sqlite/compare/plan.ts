import { type Connection, quoteName } from "../connection.ts";
import { type Column, readColumns } from "../schema.ts";
import { rowidName } from "../summary.ts";
import type { Carried } from "./folding.ts";
import type { Choices } from "./ignored.ts";
import type { Connections } from "./sides.ts";
import { sourcesOf } from "./source.ts";

/** How the rows of one table are compared. */
export interface TablePlan {
  readonly table: string;
  /** Where either side has its rows, as SQL. */
  readonly from: { readonly base: string; readonly current: string };
  /** What rows are told apart by; all compared columns where nothing does. */
  readonly key: readonly string[];
  /** The other columns that are compared. */
  readonly rest: readonly string[];
  /**
   * - `rowid`: the key is the number by which the table is stored.
   * - `stored`: the key is declared, and rows are stored or indexed by it.
   * - `chosen`: the key is the user's choice; several rows may have the same.
   * - `none`: rows are a bag, and the same one may be there several times.
   */
  readonly keyed: "rowid" | "stored" | "chosen" | "none";
  /** Several rows have the same declared key, which SQLite allows where NULL stands in it. */
  readonly repeatsKeys: boolean;
  /** Rows are stored by a number, and looked up by their key in a second place. */
  readonly hasRowid: boolean;
  /** How both sides say, in SQL, where a row is stored; none when it cannot be looked up there. */
  readonly stored: readonly string[];
  /** What the user calls the columns of the key, then those of the rest. */
  readonly names: readonly string[];
  /** Columns that were left out because the user said so. */
  readonly ignoresSome: boolean;
  /** By what it is seen that a row is there twice; absent where that means nothing. */
  readonly twins: Twins | undefined;
  readonly encoding: Encoding;
}

/** How a database encodes text, as SQLite and `TextDecoder` call it. */
export type Encoding = "UTF-8" | "UTF-16le" | "UTF-16be";

/** Rows are twins when they differ in nothing but a key that only counts them. */
export interface Twins {
  readonly columns: readonly string[];
  /** Those of them that are not declared as BLOB: much less to sort, and rows that differ in these are no twins. */
  readonly small: readonly string[];
  /** Absent when the table declares none. */
  readonly key: string | undefined;
}

/** Declared types that hold no text and no bytes: rows of mere numbers are alike without being the same. */
const NUMERIC = /INT|REAL|FLOA|DOUB|NUM|DEC|BOOL|DATE|TIME/i;

/** Plans for the table that both sides keep the rows of `folded` in. */
export function planTable(sides: Connections, folded: Carried, choices: Choices): TablePlan {
  const table = folded.carrier;
  const { nameOf, isTable, ...from } = sourcesOf(sides, folded);
  const [before, after] = [from.base.columns, from.current.columns];
  const shared = before.filter(({ name }) => after.some((other) => other.name === name));
  const isIgnored = (column: string): boolean => choices.ignoresColumn(folded.name, nameOf(column));
  const compared = shared.map(({ name }) => name).filter((name) => !isIgnored(name));
  const choice = { declared: sameKey(before, after), chosen: choices.keyOf(folded.name) ?? [], compared };
  const { key, keyed } = chooseKey(choice, isRowid(before, after));
  const rowid = sharedRowid(sides, table);
  const rest = compared.filter((name) => !key.includes(name));
  const repeats = (side: keyof Connections): boolean => repeatsKey(sides[side], from[side].from, key);
  return {
    table,
    from: { base: from.base.from, current: from.current.from },
    key,
    rest,
    keyed,
    repeatsKeys: keyed === "stored" && (repeats("base") || repeats("current")),
    hasRowid: rowid !== undefined,
    stored: !isTable ? [] : rowid === undefined ? clusteredKey(sides, table) : [rowid],
    names: [...key, ...rest].map(nameOf),
    ignoresSome: [...before, ...after].some(({ name }) => isIgnored(name)),
    twins: folded.module === undefined ? twinsOf(before, compared) : undefined,
    encoding: sides.base.pragma("main.encoding", { simple: true }) as Encoding,
  };
}

interface KeyChoice {
  readonly declared: readonly string[];
  readonly chosen: readonly string[];
  readonly compared: readonly string[];
}

/** A key counts when all of it is compared: who ignores a column of it does not tell rows apart by it. */
function chooseKey({ declared, chosen, compared }: KeyChoice, isRowid: boolean): Pick<TablePlan, "key" | "keyed"> {
  const isKey = (columns: readonly string[]): boolean =>
    columns.length > 0 && columns.every((name) => compared.includes(name));
  if (isKey(chosen)) return { key: chosen, keyed: "chosen" };
  if (isKey(declared)) return { key: declared, keyed: isRowid ? "rowid" : "stored" };
  return { key: compared, keyed: "none" };
}

function repeatsKey(connection: Connection, from: string, key: readonly string[]): boolean {
  const holdsRow = (end: string): boolean =>
    connection.prepare(`SELECT 1 FROM ${from} ${end} LIMIT 1`).get() !== undefined;
  // Column by column: a key may have more of them than an expression can nest.
  if (!key.some((name) => holdsRow(`WHERE ${quoteName(name)} IS NULL`))) return false;
  return holdsRow(`GROUP BY ${key.map((name) => `${quoteName(name)} COLLATE BINARY`).join(", ")} HAVING count(*) > 1`);
}

function sharedRowid({ base, current }: Connections, table: string): string | undefined {
  const [before, after] = [base, current].map((connection) => {
    const taken = readColumns(connection, table).map(({ name }) => name.toLowerCase());
    return rowidName(connection, table, taken);
  });
  return before === after ? before : undefined;
}

/** The key of a table without rowid, where both sides find a row by comparing bytes; else a look-up may read all rows. */
function clusteredKey({ base, current }: Connections, table: string): string[] {
  const [before = "", after] = [base, current].map((connection) => {
    const key = keyOf(readColumns(connection, table));
    const index = indexesOf(connection, table).find(({ origin }) => origin === "pk");
    const isBinary = index !== undefined && collationsOf(connection, index.name).every((name) => name === "BINARY");
    return isBinary ? JSON.stringify(key.map(({ name, type }) => [name, type])) : "";
  });
  if (before === "" || before !== after) return [];
  return keyOf(readColumns(base, table)).map(({ name }) => quoteName(name));
}

function indexesOf(connection: Connection, table: string): { name: string; origin: string }[] {
  return connection.pragma(`index_list(${quoteName(table)})`) as { name: string; origin: string }[];
}

function collationsOf(connection: Connection, index: string): string[] {
  const columns = connection.pragma(`index_xinfo(${quoteName(index)})`) as { coll: string; key: number }[];
  return columns.filter(({ key }) => key === 1).map(({ coll }) => coll);
}

function keyOf(columns: readonly Column[]): Column[] {
  return columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
}

/** The declared key, where both sides declare the same. */
function sameKey(base: readonly Column[], current: readonly Column[]): string[] {
  const before = keyOf(base).map(({ name }) => name);
  const after = keyOf(current).map(({ name }) => name);
  return before.length === after.length && before.every((name, index) => name === after[index]) ? before : [];
}

function isRowid(base: readonly Column[], current: readonly Column[]): boolean {
  return [keyOf(base), keyOf(current)].every((key) => key.length === 1 && /^integer$/i.test(key[0]?.type ?? ""));
}

/** SQLite gives 2,000 columns at once, and two more are asked for. */
const MAX_TWIN_COLUMNS = 1998;

/** A key of several columns is content itself; whether one of text is made up can be told from its values only. */
function twinsOf(columns: readonly Column[], compared: readonly string[]): Twins | undefined {
  const key = keyOf(columns);
  const others = columns.filter(({ name, pk }) => pk === 0 && compared.includes(name));
  const saysSomething = others.some(({ type }) => !NUMERIC.test(type));
  if (key.length > 1 || !saysSomething || others.length > MAX_TWIN_COLUMNS) return undefined;
  const small = others.filter(({ type }) => !/BLOB/i.test(type));
  return { columns: others.map(({ name }) => name), small: small.map(({ name }) => name), key: key[0]?.name };
}
