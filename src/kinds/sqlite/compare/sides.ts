import type { SqliteFacts, SqliteSummary } from "../../../model/index.ts";
import type { KnownStore } from "../../kind.ts";
import { type Connection, connect, removeSideFiles } from "../connection.ts";

/** One side of a database, as far as it is known. */
export interface Side {
  readonly summary: SqliteSummary;
  readonly facts: SqliteFacts | undefined;
  /** A private copy of the database. */
  readonly file: string | undefined;
}

/** The same database on both sides, open for reading. */
export interface Connections {
  readonly base: Connection;
  readonly current: Connection;
}

/** `undefined` when nothing but digests is known. */
export function sideOf({ summary, facts, content }: KnownStore): Side | undefined {
  if (summary?.kind !== "sqlite") return undefined;
  const [entry] = content ?? [];
  return {
    summary,
    facts: facts?.kind === "sqlite" ? facts : undefined,
    file: entry?.type === "file" ? entry.file : undefined,
  };
}

/** Lets `use` read two private database files that nobody else has open, and leaves them as they were. */
export async function readBoth<T>(
  files: { readonly base: string; readonly current: string },
  use: (connections: Connections) => Promise<T>,
): Promise<T> {
  const open: Connection[] = [];
  try {
    const base = await connect(files.base, "read");
    open.push(base);
    const current = await connect(files.current, "read");
    open.push(current);
    return await use({ base, current });
  } finally {
    for (const connection of open) connection.close();
    // Not before both are closed: each may have had the other's file open too.
    await Promise.all([removeSideFiles(files.base), removeSideFiles(files.current)]);
  }
}

/** Lets `use` ask each side for what the other holds too: the other database is there by the name `other`. */
export function withOther<T>({ base, current }: Connections, use: () => T): T {
  const attached: Connection[] = [];
  try {
    for (const [connection, other] of [
      [base, current],
      [current, base],
    ] as const) {
      connection.prepare("ATTACH ? AS other").run(other.name);
      attached.push(connection);
    }
    return use();
  } finally {
    for (const connection of attached) connection.exec("DETACH other");
  }
}
