import type { Difference } from "../../../model/index.ts";
import { compareTwins } from "./duplicates.ts";
import { byFirst, byKeyOrWhole, mergeRows } from "./merge.ts";
import { selectRows } from "./select.ts";
import type { Connections } from "./sides.ts";
import { type RowsRequest, RowTally } from "./tally.ts";
import { type Row, readable } from "./value.ts";

/** Where text is not valid, a string has this character for all of it. */
const REPLACEMENT = "\ufffd";

/**
 * Compares the rows of a table by two scans in the order of its key, side by side; needs no more memory than the largest
 * rows and what SQLite sorts with. Text that is not valid, and text of a database in UTF-16, is compared by its bytes in a
 * scan of its own. Call it where each side has the other as `other`, see `withOther`.
 */
export function compareRows(sides: Connections, request: RowsRequest): Difference[] {
  const isUtf8 = request.plan.encoding === "UTF-8";
  const tally = (isUtf8 ? scan(sides, request, false) : undefined) ?? (scan(sides, request, true) as RowTally);
  const told = tally.differences(request.totals);
  return tally.hasNew ? [...told, ...compareTwins(sides, request)] : told;
}

/** `undefined` when there is text that only an exact scan can tell apart. */
function scan(sides: Connections, { plan, options }: RowsRequest, exact: boolean): RowTally | undefined {
  const { samples, showContent } = options;
  const shown = (row: Row): Row => (exact ? readable(row, plan.encoding) : row);
  const tally = new RowTally(plan, { samples, showContent, readable: shown });
  const before = selectRows(sides, "base", { plan, exact });
  const after = selectRows(sides, "current", { plan, exact });
  const width = plan.key.length;
  const order = plan.repeatsKeys ? byKeyOrWhole(width, plan.names.length) : byFirst(width);
  for (const [a, b] of mergeRows(before.iterate(), after.iterate(), order)) {
    if (!exact && (isLossy(a) || isLossy(b))) return undefined;
    if (a === undefined) tally.add(b);
    else if (b === undefined) tally.remove(a);
    else tally.meet(a, b);
  }
  return tally;
}

function isLossy(row: Row | undefined): boolean {
  if (row === undefined) return false;
  for (const value of row) if (typeof value === "string" && value.includes(REPLACEMENT)) return true;
  return false;
}
