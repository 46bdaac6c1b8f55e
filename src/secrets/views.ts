/** A text as it is searched, and where its characters stand in the original. */
export interface View {
  readonly text: string;
  /** Its escapes have been resolved. */
  readonly isResolved: boolean;
  /** Characters that are none of a secret have given way to others. */
  readonly isBare: boolean;
  /** Place in the original of the character at an index, or of the end. */
  place(index: number): number;
}

/** Texts in strings in texts in strings: records of a conversation hold JSON, which may hold JSON. */
const MAX_DEPTH = 4;
/** What bare text has in the place of others: no letter, no digit, no blank. */
const FILLER = "\x01";
/** Every character that is none of ASCII. */
export const BEYOND_ASCII = /[\u0080-\uffff]/g;
/** Text has no such characters; formats that count have, some in front of a length that passes for a letter. */
const BINARY = /[^\P{Cc}\s]/u;
const COUNTED = /(\p{Cc})[0-9A-Za-z]/gu;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const MEANINGS: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * All forms of a text in which a secret may be seen. The library takes no secret behind a letter, though in languages that know no
 * blanks there always is one, and in front of the bytes of a string there may be their number.
 */
export function viewsOf(text: string): View[] {
  return resolvedViews(text).flatMap((view) => [view, ...bareViews(view)]);
}

function bareViews(view: View): View[] {
  const text = view.text.replace(BEYOND_ASCII, FILLER);
  const forms = BINARY.test(view.text) ? [text, text.replace(COUNTED, `$1${FILLER}`)] : [text];
  return forms.filter((form) => form !== view.text).map((form) => ({ ...view, text: form, isBare: true }));
}

/**
 * A text, and the same with its JSON escapes resolved: in `"token:\nghp_..."` the letter before the secret is none, and a URL may
 * be written as `https:\/\/`. Strings are not told from what is around them, so a broken document is read like a whole one.
 */
export function resolvedViews(text: string): View[] {
  const views: View[] = [{ text, isResolved: false, isBare: false, place: (index) => index }];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const next = unescaped(views.at(-1) as View);
    if (next === undefined) break;
    views.push(next);
  }
  return views;
}

function unescaped(view: View): View | undefined {
  // From which index on how much more is in front of the same character in the text before.
  const starts: number[] = [];
  const shifts: number[] = [];
  let text = "";
  let end = 0;
  for (const { 0: spelt, 1: hex, 2: letter = "", index } of view.text.matchAll(ESCAPE)) {
    text += view.text.slice(end, index);
    text += hex === undefined ? (MEANINGS[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
    end = index + spelt.length;
    starts.push(text.length);
    shifts.push(end - text.length);
  }
  if (end === 0) return undefined;
  text += view.text.slice(end);
  return {
    ...view,
    text,
    isResolved: true,
    place: (index) => view.place(index + (shifts[lastAtMost(starts, index)] ?? 0)),
  };
}

/** Index of the last number that is not above a limit; -1 when there is none. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
