import { AppError, type ErrorCode } from "../../model/index.ts";

/** Result code of a failure of SQLite, such as `SQLITE_BUSY_RECOVERY`; code of a failure of the file system, such as `EACCES`. */
export function failureCode(error: unknown): string {
  // Not by class: errors of the addon and of Node may come from another realm than ours.
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** What SQLite or the file system says of a failure. */
export function failureMessage(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}

/** Another connection holds what we need; it may be free in a moment. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(failureCode(error));
}

/** Reading in place would have to write: no permission for the files beside it, or a crashed writer's journal to roll back. */
export function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|PERM|IOERR_(LOCK|SHM\w*|ACCESS))/.test(failureCode(error));
}

/** The content of the file is not what SQLite would have written. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(failureCode(error));
}

/** The disk is full. Also reading takes room: a copy in WAL mode wants a file beside it. */
export function isFull(error: unknown): boolean {
  return /^(SQLITE_(FULL|IOERR_(WRITE|SHM\w*|FSYNC|TRUNCATE))|ENOSPC|EDQUOT)/.test(failureCode(error));
}

/** The statement needs a collation, a function or a module that only the application of the database has. */
export function isForeign(error: unknown): boolean {
  return /^SQLITE_ERROR/.test(failureCode(error));
}

const CODES: readonly [is: (error: unknown) => boolean, ErrorCode][] = [
  [isBusy, "busy"],
  [isDamage, "source-damaged"],
  [isFull, "disk-full"],
  [(error) => failureCode(error) === "ENOENT", "source-missing"],
  [(error) => /^(SQLITE_|EACCES|EPERM|EIO|EISDIR)/.test(failureCode(error)), "source-unreadable"],
];

/** What went wrong with the database at `path`, as an error of ours; errors that are ours already stay as they are. */
export function captureFailure(error: unknown, path: string): unknown {
  const code = CODES.find(([is]) => is(error))?.[1];
  if (error instanceof AppError || code === undefined) return error;
  const what = code === "disk-full" ? `no space left for the copy of database ${path}` : `database ${path}`;
  return new AppError(code, `${what}: ${failureMessage(error)}`, { path, cause: error });
}
