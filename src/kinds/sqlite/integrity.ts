import { type Connection, quoteName } from "./connection.ts";
import { type Endless, findEndless } from "./evaluation.ts";
import { failureMessage, isDamage, isForeign } from "./failure.ts";
import { readTables } from "./schema.ts";

/** Messages to gather, at most. */
const MAX_PROBLEMS = 20;
/** A full-text index over content that is not there, or cannot be asked, is not known to be damaged. */
const UNKNOWN = /^unable to validate .*: SQL logic error$/;

/**
 * What `integrity_check` finds wrong; empty when nothing is. Full-text indexes are checked too, without being written to.
 * A table that needs a collation, a function or a tokenizer of its application cannot be checked here and passes, and of
 * a database that comes from `anyone` so does one that would take endless evaluation.
 */
export function integrityProblems(connection: Connection, from: "source" | "anyone"): string[] {
  try {
    const endless = from === "anyone" ? findEndless(connection) : NOTHING_ENDLESS;
    return endless.any ? problemsOfTables(connection, endless) : wholeProblems(connection, endless);
  } catch (error) {
    if (isDamage(error)) return [failureMessage(error)];
    throw error;
  }
}

const NOTHING_ENDLESS: Endless = { any: false, isFree: () => true };

function wholeProblems(connection: Connection, endless: Endless): string[] {
  try {
    return check(connection, String(MAX_PROBLEMS));
  } catch (error) {
    if (!isForeign(error)) throw error;
    return problemsOfTables(connection, endless);
  }
}

function problemsOfTables(connection: Connection, { isFree }: Endless): string[] {
  const tables = readTables(connection).ordinary.filter(isFree);
  return tables.flatMap((table) => tableProblems(connection, table));
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
