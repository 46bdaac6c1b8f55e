import { AppError, type RandomAccess } from "../../model/index.ts";
import { checkRange } from "../random-access.ts";
import {
  CHUNK_BYTES,
  ChunkCipher,
  checkFinality,
  chunkCount,
  NONCE_BYTES,
  openedSize,
  SEALED_CHUNK_BYTES,
} from "./chunks.ts";
import { type AgeKeys, openFileKey } from "./file-key.ts";
import { readHeader } from "./header.ts";

/** Opened chunks that are kept: neighbouring small reads, and the end of the file, open each chunk once. */
const KEPT_CHUNKS = 4;

/**
 * Opens the header only: the file key, to be passed on instead of the keys, so that a costly passphrase is derived once.
 *
 * @throws AppError as {@link openAgeFile}
 */
export async function unlock(source: RandomAccess, keys: AgeKeys): Promise<{ fileKey: Buffer }> {
  return { fileKey: await openFileKey(await headerOf(source), keys) };
}

/**
 * An age file as random access to its plaintext, whose size is authenticated before this returns: the last chunk is
 * read first and must open as the final one. Three small reads; then one for every range, of no more than the chunks
 * that cover it.
 *
 * @throws AppError `no-key`, `wrong-key`, `bad-identity`, `not-a-bundle`, `bundle-version`, `bundle-truncated`, `bundle-corrupt`; the last also from `read`
 */
export async function openAgeFile(source: RandomAccess, keys: AgeKeys): Promise<RandomAccess> {
  const header = await headerOf(source);
  const fileKey = await openFileKey(header, keys);
  const payloadOffset = header.length + NONCE_BYTES;
  if (source.sizeBytes < payloadOffset)
    throw new AppError("bundle-truncated", "the file ends right after its age header");
  const nonce = await source.read(header.length, NONCE_BYTES);
  const file = new AgeFile(source, { cipher: new ChunkCipher(fileKey, nonce), payloadOffset });
  await file.authenticateSize();
  return file;
}

function headerOf(source: RandomAccess): Promise<Buffer> {
  return readHeader((sizeBytes) => source.read(0, Math.min(sizeBytes, source.sizeBytes)));
}

class AgeFile implements RandomAccess {
  readonly sizeBytes: number;
  readonly #source: RandomAccess;
  readonly #cipher: ChunkCipher;
  readonly #payloadOffset: number;
  readonly #lastIndex: number;
  readonly #kept = new Map<number, Buffer>();

  constructor(source: RandomAccess, { cipher, payloadOffset }: { cipher: ChunkCipher; payloadOffset: number }) {
    this.#source = source;
    this.#cipher = cipher;
    this.#payloadOffset = payloadOffset;
    this.sizeBytes = openedSize(source.sizeBytes - payloadOffset);
    this.#lastIndex = chunkCount(this.sizeBytes) - 1;
  }

  async authenticateSize(): Promise<void> {
    await this.#open(this.#lastIndex, this.#lastIndex);
  }

  async read(offset: number, lengthBytes: number): Promise<Buffer> {
    checkRange(offset, lengthBytes, this.sizeBytes);
    if (lengthBytes === 0) return Buffer.alloc(0);
    const firstIndex = Math.floor(offset / CHUNK_BYTES);
    const lastIndex = Math.floor((offset + lengthBytes - 1) / CHUNK_BYTES);
    const chunks = await this.#open(firstIndex, lastIndex);
    const result = Buffer.allocUnsafe(lengthBytes);
    for (const [position, chunk] of chunks.entries()) {
      const chunkOffset = (firstIndex + position) * CHUNK_BYTES - offset;
      chunk.copy(result, Math.max(0, chunkOffset), Math.max(0, -chunkOffset));
    }
    return result;
  }

  /** The chunks of a range, both ends included. Those that are not kept are fetched in one read. */
  async #open(firstIndex: number, lastIndex: number): Promise<Buffer[]> {
    const indices = Array.from({ length: lastIndex - firstIndex + 1 }, (_, position) => firstIndex + position);
    const opened = new Map(indices.flatMap((index) => this.#recall(index)));
    const missing = indices.filter((index) => !opened.has(index));
    const [from] = missing;
    const to = missing.at(-1);
    if (from !== undefined && to !== undefined) {
      const sealed = await this.#readSealed(from, to);
      for (const index of missing) {
        const start = (index - from) * SEALED_CHUNK_BYTES;
        const place = { index, final: index === this.#lastIndex };
        const chunk = this.#cipher.open(sealed.subarray(start, start + SEALED_CHUNK_BYTES), place);
        checkFinality(chunk, place);
        opened.set(index, chunk.plaintext);
      }
    }
    for (const index of indices.slice(-KEPT_CHUNKS)) this.#keep(index, opened.get(index));
    return indices.flatMap((index) => opened.get(index) ?? []);
  }

  #readSealed(firstIndex: number, lastIndex: number): Promise<Buffer> {
    const start = this.#payloadOffset + firstIndex * SEALED_CHUNK_BYTES;
    const end = Math.min(this.#payloadOffset + (lastIndex + 1) * SEALED_CHUNK_BYTES, this.#source.sizeBytes);
    return this.#source.read(start, end - start);
  }

  #recall(index: number): [number, Buffer][] {
    const chunk = this.#kept.get(index);
    return chunk === undefined ? [] : [[index, chunk]];
  }

  #keep(index: number, chunk: Buffer | undefined): void {
    if (chunk === undefined) return;
    this.#kept.delete(index);
    this.#kept.set(index, chunk);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_CHUNKS && oldest !== undefined) this.#kept.delete(oldest);
  }
}
