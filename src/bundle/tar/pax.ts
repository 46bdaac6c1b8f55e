import { utf8, violation } from "./header.ts";
import { PAX_SIZE } from "./layout.ts";

/** What a pax header says about the entry after it, in place of that entry's own header. */
export interface PaxRecords {
  readonly path?: string;
  readonly sizeBytes?: number;
}

/** A pax header is never larger: its longest path is 1024 bytes, and a size has at most 16 digits. */
export const MAX_PAX_BYTES = 2048;

/** `<length> <key>=<value>\n`, where the length counts all of it; POSIX pax, "Extended Header". */
const RECORD_START = /^([1-9][0-9]{0,3}) ([^=]+)=/;

/**
 * Reads the records of a pax header: `path` and `size`, each once at most, nothing else, no byte between or after them, and
 * a size only where ustar cannot hold it. Readers of tar disagree about everything beyond that.
 * @throws AppError `archive-violation`
 */
export function parsePax(bytes: Buffer): PaxRecords {
  const records: { path?: string; sizeBytes?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const [start, length, key] = RECORD_START.exec(bytes.toString("latin1", at, at + 64)) ?? [];
    const end = at + Number(length);
    if (start === undefined || start.length >= Number(length) || bytes[end - 1] !== 0x0a)
      throw violation("a pax header holds something that is no record");
    const value = utf8(bytes.subarray(at + start.length, end - 1));
    if (key === "path" && records.path === undefined) records.path = value;
    else if (key === "size" && records.sizeBytes === undefined) records.sizeBytes = parseSize(value);
    else
      throw violation(`a pax header holds a record ${JSON.stringify(key)}, expected one "path" and one "size" at most`);
    at = end;
  }
  return records;
}

function parseSize(text: string): number {
  const value = Number(text);
  if (/^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(value) && value >= PAX_SIZE) return value;
  throw violation(
    `a pax header gives the size ${JSON.stringify(text.slice(0, 32))}, expected one that ustar cannot hold`,
  );
}
