import { localBytesOf } from "./page.ts";
import type { PageFile } from "./page-file.ts";

/** Types of pages of a table, by their first byte; https://sqlite.org/fileformat2.html#b_tree_pages */
const INTERIOR = 5;
const LEAF = 13;
/** Bytes before the first page of a file that are not part of it. */
const FILE_HEADER_BYTES = 100;

/** Pages or records that are not as SQLite writes them, or that only SQLite itself can read. */
export class NotPlain extends Error {}

/** A place in bytes, and the numbers of variable length that stand there. */
export class Cursor {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** Upper and lower half of the rowid of the row that was read. */
  high = 0;
  low = 0;

  /** Exact up to 2^53. */
  varint(): number {
    let value = 0;
    for (let count = 0; count < 8; count++) {
      const byte = this.bytes[this.at++] as number;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value * 256 + (this.bytes[this.at++] as number);
  }

  rowid(): void {
    this.high = 0;
    this.low = 0;
    for (let count = 0; count < 9; count++) {
      const byte = this.bytes[this.at++] as number;
      const bits = count === 8 ? 8 : 7;
      this.high = (this.high << bits) | (this.low >>> (32 - bits));
      this.low = ((this.low << bits) | (bits === 8 ? byte : byte & 0x7f)) >>> 0;
      if (byte < 0x80) return;
    }
  }
}

/**
 * Goes over the rows of a table with rowids in their order, as they lie in the pages of a file that SQLite has found to be intact.
 * Gives the same cursor for each, which stands at its record. Holds no more than the longest row in memory.
 * @throws NotPlain
 */
export function* storedRows(file: PageFile, rootPage: number): Generator<Cursor> {
  const cursor = new Cursor();
  const leaf = Buffer.allocUnsafeSlow(file.pageBytes);
  const longRow = { bytes: Buffer.alloc(0) };
  const waiting = [rootPage];
  // No page belongs to two places, so that a ring of pages comes to an end here.
  let leftPages = Math.ceil(file.sizeBytes / file.pageBytes);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = file.page(number);
    if (page === undefined || leftPages-- === 0) throw new NotPlain();
    const start = number === 1 ? FILE_HEADER_BYTES : 0;
    if (page[start] === INTERIOR) waiting.push(...childrenOf(page, start).reverse());
    else if (page[start] === LEAF) {
      // What a long row needs may drive the page out of memory.
      page.copy(leaf);
      const count = leaf.readUInt16BE(start + 3);
      for (let index = 0; index < count; index++) {
        cursor.bytes = leaf;
        cursor.at = leaf.readUInt16BE(start + 8 + 2 * index);
        toRecord(cursor, file, longRow);
        yield cursor;
      }
    } else throw new NotPlain();
  }
}

function childrenOf(page: Buffer, start: number): number[] {
  const count = page.readUInt16BE(start + 3);
  const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(start + 12 + 2 * index));
  return [...cells.map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(start + 8)];
}

/** From the start of a cell to its record; one that does not fit into its page is put together in `longRow`. */
function toRecord(cursor: Cursor, file: PageFile, longRow: { bytes: Buffer }): void {
  const payloadBytes = cursor.varint();
  cursor.rowid();
  const localBytes = localBytesOf(payloadBytes, file.pageBytes, "table leaf");
  if (cursor.at + localBytes > file.pageBytes || payloadBytes > file.sizeBytes) throw new NotPlain();
  cursor.end = cursor.at + payloadBytes;
  if (localBytes === payloadBytes) return;
  if (longRow.bytes.length < payloadBytes) longRow.bytes = Buffer.allocUnsafeSlow(payloadBytes);
  cursor.bytes.copy(longRow.bytes, 0, cursor.at, cursor.at + localBytes);
  let next = cursor.bytes.readUInt32BE(cursor.at + localBytes);
  for (let filled = localBytes; filled < payloadBytes; ) {
    const page = file.page(next);
    if (page === undefined) throw new NotPlain();
    filled += page.copy(longRow.bytes, filled, 4, Math.min(file.pageBytes, 4 + payloadBytes - filled));
    next = page.readUInt32BE(0);
  }
  cursor.bytes = longRow.bytes;
  cursor.at = 0;
  cursor.end = payloadBytes;
}
