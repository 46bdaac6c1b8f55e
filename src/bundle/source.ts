import { open } from "node:fs/promises";
import type { RandomAccess } from "../model/index.ts";
import { openFile } from "./random-access.ts";
import { inOrder } from "./zstd/in-order.ts";

const READ_BYTES = 1024 * 1024;
/** Larger than any of the reads at either end that opening a bundle takes, age's header and chunks included. */
const HELD_BYTES = 320 * 1024;

/** Bytes that whoever opened them closes. */
export interface OpenBytes extends RandomAccess {
  close(): Promise<void>;
}

/** Where the bytes of a bundle lie, on disk or elsewhere. */
export interface BundleSource {
  /** What messages and results call it; no credential. */
  readonly name: string;
  /** @throws AppError as the place has it */
  open(): Promise<OpenBytes>;
  /**
   * All bytes from the first to the last; without it they are read by ranges. The memory of a piece may be used again from the moment
   * when the next but one is asked for.
   */
  stream?(): AsyncIterable<Buffer>;
}

/** A file on disk. */
export function fileSource(path: string): Required<BundleSource> {
  return {
    name: path,
    open: () => openFile(path),
    stream: () => filePieces(path),
  };
}

/** Two pieces of memory in turn: each is good until the next but one is asked for. */
async function* filePieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  const { size } = await file.stat();
  const memory = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(size + 1, READ_BYTES)));
  try {
    for (;;)
      for (const room of memory) {
        const { bytesRead } = await file.read(room);
        if (bytesRead === 0) return;
        yield room.subarray(0, bytesRead);
      }
  } finally {
    await file.close();
  }
}

/** Opens a source for one piece of work, and closes it after. */
export async function withOpen<T>(source: BundleSource, work: (bytes: RandomAccess) => Promise<T>): Promise<T> {
  const bytes = await source.open();
  try {
    return await work(bytes);
  } finally {
    await bytes.close();
  }
}

/** Every byte of a source in order. */
export async function* allBytes(source: BundleSource): AsyncGenerator<Buffer> {
  if (source.stream !== undefined) {
    yield* source.stream();
    return;
  }
  const bytes = await source.open();
  try {
    yield* inOrder(piecesOf(bytes.sizeBytes), ([offset, lengthBytes]) => bytes.read(offset, lengthBytes));
  } finally {
    await bytes.close();
  }
}

function* piecesOf(sizeBytes: number): Generator<[offset: number, lengthBytes: number]> {
  for (let offset = 0; offset < sizeBytes; offset += READ_BYTES)
    yield [offset, Math.min(READ_BYTES, sizeBytes - offset)];
}

/**
 * The same bytes, with both ends fetched once and kept. Opening a bundle looks at them again and again in small reads, each of
 * which would be a request where the bytes lie elsewhere.
 */
export function holdingEnds(bytes: RandomAccess): RandomAccess {
  const { sizeBytes } = bytes;
  const heldBytes = Math.min(HELD_BYTES, sizeBytes);
  const endOffset = sizeBytes - heldBytes;
  let start: Promise<Buffer> | undefined;
  let end: Promise<Buffer> | undefined;
  return {
    sizeBytes,
    async read(offset, lengthBytes) {
      const isRange = offset >= 0 && lengthBytes >= 0 && offset + lengthBytes <= sizeBytes;
      if (isRange && offset + lengthBytes <= heldBytes) {
        start ??= bytes.read(0, heldBytes);
        return Buffer.from((await start).subarray(offset, offset + lengthBytes));
      }
      if (isRange && offset >= endOffset) {
        end ??= bytes.read(endOffset, heldBytes);
        return Buffer.from((await end).subarray(offset - endOffset, offset - endOffset + lengthBytes));
      }
      return bytes.read(offset, lengthBytes);
    },
  };
}
