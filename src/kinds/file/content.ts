import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync, writeSync } from "node:fs";
import type { Turn } from "../turn.ts";
import { openUnfollowed } from "../unfollowed.ts";

const BUFFER_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
let buffer: Buffer | undefined;

/**
 * SHA-256, in hex, of the content of a regular file, never through a symbolic link.
 * @throws the system's error when it cannot be read.
 */
export async function hashFile(path: string, turn: Turn): Promise<string> {
  const fd = openUnfollowed(path);
  try {
    return (await readContent(fd, Number.POSITIVE_INFINITY, { turn })).sha256;
  } finally {
    closeSync(fd);
  }
}

/** How {@link readContent} goes about it. */
export interface ReadOptions {
  readonly turn: Turn;
  /** Descriptor of a file that receives what is read, at the same positions. */
  readonly copyTo?: number;
}

/**
 * Reads an open file from its start, at most `limitBytes`, hashing and copying in one pass: the digest is needed
 * anyway, so a clone of the file by the file system would save nothing but the write.
 */
export async function readContent(
  fd: number,
  limitBytes: number,
  options: ReadOptions,
): Promise<{ sizeBytes: number; sha256: string }> {
  // One buffer serves all calls: nothing awaits between filling and emptying it.
  buffer ??= Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  while (sizeBytes < limitBytes) {
    const count = readSync(fd, buffer, 0, Math.min(buffer.length, limitBytes - sizeBytes), sizeBytes);
    if (count === 0) break;
    const piece = buffer.subarray(0, count);
    hash.update(piece);
    if (options.copyTo !== undefined) writeAll(options.copyTo, piece, sizeBytes);
    sizeBytes += count;
    const others = options.turn();
    if (others !== undefined) await others;
  }
  return { sizeBytes, sha256: hash.digest("hex") };
}

/**
 * How many of the first `sizeBytes` bytes of a grown log are whole lines. All of them when the log goes on with a line
 * feed: some writers put it before a record instead of after.
 */
export function wholeLinesBytes(fd: number, sizeBytes: number): number {
  const next = Buffer.alloc(1);
  if (fstatSync(fd).size > sizeBytes && readSync(fd, next, 0, 1, sizeBytes) === 1 && next[0] === LINE_FEED)
    return sizeBytes;
  const block = Buffer.alloc(64 * 1024);
  for (let end = sizeBytes; end > 0; end = Math.max(0, end - block.length)) {
    const start = Math.max(0, end - block.length);
    const count = readSync(fd, block, 0, end - start, start);
    const at = block.subarray(0, count).lastIndexOf(LINE_FEED);
    if (at !== -1) return start + at + 1;
  }
  return 0;
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
