import { AppError } from "../../model/index.ts";
import type { ByteReader } from "./byte-reader.ts";

/** First bytes of a data frame; RFC 8878, 3.1.1. */
export const MAGIC = Buffer.from("28b52ffd", "hex");
/** Bytes of tar in one frame, at most, whatever the level. */
export const MAX_FRAME_CONTENT = 8 * 1024 * 1024;

const MAX_BLOCK = 128 * 1024;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const FLAG = { checksum: 0x04, reserved: 0x08, unused: 0x10, singleSegment: 0x20, dictionary: 0x03 } as const;

/**
 * The content size in the header of a data frame (RFC 8878, 3.1.1.1), which keeps the rules of the format: content size and
 * content checksum are there, no dictionary, no reserved bit, no window beyond the largest frame.
 */
function parseContentBytes(bytes: Buffer, offset: number): number {
  const broken = (what: string): AppError =>
    new AppError("bundle-corrupt", `the frame at byte ${offset} of the compressed stream ${what}`);
  const descriptor = bytes.readUInt8(4);
  if ((descriptor & (FLAG.reserved | FLAG.unused)) !== 0) throw broken("sets a reserved bit");
  if ((descriptor & FLAG.dictionary) !== 0) throw broken("wants a dictionary");
  if ((descriptor & FLAG.checksum) === 0) throw broken("has no content checksum");
  const single = (descriptor & FLAG.singleSegment) !== 0;
  const sizeBytes = sizeFieldBytes(descriptor);
  if (sizeBytes === 0) throw broken("does not say how much it holds");
  const sizeAt = single ? 5 : 6;
  if (!single && windowBytes(bytes.readUInt8(5)) > MAX_FRAME_CONTENT) throw broken("wants too large a window");
  const contentBytes = readSize(bytes, sizeAt, sizeBytes);
  if (contentBytes === 0 || contentBytes > MAX_FRAME_CONTENT)
    throw broken(`holds ${contentBytes} bytes, expected 1 to ${MAX_FRAME_CONTENT}`);
  return contentBytes;
}

function sizeFieldBytes(descriptor: number): number {
  return [(descriptor & FLAG.singleSegment) !== 0 ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
}

function readSize(bytes: Buffer, at: number, width: number): number {
  if (width === 1) return bytes.readUInt8(at);
  if (width === 2) return bytes.readUInt16LE(at) + 256;
  if (width === 4) return bytes.readUInt32LE(at);
  return Number(bytes.readBigUInt64LE(at));
}

function windowBytes(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/**
 * Bytes that a frame of so much content may have, at most: the bound that zstd gives for its own output (ZSTD_compressBound),
 * with the fields that are added to its header.
 */
export function maxFrameBytes(contentBytes: number): number {
  return contentBytes + (contentBytes >> 8) + 128;
}

/** A data frame as it is stored, and how much it says that it holds. */
export interface Frame {
  readonly bytes: Buffer;
  readonly contentBytes: number;
}

/** Whether these bytes start a data frame. */
export function startsFrame(bytes: Buffer): boolean {
  return bytes.length >= MAGIC.length && bytes.subarray(0, MAGIC.length).equals(MAGIC);
}

/**
 * Takes one data frame whose magic number was taken already, block by block (RFC 8878, 3.1.1.2), and returns all its
 * bytes, magic included. Finding the end is our work, because Node's decoder stops at it without a word about what follows.
 * @param memory - gives room for so many bytes; what is returned starts where it does
 * @throws AppError `bundle-corrupt`, `bundle-truncated`
 */
export async function takeFrame(
  source: ByteReader,
  offset: number,
  memory: (sizeBytes: number) => Buffer = Buffer.allocUnsafeSlow,
): Promise<Frame> {
  const descriptor = (await source.take(1)).readUInt8(0);
  const single = (descriptor & FLAG.singleSegment) !== 0;
  const rest = await source.take((single ? 0 : 1) + sizeFieldBytes(descriptor));
  const header = Buffer.concat([MAGIC, Buffer.of(descriptor), rest]);
  const contentBytes = parseContentBytes(header, offset);
  const limit = maxFrameBytes(contentBytes);
  const bytes = memory(limit);
  let size = header.copy(bytes);
  const takeNext = async (sizeBytes: number): Promise<Buffer> => {
    if (size + sizeBytes + CHECKSUM_BYTES > limit)
      throw new AppError("bundle-corrupt", `the frame at byte ${offset} is larger than its content allows`);
    const next = bytes.subarray(size, size + sizeBytes);
    await source.takeInto(next);
    size += sizeBytes;
    return next;
  };
  for (let last = false; !last; ) {
    const word = (await takeNext(BLOCK_HEADER_BYTES)).readUIntLE(0, BLOCK_HEADER_BYTES);
    last = (word & 1) === 1;
    await takeNext(blockLength(word, offset));
  }
  await source.takeInto(bytes.subarray(size, size + CHECKSUM_BYTES));
  return { bytes: bytes.subarray(0, size + CHECKSUM_BYTES), contentBytes };
}

function blockLength(word: number, offset: number): number {
  const type = (word >> 1) & 3;
  const length = word >> 3;
  if (type === 3 || length > MAX_BLOCK)
    throw new AppError("bundle-corrupt", `the frame at byte ${offset} has a block of an unknown type or size`);
  return type === 1 ? 1 : length;
}
