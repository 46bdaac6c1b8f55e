import type { Hash } from "node:crypto";
import { readSync, writeSync } from "node:fs";
import type { Turn } from "./turn.ts";

const BUFFER_BYTES = 1024 * 1024;
let buffer: Buffer | undefined;

/** How {@link readContent} goes about it. */
export interface ReadOptions {
  /** Receives what is read. */
  readonly hash: Hash;
  readonly turn: Turn;
  /** Descriptor of a file that receives what is read, at the same positions. */
  readonly copyTo?: number;
  /** How much to read, at most; to the end when absent. */
  readonly limitBytes?: number;
}

/**
 * Reads an open file from its start, hashing and copying in one pass: the digest is needed anyway, so a clone of the file
 * by the file system would save nothing but the write. Returns how many bytes there were.
 */
export async function readContent(fd: number, options: ReadOptions): Promise<number> {
  const { hash, turn, copyTo, limitBytes = Number.POSITIVE_INFINITY } = options;
  // One buffer serves all calls: nothing awaits between filling and emptying it.
  buffer ??= Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let sizeBytes = 0;
  while (sizeBytes < limitBytes) {
    const count = readSync(fd, buffer, 0, Math.min(buffer.length, limitBytes - sizeBytes), sizeBytes);
    if (count === 0) break;
    const piece = buffer.subarray(0, count);
    hash.update(piece);
    if (copyTo !== undefined) writeAll(copyTo, piece, sizeBytes);
    sizeBytes += count;
    const others = turn();
    if (others !== undefined) await others;
  }
  return sizeBytes;
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
