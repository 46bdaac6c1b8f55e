import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError, type SecretMatcher } from "../../model/index.ts";
import type { Redacted, Redacting, StagedCopy } from "../kind.ts";
import type { MissedRule } from "../redacting.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { type Connection, connect, readPrivate, removeSideFiles } from "./connection.ts";
import { captureFailure, failureCode, failureMessage } from "./failure.ts";
import { readHeader, writeHeader } from "./header.ts";
import { applyRedactions } from "./redact-columns.ts";
import { forgetSamples, rebuildIndexes } from "./redact-indexes.ts";
import { strikeOut } from "./redact-rows.ts";
import { rewriteStarts } from "./redact-vectors.ts";
import { searchedTables } from "./secrets.ts";
import { stateDigest, summarise } from "./summary.ts";

/** In a private copy nothing that a schema asks for is done, and nothing has to survive a crash. */
const SETTINGS = ["journal_mode = DELETE", "synchronous = OFF", "foreign_keys = OFF"];

/**
 * Rewrites a staged database without what must not travel: values are updated by their type while no trigger, foreign key or check
 * runs, full-text indexes are built anew, and all of it is written into a new file, so that no page keeps the old bytes.
 * @throws AppError `secrets-found` when the database cannot be changed without its application
 */
export async function redactDatabase(copy: StagedCopy, redacting: Redacting): Promise<Redacted> {
  const [entry] = copy.staged.entries;
  if (entry?.type !== "file") throw new AppError("internal", "a staged database has no file");
  const tally = new SecretTally(copy);
  const { dir } = redacting;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const [work, file] = [join(dir, "work.sqlite"), join(dir, "store.sqlite")];
  const header = await readHeader(entry.file);
  await copyFile(entry.file, work);
  let missed: readonly MissedRule[];
  try {
    missed = await rewrite(work, file, { ...redacting, tally });
  } catch (error) {
    throw unredactable(error, copy, redacting.matcher);
  } finally {
    await rm(work, { force: true });
    await removeSideFiles(work);
  }
  if (header !== undefined) await writeHeader(file, header);
  const summary = await readPrivate(file, (connection) => summarise(connection, true));
  const sizeBytes = (await stat(file)).size;
  const staged = { ...copy.staged, entries: [{ ...entry, file, sizeBytes }], summary, digest: stateDigest(summary) };
  return { staged, applied: tally.found, missed };
}

async function rewrite(
  work: string,
  file: string,
  redacting: Redacting & { readonly tally: SecretTally },
): Promise<MissedRule[]> {
  const connection = await connect(work, "write");
  try {
    // By default SQLite keeps a program from its own mistakes: what is forbidden then has to be changed here.
    connection.unsafeMode(true);
    for (const setting of SETTINGS) connection.pragma(setting);
    const triggers = takeTriggers(connection);
    connection.exec("BEGIN");
    const missed = applyRedactions(connection, redacting);
    for (const table of searchedTables(connection)) await strikeOut(connection, table, redacting.matcher);
    rewriteStarts(connection, redacting);
    forgetSamples(connection);
    rebuildIndexes(connection, redacting.matcher);
    connection.exec("COMMIT");
    putTriggers(connection, triggers);
    connection.prepare("VACUUM INTO ?").run(file);
    return missed;
  } finally {
    connection.close();
  }
}

/** Triggers as the schema holds them; they are gone from it, and come back letter by letter. */
function takeTriggers(connection: Connection): unknown[] {
  const triggers = connection.prepare("SELECT * FROM sqlite_schema WHERE type = 'trigger'").all();
  editSchema(connection, () => connection.exec("DELETE FROM sqlite_schema WHERE type = 'trigger'"));
  return triggers;
}

function putTriggers(connection: Connection, triggers: readonly unknown[]): void {
  const insert = "INSERT INTO sqlite_schema VALUES (@type, @name, @tbl_name, @rootpage, @sql)";
  editSchema(connection, () => {
    for (const trigger of triggers) connection.prepare(insert).run(trigger);
  });
}

function editSchema(connection: Connection, edit: () => void): void {
  connection.pragma("writable_schema = ON");
  edit();
  connection.pragma("writable_schema = RESET");
}

/** What SQLite says never holds a value, but names tables and columns, which may be called anything. */
function unredactable(error: unknown, { store: { path } }: StagedCopy, matcher: SecretMatcher): unknown {
  const place = shownName(path, matcher);
  if (!/^SQLITE_(ERROR|CONSTRAINT|MISMATCH)/.test(failureCode(error))) return captureFailure(error, place);
  const said = shownName(failureMessage(error), matcher);
  const message = `database ${place} holds what has to be redacted and cannot be changed: ${said}`;
  return new AppError("secrets-found", message, { path: place });
}
