import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { AppError, byteLength, type Problem } from "../../../src/model/index.ts";
import {
  failureSummary,
  inspectSummary,
  restoreSummary,
  snapshotSummary,
  verifySummary,
} from "../../../src/report/index.ts";
import { aFailedVerification, aSnapshot, UNTOUCHED } from "./views.ts";

const OWN_TAGS = /^<\/?(code|details|summary)>$|^<!-- -->$/;
const HOSTILE = [
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

describe("the summary of a snapshot", () => {
  test("starts with the verdict and has one row for each store", () => {
    const markdown = snapshotSummary(aSnapshot());
    expect(markdown.split("\n")[0]).toMatch(/^### ✅ /);
    expect(tables(markdown)[0]?.rows.map((cells) => cells.map((cell) => plain(cell.text)))).toEqual([
      ["facts.db", "sqlite", "2 tables, 1,234 rows", "2.0 KiB", "0123456789ab"],
      ["facts.db", "git", "12 commits, 4 uncommitted paths", "2.0 KiB", "0123456789ab"],
      ["facts.db", "file", "7 files", "2.0 KiB", "0123456789ab"],
    ]);
  });

  test.each(HOSTILE)("shows the name %j and lets it do nothing", (name) => {
    expectHarmless(snapshotSummary(aSnapshot(name)), snapshotSummary(aSnapshot()));
    expectHarmless(verifySummary(aFailedVerification(name)), verifySummary(aFailedVerification()));
  });

  test("lets no name do anything", () => {
    const sound = snapshotSummary(aSnapshot());
    const name = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
    );
    fc.assert(fc.property(name, (text) => expectHarmless(snapshotSummary(aSnapshot(text)), sound)));
  });

  test("stays far below the size that GitHub drops", () => {
    const name = "記|".repeat(400);
    const { stores, leftOut, ...rest } = aSnapshot(name);
    const many = <Item>(items: readonly Item[]) => Array.from({ length: 20_000 }, () => items).flat();
    const markdown = snapshotSummary({ ...rest, stores: many(stores), leftOut: many(leftOut) });
    expect(byteLength(markdown)).toBeLessThan(512 * 1024);
    expect(markdown).toMatch(/and [\d,]+ more/);
  });
});

test("the summary of a failed examination says so first and lists checks and findings", () => {
  const markdown = verifySummary(aFailedVerification());
  expect(markdown.split("\n")[0]).toMatch(/^### ❌ /);
  expect(tables(markdown).map((table) => table.rows.length)).toEqual([3, 1]);
});

test("the summary of a bundle that was not opened says so", () => {
  const view = { bundle: "b", sizeBytes: 10, encrypted: true, manifest: null, receipt: null };
  expect(inspectSummary(view)).toContain("no key was given");
});

test("the summary of a dry run says that nothing was written", () => {
  const view = { ...aSnapshot(), target: "/memory", dryRun: true, stores: [], replaced: ["a|b"], ...UNTOUCHED };
  expect(restoreSummary(view)).toContain("nothing was written");
});

describe("the summary of a failure", () => {
  test("names code and hint in the words of the door", () => {
    const markdown = failureSummary(new AppError("no-key", "x"), "verify", { "no-key": "give an identity" });
    expect(plain(markdown)).toMatch(/verify failed[\s\S]*no-key[\s\S]*give an identity/);
  });

  test("stays far below the size that GitHub drops", () => {
    const problems = Array.from(
      { length: 50_000 },
      (): Problem => ({ code: "source-missing", message: "記".repeat(200) }),
    );
    const markdown = failureSummary(AppError.of(problems as [Problem, ...Problem[]]), "snapshot");
    expect(byteLength(markdown)).toBeLessThan(512 * 1024);
    expect(markdown).toMatch(/and [\d,]+ more/);
  });
});

/** Same structure as a summary with a plain name; no tags but ours; no links, mentions, markup. */
function expectHarmless(markdown: string, sound: string): void {
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

function tables(markdown: string): Tokens.Table[] {
  return lexer(markdown).filter((token): token is Tokens.Table => token.type === "table");
}

function plain(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
}
