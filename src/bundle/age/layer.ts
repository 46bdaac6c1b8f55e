import { AppError, type RandomAccess } from "../../model/index.ts";

/** Does a step of the decryption; its failures say that they are of this layer, and not of those inside. */
export async function inEncryption<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw marked(error);
  }
}

/** {@link inEncryption}, for every read. */
export function accessInEncryption(source: RandomAccess): RandomAccess {
  const { sizeBytes } = source;
  return { sizeBytes, read: (offset, lengthBytes) => inEncryption(() => source.read(offset, lengthBytes)) };
}

/** {@link inEncryption}, for a stream. */
export async function* streamInEncryption(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw marked(error);
  }
}

function marked(error: unknown): unknown {
  if (error instanceof AppError) error.layer = "encryption";
  return error;
}
