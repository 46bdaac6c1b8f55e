import type { Match } from "./library.ts";

/** What ends a secret that the library takes to go on to the end of the line, or to the next blank. */
const END = /["'`<>\\\s]/;
const QUOTE = /\\*"/;

/** A token may be written as a string. */
const LEADING = /^[\\"'`]*/;

/** Rules whose matches may take more than the secret, and what has to be in it at least: all up to the host of a URL. */
const GREEDY: Readonly<Record<string, RegExp>> = {
  npm: /^/,
  basicauth: /@|$/,
  "database-connection-string": /@|$/,
};

/**
 * How far a secret really goes. Some patterns of the library end only at a blank or a line feed: in JSON they would take the
 * rest of the document, which then would be none any more without it. A quote ends them, and in JSON ends any secret.
 */
export function extentOf(rule: string, { start: from, end }: Match, text: string): Match {
  const start = rule === "npm" ? from + (LEADING.exec(text.slice(from, end))?.[0].length ?? 0) : from;
  const secret = text.slice(start, end);
  const quoted = isInJson(text, start) ? secret.search(QUOTE) : -1;
  const least = GREEDY[rule] === undefined ? secret.length : secret.search(GREEDY[rule]);
  const rest = secret.slice(least).search(END);
  const lengths = [quoted, rest < 0 ? -1 : least + rest].filter((length) => length > 0);
  return { start, end: start + Math.min(secret.length, ...lengths) };
}

/** Whether what stands before looks as a string of JSON does. */
function isInJson(text: string, start: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf("\n", start - 1), start - 256), start);
  return /(?:^|[\s:,[{])"(?:[^"\\]|\\.)*$/.test(line);
}
