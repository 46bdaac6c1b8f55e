import type { Finder, Match } from "./library.ts";

/** What ends a secret that the library takes to go on to the end of the line, or to the next blank. */
const END = /["'`<>\\\s]/;
/** How far before a secret its string may start. */
const MAX_LEAD = 256;
/** A string of JSON may have started long before; what follows its end tells as well. */
const CLOSED = /\\*"\s*[,:\]}]/;
const QUOTE = /\\*"/;

/** A token may be written as a string; in JSON the quotes of that are escaped. */
const LEADING = { text: /^["'`\s]*/, json: /^(?:\\+"|['`\s])*/ };

/** A text in which a match was found. */
export interface Seen {
  readonly text: string;
  /** Its escapes have been resolved, so it was, or held, JSON. */
  readonly isResolved: boolean;
}

/** Rules whose matches may take more than the secret, and what has to be in it at least: all up to the host of a URL. */
const GREEDY: Readonly<Record<string, RegExp>> = {
  npm: /^/,
  basicauth: /@|$/,
  "database-connection-string": /@|$/,
};

/**
 * How far a secret really goes. Some patterns of the library end only at a blank or a line feed: in JSON they would take the
 * rest of the document, which then would be none any more without it. A quote ends them, and in JSON ends any secret. Nothing is left of what
 * was none.
 */
function extentOf(rule: string, { start: from, end }: Match, { text, isResolved }: Seen): Match {
  const isJson = isResolved || isInJson(text, from);
  if (text.slice(from, end).search(CLOSED) === 0) return { start: from, end: from };
  // Where escapes were resolved nobody can tell which quotes had one; the text as it is can.
  const leading = rule === "npm" && !isResolved ? LEADING[isJson ? "json" : "text"] : /^/;
  const start = from + (leading.exec(text.slice(from, end))?.[0].length ?? 0);
  const secret = text.slice(start, end);
  const quoted = secret.search(isJson ? QUOTE : CLOSED);
  const least = GREEDY[rule] === undefined ? secret.length : secret.search(GREEDY[rule]);
  const rest = secret.slice(least).search(END);
  const lengths = [quoted, rest < 0 ? -1 : least + rest].filter((length) => length >= 0);
  return { start, end: start + Math.min(secret.length, ...lengths) };
}

/** Every secret that a rule finds, as far as it goes; what a match took along beside it is searched again. */
export function secretsBy({ name, find }: Finder, seen: Seen): Match[] {
  const secrets: Match[] = [];
  const parts: Match[] = [{ start: 0, end: seen.text.length }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop())
    for (const match of find(seen.text.slice(part.start, part.end))) {
      const whole = { start: part.start + match.start, end: part.start + match.end };
      const secret = extentOf(name, whole, seen);
      if (secret.end > secret.start) secrets.push(secret);
      if (secret.end < whole.end) parts.push({ start: Math.max(secret.end, whole.start + 1), end: whole.end });
    }
  return secrets;
}

/** Whether what stands before looks as a string of JSON does. */
function isInJson(text: string, start: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf("\n", start - 1) + 1, start - MAX_LEAD, 0), start);
  return /(?:^|[\s:,[{])"(?:[^"\\]|\\.)*$/.test(line);
}
