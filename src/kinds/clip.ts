/** Characters of content, or of a name, that a sample shows at most. */
const MAX_SHOWN = 200;

/** Shortens a text for a sample, between two characters. */
export function clip(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  return `${text.slice(0, MAX_SHOWN - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
