import { AppError } from "../../model/index.ts";
import { PieceReader } from "../piece-reader.ts";
import { ChunkCipher, checkFinality, NONCE_BYTES, SEALED_CHUNK_BYTES } from "./chunks.ts";
import { type AgeKeys, openFileKey } from "./file-key.ts";
import { readHeader } from "./header.ts";

/**
 * The plaintext of an age file, 64 KiB at a time. Every piece is authentic in content and place when it comes out, but
 * that the file is whole is known only when the stream has ended without an error.
 *
 * @throws AppError `no-key`, `wrong-key`, `bad-identity`, `not-a-bundle`, `bundle-version`, `bundle-truncated`, `bundle-corrupt`
 */
export async function* decryptStream(source: AsyncIterable<Buffer>, keys: AgeKeys): AsyncGenerator<Buffer> {
  const reader = new PieceReader(source);
  try {
    const header = await readHeader((sizeBytes) => reader.peek(sizeBytes));
    await reader.take(header.length);
    const fileKey = await openFileKey(header, keys);
    const cipher = new ChunkCipher(fileKey, await takeNonce(reader));
    yield* openChunks(reader, cipher);
  } finally {
    await reader.close();
  }
}

async function takeNonce(reader: PieceReader): Promise<Buffer> {
  const nonce = await reader.take(NONCE_BYTES);
  if (nonce.length === NONCE_BYTES) return nonce;
  throw new AppError("bundle-truncated", "the file ends right after its age header");
}

async function* openChunks(reader: PieceReader, cipher: ChunkCipher): AsyncGenerator<Buffer> {
  for (let index = 0, final = false; !final; index += 1) {
    const sealed = await reader.take(SEALED_CHUNK_BYTES);
    final = await reader.isAtEnd();
    const chunk = cipher.open(sealed, { index, final });
    yield chunk.plaintext;
    checkFinality(chunk, { index, final });
  }
}
