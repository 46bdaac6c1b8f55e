import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareText } from "../../../src/report/index.ts";
import { aComparison, aFinding, aStore, theSame } from "./comparisons.ts";
import { expectGolden } from "./golden.ts";
import { hostileNames } from "./markdown.ts";

test("a comparison in words is the one that was kept", () => {
  expectGolden("compare.txt", compareText(aComparison()));
});

test("a comparison without a difference says so first", () => {
  expect(compareText(theSame())).toMatch(/^pass: nothing differs\n/);
});

test("a change that nothing speaks against is no sameness", () => {
  expect(compareText({ ...theSame(), changed: true, ignored: 1 })).toMatch(
    /^pass: nothing to report, 1 difference ignored/,
  );
});

test("shows as many findings as asked for and counts the others", () => {
  const text = compareText(aComparison(), 1);
  expect(text).toContain("[rows-removed]");
  expect(text).not.toContain("[vectors-recall]");
  expect(text).toContain("and 6 more findings");
  expect(compareText(aComparison(), 0)).toContain("and 7 more findings");
  expect(compareText(aComparison(), 7)).not.toContain("more findings");
});

test("no name gets a line or a colour of its own", () => {
  const lines = compareText(aComparison()).split("\n").length;
  fc.assert(
    fc.property(hostileNames, (name) => {
      const text = compareText(aComparison(name));
      expect(text.split("\n")).toHaveLength(lines);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
    }),
  );
});

test("tells what could only be compared by counts", () => {
  const comparison = { ...theSame(), stores: [aStore({ name: "known-by-counts", depth: "summaries" })] };
  expect(compareText(comparison)).toMatch(/compared by counts[^\n]*\n {2}known-by-counts\n/);
});

test("a side of which less is known sets the units of both", () => {
  const { before, after } = aStore({});
  const stores = [
    aStore({ before, after: after === null ? null : { ...after, entries: 3, bytes: 12_289, summary: null } }),
  ];
  expect(compareText({ ...theSame(), stores })).toMatch(/ 1 entry +3 entries +\+2 entries, \+1 B\n/);
});

test("content is shown as what it was and is", () => {
  const samples = [
    { key: "1", before: "a" },
    { key: "2", after: "b" },
    { key: "3", columns: ["x"] },
  ];
  const finding = aFinding({ code: "rows-changed", samples });
  const text = compareText({ ...theSame(), findings: [finding] });
  for (const line of ["- 1: was a\n", "- 2: now b\n", "- 3: x\n"]) expect(text).toContain(line);
});

test("a renamed file is shown with its earlier name, and a value is not named twice", () => {
  const renamed = aFinding({
    code: "file-added",
    place: { path: "b.md" },
    numbers: { renamed: 1 },
    samples: [{ key: "a.md" }],
  });
  const value = aFinding({
    code: "values-changed",
    place: { path: "a.json", pointer: "/x" },
    numbers: { values: 1 },
    samples: [{ key: "/x" }],
  });
  const text = compareText({ ...theSame(), findings: [renamed, value] });
  expect(text).toContain("- earlier name: a.md\n");
  expect(text.match(/\/x/g)).toHaveLength(1);
});
