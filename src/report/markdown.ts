import { byteLength } from "../model/index.ts";
import { printable } from "./printable.ts";

/** Longest foreign text in one cell; a name beyond it is cut, and nobody reads that far. */
const MAX_CELL = 300;

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
export function markdownTable(titles: readonly string[], rows: readonly string[]): string {
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

function clipped(text: string): string {
  const chars = [...text.slice(0, 2 * MAX_CELL + 2)];
  return chars.length > MAX_CELL ? `${chars.slice(0, MAX_CELL).join("")}...` : text;
}
