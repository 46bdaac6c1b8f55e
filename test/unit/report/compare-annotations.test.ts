import { expect, test } from "@jest/globals";
import { compareAnnotations } from "../../../src/report/index.ts";
import { aComparison, aFinding, theSame } from "./comparisons.ts";

test("a finding becomes an annotation of its level, at its file", () => {
  const [first] = compareAnnotations(aComparison());
  expect(first).toEqual({
    level: "error",
    title: "rows are gone (rows-removed)",
    message: expect.stringContaining("37 of 1,204 rows (3.1 %) are gone"),
    file: "memory/facts.db",
  });
});

test("what is no single file has no file", () => {
  const annotations = compareAnnotations(aComparison());
  expect(annotations.map(({ file }) => file ?? null)).toEqual([
    "memory/facts.db",
    "memory/facts.db",
    "memory/facts.db",
    "memory/facts.db",
    null,
    "memory/facts.db",
    "state/facts.json",
  ]);
});

test("ten of a level at most, and the last counts the others", () => {
  const findings = Array.from({ length: 25 }, () => aFinding({ code: "rows-removed" }));
  const notices = findings.map((judged) => ({ ...judged, severity: "notice" as const }));
  const annotations = compareAnnotations({ ...theSame(), findings: [...findings, ...notices] });
  expect(annotations.map(({ level }) => level)).toEqual([...Array(10).fill("error"), ...Array(10).fill("notice")]);
  expect(annotations[9]?.message).toMatch(/and 15 more errors$/);
  expect(annotations[19]?.message).toMatch(/and 15 more notices$/);
});

test("one of each code comes before a second of any", () => {
  const findings = [
    ...Array.from({ length: 12 }, () => aFinding({ code: "file-removed" })),
    aFinding({ code: "vectors-recall" }),
    aFinding({ code: "store-removed" }),
  ];
  const titles = compareAnnotations({ ...theSame(), findings }).map(({ title }) => title);
  expect(titles.slice(0, 4)).toEqual([
    "store is gone (store-removed)",
    "searches find something else (vectors-recall)",
    "file is gone (file-removed)",
    "file is gone (file-removed)",
  ]);
});

test("a message is no longer than GitHub keeps, holds no control character, and counts the others even then", () => {
  const findings = Array.from({ length: 11 }, () =>
    aFinding({ code: "rows-removed", place: { table: "\u001b".repeat(9000) } }),
  );
  const last = compareAnnotations({ ...theSame(), findings })[9];
  expect(last?.message.length).toBeLessThanOrEqual(4096);
  expect(last?.message).not.toContain("\u001b");
});
