import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { AppError, archivePaths, type ErrorCode, type Finding, type SqliteSummary } from "../../model/index.ts";
import { MAX_FINDINGS, type StoreOnDisk } from "../kind.ts";
import { readPrivate, SIDE_FILES } from "./connection.ts";
import { failureCode, failureMessage, isFull } from "./failure.ts";
import { readHeader } from "./header.ts";
import { integrityProblems } from "./integrity.ts";
import { stateDigest, summarise } from "./summary.ts";

/** Facts that are compared one by one; tables are compared by name. */
const FACTS = [
  "journalMode",
  "pageSize",
  "encoding",
  "userVersion",
  "applicationId",
  "schemaDigest",
  "virtualTables",
] as const satisfies (keyof SqliteSummary)[];

/** Of what a stranger wrote, a message repeats no more than this. */
const MAX_MESSAGE = 500;

/**
 * Examines an extracted database, which may come from anyone, against what the manifest says of it. Only where it can be
 * stopped: nothing in here limits what a schema makes SQLite do.
 * @throws AppError `disk-full`
 */
export async function checkDatabase(from: StoreOnDisk): Promise<Finding[]> {
  return (await findingsOf(from))
    .slice(0, MAX_FINDINGS)
    .map((finding) => ({ ...finding, message: finding.message.slice(0, MAX_MESSAGE) }));
}

async function findingsOf({ store, extracted, paths }: StoreOnDisk): Promise<Finding[]> {
  const path = archivePaths.sqlite(store.name);
  const finding = (code: ErrorCode, message: string): Finding => ({ code, path, message });
  const expected = store.summary;
  const file = join(extracted, path);
  if (expected.kind !== "sqlite" || paths.length !== 1 || paths[0] !== path)
    return [finding("manifest-invalid", `store ${store.name} has to be the one file ${path}`)];
  if (await hasSideFiles(file))
    return [finding("archive-violation", "has a WAL or journal beside it, which SQLite would take for its own")];
  try {
    if ((await readHeader(file)) === undefined) return [finding("database-damaged", "is no SQLite database")];
    return await readPrivate(file, async (connection) => {
      // What a view or an expression gathers must count as memory; rows that are sorted are no more than the file holds.
      connection.pragma("temp_store = MEMORY");
      const problems = integrityProblems(connection);
      if (problems.length > 0) return problems.map((problem) => finding("database-damaged", problem));
      connection.pragma("temp_store = DEFAULT");
      const found = await summarise(connection, expected.compacted);
      const messages = differences(expected, found);
      if (messages.length === 0 && stateDigest(found) !== store.digest)
        messages.push("the digest of the store is not the one over its summary");
      return messages.map((message) => finding("digest-mismatch", message));
    });
  } catch (error) {
    // The machine cannot go on; that says nothing about the database.
    if (isFull(error)) throw new AppError("disk-full", `no space left to examine ${path}`, { path, cause: error });
    if (!failureCode(error).startsWith("SQLITE_")) throw error;
    return [finding("database-damaged", failureMessage(error))];
  }
}

async function hasSideFiles(file: string): Promise<boolean> {
  const found = SIDE_FILES.map((suffix) =>
    lstat(file + suffix).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).includes(true);
}

/** Every way in which a database is not what the manifest says. */
function differences(expected: SqliteSummary, found: SqliteSummary): string[] {
  const messages: string[] = [];
  for (const fact of FACTS) {
    if (isDeepStrictEqual(found[fact], expected[fact])) continue;
    messages.push(`${fact} is ${JSON.stringify(found[fact])}, the manifest says ${JSON.stringify(expected[fact])}`);
  }
  const tables = new Map(found.tables.map((table) => [table.name, table]));
  for (const { name, rows, digest } of expected.tables) {
    const table = tables.get(name);
    tables.delete(name);
    if (table === undefined) messages.push(`table ${name} is missing`);
    else if (table.rows !== rows) messages.push(`table ${name} has ${table.rows} rows, the manifest says ${rows}`);
    else if (table.digest !== digest) messages.push(`the rows of table ${name} differ from the manifest`);
  }
  for (const name of tables.keys()) messages.push(`table ${name} is not in the manifest`);
  return messages;
}
