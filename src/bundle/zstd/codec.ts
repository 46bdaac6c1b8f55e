import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import xxhash from "xxhash-wasm";
import { AppError } from "../../model/index.ts";
import { MAGIC, startsFrame } from "./frame.ts";

/** A frame in pieces that stand one after another; joining them would only be a copy more. */
export type FramePieces = readonly Buffer[];

/** Makes one independent frame with content size and content checksum. Runs off the main thread. */
export type CompressFrame = (content: Buffer) => Promise<FramePieces>;

const nodeCompress = promisify(zstdCompress);
const nodeDecompress = promisify(zstdDecompress);

/**
 * The fastest compressor at hand: the addon of `@mongodb-js/zstd` where it loads, Node's own elsewhere. Both give frames of
 * the same form; the compressed bytes differ, the content does not.
 */
export async function frameCompressor(level: number): Promise<CompressFrame> {
  const addon = await loadAddon();
  if (addon === undefined) return nodeCompressor(level);
  const { h64Raw } = await xxhash();
  return async (content) => withSizeAndChecksum(await addon.compress(content, level), content, h64Raw(content));
}

/** Node's compressor, as used where the addon does not load. */
export function nodeCompressor(level: number): CompressFrame {
  return async (content) => [
    await nodeCompress(content, {
      chunkSize: Math.max(64, content.length),
      pledgedSrcSize: content.length,
      params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
    }),
  ];
}

interface Addon {
  compress(content: Uint8Array, level: number): Promise<Buffer>;
}

// The package's `index.js` drops the level, so its bindings are taken directly.
async function loadAddon(): Promise<Addon | undefined> {
  try {
    return await import("@mongodb-js/zstd/bindings.js");
  } catch {
    return undefined;
  }
}

/**
 * The addon writes frames without content size and without checksum: descriptor 0, then the window. This writes both
 * (RFC 8878, 3.1.1.1): a four-byte content size in the header, and the low four bytes of XXH64 of the content at the end.
 */
function withSizeAndChecksum(frame: Buffer, content: Buffer, hash: bigint): FramePieces {
  if (!startsFrame(frame) || frame.readUInt8(4) !== 0)
    throw new Error("the zstd addon wrote a frame of an unexpected form");
  const header = Buffer.alloc(10);
  MAGIC.copy(header);
  header.writeUInt8(0x84, 4);
  header.writeUInt8(frame.readUInt8(5), 5);
  header.writeUInt32LE(content.length, 6);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(Number(hash & 0xffffffffn));
  return [header, frame.subarray(6), checksum];
}

/**
 * The content of one frame. Never gives out more than `contentBytes`.
 * @throws AppError `bundle-corrupt` when the frame does not decode to exactly that many bytes with a fitting checksum
 */
export async function decompressFrame(frame: Buffer, contentBytes: number): Promise<Buffer> {
  const content = await nodeDecompress(frame, {
    // One byte of room tells the decoder that it is done; without it another buffer of the same size is made. All of the
    // content in one buffer, so that what a frame holds beyond it is met at once.
    chunkSize: Math.max(64, contentBytes + 1),
    maxOutputLength: contentBytes,
  }).catch((cause: unknown) => {
    throw new AppError("bundle-corrupt", "a frame of the compressed stream does not decode", { cause });
  });
  if (content.length !== contentBytes)
    throw new AppError("bundle-corrupt", `a frame decodes to ${content.length} bytes, expected ${contentBytes}`);
  return content;
}
