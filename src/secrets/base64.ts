/** Base64 that says something. Places are those of characters in what it was found in. */
export interface Encoded {
  readonly start: number;
  /** After its padding. */
  readonly end: number;
  readonly bytes: Buffer;
  /** Start of the group that holds this byte. */
  groupAt(byte: number): number;
  /** End of the group that holds the byte before this one. */
  groupEnd(byte: number): number;
}

/** Characters of base64 that are looked at. What is shorter holds no secret worth the name. */
export const MIN_LENGTH = 24;
/** A line of base64 that goes on in the next has so many characters at least: 64 in PEM, 76 in MIME. */
const MIN_LINE = 60;
const GROUP = 4;
const GROUP_BYTES = 3;
const [TAB, LINE_FEED, CARRIAGE_RETURN, BLANK, PADDING, BACKSLASH, DELETE] = [9, 10, 13, 0x20, 0x3d, 0x5c, 0x7f];

/** What stands behind a line. */
const LINE_ENDS = [...Buffer.from("\r\n\"'`<")];

const NONE = -1;
/** What characters stand for, of both alphabets. https://www.rfc-editor.org/rfc/rfc4648#section-5 */
const BITS = new Int8Array(256).fill(NONE);
for (const alphabet of ["+/", "-_"])
  for (const [bits, char] of [
    ..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    ...alphabet,
  ].entries())
    BITS[char.charCodeAt(0)] = bits;

/** Of a byte, what it may be in UTF-8: how many bytes follow, that it follows itself, or nothing that a text has. */
const FOLLOWS = -1;
const NO_TEXT = -2;
/** Before the first byte of which it can be told where a character starts. */
const UNKNOWN = -3;
const FOLLOWING = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte < BLANK) return byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN ? 0 : NO_TEXT;
  if (byte < 0x80) return byte === DELETE ? NO_TEXT : 0;
  if (byte < 0xc0) return FOLLOWS;
  return byte < 0xc2 || byte > 0xf4 ? NO_TEXT : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
});

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Whether {@link encodedIn} gives anything; a byte for each character, and takes little time where there is nothing. */
export function hasEncoded(chars: Uint8Array): boolean {
  for (let run = nextRun(chars, 0); run !== undefined; run = nextRun(chars, run.end))
    if (shiftOf(chars, run) !== undefined) return true;
  return false;
}

/**
 * Base64 of text, in lines or not. It may have started before what is given, so that groups may start anywhere; those by which it
 * decodes to text are meant.
 */
export function* encodedIn(chars: Buffer): Generator<Encoded> {
  for (let run = nextRun(chars, 0); run !== undefined; ) {
    const shift = shiftOf(chars, run);
    const lines = shift === undefined ? [run] : linesFrom(chars, run);
    if (shift !== undefined) yield decoded(chars, lines, shift);
    run = nextRun(chars, lines.at(-1)?.end ?? run.end);
  }
}

function decoded(chars: Buffer, lines: readonly Part[], shift: number): Encoded {
  const text = lines.map(({ start, end }) => chars.toString("latin1", start, end)).join("");
  const placeOf = (index: number): number => {
    let left = index;
    for (const { start, end } of lines) {
      if (left < end - start) return start + left;
      left -= end - start;
    }
    return lines.at(-1)?.end ?? 0;
  };
  return {
    start: lines[0]?.start ?? 0,
    end: paddedEnd(chars, lines.at(-1)?.end ?? 0),
    bytes: Buffer.from(text.slice(shift), "base64"),
    groupAt: (byte) => placeOf(shift + GROUP * Math.floor(byte / GROUP_BYTES)),
    groupEnd: (byte) => placeOf(shift + GROUP * Math.ceil(byte / GROUP_BYTES) - 1) + 1,
  };
}

