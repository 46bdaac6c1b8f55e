import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync } from "node:fs";
import { readContent } from "../reading.ts";
import type { Turn } from "../turn.ts";
import { openUnfollowed } from "../unfollowed.ts";

const LINE_FEED = 0x0a;

/**
 * SHA-256, in hex, of the content of a regular file, never through a symbolic link.
 * @throws the system's error when it cannot be read.
 */
export async function hashFile(path: string, turn: Turn): Promise<string> {
  const fd = openUnfollowed(path);
  try {
    const hash = createHash("sha256");
    await readContent(fd, { hash, turn });
    return hash.digest("hex");
  } finally {
    closeSync(fd);
  }
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

/** Whether what ends like this ends with no record: of the last one there is only a part so far. */
export function endsWithinRecord(tail: Buffer): boolean {
  const last = tail.subarray(tail.lastIndexOf(LINE_FEED) + 1).toString("utf8");
  if (last === "") return false;
  try {
    JSON.parse(last);
    return false;
  } catch {
    return true;
  }
}
