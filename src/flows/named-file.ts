import { createReadStream } from "node:fs";
import { resolve } from "node:path";

/** Why a file cannot be read, in words that go on after its name. */
export interface Unread {
  readonly why: string;
}

/**
 * The bytes of a file that the user named, which may be a pipe. No more than `maxBytes` are read: what somebody else has put there
 * may be a link to something without an end.
 */
export async function readNamed(file: string, cwd: string, maxBytes: number): Promise<Buffer | Unread> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of createReadStream(resolve(cwd, file)) as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) return { why: `is larger than ${maxBytes} bytes` };
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    return { why: (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read" };
  }
}
