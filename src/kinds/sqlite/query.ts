import { z } from "zod";
import type { Cell } from "../../model/index.ts";
import type { Limits, Outcome, Task } from "../task.ts";
import { TaskProcess } from "../task-process.ts";
import { type Connection, quoteName, readPrivate } from "./connection.ts";

/** One question to a private database file that nobody else has open. */
export interface Query {
  /** Absolute path. */
  readonly file: string;
  /** One statement that only reads. */
  readonly sql: string;
  readonly parameters?: readonly string[];
  /** Rows to read, at most. */
  readonly maxRows: number;
  /** False: the rows are only counted. */
  readonly keepRows: boolean;
}

/** What came back. */
export interface QueryRows {
  /** Rows that were read; there may be more. */
  readonly count: number;
  /** Those rows; none when they were only counted. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Bytes of text and blobs that a result may hold. */
const MAX_RESULT_BYTES = 4 * 1024 * 1024;

/**
 * Asks a database that may come from anyone, in a child process with limits. It is opened for reading only, trusts nothing
 * of its schema and loads no extension; the file stays as it is.
 * `signal` ends the child early.
 * @throws AppError `busy` when no process can be started, or it was ended early
 */
export async function queryDatabase(
  query: Query,
  { signal, ...limits }: Limits & { readonly signal?: AbortSignal },
): Promise<Outcome<QueryRows>> {
  using process = new TaskProcess();
  const end = (): void => process[Symbol.dispose]();
  signal?.addEventListener("abort", end, { once: true });
  try {
    return await process.ask(QUERY, query, limits);
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** Cells as {@link toCell} makes them. */
const Value = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ hex: z.string() }),
  z.strictObject({ integer: z.string() }),
]);

/** {@link queryDatabase} inside of the child process. */
export const QUERY: Task<Query, QueryRows> = {
  name: "query",
  run: (query) => readPrivate(query.file, (connection) => readRows(connection, query)),
  answer: z.strictObject({ count: z.int().min(0), rows: z.array(z.array(Value)) }),
};

/** The search for `match` in a full-text table. */
export function fullTextSearch(table: string, match: string): Pick<Query, "sql" | "parameters"> {
  // A full-text table has a hidden column of its own name that stands for all of it.
  const name = quoteName(table);
  return { sql: `SELECT 1 FROM ${name} WHERE ${name} MATCH ?`, parameters: [match] };
}

function readRows(connection: Connection, { sql, parameters = [], maxRows, keepRows }: Query): QueryRows {
  connection.pragma("query_only = ON");
  // What is sorted must count as memory, not fill the disk.
  connection.pragma("temp_store = MEMORY");
  const statement = connection.prepare(sql);
  if (!statement.reader || !statement.readonly)
    throw new Error("expected a statement that only reads and returns rows");
  const rows: Cell[][] = [];
  let count = 0;
  let sizeBytes = 0;
  if (maxRows === 0) return { count, rows };
  for (const row of statement
    .raw()
    .safeIntegers()
    .iterate(...parameters)) {
    count++;
    if (keepRows) {
      const cells = (row as unknown[]).map(toCell);
      for (const cell of cells) sizeBytes += sizeOf(cell);
      if (sizeBytes > MAX_RESULT_BYTES) throw new Error(`the rows hold more than ${MAX_RESULT_BYTES} bytes`);
      rows.push(cells);
    }
    if (count >= maxRows) break;
  }
  return { count, rows };
}

function toCell(value: unknown): Cell {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : { integer: `${value}` };
  }
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString("hex") };
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}`;
  return value as Cell;
}

function sizeOf(cell: Cell): number {
  if (typeof cell === "string") return cell.length;
  return typeof cell === "object" && cell !== null && "hex" in cell ? cell.hex.length / 2 : 8;
}
