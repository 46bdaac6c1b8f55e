/** A JSON value. Numbers that a double cannot hold are kept as written. */
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | { readonly [key: string]: Json };

/** A number that a double would round to another integer, or to infinity. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Nesting beyond this is not looked into: all that walks a value calls itself for each level. */
const MAX_DEPTH = 256;
/** Only a text with such digits can hold a number that has to be kept as written. */
const LONG_NUMBER = /(?<![\d.])\d{16}|[eE]\+?\d{3}/;

/** Values in one text, at most: each takes up to 200 bytes while two texts are compared. */
const MAX_VALUES = 2_000_000;

/** What a text is: JSON, no JSON, or beyond what is looked into; then nobody asks whether it is JSON. */
export type Parsed = { readonly value: Json } | "no-json" | "beyond";

/**
 * Reads JSON as `JSON.parse` does (the last of two equal keys counts, `__proto__` is a key like any other), but keeps large
 * integers exact. A byte order mark at the start is passed over.
 */
export function parseJson(text: string): Parsed {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (isBeyond(plain)) return "beyond";
  try {
    return { value: LONG_NUMBER.test(plain) ? (JSON.parse(plain, keepExact) as Json) : (JSON.parse(plain) as Json) };
  } catch {
    return "no-json";
  }
}

/** Whether it has parts. */
export function isContainer(value: Json): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !(value instanceof ExactNumber);
}

/** Whether it is a list; `Array.isArray` does not know of readonly ones. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Values that are no container, and empty containers, in a value. */
export function countLeaves(value: Json): number {
  if (!isContainer(value)) return 1;
  let leaves = 0;
  for (const part of isList(value) ? value : Object.values(value)) leaves += countLeaves(part);
  return Math.max(1, leaves);
}

/** The one text that all spellings of a value have in common: no white space, keys sorted, numbers by value. */
export function canonicalText(value: Json): string {
  if (value instanceof ExactNumber) return value.text;
  if (!isContainer(value)) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] as Json)}`);
  return `{${pairs.join(",")}}`;
}

/** A number as a double; `undefined` for all else. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = value instanceof ExactNumber ? Number(value.text) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** What a key may be called in a pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  if (typeof key === "number") return `${parent}/${key}`;
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function keepExact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== "number" || source === undefined || Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) return new ExactNumber(source);
  return /^-?\d+$/.test(source) && BigInt(source) !== BigInt(value) ? new ExactNumber(source) : value;
}

/** By the text: `JSON.parse` takes seconds for millions of levels. */
function isBeyond(text: string): boolean {
  if (text.length <= 2 * MAX_DEPTH) return false;
  let [depth, values] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === COMMA) values++;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) depth++;
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
    if (depth > MAX_DEPTH || values > MAX_VALUES) return true;
  }
  return false;
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the string of JSON that starts at this quote has its other one. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text.charCodeAt(escapes - 1) === BACKSLASH) escapes--;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}
