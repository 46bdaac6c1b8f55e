/**
 * Cuts a stream that comes in pieces of any size into pieces of the sizes asked for. Copies only what lies across the
 * border of two pieces.
 */
export class PieceReader {
  readonly #source: AsyncIterator<Buffer>;
  #pieces: Buffer[] = [];
  #heldBytes = 0;
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer than asked for only at the end. */
  async take(sizeBytes: number): Promise<Buffer> {
    return joined(await this.takePieces(sizeBytes));
  }

  /** The same without joining what came in pieces. */
  async takePieces(sizeBytes: number): Promise<Buffer[]> {
    await this.#hold(sizeBytes);
    const taken: Buffer[] = [];
    let left = sizeBytes;
    for (const piece of this.#pieces) {
      if (piece.length > left) break;
      taken.push(piece);
      left -= piece.length;
    }
    this.#pieces.splice(0, taken.length);
    const [rest] = this.#pieces;
    if (left > 0 && rest !== undefined) {
      taken.push(rest.subarray(0, left));
      this.#pieces[0] = rest.subarray(left);
      left = 0;
    }
    this.#heldBytes -= sizeBytes - left;
    return taken;
  }

  /** What has come already of the next bytes, at least one unless the stream has ended. Copies nothing. */
  async takeSome(maxBytes: number): Promise<Buffer> {
    await this.#hold(Math.min(1, maxBytes));
    const [piece = Buffer.alloc(0)] = await this.takePieces(Math.min(maxBytes, this.#pieces[0]?.length ?? 0));
    return piece;
  }

  /** What {@link take} will return for the same size. */
  async peek(sizeBytes: number): Promise<Buffer> {
    const bytes = await this.take(sizeBytes);
    if (bytes.length > 0) this.#pieces.unshift(bytes);
    this.#heldBytes += bytes.length;
    return bytes;
  }

  /** Whether everything has been taken. May wait for the source. */
  async isAtEnd(): Promise<boolean> {
    await this.#hold(1);
    return this.#heldBytes === 0;
  }

  /** Tells the source that nothing more will be read. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
    this.#ended = true;
  }

  async #hold(sizeBytes: number): Promise<void> {
    while (this.#heldBytes < sizeBytes && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else if (next.value.length > 0) {
        this.#pieces.push(next.value);
        this.#heldBytes += next.value.length;
      }
    }
  }
}

/** Pieces as one; a single one is not copied. */
export function joined(pieces: readonly Buffer[]): Buffer {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}

/** What is in memory already, as a stream. */
export async function* inMemory(...pieces: Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}
