import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decideRetention, type Retention, type StoredBundle } from "../../../src/vault/index.ts";
import { storedBundle } from "./stored.ts";

const HOUR_MS = 3_600_000;

/** Bundles of one agent at these times, in this order. */
function at(...times: string[]): StoredBundle[] {
  return times.map((time, index) => storedBundle(index, { createdAt: `${time}:00.000Z` }));
}

/** Times of the bundles that stay, with the rules that keep them. */
function kept(bundles: readonly StoredBundle[], retention: Retention): Record<string, string> {
  const staying = decideRetention(bundles, retention).filter(({ keep }) => keep);
  return Object.fromEntries(
    staying.map(({ bundle, reasons }) => [
      bundle.receipt.createdAt.slice(0, 16),
      reasons.map((reason) => ("period" in reason ? `${reason.rule} ${reason.period}` : reason.rule)).join(", "),
    ]),
  );
}

describe("a rule keeps", () => {
  const days = at("2026-11-01T08:00", "2026-11-01T20:00", "2026-11-02T08:00", "2026-11-04T08:00", "2026-11-04T09:00");

  test("the newest so many", () => {
    expect(kept(days, { keepLast: 2 })).toEqual({ "2026-11-04T09:00": "newest, last", "2026-11-04T08:00": "last" });
  });

  test("the newest of each day that has one", () => {
    expect(kept(days, { keepDaily: 3 })).toEqual({
      "2026-11-04T09:00": "newest, daily 2026-11-04",
      "2026-11-02T08:00": "daily 2026-11-02",
      "2026-11-01T20:00": "daily 2026-11-01",
    });
  });

  test("the newest of each ISO week, also where it is of another year", () => {
    const weeks = at("2026-12-27T23:59", "2026-12-28T00:00", "2027-01-03T23:59", "2027-01-04T00:00");
    expect(kept(weeks, { keepWeekly: 9 })).toEqual({
      "2027-01-04T00:00": "newest, weekly 2027-W01",
      "2027-01-03T23:59": "weekly 2026-W53",
      "2026-12-27T23:59": "weekly 2026-W52",
    });
  });

  test("the newest of each month", () => {
    expect(kept([...days, ...at("2026-10-31T23:59")], { keepMonthly: 2 })).toEqual({
      "2026-11-04T09:00": "newest, monthly 2026-11",
      "2026-10-31T23:59": "monthly 2026-10",
    });
  });

  test("what is within a time of the newest of now, where a clock was wrong once", () => {
    const retention = { keepWithinMs: 49 * HOUR_MS };
    const now = new Date("2026-12-01T00:00:00Z");
    const without = decideRetention(days, retention, now).filter(({ keep }) => keep);
    const staying = decideRetention([...days, ...at("2099-01-01T00:00")], retention, now).filter(({ keep }) => keep);
    expect(staying.map(({ bundle }) => bundle.receipt.createdAt)).toEqual([
      "2099-01-01T00:00:00.000Z",
      ...without.map(({ bundle }) => bundle.receipt.createdAt),
    ]);
  });

  test("what is within a time of the newest, and not of now", () => {
    expect(Object.keys(kept(days, { keepWithinMs: 49 * HOUR_MS }))).toEqual([
      "2026-11-04T09:00",
      "2026-11-04T08:00",
      "2026-11-02T08:00",
    ]);
  });

  test("what has one of the labels", () => {
    const labelled = storedBundle(9, { createdAt: "2026-01-01T00:00:00.000Z", label: "release" });
    expect(kept([...days, labelled], { keepLabels: ["release", "other"] })).toEqual({
      "2026-11-04T09:00": "newest",
      "2026-01-01T00:00": "label",
    });
  });

  test("what any other rule keeps too", () => {
    expect(Object.keys(kept(days, { keepLast: 2, keepDaily: 2 }))).toEqual([
      "2026-11-04T09:00",
      "2026-11-04T08:00",
      "2026-11-02T08:00",
    ]);
  });

  test("days of UTC, wherever it runs", () => {
    expect(Object.keys(kept(at("2026-11-01T23:59", "2026-11-02T00:00"), { keepDaily: 9 }))).toHaveLength(2);
  });
});

