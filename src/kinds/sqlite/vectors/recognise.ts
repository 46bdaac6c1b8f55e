import { type CompareOptions, compareBytewise, compileGlob, type VectorFacts } from "../../../model/index.ts";
import { type Connection, quoteName } from "../connection.ts";
import { readColumns, readTables, SEQUENCE_TABLE } from "../schema.ts";
import { isShadowOf } from "../shadow-tables.ts";
import type { VirtualTable } from "../virtual-table.ts";
import { columnKey, type VectorColumn } from "./column.ts";
import { declaredVector, isVectorWord, wordsOf } from "./declared.ts";
import type { Stored } from "./decode.ts";
import { guessType } from "./plausible.ts";
import { boundedVector } from "./read.ts";
import { rowidTerm, rowKeys } from "./row-key.ts";
import { vec0Columns } from "./vec0.ts";

/** Rows that are looked through for values, at either end of a table, and values that are looked at, by number and by length. */
const ROWS_LOOKED_THROUGH = 256;
const VALUES = 32;
const LENGTH = 2 * 1024 * 1024;
/** Half of what SQLite takes in one statement, which a table may have. */
const COLUMNS_AT_ONCE = 1000;

/** What of a column is known from elsewhere: the other side of a comparison. */
export type KnownColumn = Pick<VectorFacts, "table" | "column" | "type">;

/**
 * The columns of a database that hold embeddings, sorted: those of vec0 tables, those that the user names, those that are
 * declared so, those that were such in the other side, and those whose values can be nothing else. `known` is what the other
 * side has; damage must not make a column unrecognisable.
 */
export function recognise(
  connection: Connection,
  options: CompareOptions,
  known: readonly KnownColumn[] = [],
): VectorColumn[] {
  const tables = readTables(connection);
  const knownByKey = new Map(known.map((column) => [columnKey(column), column]));
  const ordinary = tables.content
    .filter((table) => table !== SEQUENCE_TABLE && !isIndex(table, tables.virtual))
    .flatMap((table) => ordinaryColumns(connection, table, { options, known: knownByKey }));
  const isRefused = (column: VectorColumn): boolean => ruleOf(options, column)?.isVector === false;
  return [...vec0Columns(connection, tables), ...ordinary]
    .filter((column) => !isRefused(column) && !isIgnored(options, column))
    .sort((a, b) => compareBytewise(a.table, b.table) || compareBytewise(a.column, b.column));
}

/** Tables of modules; libSQL adds `_shadow` to the name of an index. */
function isIndex(table: string, virtual: readonly VirtualTable[]): boolean {
  return table.endsWith("_shadow") || virtual.some((owner) => isShadowOf(table, owner));
}

interface Hints {
  readonly options: CompareOptions;
  readonly known: ReadonlyMap<string, KnownColumn>;
}

function ordinaryColumns(connection: Connection, table: string, { options, known }: Hints): VectorColumn[] {
  const columns = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
  const withBlobs = columnsWithBlobs(
    connection,
    table,
    columns.map(({ name }) => name),
  );
  return columns.flatMap(({ name: column, type: declared }) => {
    const rule = ruleOf(options, { table, column });
    if (rule?.isVector === false) return [];
    const type =
      rule?.type ??
      typeOf(connection, { table, column, declared, holdsBlobs: withBlobs.has(column) }, rule !== undefined) ??
      known.get(columnKey({ table, column }))?.type ??
      (rule && "float32");
    if (type === undefined) return [];
    const dimension = rule?.dimension === undefined ? {} : { dimension: rule.dimension };
    return [{ table, column, type, storage: { in: "table", keys: rowKeys(connection, table, options) }, ...dimension }];
  });
}

interface DeclaredColumn {
  readonly table: string;
  readonly column: string;
  readonly declared: string;
  /** At either end of the table. */
  readonly holdsBlobs: boolean;
}

/** As what type a column holds embeddings, by its declaration, its name and some of its values. */
function typeOf(connection: Connection, { table, column, declared, holdsBlobs }: DeclaredColumn, isNamed: boolean) {
  const byDeclaration = declaredVector(declared);
  const isCalledSo = isNamed || wordsOf(column).some(isVectorWord);
  // Text alone is taken for embeddings only where something else says so.
  if (byDeclaration === undefined && !isCalledSo && !holdsBlobs) return undefined;
  const values = sample(connection, table, column);
  const texts = values.filter((value) => typeof value === "string").length;
  if (byDeclaration !== undefined) return 2 * texts > values.length ? "json" : byDeclaration;
  return guessType(values, isCalledSo);
}

/** Asks for many columns at once: a question for each takes as long as the rest of a comparison where tables are many. */
function columnsWithBlobs(connection: Connection, table: string, columns: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const asked = columns.slice(from, from + COLUMNS_AT_ONCE);
    const types = asked.map((column, index) => `typeof(${quoteName(column)}) = 'blob' AS c${index}`).join(", ");
    const any = asked.map((_, index) => `max(c${index})`).join(", ");
    for (const rows of rowsAtEnds(connection, table, types)) {
      const answer = connection.prepare(`SELECT ${any} FROM (${rows})`).raw().get() as (number | null)[];
      for (const [index, column] of asked.entries()) if (answer[index] === 1) found.add(column);
    }
  }
  return found;
}

/** SQL of what stands at either end of a table: the newest rows may be of another kind, or broken. */
function rowsAtEnds(connection: Connection, table: string, terms: string): string[] {
  const rowid = rowidTerm(connection, table);
  const ends = rowid === undefined ? [""] : [`ORDER BY ${rowid}`, `ORDER BY ${rowid} DESC`];
  return ends.map((order) => `SELECT ${terms} FROM ${quoteName(table)} ${order} LIMIT ${ROWS_LOOKED_THROUGH}`);
}

function sample(connection: Connection, table: string, column: string): Stored[] {
  return rowsAtEnds(connection, table, `${boundedVector(column)} AS value`).flatMap((rows) => {
    const sql = `SELECT value FROM (${rows}) WHERE typeof(value) IN ('blob', 'text')`;
    return [...takeSome(connection.prepare(sql).pluck().iterate() as IterableIterator<Stored>)];
  });
}

function* takeSome(values: IterableIterator<Stored>): Generator<Stored, void> {
  let [count, length] = [0, 0];
  for (const value of values) {
    yield value;
    count++;
    length += value.length;
    if (count === VALUES || length > LENGTH) return;
  }
}

/** What the user says about a column. */
export function ruleOf(
  options: CompareOptions,
  { table, column }: { readonly table: string; readonly column: string },
) {
  return options.vectors.find((rule) => rule.table === table && rule.column === column);
}

function isIgnored(options: CompareOptions, { table, column }: VectorColumn): boolean {
  return options.ignored.some((rule) => {
    if (rule.path !== undefined || rule.pointer !== undefined) return false;
    const isTable = rule.table === undefined || compileGlob(rule.table)(table);
    return isTable && (rule.column === undefined || compileGlob(rule.column)(column));
  });
}
