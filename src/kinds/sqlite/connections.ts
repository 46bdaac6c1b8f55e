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
 * that our reading made. Never throws.
 */
export function closeAll(found: Found, { reader, copier, writer }: Connections): void {
  const steps: (() => unknown)[] = [() => copier.close(), () => reader.close()];
  if (isOfOthers(found)) steps.unshift(() => writer?.close());
  else
    steps.push(
      () => found.wal && writer?.pragma("schema_version"),
      () => writer?.close(),
    );
  for (const step of steps) {
    try {
      step();
    } catch {
      // Nothing of ours depends on it any more.
    }
  }
}

/** The WAL that is there was there before, or holds what somebody wrote meanwhile who may have left already. */
function isOfOthers({ file, hasWal, walIdentity }: Found): boolean {
  const wal = `${file}-wal`;
  const holdsTransactions = (lstatSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return holdsTransactions || (hasWal && identity(wal) === walIdentity);
}
