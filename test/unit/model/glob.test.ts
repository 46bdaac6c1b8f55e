import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compileGlob } from "../../../src/model/index.ts";

/** The same language as a regular expression, which can take for ever. */
function expression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\/\*\*$|\*+|\?|[\s\S]/gu, (token) => {
    if (token === "**/") return "(?:.*/)?";
    if (token === "/**") return "(?:/.*)?";
    if (token.startsWith("**")) return ".*";
    if (token === "*") return "[^/]*";
    if (token === "?") return "[^/]";
    return token.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
  });
  return new RegExp(`^${source}$`, "su");
}

describe("a pattern", () => {
  test.each([
    ["facts.db", ["facts.db"], ["Facts.db", "facts_db", "a/facts.db", ""]],
    ["*.db", ["facts.db", ".db"], ["a/facts.db", "facts.dbx"]],
    ["memory/*", ["memory/a"], ["memory/a/b", "memory"]],
    ["memory/**", ["memory", "memory/a", "memory/a/b"], ["memoryx", "a/memory"]],
    ["**/MEMORY.md", ["MEMORY.md", "a/b/MEMORY.md"], ["xMEMORY.md"]],
    ["a/**/b", ["a/b", "a/x/y/b"], ["ab", "a/xb"]],
    ["**", ["", "a", "a/b\nc"], []],
    ["?at", ["cat", "😀at"], ["at", "/at", "ccat"]],
    ["[a]{b}.(c)+", ["[a]{b}.(c)+"], ["ab.c"]],
    ["", [""], ["a"]],
  ])("%j fits what it says", (pattern, fitting, others) => {
    const fits = compileGlob(pattern);
    expect(fitting.filter((text) => !fits(text))).toEqual([]);
    expect(others.filter(fits)).toEqual([]);
  });

  test("fits what the regular expression for it fits", () => {
    const pattern = fc.string({ unit: fc.constantFrom("*", "**", "/", "?", "a", "b", "."), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("/", "a", "b", "."), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (glob, name) => expect(compileGlob(glob)(name)).toBe(expression(glob).test(name))),
      { numRuns: 2_000 },
    );
  });

  test("never goes back", () => {
    const fits = compileGlob(`${"**a*".repeat(100)}b`);
    expect(fits("a".repeat(2_000))).toBe(false);
  });
});
