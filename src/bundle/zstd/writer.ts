import { createHash } from "node:crypto";
import { ReusedMemory } from "../memory.ts";
import { frameCompressor } from "./codec.ts";
import { MAX_FRAME_CONTENT } from "./frame.ts";
import { inOrder } from "./in-order.ts";
import { encodeSeal } from "./seal.ts";
import { encodeSeekTable, type SeekEntry } from "./seek-table.ts";

const HIGH_LEVEL = 10;

/** Bytes of tar in a full frame: 4 MiB, and 8 MiB from level 10 up, where a larger window pays. */
export function frameContentBytes(level: number): number {
  return level >= HIGH_LEVEL ? MAX_FRAME_CONTENT : MAX_FRAME_CONTENT / 2;
}

/** A tar on its way into frames. */
export interface TarStream extends AsyncIterable<Buffer> {
  /** Where in the tar a new frame starts, beside the regular cuts; known before the byte at that place is given out. */
  readonly cuts: ReadonlySet<number>;
  /** Where the header of the manifest starts; one of the cuts. Known at the end. */
  manifestOffset(): number;
  /** Hears which piece is not looked at any more, so that its memory can be used again. */
  giveBack?(piece: Buffer): void;
}

/**
 * Compresses a tar into the stream of docs/format.md: independent frames, compressed side by side and given out in order, then
 * the seal, then the seek table. Holds a few frames in memory, whatever the size.
 */
export async function* writeFrames(tar: TarStream, level: number): AsyncGenerator<Buffer> {
  const compress = await frameCompressor(level);
  const sha256 = createHash("sha256");
  const table: SeekEntry[] = [];
  const starts = new Map<number, number>();
  let tarBytes = 0;
  let streamBytes = 0;
  const frameBytes = frameContentBytes(level);
  const memory = new ReusedMemory();
  const frames = inOrder(cut(tar, frameBytes, memory), async (content) => {
    const pieces = await compress(content);
    memory.giveBack(content);
    return { pieces, contentBytes: content.length };
  });
  for await (const { pieces, contentBytes } of frames) {
    if (tar.cuts.has(tarBytes)) starts.set(tarBytes, streamBytes);
    const compressedBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    table.push({ compressedBytes, contentBytes });
    tarBytes += contentBytes;
    streamBytes += compressedBytes;
    for (const piece of pieces) {
      sha256.update(piece);
      yield piece;
    }
  }
  const manifestTarOffset = tar.manifestOffset();
  const manifestFrameOffset = starts.get(manifestTarOffset);
  if (manifestFrameOffset === undefined) throw new Error("the manifest does not start a frame");
  const seal = encodeSeal({ manifestFrameOffset, manifestTarOffset, tarBytes, sha256: sha256.digest() });
  table.push({ compressedBytes: seal.length, contentBytes: 0 });
  yield seal;
  yield encodeSeekTable(table);
}

/** Gathers chunks into the contents of frames, each in memory of its own until it is given back. */
async function* cut(tar: TarStream, frameBytes: number, memory: ReusedMemory): AsyncGenerator<Buffer> {
  let content = memory.take(frameBytes);
  let filled = 0;
  let position = 0;
  for await (const chunk of tar) {
    for (let at = 0; at < chunk.length; ) {
      const full = filled === frameBytes || (filled > 0 && tar.cuts.has(position));
      if (full) {
        yield content.subarray(0, filled);
        content = memory.take(frameBytes);
        filled = 0;
      }
      const room = Math.min(chunk.length - at, frameBytes - filled, distanceToCut(tar.cuts, position));
      chunk.copy(content, filled, at, at + room);
      at += room;
      filled += room;
      position += room;
    }
    tar.giveBack?.(chunk);
  }
  if (filled > 0) yield content.subarray(0, filled);
}

function distanceToCut(cuts: ReadonlySet<number>, position: number): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const at of cuts) if (at > position) distance = Math.min(distance, at - position);
  return distance;
}