describe("agents", () => {
  const bundles = ["b", "a", "b", "c"].map((agent, index) =>
    storedBundle(index, { agent, createdAt: `2026-11-0${index + 1}T00:00:00.000Z` }),
  );

  test("are judged each for themselves", () => {
    const decided = decideRetention(bundles, { keepLast: 1 });
    expect(decided.map(({ bundle, keep }) => [bundle, keep])).toEqual([
      [bundles[1], true],
      [bundles[2], true],
      [bundles[0], false],
      [bundles[3], true],
    ]);
    expect(decided[2]?.reasons).toEqual([]);
  });

  test("are left alone but for one that is asked for", () => {
    expect(decideRetention(bundles, { keepLast: 1, agent: "b" }).map(({ bundle }) => bundle)).toEqual([
      bundles[2],
      bundles[0],
    ]);
  });
});

test.each<[Retention]>([
  [{}],
  [{ agent: "a" }],
  [{ keepLabels: [] }],
  [{ keepLast: 0, keepDaily: 0, keepWithinMs: 0 }],
])("%j is no rule, and nothing is decided", (retention) => {
  expect(() => decideRetention(at("2026-11-01T00:00"), retention)).toThrow(
    expect.objectContaining({ code: "bad-option" }),
  );
});

describe("whatever there is and whatever is said,", () => {
  const LABELS = ["x", "y"];
  const someBundles = fc
    .array(
      fc.record({
        agent: fc.constantFrom("a", "b"),
        label: fc.constantFrom(null, ...LABELS),
        hours: fc.nat(24 * 400),
      }),
      { maxLength: 40 },
    )
    .map((all) =>
      all.map(({ hours, ...facts }, index) => {
        const createdAt = new Date(Date.UTC(2026, 0, 1) + hours * HOUR_MS).toISOString();
        return storedBundle(index, { ...facts, createdAt });
      }),
    );
  const count = fc.nat(6);
  const someRules = fc
    .record({
      keepLast: count,
      keepDaily: count,
      keepWeekly: count,
      keepMonthly: count,
      keepWithinMs: fc.nat(100).map((days) => days * 24 * HOUR_MS),
      keepLabels: fc.subarray(LABELS),
    })
    .map((rules) => ({ ...rules, keepLast: rules.keepLast + 1 }));

  const staying = (bundles: readonly StoredBundle[], rules: Retention): StoredBundle[] =>
    decideRetention(bundles, rules).flatMap(({ bundle, keep }) => (keep ? [bundle] : []));

  test("every bundle is decided about once, and one stays with a reason and goes without", () => {
    fc.assert(
      fc.property(someBundles, someRules, (bundles, rules) => {
        const decided = decideRetention(bundles, rules);
        expect(decided.map(({ bundle }) => bundle.name).toSorted()).toEqual(bundles.map(({ name }) => name).toSorted());
        expect(decided.every(({ keep, reasons }) => keep === reasons.length > 0)).toBe(true);
      }),
    );
  });

  test("the newest of each agent stays", () => {
    fc.assert(
      fc.property(someBundles, fc.constantFrom(...LABELS), (bundles, label) => {
        const rest = staying(bundles, { keepLabels: [label] });
        for (const agent of new Set(bundles.map(({ receipt }) => receipt.agent))) {
          const times = (all: readonly StoredBundle[]): string[] =>
            all.filter(({ receipt }) => receipt.agent === agent).map(({ receipt }) => receipt.createdAt);
          expect(times(rest).toSorted().at(-1)).toBe(times(bundles).toSorted().at(-1));
        }
      }),
    );
  });

  test("a further rule, or a larger number, never removes more", () => {
    fc.assert(
      fc.property(someBundles, someRules, someRules, (bundles, fewer, more) => {
        const added = Object.fromEntries(
          Object.entries(fewer).map(([rule, value]) => {
            const other = more[rule as keyof typeof more];
            return [rule, typeof value === "number" ? value + Number(other) : [...value, ...(other as string[])]];
          }),
        );
        const rest = new Set(staying(bundles, added));
        expect(staying(bundles, fewer).filter((bundle) => !rest.has(bundle))).toEqual([]);
      }),
    );
  });

  test("what stays once stays again", () => {
    fc.assert(
      fc.property(someBundles, someRules, (bundles, rules) => {
        const rest = staying(bundles, rules);
        expect(staying(rest, rules)).toEqual(rest);
      }),
    );
  });

  test("the order of the list does not count", () => {
    fc.assert(
      fc.property(someBundles, someRules, (bundles, rules) => {
        expect(decideRetention(bundles.toReversed(), rules)).toEqual(decideRetention(bundles, rules));
      }),
    );
  });
});
