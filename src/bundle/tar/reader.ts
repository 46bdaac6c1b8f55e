import { PieceReader } from "../piece-reader.ts";
import { isZeros, parseHeader, type TarHeader, violation } from "./header.ts";
import { BLOCK_BYTES, padded } from "./layout.ts";
import { MAX_PAX_BYTES, type PaxRecords, parsePax } from "./pax.ts";

/** One entry as it comes by. Its content must be read, or passed over, before the next entry is asked for. */
export interface TarEntry {
  /** Without a slash at its end. */
  readonly path: string;
  readonly type: "file" | "folder";
  readonly mode: number;
  readonly sizeBytes: number;
  /** Where the content starts in the tar. */
  readonly offset: number;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads a tar by the strict profile of docs/format.md: files and folders only, no byte that means nothing, two blocks of
 * zeros and then the end. It is not left to a library, because those read what others write: they pass over padding that
 * is not empty, unknown records and extensions, and each in its own way, so that one archive can be two.
 * @param start where in the tar `source` begins, 0 for a whole archive
 * @throws AppError `archive-violation`, and whatever `source` throws
 */
export async function* readTar(source: AsyncIterable<Buffer>, start = 0): AsyncGenerator<TarEntry> {
  const tar = new BlockReader(source, start);
  try {
    for (let header = await tar.header(); header !== undefined; header = await tar.header()) {
      const entry = await toEntry(header, tar);
      const content = new Content(tar, entry.sizeBytes);
      yield { ...entry, offset: tar.position, content };
      await content.finish();
    }
    await tar.expectEnd();
  } finally {
    await tar.close();
  }
}

/** Makes an entry of its header, or of the pax header before it and its own. */
async function toEntry(header: TarHeader, tar: BlockReader): Promise<Omit<TarEntry, "offset" | "content">> {
  const pax = header.type === "pax" ? await readPax(header, tar) : undefined;
  const own = pax === undefined ? header : await tar.header();
  if (own === undefined || own.type === "pax") throw violation("a pax header is not followed by its entry");
  const name = pax?.path ?? own.name;
  const shown = JSON.stringify(name);
  const sizeBytes = pax?.sizeBytes ?? own.sizeBytes;
  // Some writers repeat the size of the pax header in binary form, others leave 0 where it does not fit.
  const isOneSize = own.sizeBytes === sizeBytes || own.sizeBytes === 0;
  if (!isOneSize || (own.isBinarySize && pax?.sizeBytes === undefined))
    throw violation(`${shown} has a size in two forms`);
  const isFolder = own.type === "folder";
  if (isFolder && sizeBytes !== 0) throw violation(`the folder ${shown} has content`);
  if (isFolder !== name.endsWith("/")) throw violation(`the name and the type of ${shown} contradict each other`);
  return { path: isFolder ? name.slice(0, -1) : name, type: isFolder ? "folder" : "file", mode: own.mode, sizeBytes };
}

async function readPax({ sizeBytes, isBinarySize }: TarHeader, tar: BlockReader): Promise<PaxRecords> {
  if (isBinarySize || sizeBytes === 0 || sizeBytes > MAX_PAX_BYTES)
    throw violation(`a pax header has ${sizeBytes} bytes, expected 1 to ${MAX_PAX_BYTES}`);
  const records = parsePax(await tar.take(sizeBytes));
  await tar.padding(sizeBytes);
  return records;
}

/** A tar by its blocks. */
class BlockReader {
  readonly #pieces: PieceReader;
  #position: number;

  constructor(source: AsyncIterable<Buffer>, start: number) {
    this.#pieces = new PieceReader(source);
    this.#position = start;
  }

  get position(): number {
    return this.#position;
  }

  /** The next header, or `undefined` at the first of the two blocks that end the archive. */
  async header(): Promise<TarHeader | undefined> {
    const block = await this.take(BLOCK_BYTES);
    return isZeros(block) ? undefined : parseHeader(block);
  }

  async take(sizeBytes: number): Promise<Buffer> {
    const bytes = await this.#pieces.take(sizeBytes);
    this.#position += bytes.length;
    if (bytes.length === sizeBytes) return bytes;
    throw violation(`the tar ends at byte ${this.#position}, in the middle of an entry or before its end`);
  }

  async takeSome(maxBytes: number): Promise<Buffer> {
    const bytes = await this.#pieces.takeSome(maxBytes);
    this.#position += bytes.length;
    if (bytes.length > 0) return bytes;
    throw violation(`the tar ends at byte ${this.#position}, in the middle of an entry`);
  }

  /** Takes what fills the last block of something of this size. */
  async padding(sizeBytes: number): Promise<void> {
    if (!isZeros(await this.take(padded(sizeBytes) - sizeBytes)))
      throw violation(`the block before byte ${this.#position} of the tar is not filled with zeros`);
  }

  /** Takes the second block of the end, after which nothing may come. */
  async expectEnd(): Promise<void> {
    if (isZeros(await this.take(BLOCK_BYTES)) && (await this.#pieces.isAtEnd())) return;
    throw violation("the tar does not end with two blocks of zeros and nothing after them");
  }

  close(): Promise<void> {
    return this.#pieces.close();
  }
}

/** The content of one entry; what nobody reads is passed over. */
class Content implements AsyncIterable<Buffer> {
  readonly #tar: BlockReader;
  readonly #sizeBytes: number;
  #leftBytes: number;

  constructor(tar: BlockReader, sizeBytes: number) {
    this.#tar = tar;
    this.#sizeBytes = sizeBytes;
    this.#leftBytes = sizeBytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    while (this.#leftBytes > 0) {
      const piece = await this.#tar.takeSome(this.#leftBytes);
      this.#leftBytes -= piece.length;
      yield piece;
    }
  }

  async finish(): Promise<void> {
    for await (const _ of this);
    await this.#tar.padding(this.#sizeBytes);
  }
}
