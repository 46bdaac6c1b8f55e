import { EventEmitter, once } from "node:events";
import { constants } from "node:fs";
import { type Pack, pack } from "tar-stream";
import { END_BYTES, headerBytes, padded, paxRecords } from "./layout.ts";

/** No time of day enters an archive: the same state gives the same bytes. */
const EPOCH = new Date(0);
/** tar-stream takes a mode of 0 for none at all; the bits of the type, which it does not write, keep it from that. */
const TYPE_BITS = { file: constants.S_IFREG, directory: constants.S_IFDIR } as const;
/** Bytes written and not yet read, at most: tar-stream itself holds back content only, not the headers of folders. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** Writes the tar of docs/format.md: ustar, pax only where ustar cannot hold a name or size, owner 0, time 0. */
export class TarWriter implements AsyncIterable<Buffer> {
  readonly #pack: Pack = pack();
  readonly #reading = new EventEmitter();
  #position = 0;
  #readBytes = 0;
  #isClosed = false;

  /** Where the next header starts, in bytes of the tar. */
  get position(): number {
    return this.#position;
  }

  /** Adds a folder; returns where its (absent) content would start. */
  async folder(path: string, mode: number): Promise<number> {
    return this.#entry({ name: `${path}/`, type: "directory", mode, size: 0 }, []);
  }

  /** Adds a file of exactly `sizeBytes`; returns where its content starts. */
  async file(
    path: string,
    { mode, sizeBytes }: { mode: number; sizeBytes: number },
    content: Iterable<Buffer>,
  ): Promise<number> {
    return this.#entry({ name: path, type: "file", mode, size: sizeBytes }, content);
  }

  /** Writes the end of the archive; returns its size in bytes. */
  finish(): number {
    this.#pack.finalize();
    this.#position += END_BYTES;
    return this.#position;
  }

  /** Ends the stream with a failure of the side that writes or of the side that reads. */
  fail(error: unknown): void {
    this.#pack.destroy(error instanceof Error ? error : new Error(String(error)));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.#pack as AsyncIterable<Buffer>) {
        yield chunk;
        this.#readBytes += chunk.length;
        this.#reading.emit("read");
      }
    } finally {
      this.#isClosed = true;
      this.#reading.emit("read");
    }
  }

  async #entry(
    entry: { name: string; type: "file" | "directory"; mode: number; size: number },
    content: Iterable<Buffer>,
  ): Promise<number> {
    const pax = paxRecords(entry.name, entry.size);
    const offset = this.#position + headerBytes(pax);
    // tar-stream adds the path to the pax header by itself.
    const { path: _, ...records } = pax ?? {};
    const mode = entry.mode | TYPE_BITS[entry.type];
    const sink = this.#pack.entry({ ...entry, mode, mtime: EPOCH, uid: 0, gid: 0, ...(pax ? { pax: records } : {}) });
    const ended = new Promise<void>((resolve, reject) => {
      sink.on("finish", resolve);
      sink.on("error", reject);
      // A reader that stops destroys the stream without an error.
      sink.on("close", () => reject(new Error("the archive is not read any further")));
    });
    ended.catch(() => undefined);
    if (entry.type === "file") {
      for (const chunk of content) if (!sink.write(chunk)) await Promise.race([once(sink, "drain"), ended]);
      sink.end(null);
      await ended;
    }
    this.#position = offset + padded(entry.size);
    await this.#notTooFarAhead();
    return offset;
  }

  async #notTooFarAhead(): Promise<void> {
    while (this.#position - this.#readBytes > MAX_WAITING_BYTES && !this.#isClosed) await once(this.#reading, "read");
  }
}
