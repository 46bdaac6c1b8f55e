/** UTF-16 as bytes. */
export type WideEncoding = "utf-16le" | "utf-16be";
/** How a text is written as bytes. */
export type TextEncoding = "utf-8" | WideEncoding;

const PAIRS_LOOKED_AT = 32 * 1024;
const [TAB, LINE_FEED, CARRIAGE_RETURN, BLANK, DELETE] = [0x09, 0x0a, 0x0d, 0x20, 0x7f];

/**
 * How a content that starts with these bytes is written, when it is text: by its byte order mark, or because every second byte
 * of most of it is zero. Text in UTF-8, and in what is like it, holds no zeros; that much is enough to tell. Undefined for all else.
 */
export function textEncodingOf(start: Uint8Array): TextEncoding | undefined {
  if (!start.includes(0)) return markOf(start) ?? "utf-8";
  return markOf(start) ?? (isPlainly(start, 0) ? "utf-16le" : isPlainly(start, 1) ? "utf-16be" : undefined);
}

function markOf([first, second, third, fourth]: Uint8Array): WideEncoding | undefined {
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // The same two bytes start UTF-32.
  return first === 0xff && second === 0xfe && (third !== 0 || fourth !== 0) ? "utf-16le" : undefined;
}

/** Half of all characters are of ASCII, and none is of those that no text has. `low`: the place of the lower byte in a pair. */
function isPlainly(bytes: Uint8Array, low: 0 | 1): boolean {
  const pairs = Math.min(PAIRS_LOOKED_AT, bytes.length >> 1);
  let plain = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair + 1 - low] !== 0) continue;
    if (!isOfText(bytes[2 * pair + low] ?? 0)) return false;
    plain++;
  }
  return pairs > 0 && 2 * plain >= pairs;
}

function isOfText(unit: number): boolean {
  const isBlank = unit === TAB || unit === LINE_FEED || unit === CARRIAGE_RETURN;
  return isBlank || (unit >= BLANK && unit !== DELETE);
}
