import { statSync } from "node:fs";
import { SqliteSummary } from "../../model/index.ts";
import type { Task } from "../task.ts";
import { doInThread } from "../task-thread.ts";
import { readPrivate } from "./connection.ts";
import { summarise } from "./summary.ts";

/** Below that a thread takes longer to start than to do its work. */
const WORTHWHILE_BYTES = 32 * 1024 * 1024;

/** A private copy that nobody writes to. */
interface PrivateCopy {
  readonly file: string;
  readonly compacted: boolean;
}

/** What a private copy holds. */
export const SUMMARY: Task<PrivateCopy, SqliteSummary> = {
  name: "summarise-database",
  run: ({ file, compacted }) => readPrivate(file, (connection) => summarise(connection, compacted)),
  answer: SqliteSummary,
};

/**
 * Says what a private copy holds while `meanwhile` examines the source, which keeps this thread busy for about as long.
 * @throws what either throws; `meanwhile` comes first
 */
export async function summariseBeside(copy: PrivateCopy, meanwhile: () => void): Promise<SqliteSummary> {
  const isWorthwhile = statSync(copy.file).size >= WORTHWHILE_BYTES;
  const found = isWorthwhile ? doInThread(SUMMARY, copy) : undefined;
  try {
    meanwhile();
  } catch (error) {
    await found;
    throw error;
  }
  return (await found) ?? SUMMARY.run(copy);
}
