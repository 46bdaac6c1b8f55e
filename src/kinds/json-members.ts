import { endOfString } from "./documents/json-value.ts";

/** A member of an object, or an element of a list, by its place in the text. */
export interface Member {
  /** Absent in a list. */
  readonly key?: string;
  /** Where it starts: at its key, when it has one. */
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/** An object or a list, with everything in it: two members may have the same key. */
export interface Container {
  readonly isList: boolean;
  readonly members: readonly Member[];
}

const QUOTE = '"';
const BLANK = /\s*/y;
const WORD = /[^\s,\]}]*/y;

/** What stands at a place of a text that is JSON, when it is an object or a list. */
export function containerAt(text: string, at: number): Container | undefined {
  const isList = text[at] === "[";
  if (!isList && text[at] !== "{") return undefined;
  const members: Member[] = [];
  const close = isList ? "]" : "}";
  for (let start = valueAt(text, at + 1); text[start] !== close; ) {
    const member = isList ? elementAt(text, start) : memberAt(text, start);
    members.push(member);
    const next = valueAt(text, member.end);
    start = text[next] === "," ? valueAt(text, next + 1) : next;
  }
  return { isList, members };
}

/** Behind the blanks. */
export function valueAt(text: string, at: number): number {
  return endOf(BLANK, text, at);
}

function elementAt(text: string, start: number): Member {
  return { start, valueStart: start, end: valueEnd(text, start) };
}

function memberAt(text: string, start: number): Member {
  const keyEnd = endOfString(text, start) + 1;
  const valueStart = valueAt(text, valueAt(text, keyEnd) + 1);
  const key = JSON.parse(text.slice(start, keyEnd)) as string;
  return { key, start, valueStart, end: valueEnd(text, valueStart) };
}

function valueEnd(text: string, start: number): number {
  if (text[start] === QUOTE) return endOfString(text, start) + 1;
  if (text[start] !== "{" && text[start] !== "[") return endOf(WORD, text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) return at + 1;
  }
  return text.length;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
