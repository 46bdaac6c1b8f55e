import { createHash } from "node:crypto";
import { AppError } from "../../model/index.ts";
import { ByteReader } from "./byte-reader.ts";
import { decompressFrame } from "./codec.ts";
import { startsFrame, takeFrame } from "./frame.ts";
import { inOrder } from "./in-order.ts";
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
 * checked by itself; seal and seek table must say exactly what was found; nothing may follow. `done` hears the result
 * after the last byte. What is kept of each frame must not grow with a stream of tiny ones, so that there is a limit to them.
 * @throws AppError `bundle-corrupt`, `bundle-truncated`
 */
export async function* readFrames(
  stream: AsyncIterable<Buffer>,
  done: (found: FramesFound) => void,
  maxFrames = MAX_FRAMES,
): AsyncGenerator<Buffer> {
  const walk = new FrameWalk(stream, maxFrames);
  let tarBytes = 0;
  for await (const content of inOrder(walk.frames(), ({ bytes, contentBytes }) =>
    decompressFrame(bytes, contentBytes),
  )) {
    tarBytes += content.length;
    yield content;
  }
  const seal = walk.seal();
  if (seal.tarBytes !== tarBytes)
    throw new AppError("bundle-corrupt", `the seal says that the tar has ${seal.tarBytes} bytes, found ${tarBytes}`);
  done({ seal, frames: walk.dataFrames, sha256: walk.sha256 });
}

/** Finds the frames of a stream by walking their blocks, and compares what stands at its end with what was met. */
class FrameWalk {
  readonly #reader: ByteReader;
  readonly #maxFrames: number;
  readonly #sha256 = createHash("sha256");
  readonly #found: SeekEntry[] = [];
  readonly #starts = new Map<number, number>();
  #tarBytes = 0;
  #seal: Seal | undefined;
  #wholeSha256 = "";

  constructor(stream: AsyncIterable<Buffer>, maxFrames: number) {
    this.#reader = new ByteReader(stream);
    this.#maxFrames = maxFrames;
  }

  get dataFrames(): number {
    return this.#found.length;
  }

  get sha256(): string {
    return this.#wholeSha256;
  }

  seal(): Seal {
    if (this.#seal === undefined) throw new Error("the seal is known only after the last frame");
    return this.#seal;
  }

  async *frames(): AsyncGenerator<{ bytes: Buffer; contentBytes: number }> {
    try {
      for (;;) {
        const offset = this.#reader.position;
        const magic = await this.#reader.take(4);
        if (!startsFrame(magic)) {
          await this.#end(magic);
          return;
        }
        // The seal is a frame too.
        if (this.#found.length === this.#maxFrames - 1)
          throw new AppError("bundle-corrupt", `the compressed stream has more than ${this.#maxFrames} frames`);
        const frame = await takeFrame(this.#reader, offset);
        this.#starts.set(this.#tarBytes, offset);
        this.#tarBytes += frame.contentBytes;
        this.#found.push({ compressedBytes: frame.bytes.length, contentBytes: frame.contentBytes });
        this.#sha256.update(frame.bytes);
        yield frame;
      }
    } finally {
      await this.#reader.close();
    }
  }

  async #end(magic: Buffer): Promise<void> {
    const sealBytes = Buffer.concat([magic, await this.#reader.take(SEAL_BYTES - 4)]);
    const seal = parseSeal(sealBytes);
    // What the seal covers is where the digest of the whole stream begins.
    const whole = this.#sha256.copy().update(sealBytes);
    if (!seal.sha256.equals(this.#sha256.digest()))
      throw new AppError("bundle-corrupt", "the compressed stream does not have the SHA-256 of its seal");
    if (this.#starts.get(seal.manifestTarOffset) !== seal.manifestFrameOffset)
      throw new AppError("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
    const expected = [...this.#found, { compressedBytes: SEAL_BYTES, contentBytes: 0 }];
    const tableBytes = await this.#reader.take(seekTableBytes(expected.length));
    const entries = parseSeekTable(tableBytes);
    const same = entries.every(
      (entry, index) =>
        entry.compressedBytes === expected[index]?.compressedBytes &&
        entry.contentBytes === expected[index]?.contentBytes,
    );
    if (!same || entries.length !== expected.length)
      throw new AppError("bundle-corrupt", "the seek table does not fit the frames before it");
    if (!(await this.#reader.isAtEnd()))
      throw new AppError("bundle-corrupt", "bytes follow the seek table, which must be the end");
    this.#wholeSha256 = whole.update(tableBytes).digest("hex");
    this.#seal = seal;
  }
}
