/** Reads summaries as GitHub would, to see that foreign names do nothing in them. */
import { expect } from "@jest/globals";
import fc from "fast-check";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { anyText } from "../../harness/any-text.ts";

const OWN_TAGS = /^<\/?(code|details|summary)>$|^<!-- -->$/;
/** Names that would do something, were they Markdown. */
export const HOSTILE = [
  "a|b",
  "`a`",
  "``a` ``",
  "a\nb\n\n# c",
  "<img src=x onerror=y>",
  "</details></code>",
  "<!-- x",
  "[x](https://example.com)",
  "https://example.com www.example.com a@example.com",
  "@octocat #1",
  "**a** _b_ ~~c~~ \\|",
  "&lt;&#124;",
  "- a",
  "```",
];

/** Such names, and any others. */
export const hostileNames = fc.oneof(
  anyText({ minLength: 1 }),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
);

/** Expects the structure of a summary with a plain name; no tags but ours; no links, mentions, markup. */
export function expectHarmless(markdown: string, sound: string): void {
  expect(structure(markdown)).toEqual(structure(sound));
  expect(markdown).not.toMatch(/@[a-z]/i);
}

function structure(markdown: string): string[] {
  const kinds: string[] = [];
  walkTokens(lexer(markdown, { gfm: true }), (token: Token) => {
    if (token.type === "html") for (const tag of token.raw.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(OWN_TAGS);
    // How a text is cut into runs, and the comments in it, have no effect.
    if (!["text", "escape", "html", "space"].includes(token.type)) kinds.push(token.type);
    if (token.type === "table") kinds.push(`${(token as Tokens.Table).rows.map((cells) => cells.length)}`);
  });
  return kinds;
}

/** The tables of a summary. */
export function tables(markdown: string): Tokens.Table[] {
  return lexer(markdown).filter((token): token is Tokens.Table => token.type === "table");
}

/** What is read when a summary is shown. */
export function plain(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
}
