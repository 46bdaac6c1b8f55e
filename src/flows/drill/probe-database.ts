import { fullTextSearch, type Outcome, type QueryRows, queryDatabase } from "../../kinds/index.ts";
import { type Cell, type Probe, QUERY_TIMEOUT_SECONDS } from "../../model/index.ts";
import { counted } from "../../report/index.ts";
import { discreet, fail, pass, type Verdict } from "./probe-verdict.ts";

type SqlProbe = NonNullable<Probe["sql"]>;
type FtsProbe = NonNullable<Probe["fts"]>;

/** Memory that a query may use, that of its process included. */
const MEMORY_BYTES = 512 * 1024 * 1024;

/** Asks a restored database in SQL. @throws AppError `busy` */
export async function askDatabase(file: string, probe: SqlProbe, signal: AbortSignal): Promise<Verdict> {
  const { query: sql, rows: expected, minRows = 0, maxRows = Number.POSITIVE_INFINITY } = probe;
  const enough = expected?.length ?? (maxRows === Number.POSITIVE_INFINITY ? minRows : maxRows);
  // One row more than expected shows that there are too many.
  const tooMany = expected !== undefined || maxRows !== Number.POSITIVE_INFINITY ? 1 : 0;
  const query = { file, sql, maxRows: enough + tooMany, keepRows: expected !== undefined };
  const timeoutMs = (probe.timeoutSeconds ?? QUERY_TIMEOUT_SECONDS) * 1000;
  const outcome = await queryDatabase(query, { timeoutMs, memoryBytes: MEMORY_BYTES, signal });
  if (!("answer" in outcome)) return failed(outcome);
  const { count: found, rows } = outcome.answer;
  if (expected !== undefined) return compareRows(rows, expected);
  if (found < minRows) return fail(`${counted(found, "row")}, expected at least ${minRows}`);
  if (found > maxRows) return fail(`more than ${counted(maxRows, "row")}`);
  return pass(maxRows === Number.POSITIVE_INFINITY ? `at least ${counted(minRows, "row")}` : counted(found, "row"));
}

/** Searches a restored full-text table. @throws AppError `busy` */
export async function searchDatabase(file: string, probe: FtsProbe, signal: AbortSignal): Promise<Verdict> {
  const minRows = probe.minRows ?? 1;
  const query = { file, ...fullTextSearch(probe.table, probe.match), maxRows: minRows, keepRows: false };
  const limits = { timeoutMs: QUERY_TIMEOUT_SECONDS * 1000, memoryBytes: MEMORY_BYTES, signal };
  const outcome = await queryDatabase(query, limits);
  // SQLite takes the name of a table without full text for that of a column.
  if ("failure" in outcome && outcome.failure.startsWith(`no such column: "${probe.table}"`))
    return fail(`${probe.table} is no full-text table`);
  if (!("answer" in outcome)) return failed(outcome);
  const { count: found } = outcome.answer;
  return found < minRows
    ? fail(`${counted(found, "row")} found, expected at least ${minRows}`)
    : pass(`at least ${counted(minRows, "row")} found`);
}

function failed(outcome: Exclude<Outcome<QueryRows>, { readonly answer: QueryRows }>): Verdict {
  return fail("failure" in outcome ? outcome.failure : `the query was ${outcome.message}`);
}

function compareRows(rows: readonly (readonly Cell[])[], expected: readonly (readonly Cell[])[]): Verdict {
  for (const [index, wanted] of expected.entries()) {
    const row = rows[index];
    if (row === undefined) return fail(`${counted(rows.length, "row")}, expected ${expected.length}`);
    if (row.length !== wanted.length)
      return fail(`row ${index + 1} has ${counted(row.length, "column")}, expected ${wanted.length}`);
    const column = wanted.findIndex((cell, at) => keyOf(cell) !== keyOf(row[at] ?? null));
    if (column === -1) continue;
    const [is, should] = [discreet(row[column]), discreet(wanted[column])];
    const what = is === should ? "differs from what was expected" : `is ${is}, expected ${should}`;
    return fail(`row ${index + 1}, column ${column + 1} ${what}`);
  }
  if (rows.length > expected.length) return fail(`more than ${counted(expected.length, "row")}`);
  return pass(`${counted(rows.length, "row")} as expected`);
}

/** Equal for equal values, however they are written: true is 1, and a small integer may be given by its digits. */
function keyOf(cell: Cell): string {
  if (typeof cell === "boolean") return JSON.stringify(Number(cell));
  const isSmall = typeof cell === "object" && cell !== null && "integer" in cell && isSafe(cell.integer);
  return JSON.stringify(isSmall ? Number(cell.integer) : cell);
}

function isSafe(digits: string): boolean {
  return Number.isSafeInteger(Number(digits));
}
