import { type Connection, quoteName } from "./connection.ts";
import { failureMessage, isDamage, isForeign } from "./failure.ts";
import { readTables } from "./schema.ts";

/** Messages to gather, at most. */
const MAX_PROBLEMS = 20;
/** A full-text index over content that is not there, or cannot be asked, is not known to be damaged. */
const UNKNOWN = /^unable to validate .*: SQL logic error$/;

/**
 * What `integrity_check` finds wrong; empty when nothing is. Full-text indexes are checked too, without being written to.
 * A table that needs a collation, a function or a tokenizer of its application cannot be checked here and passes.
 *
 * Evaluates the expressions of indexes and generated columns, and the views that full-text indexes are made over. Nothing but
 * the end of the process limits how long that takes, and how much memory.
 */
export function integrityProblems(connection: Connection): string[] {
  try {
    return wholeProblems(connection);
  } catch (error) {
    if (isDamage(error)) return [failureMessage(error)];
    throw error;
  }
}

function wholeProblems(connection: Connection): string[] {
  try {
    return check(connection, String(MAX_PROBLEMS));
  } catch (error) {
    if (!isForeign(error)) throw error;
    return readTables(connection).ordinary.flatMap((table) => tableProblems(connection, table));
  }
}

function tableProblems(connection: Connection, table: string): string[] {
  try {
    return check(connection, quoteName(table));
  } catch (error) {
    if (isDamage(error)) return [`${table}: ${failureMessage(error)}`];
    if (!isForeign(error)) throw error;
    return [];
  }
}

function check(connection: Connection, argument: string): string[] {
  const rows = connection.pragma(`integrity_check(${argument})`) as { integrity_check: string }[];
  return rows.map((row) => row.integrity_check).filter((message) => message !== "ok" && !UNKNOWN.test(message));
}
