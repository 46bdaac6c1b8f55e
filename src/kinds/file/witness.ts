import { closeSync, fstatSync, readSync } from "node:fs";
import { openUnfollowed } from "../unfollowed.ts";
import { type Identity, identityOf, isSameState } from "./identity.ts";

/** Logs of one record a line, which their writers only ever append to. */
const APPENDED = /\.(jsonl|ndjson)$/i;
/** Bytes at either end of a log that are remembered, to tell an append from a rewrite. */
const SAMPLE_BYTES = 4096;
/** Bytes of one file that are kept in memory, at most. */
const KEPT_FILE_BYTES = 256 * 1024;

/** What was read of a file at the moment of the snapshot. */
export interface Witness {
  /** The whole of a small file. */
  readonly content: Buffer | null;
  /** Both ends of a log. */
  readonly ends: Ends | null;
}

/** The first and the last bytes of a log. */
export interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/**
 * Reads what may be needed of a file that somebody is working on; `undefined` when there is nothing to read, or when
 * it is no longer in the state of `identity`. `budgetBytes` limits what is kept.
 */
export function readWitness(path: string, identity: Identity, budgetBytes: number): Witness | undefined {
  const { sizeBytes } = identity;
  const isLog = APPENDED.test(path);
  // An empty file is often one that its writer has truncated and is about to fill.
  const isSmall = sizeBytes > 0 && sizeBytes <= Math.min(KEPT_FILE_BYTES, budgetBytes);
  const fd = isLog || isSmall ? tryOpen(path) : undefined;
  if (fd === undefined) return undefined;
  try {
    const isPinned = (): boolean => isSameState(identity, identityOf(fstatSync(fd, { bigint: true })));
    if (!isPinned()) return undefined;
    const ends = isLog ? readEnds(fd, sizeBytes) : null;
    const content = isSmall ? readSteady(fd, sizeBytes) : null;
    return isPinned() ? { content, ends } : undefined;
  } finally {
    closeSync(fd);
  }
}

/** Both ends of the first `sizeBytes` bytes of a file. */
export function readEnds(fd: number, sizeBytes: number): Ends {
  const length = Math.min(SAMPLE_BYTES, sizeBytes);
  return { head: readAt(fd, 0, length), tail: readAt(fd, sizeBytes - length, length) };
}

// Who cannot be opened now is reported when it is copied.
function tryOpen(path: string): number | undefined {
  try {
    return openUnfollowed(path);
  } catch {
    return undefined;
  }
}

// Clocks of file systems move in steps of milliseconds: only reading twice shows a writer in the middle of its work.
function readSteady(fd: number, sizeBytes: number): Buffer | null {
  const first = readAt(fd, 0, sizeBytes);
  return readAt(fd, 0, sizeBytes).equals(first) ? first : null;
}

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
}
