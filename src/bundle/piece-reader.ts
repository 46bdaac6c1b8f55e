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
    await this.#hold(sizeBytes);
    const first = this.#pieces[0];
    if (first !== undefined && first.length > sizeBytes) {
      this.#pieces[0] = first.subarray(sizeBytes);
      this.#heldBytes -= sizeBytes;
      return first.subarray(0, sizeBytes);
    }
    return this.#gather(Math.min(sizeBytes, this.#heldBytes));
  }

  /** Some of the next bytes, as they came and without a copy: at most `maxBytes`, none only at the end. */
  async takeSome(maxBytes: number): Promise<Buffer> {
    await this.#hold(1);
    return this.take(Math.min(maxBytes, this.#pieces[0]?.length ?? 0));
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

  #gather(sizeBytes: number): Buffer {
    let wholePieces = 0;
    let gatheredBytes = 0;
    for (const piece of this.#pieces) {
      if (gatheredBytes + piece.length > sizeBytes) break;
      gatheredBytes += piece.length;
      wholePieces += 1;
    }
    const parts = this.#pieces.splice(0, wholePieces);
    const rest = this.#pieces[0];
    if (gatheredBytes < sizeBytes && rest !== undefined) {
      parts.push(rest.subarray(0, sizeBytes - gatheredBytes));
      this.#pieces[0] = rest.subarray(sizeBytes - gatheredBytes);
    }
    this.#heldBytes -= sizeBytes;
    const only = parts[0];
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }
}
