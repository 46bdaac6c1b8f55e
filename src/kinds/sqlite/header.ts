import { type FileHandle, open } from "node:fs/promises";

const MAGIC = Buffer.from("SQLite format 3\0", "latin1");
const HEADER_BYTES = 100;
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const SCHEMA_COOKIE = 40;
const WAL_VERSION = 2;

/** What VACUUM INTO or the backup of SQLite do not carry over from the header of a database. */
export interface HeaderFacts {
  /** The database is in WAL mode. */
  readonly wal: boolean;
  /** `PRAGMA schema_version`: counts the changes of the schema. */
  readonly schemaVersion: number;
}

/** Says whether a file that starts with these bytes is a SQLite database. An empty file is not. */
export function isSqliteFile(firstBytes: Uint8Array): boolean {
  return firstBytes.length >= MAGIC.length && MAGIC.equals(firstBytes.subarray(0, MAGIC.length));
}

/**
 * Reads the header of a database file; `undefined` when the file is none.
 * Never call it on a file that this process has open in SQLite: closing the descriptor drops SQLite's locks on POSIX.
 */
export async function readHeader(file: string): Promise<HeaderFacts | undefined> {
  const handle = await open(file, "r");
  try {
    return await readFacts(handle);
  } finally {
    await handle.close();
  }
}

/** Puts back what SQLite left out, so that a copy of a copy has the same bytes. The file must be open nowhere. */
export async function writeHeader(file: string, facts: HeaderFacts): Promise<void> {
  const handle = await open(file, "r+");
  try {
    const cookie = Buffer.alloc(4);
    cookie.writeInt32BE(facts.schemaVersion);
    await handle.write(cookie, 0, cookie.length, SCHEMA_COOKIE);
    if (facts.wal) await handle.write(Buffer.of(WAL_VERSION, WAL_VERSION), 0, 2, WRITE_VERSION);
  } finally {
    await handle.close();
  }
}

async function readFacts(handle: FileHandle): Promise<HeaderFacts | undefined> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  if (bytesRead < HEADER_BYTES || !isSqliteFile(buffer)) return undefined;
  return { wal: buffer[READ_VERSION] === WAL_VERSION, schemaVersion: buffer.readInt32BE(SCHEMA_COOKIE) };
}
