import { isUtf8 } from "node:buffer";
import type { SearchedPart, WideEncoding } from "../model/index.ts";

const NO_ASCII = /[\x80-\xff]/g;
/** So many plain characters in a row may be text in UTF-16. */
const WIDE_RUN = 4;

/** A part of a content as text. */
export interface Window {
  readonly text: string;
  /** Where in the content the character at an index stands. */
  place(index: number): number;
}

/** A content, read in one way. */
export interface Reading {
  /** Absent where the bytes are read as UTF-8, and for what is text already. */
  readonly encoding?: WideEncoding;
  /** Enough of a part to find anchors in it. */
  quick(from: number, to: number): string;
  /** The same, a byte for each character: only those of ASCII can be told from others. Valid until the next call. */
  chars(from: number, to: number): Uint8Array;
  window(from: number, to: number): Window;
}

/** Where characters of texts are put in turn. */
let scratch = Buffer.alloc(0);

/** The lower byte of every character. Valid until the next call. */
export function lowerBytes(text: string): Buffer {
  if (scratch.length < text.length) scratch = Buffer.allocUnsafeSlow(2 * text.length);
  return scratch.subarray(0, scratch.write(text, "latin1"));
}

/** Content that is looked at piece by piece. */
export interface Source {
  /** The ways in which a piece has to be read; where two of them find the same, the first is right. */
  readings(from: number, to: number): readonly Reading[];
}

/** What a content is searched through. */
export function sourceOf(content: string | Uint8Array): Source {
  return typeof content === "string" ? new TextSource(content) : new ByteSource(content);
}

class TextSource implements Source, Reading {
  readonly #text: string;
  readonly #readings = [this];

  constructor(text: string) {
    this.#text = text;
  }

  readings(): readonly Reading[] {
    return this.#readings;
  }

  quick(from: number, to: number): string {
    return from === 0 && to >= this.#text.length ? this.#text : this.#text.slice(from, to);
  }

  chars(from: number, to: number): Uint8Array {
    return lowerBytes(this.quick(from, to));
  }

  window(from: number, to: number): Window {
    return { text: this.quick(from, to), place: (index) => from + index };
  }
}

/** Bytes are read as UTF-8, and where they are none as ASCII with something in between. */
class ByteSource implements Source, Reading {
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Also as UTF-16 where some of it looks so: first as in a text, then as a string of it that starts anywhere. */
  readings(from: number, to: number): readonly Reading[] {
    if (!this.#bytes.subarray(from, to).includes(0)) return [this];
    const wide = [0, 1].flatMap((parity) => {
      if (!holdsWide(this.#bytes, { from, to }, parity)) return [];
      // Plain text is the same in both, but for where its first character starts.
      return [new WideSource(this.#bytes, "utf-16le", parity), new WideSource(this.#bytes, "utf-16be", 1 - parity)];
    });
    return [this, ...wide.sort((a, b) => a.first - b.first)];
  }

  quick(from: number, to: number): string {
    return this.#bytes.toString("latin1", from, Math.min(to, this.#bytes.length));
  }

  chars(from: number, to: number): Uint8Array {
    return this.#bytes.subarray(from, to);
  }

  window(from: number, to: number): Window {
    const start = this.#characterAt(from);
    const end = Math.min(to, this.#bytes.length);
    const bytes = this.#bytes.subarray(start, end < this.#bytes.length ? this.#characterAt(end) : end);
    // One character for each byte, so that places are those of bytes.
    if (!isUtf8(bytes))
      return { text: bytes.toString("latin1").replace(NO_ASCII, "\x01"), place: (index) => start + index };
    const text = bytes.toString("utf8");
    if (text.length === bytes.length) return { text, place: (index) => start + index };
    return { text, place: (index) => start + Buffer.byteLength(text.slice(0, index)) };
  }

  /** The start of the character that a byte belongs to. */
  #characterAt(at: number): number {
    let start = at;
    while (start > 0 && at - start < 3 && ((this.#bytes[start] ?? 0) & 0xc0) === 0x80) start--;
    return start;
  }
}

/** Bytes as UTF-16. */
class WideSource implements Reading {
  readonly encoding: WideEncoding;
  /** Where the first character starts, 0 or 1. */
  readonly first: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, encoding: WideEncoding, first: number) {
    this.#bytes = bytes;
    this.encoding = encoding;
    this.first = first;
  }

  quick(from: number, to: number): string {
    return this.window(from, to).text;
  }

  chars(from: number, to: number): Uint8Array {
    return lowerBytes(this.quick(from, to));
  }

  window(from: number, to: number): Window {
    const start = from + ((from + this.first) % 2);
    const end = Math.min(to, this.#bytes.length);
    const bytes = this.#bytes.subarray(start, Math.max(start, end - ((end - start) % 2)));
    const little = this.encoding === "utf-16le" ? bytes : Buffer.from(bytes).swap16();
    return { text: little.toString("utf16le"), place: (index) => start + 2 * index };
  }
}

/** Whether bytes hold text as UTF-16: plain characters that stand at such places, and zeros behind them. */
function holdsWide(bytes: Buffer, { from, to }: SearchedPart, parity: number): boolean {
  const end = Math.min(to, bytes.length) - 1;
  let run = 0;
  for (let at = from + ((from + parity) % 2); at < end; at += 2) {
    const byte = bytes[at] as number;
    run =
      bytes[at + 1] === 0 && byte < 0x7f && (byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
        ? run + 1
        : 0;
    if (run === WIDE_RUN) return true;
  }
  return false;
}
