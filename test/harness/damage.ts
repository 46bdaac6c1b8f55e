import { randomFrom } from "./workload.ts";

/** One bit of a file, with what it belongs to. */
export interface Spot {
  readonly what: string;
  readonly byte: number;
  /** 0 to 7. */
  readonly bit: number;
}

/** A copy with one bit turned over. */
export function flipped(bytes: Buffer, { byte, bit }: Spot): Buffer {
  const copy = Buffer.from(bytes);
  copy[byte] = (copy[byte] ?? 0) ^ (1 << bit);
  return copy;
}

/** Bits from all over a file; the same for the same size. */
export function randomSpots(bytes: Buffer, count: number): Spot[] {
  const random = randomFrom(bytes.length);
  return Array.from({ length: count }, () => {
    const byte = Math.floor(random() * bytes.length);
    return { what: `byte ${byte}`, byte, bit: Math.floor(random() * 8) };
  });
}

const AGE_CHUNK_BYTES = 64 * 1024 + 16;

/** One bit of each part of an age file: header line by line, nonce, and both ends of every chunk. */
export function ageSpots(bytes: Buffer): Spot[] {
  const headerEnd = bytes.indexOf("\n", bytes.indexOf("\n---") + 1) + 1;
  const header = bytes.subarray(0, headerEnd).toString("latin1");
  const lines = [...header.matchAll(/.+\n/g)].flatMap(({ index, 0: line }) => [
    { what: `start of ${JSON.stringify(line.slice(0, 12))}`, byte: index, bit: 1 },
    { what: `end of ${JSON.stringify(line.slice(0, 12))}`, byte: index + line.length - 2, bit: 0 },
    { what: `line break after ${JSON.stringify(line.slice(0, 12))}`, byte: index + line.length - 1, bit: 2 },
  ]);
  const chunks: Spot[] = [];
  for (let start = headerEnd + 16; start < bytes.length; start += AGE_CHUNK_BYTES) {
    const end = Math.min(start + AGE_CHUNK_BYTES, bytes.length);
    chunks.push({ what: `first byte of the chunk at ${start}`, byte: start, bit: 0 });
    chunks.push({ what: `tag of the chunk at ${start}`, byte: end - 16, bit: 7 });
    chunks.push({ what: `last byte of the chunk at ${start}`, byte: end - 1, bit: 7 });
  }
  return [...lines, { what: "nonce", byte: headerEnd, bit: 3 }, ...chunks];
}

const SEAL_FIELDS = {
  magic: 0,
  length: 4,
  label: 8,
  "manifest frame": 16,
  "manifest in tar": 24,
  "tar size": 32,
  digest: 40,
};
const FOOTER_BYTES = 9;
const ENTRY_BYTES = 8;

/** One bit of each part of a compressed stream: every frame, the fields of the seal, the seek table; docs/format.md. */
export function streamSpots(bytes: Buffer): Spot[] {
  const tableEntries = bytes.readUInt32LE(bytes.length - FOOTER_BYTES);
  const table = bytes.length - FOOTER_BYTES - tableEntries * ENTRY_BYTES - 8;
  const frames: Spot[] = [];
  let start = 0;
  for (let n = 0; n < tableEntries; n++) {
    const entry = table + 8 + n * ENTRY_BYTES;
    const length = bytes.readUInt32LE(entry);
    const parts: Record<string, number> =
      n === tableEntries - 1
        ? SEAL_FIELDS
        : { magic: 0, descriptor: 4, "content size": 5, block: 9, middle: length >> 1, checksum: length - 4 };
    for (const [part, at] of Object.entries(parts))
      frames.push({ what: `${part} of frame ${n}`, byte: start + at, bit: 1 });
    frames.push({ what: `compressed size of frame ${n} in the table`, byte: entry, bit: 0 });
    frames.push({ what: `content size of frame ${n} in the table`, byte: entry + 4, bit: 0 });
    start += length;
  }
  return [
    ...frames,
    { what: "magic of the table", byte: table, bit: 0 },
    { what: "length of the table", byte: table + 4, bit: 0 },
    { what: "count of the table", byte: bytes.length - FOOTER_BYTES, bit: 0 },
    { what: "descriptor of the table", byte: bytes.length - 5, bit: 7 },
    { what: "last byte", byte: bytes.length - 1, bit: 7 },
  ];
}
