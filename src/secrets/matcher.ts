import { isUtf8 } from "node:buffer";
import { createHmac } from "node:crypto";
import {
  redactionMark,
  type SearchedPart,
  type SecretHit,
  type SecretMatcher,
  type SecretSettings,
} from "../model/index.ts";
import { ANCHORS, NUMBERED } from "./anchors.ts";
import { type Seen, secretsBy } from "./extent.ts";
import { LIBRARY, type Match } from "./library.ts";
import { coveredBy, ownRule } from "./own-rules.ts";
import { type View, viewsOf } from "./views.ts";

/** Searched at once: small enough that one anchor costs little, large enough that a piece costs nothing. */
const PIECE = 64 * 1024;
/** The longest match of the library is a private key of 10,000 characters and its frame; escaped, it may be longer. */
const AFTER = 24 * 1024;
/** What is looked at in front of a match: a letter, and whether there is a string of JSON. */
const BEFORE = 1024;
/** An anchor stands so close to the start of its match. */
const ANCHOR_WITHIN = 1024;
const FINGERPRINT_DIGITS = 16;
const NO_ASCII = /[\x80-\xff]/g;
const NONE: readonly SecretHit[] = [];
const MARK = redactionMark("").slice(0, -1);

/** A finder of secrets as far as they go, and what a text must contain for it to find any; undefined where that is not known. */
interface Guarded {
  readonly name: string;
  readonly guard: RegExp | undefined;
  find(seen: Seen): Match[];
}

/** A place of a hit in the window that it was found in. */
interface Found extends Match {
  readonly rule: string;
  readonly secret: string;
}

/** A matcher by the library's rules and the user's own. @throws Error when a pattern is none of RE2 */
export function makeMatcher({ key, rules, allow }: Pick<SecretSettings, "key" | "rules" | "allow">): SecretMatcher {
  const library = LIBRARY.map((finder) => ({
    name: finder.name,
    guard: guardOf(finder.name),
    find: (seen: Seen) => secretsBy(finder, seen),
  }));
  const own = rules.map(({ name, pattern }) => {
    const { find } = ownRule(name, pattern);
    return { name, guard: undefined, find: ({ text }: Seen) => find(text) };
  });
  return new Matcher([...library, ...own], Buffer.from(key, "hex"), coveredBy(allow));
}

function guardOf(rule: string): RegExp | undefined {
  const anchor = ANCHORS[rule];
  return anchor === undefined ? undefined : new RegExp(anchor);
}

class Matcher implements SecretMatcher {
  readonly reach = { before: BEFORE, after: AFTER };
  readonly #finders: readonly Guarded[];
  /** Fits wherever any finder that has a guard may find something; undefined where there is one without. */
  readonly #anyAnchor: RegExp | undefined;
  readonly #key: Buffer;
  readonly #isAllowed: (text: string) => boolean;

  constructor(finders: readonly Guarded[], key: Buffer, isAllowed: (text: string) => boolean) {
    this.#finders = finders;
    const guards = finders.map(({ guard }) => guard?.source);
    this.#anyAnchor = guards.includes(undefined)
      ? undefined
      : new RegExp([...guards, NUMBERED].map((guard) => `(?:${guard})`).join("|"));
    this.#key = key;
    this.#isAllowed = isAllowed;
  }

  search(content: string | Uint8Array, part: SearchedPart = { from: 0, to: content.length }): readonly SecretHit[] {
    // Most values of a database are short and hold nothing.
    if (typeof content === "string" && content.length <= PIECE && this.#anyAnchor?.test(content) === false) return NONE;
    const hits: SecretHit[] = [];
    const source = typeof content === "string" ? new TextSource(content) : new ByteSource(content);
    for (let from = part.from; from < part.to; from += PIECE) {
      const to = Math.min(from + PIECE, part.to);
      if (this.#anyAnchor?.test(source.quick(from, to + ANCHOR_WITHIN)) === false) continue;
      this.#searchPiece(source, { from, to }, hits);
    }
    return hits;
  }

  pseudonym(value: string): string {
    return this.#keyed("pseudonym", value);
  }

  /** Adds the hits that start in a piece; of those that overlap the first goes on to where the last ends. */
  #searchPiece(source: Source, { from, to }: SearchedPart, hits: SecretHit[]): void {
    const window = source.window(Math.max(0, from - BEFORE), to + AFTER);
    const found = this.#find(window.text).sort((a, b) => a.start - b.start || b.end - a.end);
    for (const { rule, secret, ...match } of found) {
      const [start, end] = [window.place(match.start), window.place(match.end)];
      if (start < from || start >= to) continue;
      const last = hits.at(-1);
      if (last === undefined || start >= last.end)
        hits.push({ rule, start, end, fingerprint: this.#keyed("secret", secret) });
      // What is left of it would be no match any more.
      else if (end > last.end) hits[hits.length - 1] = { ...last, end };
    }
  }

  #find(original: string): Found[] {
    return viewsOf(original).flatMap((view) => this.#findIn(view));
  }

  #findIn(view: View): Found[] {
    const { text, place, isBare } = view;
    const found: Found[] = [];
    for (const { name, guard, find } of this.#finders) {
      // What the user means is the text as it is.
      if (guard === undefined ? isBare : !guard.test(text)) continue;
      for (const { start, end } of find(view)) {
        const secret = text.slice(start, end);
        if (secret.startsWith(MARK) || this.#isAllowed(secret)) continue;
        found.push({ rule: name, start: place(start), end: place(end), secret });
      }
    }
    return found;
  }

  #keyed(use: string, value: string): string {
    return createHmac("sha256", this.#key).update(`${use}\0${value}`).digest("hex").slice(0, FINGERPRINT_DIGITS);
  }
}

/** Content that is looked at piece by piece. */
interface Source {
  /** Enough of a piece to find anchors in it. */
  quick(from: number, to: number): string;
  /** A piece as text, and where in the content its characters stand. */
  window(from: number, to: number): { readonly text: string; place(index: number): number };
}

class TextSource implements Source {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  quick(from: number, to: number): string {
    return from === 0 && to >= this.#text.length ? this.#text : this.#text.slice(from, to);
  }

  window(from: number, to: number) {
    return { text: this.quick(from, to), place: (index: number) => from + index };
  }
}

/** Bytes are read as UTF-8, and where they are none as ASCII with something in between. */
class ByteSource implements Source {
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  quick(from: number, to: number): string {
    return this.#bytes.toString("latin1", from, Math.min(to, this.#bytes.length));
  }

  window(from: number, to: number) {
    const start = this.#characterAt(from);
    const end = Math.min(to, this.#bytes.length);
    const bytes = this.#bytes.subarray(start, end < this.#bytes.length ? this.#characterAt(end) : end);
    // One character for each byte, so that places are those of bytes.
    if (!isUtf8(bytes))
      return { text: bytes.toString("latin1").replace(NO_ASCII, "\x01"), place: (index: number) => start + index };
    const text = bytes.toString("utf8");
    if (text.length === bytes.length) return { text, place: (index: number) => start + index };
    return { text, place: (index: number) => start + Buffer.byteLength(text.slice(0, index)) };
  }

  /** The start of the character that a byte belongs to. */
  #characterAt(at: number): number {
    let start = at;
    while (start > 0 && at - start < 3 && ((this.#bytes[start] ?? 0) & 0xc0) === 0x80) start--;
    return start;
  }
}
