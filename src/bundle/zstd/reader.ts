import { createHash } from "node:crypto";
import { AppError } from "../../model/index.ts";
import { ReusedMemory } from "../memory.ts";
import { ByteReader } from "./byte-reader.ts";
import { decodeFrames } from "./decode.ts";
import { type Frame, startsFrame, takeFrame } from "./frame.ts";
import { parseSeal, SEAL_BYTES, type Seal } from "./seal.ts";
import { MAX_FRAMES, parseSeekTable, type SeekEntry, seekTableBytes } from "./seek-table.ts";

/** What a whole pass over the frames found, known once the stream has ended. */
export interface FramesFound {
  readonly seal: Seal;
  /** Data frames. */
  readonly frames: number;
  /** SHA-256 of the whole stream, lower-case hex. */
  readonly sha256: string;
}

/**
 * Decodes the compressed stream of docs/format.md from its first to its last byte, a few frames ahead. Every frame is
 * checked by itself; see {@link walkFrames} for the rest.
 * @throws AppError `bundle-corrupt`, `bundle-truncated`
 */
export function readFrames(
  stream: AsyncIterable<Buffer>,
  done: Walk["done"],
  maxFrames = MAX_FRAMES,
): AsyncGenerator<Buffer> {
  const memory = new ReusedMemory();
  const frames = walkFrames(stream, { memory: (sizeBytes) => memory.take(sizeBytes), done, maxFrames });
  return decodeFrames(frames, (bytes) => memory.giveBack(bytes));
}

/** How to walk over frames. */
export interface Walk {
  /** Gives so many bytes of memory for the next frame. */
  readonly memory: (sizeBytes: number) => Buffer;
  /** Hears the result after the last byte of the stream, of which the last frames may not have been decoded yet. */
  readonly done: (found: FramesFound) => void;
  /** What is kept of each frame must not grow with a stream of tiny ones, so that there is a limit to them. */
  readonly maxFrames?: number;
}

/**
 * Finds the frames of a stream by walking their blocks, and compares what stands at its end with what was met: seal and seek table
 * must say exactly that, and nothing may follow.
 * @throws AppError `bundle-corrupt`, `bundle-truncated`
 */
export async function* walkFrames(
  stream: AsyncIterable<Buffer>,
  { memory, done, maxFrames = MAX_FRAMES }: Walk,
): AsyncGenerator<Frame> {
  const reader = new ByteReader(stream);
  const met = new FramesMet();
  try {
    for (;;) {
      const offset = reader.position;
      const magic = Buffer.from(await reader.take(4));
      if (!startsFrame(magic)) {
        done(await met.expectEnd(reader, magic));
        return;
      }
      // The seal is a frame too.
      if (met.count === maxFrames - 1)
        throw new AppError("bundle-corrupt", `the compressed stream has more than ${maxFrames} frames`);
      const frame = await takeFrame(reader, offset, memory);
      met.add(frame, offset);
      yield frame;
    }
  } finally {
    await reader.close();
  }
}

/** What of the frames of a stream has to stand at its end. */
class FramesMet {
  readonly #sha256 = createHash("sha256");
  readonly #found: SeekEntry[] = [];
  readonly #starts = new Map<number, number>();
  #tarBytes = 0;

  get count(): number {
    return this.#found.length;
  }

  add({ bytes, contentBytes }: Frame, offset: number): void {
    this.#starts.set(this.#tarBytes, offset);
    this.#tarBytes += contentBytes;
    this.#found.push({ compressedBytes: bytes.length, contentBytes });
    this.#sha256.update(bytes);
  }

  /** Reads seal and seek table, of which `magic` was read already. */
  async expectEnd(reader: ByteReader, magic: Buffer): Promise<FramesFound> {
    const sealBytes = Buffer.concat([magic, await reader.take(SEAL_BYTES - 4)]);
    const seal = parseSeal(sealBytes);
    // What the seal covers is where the digest of the whole stream begins.
    const whole = this.#sha256.copy().update(sealBytes);
    if (!seal.sha256.equals(this.#sha256.digest()))
      throw new AppError("bundle-corrupt", "the compressed stream does not have the SHA-256 of its seal");
    if (this.#starts.get(seal.manifestTarOffset) !== seal.manifestFrameOffset)
      throw new AppError("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
    const expected = [...this.#found, { compressedBytes: SEAL_BYTES, contentBytes: 0 }];
    const tableBytes = await reader.take(seekTableBytes(expected.length));
    const entries = parseSeekTable(tableBytes);
    const same = entries.every(
      (entry, index) =>
        entry.compressedBytes === expected[index]?.compressedBytes &&
        entry.contentBytes === expected[index]?.contentBytes,
    );
    if (!same || entries.length !== expected.length)
      throw new AppError("bundle-corrupt", "the seek table does not fit the frames before it");
    whole.update(tableBytes);
    if (!(await reader.isAtEnd()))
      throw new AppError("bundle-corrupt", "bytes follow the seek table, which must be the end");
    // No frame decodes to more or less than it says.
    if (seal.tarBytes !== this.#tarBytes)
      throw new AppError(
        "bundle-corrupt",
        `the seal says that the tar has ${seal.tarBytes} bytes, found ${this.#tarBytes}`,
      );
    return { seal, frames: this.#found.length, sha256: whole.digest("hex") };
  }
}
