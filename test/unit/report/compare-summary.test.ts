import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { byteLength } from "../../../src/model/index.ts";
import { compareSummary } from "../../../src/report/index.ts";
import { aComparison, aFinding, aStore, theSame } from "./comparisons.ts";
import { expectGolden } from "./golden.ts";
import { expectHarmless, HOSTILE, hostileNames, plain, tables } from "./markdown.ts";

describe("the summary of a comparison", () => {
  test("is the one that was kept", () => {
    expectGolden("compare.md", compareSummary(aComparison()));
  });

  test("starts with the verdict and the worst", () => {
    const [verdict, , worst] = compareSummary(aComparison()).split("\n");
    expect(verdict).toMatch(/^### ❌ .*2 errors, 3 warnings, 2 notices/);
    expect(worst).toContain("37 of 1,204 rows (3.1 %) are gone");
    expect(compareSummary(theSame())).toMatch(/^### ✅ .*nothing differs/);
  });

  test("has a row for each store that changed, and counts the others", () => {
    const markdown = compareSummary(aComparison());
    expect(tables(markdown)[0]?.rows.map(([store]) => plain(store?.text ?? ""))).toEqual([
      "notes",
      "memory__facts.db",
      "memory__cache.db",
      "state",
    ]);
    expect(markdown).toContain("2 stores are unchanged");
  });

  test.each(HOSTILE)("shows the name %j and lets it do nothing", (name) => {
    expectHarmless(compareSummary(aComparison(name)), compareSummary(aComparison()));
  });

  test("lets no name do anything", () => {
    const sound = compareSummary(aComparison());
    fc.assert(fc.property(hostileNames, (name) => expectHarmless(compareSummary(aComparison(name)), sound)));
  });

  test("stays, beside the summary of a snapshot, below the size that GitHub drops", () => {
    const name = "記|".repeat(400);
    const { stores, findings, ...rest } = aComparison(name);
    const samples = Array.from({ length: 50 }, () => ({ key: name, before: name, after: name }));
    const many = Array.from({ length: 1500 }, () => findings.map((judged) => ({ ...judged, samples }))).flat();
    const markdown = compareSummary({
      ...rest,
      stores: Array.from({ length: 2000 }, () => stores.map((store) => ({ ...store, name }))).flat(),
      findings: many,
    });
    expect(byteLength(markdown)).toBeLessThan(640 * 1024);
    expect(markdown).toMatch(/and [\d,]+ more/);
  });
});

describe("the picture of growth", () => {
  const numbers = (tables: Readonly<Record<string, number>>) => {
    const { before } = aStore({});
    if (before?.summary?.kind !== "sqlite") throw new Error("no database");
    const rows = Object.entries(tables).map(([name, count]) => ({ name, rows: count, digest: "" }));
    return { ...before, summary: { ...before.summary, tables: rows } };
  };
  const pictureOf = (before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>, name = "a") => {
    const stores = [aStore({ name, before: numbers(before), after: numbers(after) })];
    return compareSummary({ ...theSame(), stores, findings: [aFinding({ code: "rows-removed" })] });
  };

  test("shows what grew and shrank, the most first, and cuts a bar that dwarfs the others", () => {
    const markdown = pictureOf({ x: 100, y: 100, z: 100, same: 5 }, { x: 97, y: 5000, z: 0, same: 5 });
    expect(markdown).toContain('x-axis ["a y 5,000 %", "a z 0 %", "a x 97 %"]');
    expect(markdown).toContain("bar [200.0, 0.0, 97.0]");
  });

  test("tells the tables of a store apart, however long its name is, and names that look alike", () => {
    const name = "data__agents__scout__memory__long_term.sqlite";
    const markdown = pictureOf({ facts: 10, edges: 10, "e|": 10, "e#": 10 }, {}, name);
    const labels = [...(/x-axis \[(.*)\]/.exec(markdown)?.[1] ?? "").matchAll(/"([^"]*)"/g)].map(([, label]) => label);
    expect(labels).toEqual([
      "...__memory__long_term.sqlite facts 0 %",
      "...__memory__long_term.sqlite edges 0 %",
      "...out__memory__long_term.sqlite e_ 0 %",
      "...out__memory__long_term.sqlite e_ 0 % (2)",
    ]);
  });

  test("is left away when there is little to see", () => {
    expect(pictureOf({ x: 100, y: 1 }, { x: 97, y: 1 })).not.toContain("mermaid");
    expect(pictureOf({ x: 0, y: 0 }, { x: 97, y: 1 })).not.toContain("mermaid");
  });

  test("has ten bars at most", () => {
    const table = (count: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`t${index}`, count + index]));
    expect(/x-axis \[(.*)\]/.exec(pictureOf(table(1), table(9)))?.[1]?.split(", ")).toHaveLength(10);
  });
});
