import { randomBytes } from "node:crypto";
import { PieceReader } from "../piece-reader.ts";
import { CHUNK_BYTES, ChunkCipher, NONCE_BYTES } from "./chunks.ts";
import type { AgeHeader } from "./file-key.ts";

/** A whole age file: header, payload nonce, sealed chunks, each tag by itself. Pieces of any size in; holds no more than a chunk. */
export async function* encryptStream(
  source: AsyncIterable<Buffer>,
  { header, fileKey }: AgeHeader,
): AsyncGenerator<Buffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = new ChunkCipher(fileKey, nonce);
  const reader = new PieceReader(source);
  try {
    yield header;
    yield nonce;
    for (let index = 0, final = false; !final; index += 1) {
      const chunk = await reader.take(CHUNK_BYTES);
      final = await reader.isAtEnd();
      yield* cipher.seal(chunk, { index, final });
    }
  } finally {
    await reader.close();
  }
}
