// Control characters, line separators, halves of characters, marks that turn the reading direction, invisible fillers.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;
const SECRET_KEY = /AGE-(?:SECRET-KEY|PLUGIN)-[0-9A-Z-]+/gi;
/** A secret key file of minisign; those with a passphrase begin otherwise than those without. */
const SIGNING_KEY = /RW(?:QAAEIy|RTY0Iy)[0-9A-Za-z+/]{64,}=*/g;

/** Foreign text, made fit for one line of a terminal or a log: what cannot be seen is spelt `\u{1b}`, no key survives. */
export function printable(text: string): string {
  return withoutKeys(text).replace(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Strikes out age identities and signing keys, which end up in messages when they are given in the place of something else. */
export function withoutKeys(text: string): string {
  return text.replace(SECRET_KEY, "AGE-SECRET-KEY-***").replace(SIGNING_KEY, "RW***");
}

/**
 * A text as lines of a job's log in which the runner finds no command: it obeys lines that start with `::`, and `##[`
 * anywhere. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function logSafe(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/^([\s\u0085]*):(?=:)/, "$1:\\").replaceAll("##[", "#\\#["))
    .join("\n");
}
