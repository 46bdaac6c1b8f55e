import type { DifferenceCode } from "../../model/index.ts";
import type { RecordTable, TableEntry } from "./record-table.ts";

/** What can differ between two sets of records. */
export type RecordCode = Extract<DifferenceCode, `records-${string}` | "json-invalid">;
/** The first line of a record on either side, from 1; 0 where there is none. */
export interface Place {
  readonly before: number;
  readonly after: number;
}
/** How many records differ in one way. */
export interface Tally {
  records: number;
  /** Lines of the first few. */
  lines: Place[];
}

/** Counts what differs. */
export function tally(table: RecordTable, samples: number): Record<RecordCode, Tally> {
  const tallies = Object.fromEntries(
    (["json-invalid", "records-added", "records-removed", "records-changed", "records-duplicated"] as const).map(
      (code) => [code, { records: 0, lines: [] }],
    ),
  ) as unknown as Record<RecordCode, Tally>;
  for (const entry of table)
    for (const [code, records] of countsOf(entry)) {
      const { lines } = tallies[code];
      tallies[code].records += records;
      lines.push({ before: entry.lineBefore, after: entry.lineAfter });
      // Entries come in the order of the base first; the lowest lines of either side are kept.
      if (lines.length > 64 + samples) lines.sort(byLine).splice(samples);
    }
  for (const each of Object.values(tallies)) each.lines.sort(byLine).splice(samples);
  return tallies;
}

function* countsOf({ before, after, invalid, changed }: TableEntry): Generator<[RecordCode, number], void, void> {
  if (invalid) {
    if (after > before) yield ["json-invalid", after - before];
    return;
  }
  if (after > before) yield ["records-added", after - before];
  if (before > after) yield ["records-removed", before - after];
  if (changed) yield ["records-changed", before];
  const twice = Math.max(0, after - 1) - Math.max(0, before - 1);
  if (twice > 0) yield ["records-duplicated", twice];
}

function byLine(a: Place, b: Place): number {
  return (a.after || a.before) - (b.after || b.before) || a.before - b.before;
}
