import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BUILT_IN_POLICY, judge, type StoreIdentity } from "../../../src/baseline/index.ts";
import { DIFFERENCE_CODES, DIFFERENCES, type Difference, SEVERITIES } from "../../../src/model/index.ts";
import { difference, FACTS, judged, policyOf, rowsRemoved, severityOf } from "./differences.ts";

describe("a rule", () => {
  const NOTICE = { severity: "notice" };
  const NOTES: StoreIdentity = { kind: "git", name: "notes", path: "memory/notes" };

  test.each<[string, object, Difference, StoreIdentity]>([
    ["code", { code: "rows-removed" }, rowsRemoved(1), FACTS],
    ["codes", { code: ["rows-added", "rows-removed"] }, rowsRemoved(1), FACTS],
    ["store by path", { store: "memory/*.db" }, rowsRemoved(1), FACTS],
    ["store by name", { store: "memory__facts.db" }, rowsRemoved(1), FACTS],
    ["store whose path is not known", { store: "memory__*" }, rowsRemoved(1), { ...FACTS, path: null }],
    ["table", { table: "f*" }, rowsRemoved(1), FACTS],
    ["column", { column: "*_at" }, difference("column-removed", { place: { table: "t", column: "made_at" } }), FACTS],
    ["object", { object: "index *" }, difference("object-removed", { place: { object: "index a" } }), FACTS],
    ["path", { path: "state/**" }, difference("file-removed", { place: { path: "state/a/b" } }), NOTES],
    [
      "pointer",
      { pointer: "/a/*", path: "a.json" },
      difference("values-removed", { place: { path: "a.json", pointer: "/a/b" } }),
      NOTES,
    ],
    ["ref", { ref: "refs/heads/*" }, difference("ref-removed", { place: { ref: "refs/heads/main" } }), NOTES],
  ])("is narrowed by %s", (...[, narrowing, one, store]) => {
    expect(severityOf(one, [{ ...narrowing, ...NOTICE }], store)).toBe("notice");
    const elsewhere = Object.fromEntries(
      Object.entries(narrowing).map(([key, value]) => [key, key === "code" ? "store-added" : `${value}x`]),
    );
    expect(severityOf(one, [{ ...elsewhere, ...NOTICE }], store)).toBe(DIFFERENCES[one.code].severity);
  });

  test("does not fit where the place lacks what it names", () => {
    expect(severityOf(difference("store-removed"), [{ table: "**", ...NOTICE }])).toBe("error");
  });

  test("decides when it is the last that fits", () => {
    const rules = [
      { code: "rows-removed", severity: "warn" },
      { code: "rows-removed", table: "facts", severity: "notice" },
      { code: "rows-removed", table: "other", severity: "ignore" },
    ];
    expect(severityOf(rowsRemoved(1), rules)).toBe("notice");
    expect(severityOf(rowsRemoved(1, "log"), rules)).toBe("warn");
    expect(severityOf(rowsRemoved(1), rules.toReversed())).toBe("warn");
  });

  test("decides alone: takes neither limit nor severity of an earlier one", () => {
    const lenient = { code: "rows-removed", severity: "warn", max: 10 };
    expect(severityOf(rowsRemoved(5), [lenient, { code: "rows-removed", severity: "error" }])).toBe("error");
    expect(severityOf(rowsRemoved(5), [lenient, { code: "rows-removed", max: 1 }])).toBe("error");
  });

  test("leaves as built in what it does not say", () => {
    const recall = difference("vectors-recall", { numbers: { recall: 0.85 } });
    expect(severityOf(recall, [{ code: "vectors-recall", severity: "warn" }])).toBe("notice");
    expect(severityOf(recall, [{ code: "vectors-recall", within: "warn" }])).toBe("warn");
    expect(severityOf(recall, [{ code: "vectors-recall", minRecall: 0.9 }])).toBe("error");
    const grown = difference("store-grown", { numbers: { bytes: 200, before: 100, after: 300 } });
    expect(severityOf(grown, [{ code: "store-grown", maxPercent: 300 }])).toBe("ignore");
  });
});

