import type { RandomAccess } from "../../../../src/model/index.ts";
import { AppError, type ErrorCode } from "../../../../src/model/index.ts";

/** A source that gives bytes in pieces of one size, or of the sizes given, over and over. */
export async function* inPieces(bytes: Buffer, ...sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let offset = 0, turn = 0; offset < bytes.length; turn += 1) {
    const sizeBytes = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(offset, offset + sizeBytes);
    offset += sizeBytes;
  }
}

/** Everything that a stream gives. */
export async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Random access to a buffer, which remembers what was read: `[offset, lengthBytes]`. */
export function bytesInMemory(bytes: Buffer): RandomAccess & { readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  return {
    sizeBytes: bytes.length,
    reads,
    async read(offset, lengthBytes) {
      reads.push([offset, lengthBytes]);
      if (offset < 0 || offset + lengthBytes > bytes.length)
        throw new RangeError(`${offset}+${lengthBytes} of ${bytes.length}`);
      return Buffer.from(bytes.subarray(offset, offset + lengthBytes));
    },
  };
}

/** Bytes that look random and are the same at every run. */
export function patternBytes(sizeBytes: number): Buffer {
  // Looked up once: what is global is found slowly in the context that jest runs tests in.
  const { imul } = Math;
  const bytes = Buffer.allocUnsafe(sizeBytes);
  for (let index = 0, state = 0x2545f491; index < sizeBytes; index += 1) {
    state = (imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** The code a promise fails with. Errors that are not ours are thrown on. */
export async function codeOf(outcome: Promise<unknown>): Promise<ErrorCode | "no error"> {
  const error = await errorOf(outcome);
  return error?.code ?? "no error";
}

/** The AppError a promise fails with. Errors that are not ours are thrown on. */
export async function errorOf(outcome: Promise<unknown>): Promise<AppError | undefined> {
  try {
    await outcome;
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
