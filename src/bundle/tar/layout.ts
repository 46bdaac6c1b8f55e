import { byteLength } from "../../model/index.ts";

/** Tar counts in blocks of 512 bytes; everything is padded to a whole number of them. */
export const BLOCK_BYTES = 512;
/** Two blocks of zeros end an archive. */
export const END_BYTES = 2 * BLOCK_BYTES;

const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** Sizes from here on do not fit the eleven octal digits of ustar. */
export const PAX_SIZE = 8 ** 11;

/** Length rounded up to whole blocks. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}

/**
 * The pax records that an entry needs beside its ustar header, or `undefined` when ustar holds it: a path that is not ASCII
 * or too long for name and prefix, a size of 8 GiB or more.
 */
export function paxRecords(name: string, sizeBytes: number): Record<string, string> | undefined {
  const large = sizeBytes >= PAX_SIZE;
  if (fitsUstar(name) && !large) return undefined;
  return large ? { path: name, size: String(sizeBytes) } : { path: name };
}

/** Bytes between the end of the last entry and the content of the next. */
export function headerBytes(pax: Readonly<Record<string, string>> | undefined): number {
  if (pax === undefined) return BLOCK_BYTES;
  const records = Object.entries(pax).reduce((sum, [key, value]) => sum + recordBytes(key, value), 0);
  return BLOCK_BYTES + padded(records) + BLOCK_BYTES;
}

// A record is `<length> <key>=<value>\n`, and its length counts its own digits (POSIX pax, Extended Header).
function recordBytes(key: string, value: string): number {
  const rest = byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length++;
  return length;
}

// The way in which tar-stream splits a long name: as few leading folders as needed go into the prefix.
function fitsUstar(name: string): boolean {
  let tail = name;
  if (byteLength(name) !== name.length) return false;
  while (tail.length > NAME_BYTES) {
    const slash = tail.indexOf("/");
    if (slash === -1) return false;
    tail = tail.slice(slash + 1);
  }
  const prefix = name.length - tail.length - 1;
  return prefix <= PREFIX_BYTES && tail !== "";
}
