import { randomBytes } from "node:crypto";
import { PieceReader } from "../piece-reader.ts";
import { CHUNK_BYTES, ChunkCipher, NONCE_BYTES } from "./chunks.ts";
import type { AgeHeader } from "./file-key.ts";

/** Sealed chunks go out together, so that a write to disk is worth its call. */
const OUTPUT_BYTES = 1024 * 1024;

/**
 * A whole age file: header, payload nonce, sealed chunks. Pieces of any size in, pieces of about 1 MiB out; holds no
 * more than that.
 */
export async function* encryptStream(
  source: AsyncIterable<Buffer>,
  { header, fileKey }: AgeHeader,
): AsyncGenerator<Buffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = new ChunkCipher(fileKey, nonce);
  const reader = new PieceReader(source);
  let output: Buffer[] = [header, nonce];
  let outputBytes = header.length + nonce.length;
  try {
    for (let index = 0, final = false; !final; index += 1) {
      const chunk = await reader.take(CHUNK_BYTES);
      final = await reader.isAtEnd();
      const [ciphertext, tag] = cipher.seal(chunk, { index, final });
      output.push(ciphertext, tag);
      outputBytes += ciphertext.length + tag.length;
      if (final || outputBytes >= OUTPUT_BYTES) {
        yield Buffer.concat(output, outputBytes);
        output = [];
        outputBytes = 0;
      }
    }
  } finally {
    await reader.close();
  }
}
