import { describe, expect, test } from "@jest/globals";
import { DIFFERENCE_CODES, DIFFERENCES, type DifferenceCode } from "../../../src/model/index.ts";
import { difference, judged, rowsRemoved, severityOf } from "./differences.ts";

describe("a limit", () => {
  const LIMITED: readonly [string, DifferenceCode, Record<string, number>, object, string][] = [
    ["max is kept", "rows-removed", { rows: 10, before: 100 }, { max: 10 }, "notice"],
    ["max is broken", "rows-removed", { rows: 11, before: 100 }, { max: 10 }, "error"],
    ["max of nothing", "rows-removed", { rows: 1, before: 100 }, { max: 0 }, "error"],
    ["maxPercent is kept", "rows-removed", { rows: 2, before: 100 }, { maxPercent: 2 }, "notice"],
    ["maxPercent is broken", "rows-removed", { rows: 21, before: 1000 }, { maxPercent: 2 }, "error"],
    ["one of two is broken", "rows-removed", { rows: 11, before: 1000 }, { max: 10, maxPercent: 2 }, "error"],
    ["both are kept", "rows-removed", { rows: 10, before: 1000 }, { max: 10, maxPercent: 2 }, "notice"],
    ["a share of nothing", "rows-added", { rows: 1, before: 0 }, { maxPercent: 1e9 }, "notice"],
    ["nothing of nothing", "rows-changed", { rows: 0, before: 0 }, { maxPercent: 0 }, "notice"],
    ["what is not counted", "file-changed", {}, { max: 1000 }, "warn"],
    ["minRecall is kept", "vectors-recall", { recall: 0.9 }, { minRecall: 0.9 }, "notice"],
    ["minRecall is broken", "vectors-recall", { recall: 0.89 }, { minRecall: 0.9 }, "error"],
    ["minOverlap is kept", "vectors-overlap", { overlap: 0.7 }, { minOverlap: 0.7 }, "notice"],
    ["minOverlap is broken", "vectors-overlap", { overlap: 0.6 }, { minOverlap: 0.7 }, "error"],
    ["maxNormDrift is kept", "vectors-norm-drifted", { drift: 0.5 }, { maxNormDrift: 0.5 }, "ignore"],
    ["maxNormDrift is broken", "vectors-norm-drifted", { drift: 0.6 }, { maxNormDrift: 0.5 }, "warn"],
  ];

  test.each(LIMITED)("decides: %s", (...[, code, numbers, limits, severity]) => {
    expect(severityOf(difference(code, { numbers }), [{ code, ...limits }])).toBe(severity);
  });

  test("of a share of nothing is not kept, however large", () => {
    const added = difference("rows-added", { numbers: { rows: 1, before: 0 } });
    expect(severityOf(added, [{ code: "rows-added", severity: "warn", maxPercent: 1e9 }])).toBe("warn");
  });

  test("stands in the finding with what was found", () => {
    const { findings } = judged([rowsRemoved(3)], [{ code: "rows-removed", max: 2, maxPercent: 5 }]);
    expect(findings[0]?.limits).toEqual([
      { name: "max", allowed: 2, actual: 3, kept: false },
      { name: "maxPercent", allowed: 5, actual: 3, kept: true },
    ]);
    expect(judged([rowsRemoved(3)]).findings[0]).not.toHaveProperty("limits");
  });

  test("says how much it matters within, never more than beyond", () => {
    const within = (more: object): string => severityOf(rowsRemoved(1), [{ code: "rows-removed", max: 5, ...more }]);
    expect(within({})).toBe("notice");
    expect(within({ within: "warn" })).toBe("warn");
    expect(within({ within: "ignore" })).toBe("ignore");
    expect(within({ severity: "notice", within: "notice" })).toBe("notice");
  });
});

describe("the built-in policy", () => {
  const SCHEMA = /^(object-|column-(added|changed)|schema-|user-version-|application-id-)/;
  const LOST = /-(removed|emptied|rewritten|decreased|not-compared)$/;
  const CORRUPTED = /-(dimension-changed|not-finite|zero|orphaned|missing|recall|overlap|invalid)$/;
  const GROWN = /-(added|mode-changed)$/;

  test.each(DIFFERENCE_CODES)(
    "takes %s for an error when it is a loss or a corruption, and for a notice when it is growth",
    (code) => {
      const isGrave = !SCHEMA.test(code) && (LOST.test(code) || CORRUPTED.test(code));
      const isGrowth = !SCHEMA.test(code) && GROWN.test(code);
      expect(severityOf(difference(code))).toBe(isGrave ? "error" : isGrowth ? "notice" : "warn");
    },
  );

  test.each(DIFFERENCE_CODES)("gives %s the severity of the registry where no limit is kept", (code) => {
    expect(severityOf(difference(code))).toBe(DIFFERENCES[code].severity);
  });

  test.each<[DifferenceCode, Record<string, number>, string]>([
    ["store-shrunk", { bytes: 50, before: 100, after: 50 }, "ignore"],
    ["store-shrunk", { bytes: 51, before: 100, after: 49 }, "warn"],
    ["store-grown", { bytes: 400, before: 100, after: 500 }, "ignore"],
    ["store-grown", { bytes: 401, before: 100, after: 501 }, "warn"],
    ["vectors-recall", { recall: 0.8 }, "notice"],
    ["vectors-recall", { recall: 0.79 }, "error"],
    ["vectors-overlap", { overlap: 0.5 }, "notice"],
    ["vectors-overlap", { overlap: 0.49 }, "error"],
    ["vectors-norm-drifted", { drift: 0.1 }, "ignore"],
    ["vectors-norm-drifted", { drift: 0.11 }, "warn"],
  ])("gives %s with %j: %s", (code, numbers, severity) => {
    expect(severityOf(difference(code, { numbers }))).toBe(severity);
  });

  test("passes over sizes without counting them as ignored", () => {
    const shrunk = difference("store-shrunk", { numbers: { bytes: 1, before: 100, after: 99 } });
    expect(judged([shrunk]).ignored).toBe(0);
    expect(judged([shrunk], [{ severity: "ignore" }]).ignored).toBe(1);
  });
});
