import { closeSync, constants, lstatSync, openSync, readSync } from "node:fs";
import { access, lstat, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, type Consistency } from "../../model/index.ts";
import { failureCode } from "./failure.ts";
import { type HeaderFacts, readHeader } from "./header.ts";

const FINGERPRINT_BYTES = 100;

/**
 * A database where its application keeps it. The calls come in the order of `Capture`; `copyCompact` and `copyPages`
 * belong to its `stage`.
 */
export interface Source {
  readonly consistency: Consistency;
  /** See `Capture`. */
  readonly stageEarly: boolean;
  /** @throws AppError `busy` */
  lock(timeoutMs: number): Promise<void>;
  pin(): void;
  unlock(): void;
  /**
   * Writes the pinned content into a new file without free pages, provided that nobody has committed since `pin`.
   * Returns what the header of the copy lacks; `undefined`, and no file, when there is no such copy to be had. What is damaged
   * may not show in it: {@link requireIntact} has to follow.
   * @throws AppError `source-damaged`, `kept-changing`
   */
  copyCompact(file: string): Promise<HeaderFacts | undefined>;
  /** Examines the pinned content of which there is a compact copy. @throws AppError `source-damaged` */
  requireIntact(): void;
  /** Writes the pinned pages into a new file, free ones included. @throws AppError `kept-changing` */
  copyPages(file: string): Promise<void>;
  /** Ends every connection and leaves the folder as it was. May be called again. Never throws. */
  close(): void;
}

/** What the capture of a database goes by. */
export interface SourceOptions {
  /** How long to wait, when it is opened, for somebody who lets nobody read. */
  readonly lockTimeoutMs: number;
  /** No other database is part of the moment. */
  readonly alone: boolean;
  /** Nothing else is: any state of it will do. */
  readonly anyMoment: boolean;
}

/** A database file and what lies beside it, as found before anything was opened. */
export interface Found {
  /** Absolute path without symbolic links: SQLite puts its other files beside the file that a link points to. */
  readonly file: string;
  /** How messages name it. */
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  /** In WAL mode, or with a WAL that SQLite would read. */
  readonly wal: boolean;
  readonly hasWal: boolean;
  /** Tells it from a later one. */
  readonly walIdentity: string;
  readonly hasShm: boolean;
  readonly writable: boolean;
  readonly folderWritable: boolean;
}

/** @throws AppError `source-damaged` when the file is no database, `source-missing`, `source-unreadable` */
export async function find(location: string, path: string): Promise<Found> {
  const file = await realpath(location);
  const header = await readHeader(file);
  if (header === undefined)
    throw new AppError("source-damaged", `${path} is no SQLite database: its header is missing`, { path });
  const walIdentity = identity(`${file}-wal`);
  const hasWal = walIdentity !== ABSENT;
  return {
    file,
    path,
    mode: (await lstat(file)).mode & 0o777,
    wal: header.wal || hasWal,
    hasWal,
    walIdentity,
    hasShm: await exists(`${file}-shm`),
    writable: await isWritable(file),
    folderWritable: await isWritable(dirname(file)),
  };
}

/**
 * Identity, size, times and header of a database and of the files that hold its last transactions: equal before and
 * after means that it did not change in between. Opens the files, so the database must be open nowhere in this process.
 */
export function fingerprint(file: string): string {
  return ["", "-wal", "-journal"].map((suffix) => fingerprintFile(file + suffix)).join("\n");
}

const ABSENT = "absent";

/** Device and inode of a file. Opens nothing. */
export function identity(file: string): string {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? ABSENT : `${stat.dev}:${stat.ino}`;
}

function fingerprintFile(file: string): string {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return ABSENT;
  const head = Buffer.alloc(FINGERPRINT_BYTES);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}:${head.toString("hex")}`;
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (failureCode(error) === "ENOENT") return false;
    throw error;
  }
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
