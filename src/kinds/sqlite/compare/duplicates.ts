import type { Difference, Sample } from "../../../model/index.ts";
import { type Connection, quoteName } from "../connection.ts";
import { byFirst, mergeRows } from "./merge.ts";
import type { Twins } from "./plan.ts";
import { cell, prepareRows } from "./select.ts";
import type { Connections } from "./sides.ts";
import { digestOf, type RowsRequest } from "./tally.ts";
import { contentText, keyText, type Row, readable } from "./value.ts";

/**
 * Says when more rows than before differ from another in nothing but their key. SQLite sorts them, on disk where they are
 * many; only groups of several rows come out.
 */
export function compareTwins({ base, current }: Connections, { plan, totals, options }: RowsRequest): Difference[] {
  const { twins, table, encoding } = plan;
  if (twins === undefined || !mayHaveTwins(current, table, twins)) return [];
  const sql = groupsSql(table, twins);
  const width = twins.columns.length;
  const numbers = { rows: 0, before: 0, after: 0 };
  const samples: Sample[] = [];
  const [ofBase, ofCurrent] = [prepareRows(base, sql), prepareRows(current, sql)];
  for (const [before, after] of mergeRows(ofBase.iterate(), ofCurrent.iterate(), byFirst(width))) {
    const had = extraRows(before, width);
    const has = extraRows(after, width);
    numbers.before += had;
    numbers.after += has;
    if (after === undefined || has <= had || samples.length >= options.samples) continue;
    const row = readable(after.slice(0, width), encoding);
    const key = twins.key === undefined ? digestOf(row) : keyText(after.slice(width + 1));
    samples.push({ key, ...(options.showContent ? { after: contentText(twins.columns, row) } : {}) });
  }
  numbers.rows = numbers.after - numbers.before;
  return numbers.rows > 0 ? [{ code: "rows-duplicated", place: { table: totals.name }, numbers, samples }] : [];
}

function mayHaveTwins(connection: Connection, table: string, { small, key }: Twins): boolean {
  if (small.length === 0) return true;
  const groups = prepareRows(connection, groupsSql(table, { columns: small, key })).iterate();
  const { done } = groups.next();
  groups.return?.();
  return done !== true;
}

/** Rows of a group beyond the first. */
function extraRows(group: Row | undefined, width: number): number {
  return group === undefined ? 0 : Number(group[width]) - 1;
}

/** Groups of equal rows: their values, how many there are, and the last of their keys. */
function groupsSql(table: string, { columns, key }: Omit<Twins, "small">): string {
  const order = columns.map((_, index) => index + 1).join(", ");
  const last = key === undefined ? "NULL" : `max(a.${quoteName(key)} COLLATE BINARY)`;
  const values = columns.map((column) => cell(column, true)).join(", ");
  const where = key === undefined ? "" : ` WHERE ${isMadeUp(`a.${quoteName(key)}`)}`;
  const groups = `GROUP BY ${order} HAVING count(*) > 1 ORDER BY ${order}`;
  return `SELECT ${values}, count(*), ${last} FROM main.${quoteName(table)} AS a${where} ${groups}`;
}

/** Keys that a program made up are numbers or long with digits: UUID, ULID, a hash; `theme` and `user.language` are content. */
function isMadeUp(key: string): string {
  return `(typeof(${key}) <> 'text' OR (length(${key}) >= 16 AND ${key} GLOB '*[0-9]*'))`;
}
