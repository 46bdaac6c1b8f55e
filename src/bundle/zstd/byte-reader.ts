import { AppError } from "../../model/index.ts";
import { PieceReader } from "../piece-reader.ts";

/** Takes exact lengths from a compressed stream and knows where it stands. */
export class ByteReader {
  readonly #pieces: PieceReader;
  #position = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#pieces = new PieceReader(stream);
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.#position;
  }

  /** The next `sizeBytes` bytes. @throws AppError `bundle-truncated` when there are fewer */
  async take(sizeBytes: number): Promise<Buffer> {
    const bytes = await this.#pieces.take(sizeBytes);
    this.#moveOn(bytes.length, sizeBytes);
    return bytes;
  }

  /** Fills `target` with the next bytes. @throws AppError `bundle-truncated` when there are fewer */
  async takeInto(target: Buffer): Promise<void> {
    this.#moveOn(await this.#pieces.takeInto(target), target.length);
  }

  /** Whether nothing is left. */
  isAtEnd(): Promise<boolean> {
    return this.#pieces.isAtEnd();
  }

  /** Tells the stream that nothing more will be read. */
  close(): Promise<void> {
    return this.#pieces.close();
  }

  #moveOn(takenBytes: number, sizeBytes: number): void {
    this.#position += takenBytes;
    if (takenBytes === sizeBytes) return;
    throw new AppError(
      "bundle-truncated",
      `the compressed stream ends at byte ${this.#position}, in the middle of a frame`,
    );
  }
}
