import { AppError } from "../../model/index.ts";

/** Magic number of the skippable frame that holds the seek table; zstd's contrib/seekable_format, version 0.1.0. */
const SEEK_TABLE_MAGIC = 0x184d2a5e;
const FOOTER_MAGIC = 0x8f92eab1;
const SKIPPABLE_HEADER = 8;
const ENTRY_BYTES = 8;
/** Frame count, descriptor, magic number. */
export const FOOTER_BYTES = 9;
/** Frames in one bundle, at most: 8 TiB of tar at 4 MiB a frame. */
export const MAX_FRAMES = 1 << 21;

/** One frame of the stream, data or skippable, in order. */
export interface SeekEntry {
  readonly compressedBytes: number;
  /** 0 for a skippable frame. */
  readonly contentBytes: number;
}

/** Bytes of a seek table over so many frames, its skippable header included. */
export function seekTableBytes(frames: number): number {
  return SKIPPABLE_HEADER + frames * ENTRY_BYTES + FOOTER_BYTES;
}

/** The seek table as the last, skippable frame of a stream. */
export function encodeSeekTable(entries: readonly SeekEntry[]): Buffer {
  const bytes = Buffer.alloc(seekTableBytes(entries.length));
  let at = bytes.writeUInt32LE(SEEK_TABLE_MAGIC, 0);
  at = bytes.writeUInt32LE(bytes.length - SKIPPABLE_HEADER, at);
  for (const entry of entries) {
    at = bytes.writeUInt32LE(entry.compressedBytes, at);
    at = bytes.writeUInt32LE(entry.contentBytes, at);
  }
  at = bytes.writeUInt32LE(entries.length, at);
  at = bytes.writeUInt8(0, at);
  bytes.writeUInt32LE(FOOTER_MAGIC, at);
  return bytes;
}

/** The number of frames that the last nine bytes of a stream announce. @throws AppError `bundle-corrupt` */
export function parseSeekFooter(footer: Buffer): number {
  if (footer.length !== FOOTER_BYTES || footer.readUInt32LE(5) !== FOOTER_MAGIC)
    throw new AppError(
      "bundle-corrupt",
      "the compressed stream does not end in a seek table; it is cut short or damaged",
    );
  if (footer.readUInt8(4) !== 0) throw new AppError("bundle-corrupt", "the seek table has a descriptor other than 0");
  const frames = footer.readUInt32LE(0);
  if (frames < 3 || frames > MAX_FRAMES)
    throw new AppError("bundle-corrupt", `the seek table counts ${frames} frames, expected 3 to ${MAX_FRAMES}`);
  return frames;
}

/** The entries of a whole seek table frame. @throws AppError `bundle-corrupt` */
export function parseSeekTable(frame: Buffer): SeekEntry[] {
  const frames = parseSeekFooter(frame.subarray(-FOOTER_BYTES));
  const fits =
    frame.length === seekTableBytes(frames) &&
    frame.readUInt32LE(0) === SEEK_TABLE_MAGIC &&
    frame.readUInt32LE(4) === frame.length - SKIPPABLE_HEADER;
  if (!fits) throw new AppError("bundle-corrupt", "the seek table does not have the size that it announces");
  return Array.from({ length: frames }, (_, index) => ({
    compressedBytes: frame.readUInt32LE(SKIPPABLE_HEADER + index * ENTRY_BYTES),
    contentBytes: frame.readUInt32LE(SKIPPABLE_HEADER + index * ENTRY_BYTES + 4),
  }));
}
