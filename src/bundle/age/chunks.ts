import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { AppError } from "../../model/index.ts";

/** Plaintext of every chunk but the last. */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
/** Ciphertext of every chunk but the last. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
/** The random bytes that stand between header and first chunk. */
export const NONCE_BYTES = 16;

/** Where a chunk stands in the payload. Place and finality are part of what its tag authenticates. */
export interface ChunkPlace {
  /** Counts from zero. */
  readonly index: number;
  readonly final: boolean;
}

/** Authentic plaintext. */
export interface OpenedChunk {
  readonly plaintext: Buffer;
  /** Whether it was sealed as the final chunk, wherever it was found. */
  readonly final: boolean;
}

/**
 * Seals and opens single chunks of one payload: ChaCha20-Poly1305 in the STREAM construction of
 * https://c2sp.org/age ("Payload"). Knows nothing of the order in which chunks come.
 */
export class ChunkCipher {
  readonly #key: KeyObject;

  /** @param nonce - the payload nonce, {@link NONCE_BYTES} long */
  constructor(fileKey: Uint8Array, nonce: Uint8Array) {
    this.#key = createSecretKey(Buffer.from(hkdfSync("sha256", fileKey, nonce, "payload", 32)));
  }

  /** Ciphertext and tag, to be written one after the other. */
  seal(chunk: Buffer, place: ChunkPlace): [ciphertext: Buffer, tag: Buffer] {
    const cipher = createCipheriv("chacha20-poly1305", this.#key, chunkNonce(place), { authTagLength: TAG_BYTES });
    const ciphertext = cipher.update(chunk);
    cipher.final();
    return [ciphertext, cipher.getAuthTag()];
  }

  /**
   * Opens a chunk that stands at `place`. A full chunk is tried both as final and as not final, so that a file that
   * was cut or continued at the border of two chunks is told apart from one that was changed; the caller compares
   * with {@link checkFinality}.
   *
   * @throws AppError `bundle-truncated`, `bundle-corrupt`
   */
  open(sealed: Buffer, place: ChunkPlace): OpenedChunk {
    for (const final of sealed.length === SEALED_CHUNK_BYTES ? [place.final, !place.final] : [place.final]) {
      const plaintext = this.#tryOpen(sealed, { index: place.index, final });
      if (plaintext === null) continue;
      if (plaintext.length > 0 || place.index === 0) return { plaintext, final };
      throw new AppError("bundle-corrupt", "the encrypted payload ends in an empty chunk, which age does not allow");
    }
    if (sealed.length < TAG_BYTES) {
      throw new AppError("bundle-truncated", `the encrypted payload is cut short: it ends within chunk ${place.index}`);
    }
    const what = place.final ? "is damaged or cut short" : "is damaged";
    throw new AppError("bundle-corrupt", `the encrypted payload ${what}: its chunk ${place.index} does not open`);
  }

  /** Null when the tag does not fit the content and the place. */
  #tryOpen(sealed: Buffer, place: ChunkPlace): Buffer | null {
    if (sealed.length < TAG_BYTES) return null;
    const cipher = createDecipheriv("chacha20-poly1305", this.#key, chunkNonce(place), { authTagLength: TAG_BYTES });
    const tagStart = sealed.length - TAG_BYTES;
    cipher.setAuthTag(sealed.subarray(tagStart));
    const plaintext = cipher.update(sealed.subarray(0, tagStart));
    try {
      cipher.final();
    } catch {
      return null;
    }
    return plaintext;
  }
}

/**
 * Holds that a file ends with its final chunk and nowhere else.
 *
 * @throws AppError `bundle-truncated`, `bundle-corrupt`
 */
export function checkFinality(chunk: OpenedChunk, place: ChunkPlace): void {
  if (chunk.final === place.final) return;
  if (chunk.final) throw new AppError("bundle-corrupt", "the encrypted payload is followed by something else");
  throw new AppError("bundle-truncated", `the encrypted payload is cut short: it ends after chunk ${place.index}`);
}

/**
 * Size of the plaintext that ciphertext of this size (without the payload nonce) holds. A claim only, until the last
 * chunk was opened as the final one.
 *
 * @throws AppError `bundle-truncated` when no payload has this size
 */
export function openedSize(sealedBytes: number): number {
  const chunks = Math.max(1, Math.ceil(sealedBytes / SEALED_CHUNK_BYTES));
  const plaintextBytes = sealedBytes - chunks * TAG_BYTES;
  if (plaintextBytes < 0 || chunkCount(plaintextBytes) !== chunks) {
    throw new AppError("bundle-truncated", `the encrypted payload is cut short: no payload has ${sealedBytes} bytes`);
  }
  return plaintextBytes;
}

/** An empty payload has one chunk, every other as many as it fills. */
export function chunkCount(plaintextBytes: number): number {
  return Math.max(1, Math.ceil(plaintextBytes / CHUNK_BYTES));
}

/** Eleven bytes of big-endian counter, of which the lower six hold more chunks than there can be, and the final flag. */
function chunkNonce({ index, final }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = final ? 1 : 0;
  return nonce;
}
