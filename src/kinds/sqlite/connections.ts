import { lstatSync } from "node:fs";
import { type Connection, connect } from "./connection.ts";
import { type Found, identity } from "./source.ts";

/** The three connections through which a database is captured where it lies, see `LiveSource`. */
export interface Connections {
  readonly reader: Connection;
  readonly copier: Connection;
  /** Absent where the file cannot be written to. */
  readonly writer: Connection | undefined;
}

/** Opens them; reads nothing yet. */
export async function connectAll(found: Found): Promise<Connections> {
  const opened: Connection[] = [];
  try {
    const open = async (access: "read" | "write"): Promise<Connection> => {
      const connection = await connect(found.file, access);
      opened.push(connection);
      return connection;
    };
    return {
      reader: await open("read"),
      copier: await open("read"),
      writer: found.writable ? await open("write") : undefined,
    };
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

/**
 * Closes them so that the source stays as it was. The last connection of all to close checkpoints the WAL and removes it,
 * if it may write and has read: that would change a source whose WAL holds something, and it is what removes the empty WAL
 * that our reading made. Where there is none the writer reads nothing: it would roll back, and remove, the journal that has
 * kept the others from reading. Never throws.
 */
export function closeAll(found: Found, { reader, copier, writer }: Connections): void {
  const closeReaders = [() => copier.close(), () => reader.close()];
  const closeWriter = (): unknown => writer?.close();
  const steps = isOurWal(found)
    ? [...closeReaders, () => writer?.pragma("schema_version"), closeWriter]
    : [closeWriter, ...closeReaders];
  for (const step of steps) {
    try {
      step();
    } catch {
      // Nothing of ours depends on it any more.
    }
  }
}

/** The WAL that is there came with us and is empty: it was not there before, and nobody wrote into it who may have left already. */
function isOurWal({ file, hasWal, walIdentity }: Found): boolean {
  const wal = `${file}-wal`;
  const isEmpty = lstatSync(wal, { throwIfNoEntry: false })?.size === 0;
  return isEmpty && !(hasWal && identity(wal) === walIdentity);
}
