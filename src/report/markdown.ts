import { byteLength } from "../model/index.ts";
import { printable } from "./printable.ts";
import { grouped } from "./wording.ts";

/** Longest foreign text in one cell; a name beyond it is cut, and nobody reads that far. */
const MAX_CELL = 300;
/** Bytes for one list. The few lists of a summary stay together far below GitHub's 1 MiB. */
export const MAX_LIST_BYTES = 100_000;

/**
 * Foreign text as Markdown that shows it and does nothing else: no markup, no table cell, no link, no mention. Character
 * references survive every stage of GitHub's Markdown; the empty comment parts a mention or an address from its `@`.
 */
export function prose(text: string): string {
  return printable(clipped(text))
    .replace(/[^\p{L}\p{M}\p{N} /,;.()-]/gu, (char) => `&#${char.codePointAt(0)};`)
    .replace(/(?<=www)\./gi, "&#46;")
    .replaceAll("&#64;", "&#64;<!-- -->")
    .replaceAll("&#35;", "&#35;<!-- -->");
}

/** The same in the letters of code. */
export function code(text: string): string {
  return `<code>${prose(text)}</code>`;
}

/** A table of GitHub's Markdown; cells must be Markdown already. */
function markdownTable(titles: readonly string[], rows: readonly string[]): string {
  return [row(titles), row(titles.map(() => "---")), ...rows].join("\n");
}

/** One row of {@link markdownTable}. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Something folded away below its title. */
export function folded(title: string, body: string): string {
  return `<details><summary>${prose(title)}</summary>\n\n${body}\n\n</details>`;
}

/**
 * As many lines as fit: the summary of a step that is larger than 1 MiB is dropped whole. `left` counts what did not fit.
 */
export function fitting<Item>(
  items: readonly Item[],
  line: (item: Item) => string,
  maxBytes: number,
): { lines: string[]; left: number } {
  const lines: string[] = [];
  let bytes = 0;
  for (const item of items) {
    const next = line(item);
    bytes += byteLength(next) + 1;
    if (bytes > maxBytes) break;
    lines.push(next);
  }
  return { lines, left: items.length - lines.length };
}

/** A table of as many items as fit, and how many did not; nothing when there are none. */
export function list<Item>(
  titles: readonly string[],
  items: readonly Item[],
  cells: (item: Item) => readonly string[],
): string {
  if (items.length === 0) return "";
  const { lines, left } = fitting(items, (item) => row(cells(item)), MAX_LIST_BYTES);
  return blocks(markdownTable(titles, lines), andMore(left));
}

/** Names and digests that tell one thing from another, folded; those that are not known are left away. */
export function digests(entries: readonly (readonly [string, string | null])[]): string {
  const lines = entries.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${code(value)}`]));
  return lines.length === 0 ? "" : folded("Identifiers", lines.join("\n"));
}

/** How many were left away; nothing when none were. */
export function andMore(left: number): string {
  return left === 0 ? "" : `and ${grouped(left)} more`;
}

/** Blocks of Markdown with an empty line between them; empty ones do not count. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function clipped(text: string): string {
  const chars = [...text.slice(0, 2 * MAX_CELL + 2)];
  return chars.length > MAX_CELL ? `${chars.slice(0, MAX_CELL).join("")}...` : text;
}
