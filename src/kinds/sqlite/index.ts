import type { Kind } from "../kind.ts";
import { APART } from "./apart.ts";
import { openCapture } from "./capture.ts";
import { checkDatabase } from "./check.ts";
import { compareDatabases, describeDatabase } from "./compare/index.ts";
import { redactDatabase } from "./redact.ts";
import { restoreDatabase } from "./restore.ts";
import { findInDatabase } from "./secrets.ts";

/**
 * SQLite databases: a private, compacted copy of one moment while their applications go on writing, and a digest of what
 * they hold that does not depend on how it came to be. Imports the model, the interface of a kind, Node and, at the first
 * database, SQLite. Never writes to a source, never loads an extension, never runs a view or a trigger.
 *
 * While a capture is open, nobody in this process may open and close the database or its `-shm` by other means than
 * SQLite: on POSIX that drops the locks that fix the moment.
 */
export const sqliteKind: Kind = {
  name: "sqlite",
  open: openCapture,
  check: checkDatabase,
  restore: restoreDatabase,
  describe: describeDatabase,
  compare: compareDatabases,
  apart: APART,
  secrets: { find: findInDatabase, redact: redactDatabase },
};

export { SUMMARY } from "./copy-summary.ts";
export { isSqliteFile, readHeader } from "./header.ts";
export { findUsages, type Usage } from "./in-use.ts";
export { fullTextSearch, QUERY, type Query, type QueryRows, queryDatabase } from "./query.ts";
