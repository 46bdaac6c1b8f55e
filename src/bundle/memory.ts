/**
 * Memory that is given back by whoever is done with it. Left to the garbage collector, every few large buffers would make it go through
 * all objects there are, on other threads that have better things to do.
 */
export class ReusedMemory {
  readonly #sizeBytes: number;
  readonly #free: ArrayBufferLike[] = [];

  /** @param sizeBytes of every piece that is handed out */
  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
  }

  /** A piece with whatever it last held. */
  take(): Buffer {
    const memory = this.#free.pop();
    return memory === undefined ? Buffer.allocUnsafeSlow(this.#sizeBytes) : Buffer.from(memory);
  }

  /** Takes back what {@link take} gave, or a part of it that starts where it does. */
  giveBack({ buffer }: Buffer): void {
    if (buffer.byteLength === this.#sizeBytes) this.#free.push(buffer);
  }
}

const MAX_LEFT_BYTES = 16;

/** Gives back the memory of a buffer that nobody looks at any more. What is part of something larger is left alone. */
export function release(bytes: Buffer): void {
  const { buffer, byteLength } = bytes;
  // Decoders and compressors leave some bytes at the ends; small buffers lie side by side in memory that others look at.
  const isAlone = byteLength >= Buffer.poolSize && buffer.byteLength - byteLength <= MAX_LEFT_BYTES;
  if (isAlone && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** The same pieces, each of which is given back when the next but one is asked for: who gets them looks at no more than two. */
export async function* lent<Piece = Buffer>(
  pieces: AsyncIterable<Piece>,
  giveBack: (piece: Piece) => void = (piece) => release(piece as Buffer),
): AsyncGenerator<Piece> {
  let last: Piece | undefined;
  for await (const piece of pieces) {
    yield piece;
    if (last !== undefined) giveBack(last);
    last = piece;
  }
}