describe("changed rows", () => {
  const parts = [
    { column: "last_access", count: 90 },
    { column: "text", count: 4 },
    { column: "title", count: 3 },
  ];
  const changed = difference("rows-changed", {
    place: { table: "facts" },
    numbers: { rows: 92, before: 100, after: 100 },
    parts,
  });
  const ACCESS = { column: "last_*", severity: "ignore" };

  test.each<[string, object[], string]>([
    ["by no rule", [], "warn"],
    ["by the worst of their columns", [{ column: "text", severity: "error" }], "error"],
    ["without the ignored columns", [{ code: "rows-changed", max: 7 }, ACCESS], "notice"],
    ["with the sum of the others as what they can be at most", [{ code: "rows-changed", max: 6 }, ACCESS], "warn"],
    ["by all rows where nothing is ignored", [{ code: "rows-changed", max: 91 }], "warn"],
    ["by all rows and no more", [{ code: "rows-changed", max: 92 }], "notice"],
    [
      "by each column where a rule names columns",
      [{ severity: "ignore" }, { code: "rows-changed", column: "t*", max: 4 }],
      "notice",
    ],
    [
      "by the column that is beyond its limit",
      [{ severity: "ignore" }, { code: "rows-changed", column: "t*", max: 3 }],
      "warn",
    ],
    ["as nothing when every column is ignored", [{ column: "*", severity: "ignore" }], "ignore"],
  ])("are judged %s", (_what, rules, severity) => {
    expect(severityOf(changed, rules)).toBe(severity);
  });

  test("say which limit was broken, and keep all their columns", () => {
    const { findings } = judged([changed], [{ code: "rows-changed", max: 6 }, ACCESS]);
    expect(findings[0]?.limits).toEqual([{ name: "max", allowed: 6, actual: 7, kept: false }]);
    expect(findings[0]?.parts).toEqual(parts);
  });
});

describe("a judgement", () => {
  const NOTES: StoreIdentity = { kind: "git", name: "notes", path: "notes" };

  test("is ordered by severity, store, registry and place", () => {
    const found = [
      { store: FACTS, differences: [rowsRemoved(1, "b"), difference("table-added"), rowsRemoved(1, "a")] },
      { store: NOTES, differences: [difference("ref-removed"), difference("head-changed")] },
      { store: FACTS, differences: [difference("store-emptied")] },
    ];
    const { findings, ...counts } = judge(found, BUILT_IN_POLICY);
    expect(findings.map(({ severity, store, code, path }) => [severity, store, code, path])).toEqual([
      ["error", "notes", "ref-removed", ""],
      ["error", "memory__facts.db", "store-emptied", ""],
      ["error", "memory__facts.db", "rows-removed", "a"],
      ["error", "memory__facts.db", "rows-removed", "b"],
      ["warn", "notes", "head-changed", ""],
      ["notice", "memory__facts.db", "table-added", ""],
    ]);
    expect(counts).toEqual({ verdict: "fail", errors: 4, warnings: 1, notices: 1, ignored: 0 });
  });

  test.each([
    ["pass", "notice"],
    ["warn", "warn"],
    ["fail", "error"],
  ])("is %s when the worst is %s", (verdict, severity) => {
    expect(judged([rowsRemoved(1)], [{ severity }]).verdict).toBe(verdict);
  });

  const anyDifference: fc.Arbitrary<Difference> = fc.record({
    code: fc.constantFrom(...DIFFERENCE_CODES),
    place: fc.record({ table: fc.constantFrom("facts", "log") }),
    numbers: fc.record({
      rows: fc.nat(50),
      before: fc.nat(50),
      bytes: fc.nat(50),
      recall: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    samples: fc.constant<Difference["samples"]>([]),
  });

  test("never gets better when severities rise", () => {
    const ORDER = ["pass", "warn", "fail"];
    const rule = fc.record({ table: fc.constantFrom("facts", "log", "*"), severity: fc.nat(3), raised: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(anyDifference, { maxLength: 8 }), fc.array(rule, { maxLength: 5 }), (differences, rules) => {
        const verdictOf = (raise: boolean): number => {
          const spelt = rules.map(({ table, severity, raised }) => {
            return { table, severity: SEVERITIES[raise ? Math.min(3, severity + raised) : severity] };
          });
          return ORDER.indexOf(judged(differences, spelt).verdict);
        };
        expect(verdictOf(true)).toBeGreaterThanOrEqual(verdictOf(false));
      }),
    );
  });

  test("is a pass when everything is ignored", () => {
    fc.assert(
      fc.property(fc.array(anyDifference), (differences) => {
        const { findings, ...rest } = judged(differences, [{ severity: "ignore" }]);
        expect(findings).toEqual([]);
        expect(rest).toEqual({ verdict: "pass", errors: 0, warnings: 0, notices: 0, ignored: differences.length });
      }),
    );
  });

  test("needs nothing from a policy that says nothing", () => {
    expect(policyOf({})).toEqual(BUILT_IN_POLICY);
  });
});
