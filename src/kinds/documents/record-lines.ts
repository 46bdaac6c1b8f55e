import { createHash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { openUnfollowed } from "../unfollowed.ts";

/** A longer line is known by its digest alone. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** A line without the feed that ends it: its bytes, which are valid until the next one, or a digest of them. */
export type Line = { readonly bytes: Buffer } | { readonly digest: string };

/** Every line of a file, empty ones too, in bounded memory. @throws the system's error when it cannot be read */
export function* readLines(file: string): Generator<Line, void, void> {
  const fd = openUnfollowed(file);
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const open = new OpenLine();
  try {
    for (let count = readSync(fd, piece); count > 0; count = readSync(fd, piece)) {
      let start = 0;
      for (let feed = piece.indexOf(LINE_FEED); feed !== -1 && feed < count; feed = piece.indexOf(LINE_FEED, start)) {
        yield open.end(piece.subarray(start, feed));
        start = feed + 1;
      }
      open.add(piece.subarray(start, count));
    }
    if (!open.isEmpty) yield open.end(Buffer.alloc(0));
  } finally {
    closeSync(fd);
  }
}

/** A line whose end has not been read yet. */
class OpenLine {
  #pieces: Buffer[] = [];
  #sizeBytes = 0;
  #hash: ReturnType<typeof createHash> | undefined;

  get isEmpty(): boolean {
    return this.#sizeBytes === 0;
  }

  add(piece: Buffer): void {
    this.#sizeBytes += piece.length;
    if (this.#hash === undefined && this.#sizeBytes <= MAX_LINE_BYTES) this.#pieces.push(Buffer.from(piece));
    else {
      this.#hash ??= createHash("sha256").update(Buffer.concat(this.#pieces));
      this.#hash.update(piece);
      this.#pieces = [];
    }
  }

  end(last: Buffer): Line {
    if (this.#sizeBytes === 0) return { bytes: last };
    this.add(last);
    const line = this.#hash ? { digest: this.#hash.digest("hex") } : { bytes: Buffer.concat(this.#pieces) };
    this.#pieces = [];
    this.#sizeBytes = 0;
    this.#hash = undefined;
    return line;
  }
}
