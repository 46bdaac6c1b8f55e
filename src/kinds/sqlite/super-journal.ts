import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { rm, truncate } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** How a rollback journal ends that belongs to a transaction over several databases; pager.c of SQLite. */
const MAGIC = Buffer.from("d9d505f920a163d7", "hex");
/** Page number, length of the name, sum of its bytes, magic. */
const PAGE_NUMBER_BYTES = 4;
const TAIL_BYTES = 4 + 4 + MAGIC.length;
const MAX_NAME_BYTES = 4096;
/** SQLite heeds no other name. */
const NAME = /-mj[0-9a-f]{6}9[0-9a-f]{2}$/i;

/** The super-journal that a journal names. */
export interface SuperJournal {
  /** Absolute path, as its writer saw it. */
  readonly path: string;
  /** Where the record of it starts in the journal. */
  readonly offset: number;
}

/** Reads what a journal says of a super-journal; `undefined` when nothing, or when there is no journal. */
export function readSuperJournal(journal: string): SuperJournal | undefined {
  if (!existsSync(journal)) return undefined;
  const fd = openSync(journal, "r");
  try {
    const { size } = fstatSync(fd);
    const tail = readAt(fd, size - TAIL_BYTES, TAIL_BYTES);
    if (tail.length < TAIL_BYTES || !tail.subarray(8).equals(MAGIC)) return undefined;
    const length = tail.readUInt32BE(0);
    const start = size - TAIL_BYTES - length;
    if (length === 0 || length > MAX_NAME_BYTES || start < PAGE_NUMBER_BYTES) return undefined;
    const name = readAt(fd, start, length);
    const path = name.toString("utf8");
    if (!NAME.test(path) || !sumsOf(name).includes(tail.readUInt32BE(4))) return undefined;
    return { path, offset: start - PAGE_NUMBER_BYTES };
  } finally {
    closeSync(fd);
  }
}

/** Whether the transaction is not committed: it is as soon as its super-journal is gone. */
export function isPending({ path }: SuperJournal, database: string): boolean {
  // Its writer may see the folder by another path, from within a container for one.
  return existsSync(path) || existsSync(join(dirname(database), basename(path)));
}

/**
 * Makes the copied journal of a transaction over several databases one of its own copy alone: SQLite would look for the
 * super-journal at the source when it recovers the copy, which may be later, and would remove it when it finds no other use.
 */
export async function detachJournal(journal: string, pending: boolean): Promise<void> {
  const superJournal = readSuperJournal(journal);
  if (superJournal === undefined) return;
  if (pending) await truncate(journal, superJournal.offset);
  else await rm(journal);
}

/** SQLite adds up `char`s, which some processors take for signed and some for unsigned. */
function sumsOf(name: Buffer): number[] {
  const signed = name.reduce((total, byte) => (total + ((byte << 24) >> 24)) >>> 0, 0);
  const unsigned = name.reduce((total, byte) => (total + byte) >>> 0, 0);
  return [signed, unsigned];
}

function readAt(fd: number, position: number, length: number): Buffer {
  if (position < 0) return Buffer.alloc(0);
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
}
