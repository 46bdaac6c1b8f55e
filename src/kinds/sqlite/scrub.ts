import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { AppError } from "../../model/index.ts";
import { type Turn, takeTurns } from "../turn.ts";
import { overflowOf, readShape, type Shape } from "./page.ts";

/** Where a database file says what of itself; https://sqlite.org/fileformat2.html */
const HEADER = { pageSize: 16, reserved: 20, firstTrunk: 32, bytes: 100 } as const;

/**
 * Overwrites with zeros what is left of deleted rows in a private database file that nobody has open: free pages, the gap and
 * the free blocks in pages of a b-tree, the rest of the last page of a long row. Up to three bytes between two rows can stay.
 * `roots` are the root pages of all tables and indexes. False, and nothing is done, when each page ends in bytes that
 * somebody has reserved, for a checksum maybe.
 * @throws AppError `source-damaged` when the pages hold no forest
 */
export async function scrub(
  file: string,
  { roots, path }: { roots: readonly number[]; path: string },
): Promise<boolean> {
  const fd = openSync(file, "r+");
  try {
    const pages = new Pages(fd, path);
    if (pages.hasReserved) return false;
    const turn = takeTurns();
    await scrubFreePages(pages, turn);
    await scrubTrees(pages, [1, ...roots], turn);
    return true;
  } finally {
    closeSync(fd);
  }
}

class Pages {
  readonly hasReserved: boolean;
  readonly firstTrunk: number;
  readonly sizeBytes: number;
  readonly #fd: number;
  readonly #path: string;
  /** A bit for each page. */
  readonly #met: Uint8Array;

  constructor(fd: number, path: string) {
    this.#fd = fd;
    this.#path = path;
    const header = Buffer.alloc(HEADER.bytes);
    readSync(fd, header, 0, HEADER.bytes, 0);
    const size = header.readUInt16BE(HEADER.pageSize);
    this.sizeBytes = size === 1 ? 65_536 : size;
    this.hasReserved = header[HEADER.reserved] !== 0;
    this.firstTrunk = header.readUInt32BE(HEADER.firstTrunk);
    this.#met = new Uint8Array(Math.ceil(fstatSync(fd).size / this.sizeBytes / 8) + 1);
  }

  /** Reads a page, or its first bytes. Each page belongs to one thing only. */
  read(number: number, lengthBytes = this.sizeBytes): Buffer {
    const bytes = Buffer.alloc(lengthBytes);
    if (!this.#meet(number) || readSync(this.#fd, bytes, 0, lengthBytes, (number - 1) * this.sizeBytes) < lengthBytes)
      throw this.damaged(`page ${number} is not where it should be`);
    return bytes;
  }

  /** Zeros from `start` to the end of a page, or to `end`. */
  clear(number: number, start: number, end = this.sizeBytes): void {
    if (start > end || end > this.sizeBytes) throw this.damaged(`page ${number} has impossible bounds`);
    if (start < end)
      writeSync(this.#fd, Buffer.alloc(end - start), 0, end - start, (number - 1) * this.sizeBytes + start);
  }

  /** False for a page that was met before or is none. */
  #meet(number: number): boolean {
    const [byte, bit] = [number >>> 3, 1 << (number & 7)];
    const known = this.#met[byte];
    if (number === 0 || known === undefined || (known & bit) !== 0) return false;
    this.#met[byte] = known | bit;
    return true;
  }

  damaged(what: string): AppError {
    return new AppError("source-damaged", `database ${this.#path}: ${what}`, { path: this.#path });
  }
}

async function scrubFreePages(pages: Pages, turn: Turn): Promise<void> {
  for (let trunk = pages.firstTrunk; trunk !== 0; ) {
    const page = pages.read(trunk);
    const count = page.readUInt32BE(4);
    pages.clear(trunk, 8 + 4 * count);
    for (let index = 0; index < count; index++) {
      const leaf = page.readUInt32BE(8 + 4 * index);
      pages.read(leaf, 0);
      pages.clear(leaf, 0);
    }
    trunk = page.readUInt32BE(0);
    await turn();
  }
}

async function scrubTrees(pages: Pages, roots: readonly number[], turn: Turn): Promise<void> {
  const waiting = [...roots];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = pages.read(number);
    const shape = readShape(page, number === 1 ? HEADER.bytes : 0);
    if (shape === undefined) throw pages.damaged(`page ${number} is of no known type`);
    for (const [start, end] of shape.unused) pages.clear(number, start, end);
    for (const cell of shape.cells) await scrubOverflow(pages, { page, cell, shape }, turn);
    waiting.push(...shape.children);
    await turn();
  }
}

async function scrubOverflow(
  pages: Pages,
  { page, cell, shape }: { page: Buffer; cell: number; shape: Shape },
  turn: Turn,
): Promise<void> {
  const overflow = overflowOf(page, cell, shape.type);
  if (overflow === undefined) return;
  const roomBytes = pages.sizeBytes - 4;
  let { first: number, bytes: leftBytes } = overflow;
  for (; leftBytes > roomBytes; leftBytes -= roomBytes) {
    number = pages.read(number, 4).readUInt32BE(0);
    await turn();
  }
  pages.read(number, 4);
  pages.clear(number, 4 + leftBytes);
}
