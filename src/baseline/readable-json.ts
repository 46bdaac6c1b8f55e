/** Characters that are not seen, or that show a line otherwise than it is: a baseline is read in reviews. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * JSON for people and for `git diff`: two spaces a level, an object of plain values on one line, a final newline. Characters
 * that do not show are escaped.
 */
export function readableJson(value: unknown): string {
  const text = spell(value, "");
  return `${text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

function spell(value: unknown, indent: string): string {
  if (!isNested(value)) return JSON.stringify(value);
  const fields = Array.isArray(value)
    ? value.map((item) => ["", item] as const)
    : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item] as const);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (fields.length === 0) return `${open}${close}`;
  if (open === "{" && indent !== "" && !fields.some(([, item]) => isNested(item)))
    return `{ ${fields.map(([key, item]) => `${key}${JSON.stringify(item)}`).join(", ")} }`;
  const inner = `${indent}  `;
  const lines = fields.map(([key, item]) => `${inner}${key}${spell(item, inner)}`);
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
