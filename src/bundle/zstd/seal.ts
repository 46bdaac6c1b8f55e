import { AppError } from "../../model/index.ts";

/** Magic number of the skippable frame that holds the seal. */
const SEAL_MAGIC = 0x184d2a5d;
const LABEL = Buffer.from("MEMSNAP1", "latin1");
const PAYLOAD_BYTES = 64;
/** Bytes of the seal, its skippable header included. */
export const SEAL_BYTES = 8 + PAYLOAD_BYTES;

/**
 * The last frame before the seek table. It lets a reader find the manifest from the end, and makes every bit of
 * the compressed stream count, also those that a zstd decoder passes over.
 */
export interface Seal {
  /** Where the first frame of the manifest starts in the compressed stream. */
  readonly manifestFrameOffset: number;
  /** Where the header of the manifest starts in the tar. */
  readonly manifestTarOffset: number;
  /** Bytes of the whole tar. */
  readonly tarBytes: number;
  /** SHA-256 of the compressed stream up to the seal. */
  readonly sha256: Buffer;
}

/** The seal as a skippable frame. */
export function encodeSeal(seal: Seal): Buffer {
  const bytes = Buffer.alloc(SEAL_BYTES);
  bytes.writeUInt32LE(SEAL_MAGIC, 0);
  bytes.writeUInt32LE(PAYLOAD_BYTES, 4);
  LABEL.copy(bytes, 8);
  bytes.writeBigUInt64LE(BigInt(seal.manifestFrameOffset), 16);
  bytes.writeBigUInt64LE(BigInt(seal.manifestTarOffset), 24);
  bytes.writeBigUInt64LE(BigInt(seal.tarBytes), 32);
  seal.sha256.copy(bytes, 40);
  return bytes;
}

/** Reads a seal. @throws AppError `bundle-corrupt` */
export function parseSeal(frame: Buffer): Seal {
  const fits =
    frame.length === SEAL_BYTES &&
    frame.readUInt32LE(0) === SEAL_MAGIC &&
    frame.readUInt32LE(4) === PAYLOAD_BYTES &&
    frame.subarray(8, 16).equals(LABEL);
  if (!fits) throw new AppError("bundle-corrupt", "the compressed stream has no seal before its seek table");
  const [manifestFrameOffset, manifestTarOffset, tarBytes] = [16, 24, 32].map((at) => {
    const value = frame.readBigUInt64LE(at);
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new AppError("bundle-corrupt", "the seal holds an impossible offset");
    return Number(value);
  }) as [number, number, number];
  return { manifestFrameOffset, manifestTarOffset, tarBytes, sha256: frame.subarray(40, 72) };
}
