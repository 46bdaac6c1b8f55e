/** Types of pages of a b-tree, by their first byte; https://sqlite.org/fileformat2.html#b_tree_pages */
const TYPES = { 2: "index interior", 5: "table interior", 10: "index leaf", 13: "table leaf" } as const;
/** One of them. */
export type PageType = (typeof TYPES)[keyof typeof TYPES];

/** How a page of a b-tree is laid out. Offsets are from the start of the page. */
export interface Shape {
  readonly type: PageType;
  /** Where each cell starts. */
  readonly cells: readonly number[];
  /** Pages below this one. */
  readonly children: readonly number[];
  /** What no cell takes up: from and to. */
  readonly unused: readonly (readonly [number, number])[];
}

/** Reads the layout of a page without reserved bytes; `undefined` when it is none of a b-tree. */
export function readShape(page: Buffer, start: number): Shape | undefined {
  const type = TYPES[page[start] as keyof typeof TYPES];
  if (type === undefined) return undefined;
  const isInterior = type.endsWith("interior");
  const count = page.readUInt16BE(start + 3);
  const pointers = start + (isInterior ? 12 : 8);
  const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(pointers + 2 * index));
  // Zero stands for 65,536.
  const content = page.readUInt16BE(start + 5) || 65_536;
  const children = isInterior ? [...cells.map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(start + 8)] : [];
  return { type, cells, children, unused: [[pointers + 2 * count, content], ...freeBlocks(page, start)] };
}

/** Behind the four bytes in which each of them names the next and its own size. */
function freeBlocks(page: Buffer, start: number): [number, number][] {
  const blocks: [number, number][] = [];
  for (let block = page.readUInt16BE(start + 1); block !== 0; block = page.readUInt16BE(block)) {
    const last = blocks.at(-1)?.[1] ?? 0;
    // They are in order, so that there is an end to them.
    if (block < last) break;
    blocks.push([block + 4, block + page.readUInt16BE(block + 2)]);
  }
  return blocks;
}

/** What of a row does not fit into its page: how much, and the page where it goes on; `undefined` when all of it does. */
export function overflowOf(page: Buffer, cell: number, type: PageType): { first: number; bytes: number } | undefined {
  if (type === "table interior") return undefined;
  const payload = readVarint(page, type === "index interior" ? cell + 4 : cell);
  const start = type === "table leaf" ? readVarint(page, payload.end).end : payload.end;
  const localBytes = localBytesOf(payload.value, page.length, type);
  if (localBytes === payload.value) return undefined;
  return { first: page.readUInt32BE(start + localBytes), bytes: payload.value - localBytes };
}

/** How much of a row of so many bytes is kept in its page. */
export function localBytesOf(payloadBytes: number, usableBytes: number, type: PageType): number {
  const most = type === "table leaf" ? usableBytes - 35 : Math.floor(((usableBytes - 12) * 64) / 255) - 23;
  if (payloadBytes <= most) return payloadBytes;
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const local = least + ((payloadBytes - least) % (usableBytes - 4));
  return local <= most ? local : least;
}

/** A number of one to nine bytes; those of rows and their lengths are exact up to 2^53, and nobody asks for more. */
function readVarint(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return { value: value * 256 + (bytes[start + 8] ?? 0), end: start + 9 };
}
