import { createHmac } from "node:crypto";
import {
  given,
  redactionMark,
  type SearchedPart,
  type SecretHit,
  type SecretMatcher,
  type SecretSettings,
  type WideEncoding,
} from "../model/index.ts";
import { ANCHORS, NUMBERED } from "./anchors.ts";
import { type Encoded, encodedIn, hasEncoded, MIN_LENGTH } from "./base64.ts";
import { type Seen, secretsBy } from "./extent.ts";
import { LIBRARY, type Match } from "./library.ts";
import { coveredBy, ownRule } from "./own-rules.ts";
import { lowerBytes, type Reading, sourceOf, type Window } from "./sources.ts";
import { BEYOND_ASCII, resolvedViews, type View, viewsOf } from "./views.ts";

/** Searched at once: small enough that one anchor costs little, large enough that a piece costs nothing. */
const PIECE = 64 * 1024;
/** The longest match of the library is a private key of 10,000 characters and its frame; escaped, it may be longer. */
const AFTER = 24 * 1024;
/** What is looked at in front of a match: a letter, and whether there is a string of JSON. */
const BEFORE = 1024;
/** An anchor stands so close to the start of its match. */
const ANCHOR_WITHIN = 1024;
const FINGERPRINT_DIGITS = 16;
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

/** The same with its place in the content. */
interface Placed extends Found {
  readonly encoding?: WideEncoding;
}

/** A secret in what base64 says, by its bytes there. */
interface Decoded extends Pick<Found, "rule" | "secret"> {
  readonly from: number;
  readonly to: number;
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
    if (typeof content === "string" && content.length <= PIECE && !this.#isSuspect(content)) return NONE;
    const source = sourceOf(content);
    const hits: SecretHit[] = [];
    for (let from = part.from; from < part.to; from += PIECE) {
      const to = Math.min(from + PIECE, part.to);
      const found: Placed[] = [];
      for (const reading of source.readings(from, to + ANCHOR_WITHIN)) {
        const seen = this.#searchPiece(reading, { from, to });
        found.push(
          ...seen.filter((one) => !found.some((other) => other.encoding !== one.encoding && overlap(one, other))),
        );
      }
      this.#addHits(found, hits);
    }
    return hits;
  }

  pseudonym(value: string): string {
    return this.#keyed("pseudonym", value);
  }

  #isSuspect(text: string): boolean {
    return this.#mayHold(text) || (text.length >= MIN_LENGTH && hasEncoded(lowerBytes(text)));
  }

  #mayHold(text: string): boolean {
    return this.#anyAnchor?.test(text) !== false;
  }

  /** What is found in one reading of a piece, and starts in the piece. */
  #searchPiece(reading: Reading, { from, to }: SearchedPart): Placed[] {
    const quick = reading.quick(from, to + ANCHOR_WITHIN);
    const [isSuspect, isEncoded] = [this.#mayHold(quick), hasEncoded(reading.chars(from, to + ANCHOR_WITHIN))];
    if (!isSuspect && !isEncoded) return [];
    const window = reading.window(Math.max(0, from - BEFORE), to + AFTER);
    const found = [...(isSuspect ? this.#find(window.text) : []), ...(isEncoded ? this.#findEncoded(window) : [])];
    return found
      .map(({ start, end, ...one }) => ({
        ...one,
        start: window.place(start),
        end: window.place(end),
        ...given({ encoding: reading.encoding }),
      }))
      .filter(({ start }) => start >= from && start < to);
  }

  /** Of hits that overlap the first goes on to where the last ends: what is left of that would be no match any more. */
  #addHits(found: Placed[], hits: SecretHit[]): void {
    for (const { secret, ...match } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
      const last = hits.at(-1);
      if (last === undefined || match.start >= last.end)
        hits.push({ ...match, fingerprint: this.#keyed("secret", secret) });
      else if (match.end > last.end) hits[hits.length - 1] = { ...last, end: match.end };
    }
  }

  #find(original: string): Found[] {
    return viewsOf(original).flatMap((view) => this.#findIn(view));
  }

  /** Secrets in what base64 says. */
  #findEncoded(window: Window): Found[] {
    return resolvedViews(window.text).flatMap(({ text, place }) =>
      Array.from(encodedIn(charsOf(text)), (encoded) => {
        const [start, end] = [place(encoded.start), place(encoded.end)];
        const isSeenWhole = encoded.start > 0 || window.place(0) === 0;
        const isWhole = isSeenWhole && window.place(end) - window.place(start) <= AFTER;
        return this.#findDecoded(encoded).map(({ from, to, ...found }) =>
          // Of what is too long to be seen at once, only the groups around the secret are meant.
          isWhole
            ? { ...found, start, end }
            : { ...found, start: place(encoded.groupAt(from)), end: place(encoded.groupEnd(to)) },
        );
      }).flat(),
    );
  }

  #findDecoded({ bytes }: Encoded): Decoded[] {
    return sourceOf(bytes)
      .readings(0, bytes.length)
      .flatMap((reading) => {
        const { text, place } = reading.window(0, bytes.length);
        if (!this.#mayHold(text)) return [];
        return this.#find(text).map(({ rule, secret, start, end }) => ({
          ...{ rule, secret },
          ...{ from: place(start), to: place(end) },
        }));
      });
  }

  #findIn(view: View): Found[] {
    const { text, place, isBare } = view;
    const found: Found[] = [];
    for (const { name, guard, find } of this.#finders) {
      // What the user means is the text as it is.
      if (guard === undefined ? isBare : !guard.test(text)) continue;
      for (const { start, end: cut } of find(view)) {
        const end = characterEnd(text, cut);
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

/** A byte for each character; those that are none of ASCII are none of base64. */
function charsOf(text: string): Buffer {
  return Buffer.from(text.replace(BEYOND_ASCII, " "), "latin1");
}

/** A pattern of limited length may end within a character, half of which would be left. */
function characterEnd(text: string, end: number): number {
  return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
}

function overlap(one: Match, other: Match): boolean {
  return one.start < other.end && other.start < one.end;
}
