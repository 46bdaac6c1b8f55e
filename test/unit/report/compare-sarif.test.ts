import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Log, Result } from "sarif";
import { DIFFERENCE_CODES, VERSION } from "../../../src/model/index.ts";
import { sarifLog } from "../../../src/report/compare-sarif.ts";
import { compareSarif } from "../../../src/report/index.ts";
import { aComparison, aFinding, aStore, theSame } from "./comparisons.ts";
import { expectGolden } from "./golden.ts";
import { hostileNames } from "./markdown.ts";

// The types of SARIF 2.1.0 hold what is made against the format, where it is made and as it is written.
const logOf = (comparison = aComparison()): Log => sarifLog(comparison);
const resultsOf = (comparison = aComparison()): Result[] => logOf(comparison).runs[0]?.results ?? [];

test("the results are those that were kept", () => {
  expectGolden("compare.sarif", `${JSON.stringify(resultsOf(), null, 2)}\n`);
});

test("it is written as JSON", () => {
  expect(JSON.parse(compareSarif(aComparison()))).toEqual(logOf());
});

test("there is a rule with everything that code scanning asks for, for every code", () => {
  const driver = logOf().runs[0]?.tool.driver;
  expect(driver).toMatchObject({ name: "agent-memory-snapshot", semanticVersion: VERSION });
  expect(driver?.rules?.map(({ id }) => id)).toEqual(DIFFERENCE_CODES);
  for (const rule of driver?.rules ?? []) {
    expect(rule.name).toMatch(/^([A-Z][a-z]+)+$/);
    for (const text of [rule.shortDescription?.text, rule.fullDescription?.text, rule.help?.text])
      expect(text).toMatch(/^[A-Z][^\n]{3,1000}$/i);
    expect(["error", "warning", "note"]).toContain(rule.defaultConfiguration?.level);
  }
});

test("every result has a file below the root, whatever is called how", () => {
  fc.assert(
    fc.property(
      fc.oneof(hostileNames, fc.constantFrom("../../x", "/etc/passwd", "c:\\x", "//host/x", ".", "%2e%2e")),
      (name) => {
        const stores = [aStore({ path: name })];
        const own = aFinding({ code: "rows-removed" });
        const elsewhere = aFinding({ code: "file-removed", kind: "file", store: name, place: { path: name } });
        for (const { locations } of resultsOf({ ...theSame(), stores, findings: [own, elsewhere] })) {
          const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
          expect(uri).toMatch(/^[A-Za-z0-9%_.!~*'()-][A-Za-z0-9%_.!~*'()/-]*$/);
          expect(new URL(uri, "file:///root/below/").pathname).toMatch(/^\/root\/below\/./);
          expect(locations?.[0]?.physicalLocation?.region?.startLine).toBe(1);
        }
      },
    ),
  );
});

test("a name makes no link and no placeholder", () => {
  const [first] = resultsOf(aComparison("[click](https://example.com) {0} \\"));
  expect(first?.message.text).toContain("table \\[click\\](https://example.com) {{0}} \\\\:");
});

test("a finding is known again in the next run, and told from others", () => {
  const prints = (rows: number) => {
    const findings = ["a", "b", "b"].map((table) =>
      aFinding({ code: "rows-removed", place: { table }, numbers: { rows } }),
    );
    return resultsOf({ ...theSame(), findings }).map((result) => result.partialFingerprints?.primaryLocationLineHash);
  };
  expect(new Set(prints(1)).size).toBe(3);
  expect(prints(1)).toEqual(prints(2));
});

test("there are 5,000 results at most, and the others are counted", () => {
  const findings = Array.from({ length: 7000 }, (_, index) =>
    aFinding({ code: "rows-removed", severity: index < 6999 ? "notice" : "error" }),
  );
  const [run] = logOf({ ...theSame(), findings }).runs;
  expect(run?.results).toHaveLength(5000);
  expect(run?.results?.[0]?.level).toBe("error");
  expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain("2,000 more findings");
});
