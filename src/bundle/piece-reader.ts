/**
 * Cuts a stream that comes in pieces of any size into pieces of the sizes asked for.
 *
 * Whoever gives out pieces may use their memory again from the moment when the next piece but one is asked for. So nothing is held
 * here but the piece that is being cut: what lies within it is given out as it is and stays good until the next call but one that
 * takes something, what lies across the border of two is copied.
 */
export class PieceReader {
  readonly #source: AsyncIterator<Buffer>;
  #piece: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer than asked for only at the end. */
  async take(sizeBytes: number): Promise<Buffer> {
    if (await this.isAtEnd()) return this.#cut(0);
    if (this.#piece.length >= sizeBytes) return this.#cut(sizeBytes);
    const bytes = Buffer.allocUnsafe(sizeBytes);
    return bytes.subarray(0, await this.takeInto(bytes));
  }

  /** Fills `target` with the next bytes. Returns how many there were; fewer than have room only at the end. */
  async takeInto(target: Buffer): Promise<number> {
    let filled = 0;
    while (filled < target.length && !(await this.isAtEnd()))
      filled += this.#cut(target.length - filled).copy(target, filled);
    return filled;
  }

  /** What has come already of the next bytes, at least one unless the stream has ended. */
  async takeSome(maxBytes: number): Promise<Buffer> {
    if (maxBytes > 0) await this.isAtEnd();
    return this.#cut(maxBytes);
  }

  /** What {@link take} will return for the same size. */
  async peek(sizeBytes: number): Promise<Buffer> {
    const bytes = await this.take(sizeBytes);
    this.#piece = Buffer.concat([bytes, this.#piece]);
    return this.#piece.subarray(0, bytes.length);
  }

  /** Whether everything has been taken. May wait for the source. */
  async isAtEnd(): Promise<boolean> {
    while (this.#piece.length === 0 && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else this.#piece = next.value;
    }
    return this.#piece.length === 0;
  }

  /** Tells the source that nothing more will be read. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
    this.#ended = true;
  }

  #cut(maxBytes: number): Buffer {
    const cut = this.#piece.subarray(0, maxBytes);
    this.#piece = this.#piece.subarray(cut.length);
    return cut;
  }
}

/** What is in memory already, as a stream. */
export async function* inMemory(...pieces: Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}