/** Looks at few characters where there is no base64. */
function nextRun(chars: Uint8Array, from: number): Part | undefined {
  let seenTo = from;
  for (let start = from; start + MIN_LENGTH <= chars.length; ) {
    let at = start + MIN_LENGTH - 1;
    while (at >= seenTo && isOfBase64(chars, at)) at--;
    if (at < seenTo) {
      // Behind a backslash stands the letter of an escape.
      const isEscaped = start > 0 && chars[start - 1] === BACKSLASH;
      return { start: isEscaped ? start + 1 : start, end: runEnd(chars, start + MIN_LENGTH) };
    }
    seenTo = start + MIN_LENGTH;
    start = at + 1;
  }
  return undefined;
}

function isOfBase64(chars: Uint8Array, at: number): boolean {
  return BITS[chars[at] as number] !== NONE;
}

function runEnd(chars: Uint8Array, from: number): number {
  let end = from;
  while (end < chars.length && isOfBase64(chars, end)) end++;
  return end;
}

function paddedEnd(chars: Uint8Array, from: number): number {
  let end = from;
  while (end < from + 2 && chars[end] === PADDING) end++;
  return end;
}

/** The lines of equal length that base64 goes on in, and the last, which may be shorter. */
function linesFrom(chars: Uint8Array, first: Part): Part[] {
  const lines = [first];
  const length = first.end - first.start;
  if (length < MIN_LINE || length % GROUP !== 0) return lines;
  for (let last = first; last.end - last.start === length; lines.push(last)) {
    const start = nextLine(chars, last.end);
    const end = start === undefined ? 0 : runEnd(chars, start);
    if (start === undefined || end - start > length || !isWholeLine(chars, { start, end })) break;
    last = { start, end };
  }
  return lines;
}

/** Where a line that ends here goes on, behind its indentation. */
function nextLine(chars: Uint8Array, end: number): number | undefined {
  let at = end;
  if (chars[at] === CARRIAGE_RETURN) at++;
  if (chars[at] !== LINE_FEED) return undefined;
  at++;
  while (chars[at] === BLANK || chars[at] === TAB) at++;
  return at;
}

/** Whether groups and nothing else stand in a line, as far as it is one: text may hold it as a string. */
function isWholeLine(chars: Uint8Array, { start, end }: Part): boolean {
  const padded = paddedEnd(chars, end);
  if (end === start || (padded - start) % GROUP !== 0) return false;
  return padded === chars.length || LINE_ENDS.includes(chars[padded] as number);
}

/** The first of the four places at which groups may start where the beginning decodes to text. */
function shiftOf(chars: Uint8Array, { start, end }: Part): number | undefined {
  for (let shift = 0; shift < GROUP; shift++)
    if (isTextFrom(chars, start + shift, Math.min(end, start + shift + MIN_LENGTH))) return shift;
  return undefined;
}

/** Whether groups decode to UTF-8 without control characters, of whose first one the beginning may be missing, or to UTF-16. */
function isTextFrom(chars: Uint8Array, start: number, end: number): boolean {
  let state = UNKNOWN;
  for (let at = start; at + GROUP <= end; at += GROUP) {
    const bits = bitsOf(chars, at);
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 0xff;
      state = after(byte, state);
      if (state === NO_TEXT) return byte === 0 && isWideFrom(chars, start);
    }
  }
  return state !== UNKNOWN;
}

/** How many bytes of a character are missing after a byte. */
function after(byte: number, missing: number): number {
  const following = FOLLOWING[byte] as number;
  if (following === FOLLOWS) return missing > 0 ? missing - 1 : missing === UNKNOWN ? UNKNOWN : NO_TEXT;
  return missing > 0 ? NO_TEXT : following;
}

function bitsOf(chars: Uint8Array, at: number): number {
  let bits = 0;
  for (let index = at; index < at + GROUP; index++) bits = (bits << 6) | (BITS[chars[index] as number] as number);
  return bits;
}

/** Whether every second byte is zero, but for a byte order mark. */
function isWideFrom(chars: Uint8Array, start: number): boolean {
  const bytes = [1, 2, 3].flatMap((group) => {
    const bits = bitsOf(chars, start + GROUP * group);
    return [bits >> 16, (bits >> 8) & 0xff, bits & 0xff];
  });
  const isZero = (parity: number): boolean => bytes.every((byte, index) => (byte === 0) === (index % 2 === parity));
  return isZero(0) || isZero(1);
}
