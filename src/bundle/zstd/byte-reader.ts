import { AppError } from "../../model/index.ts";
import { joined, PieceReader } from "../piece-reader.ts";

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
    return joined(await this.takePieces(sizeBytes));
  }

  /** The same without joining what came in pieces. */
  async takePieces(sizeBytes: number): Promise<Buffer[]> {
    const pieces = await this.#pieces.takePieces(sizeBytes);
    const takenBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    this.#position += takenBytes;
    if (takenBytes === sizeBytes) return pieces;
    throw new AppError(
      "bundle-truncated",
      `the compressed stream ends at byte ${this.#position}, in the middle of a frame`,
    );
  }

  /** Whether nothing is left. */
  isAtEnd(): Promise<boolean> {
    return this.#pieces.isAtEnd();
  }

  /** Tells the stream that nothing more will be read. */
  close(): Promise<void> {
    return this.#pieces.close();
  }
}
