/** Bytes of a piece of memory that decoders and compressors leave at its ends, at most. */
const MAX_LEFT_BYTES = 16;

/**
 * Memory that is given back by whoever is done with it. Left to the garbage collector, every few large buffers would make it go
 * through all objects there are, on other threads that have better things to do.
 */
export class ReusedMemory {
  readonly #free: ArrayBufferLike[] = [];
  readonly #allocate: (sizeBytes: number) => ArrayBufferLike;

  constructor(allocate = (sizeBytes: number): ArrayBufferLike => Buffer.allocUnsafeSlow(sizeBytes).buffer) {
    this.#allocate = allocate;
  }

  /** A piece of so many bytes, with whatever it last held. */
  take(sizeBytes: number): Buffer {
    // What is too small for this one will hardly fit the next.
    const memory = this.#free.pop();
    const fits = memory !== undefined && memory.byteLength >= sizeBytes;
    return Buffer.from(fits ? memory : this.#allocate(sizeBytes), 0, sizeBytes);
  }

  /** Takes back what {@link take} gave, or a part of it that starts where it does. */
  giveBack({ buffer }: Pick<Buffer, "buffer">): void {
    this.#free.push(buffer);
  }
}

/** Gives back the memory of a buffer that nobody looks at any more. What is part of something larger is left alone. */
export function release(bytes: Buffer): void {
  const { buffer, byteLength } = bytes;
  // Small buffers lie side by side in memory that others look at.
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
