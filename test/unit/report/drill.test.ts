import { describe, expect, test } from "@jest/globals";
import { type DrillView, drillSummary, drillText, findingsError } from "../../../src/report/index.ts";
import { DIGEST } from "./views.ts";

function aDrill(more: Partial<DrillView> = {}, name = "facts.db"): DrillView {
  return {
    ok: false,
    outcome: "corrupt",
    bundle: `/bundles/${name}`,
    snapshotId: "01890a5d-ac96-774b-bcce-b302099a8057",
    createdAt: "2026-11-03T12:00:00.000Z",
    agent: "scout",
    ageSeconds: 7200,
    stateDigest: DIGEST,
    stores: [{ name, kind: "sqlite", expected: DIGEST, actual: null, same: false }],
    probes: [{ name, status: "failed", detail: `no ${name}` }],
    findings: [{ code: "probe-failed", path: name, message: `probe ${name}: no ${name}` }],
    ...more,
  };
}

describe("a drill in words", () => {
  test("ends with its outcome and a verdict", () => {
    expect(drillText(aDrill())).toMatch(/\ncorrupt: .*1 finding\n$/);
    const stores = aDrill().stores.map((store) => ({ ...store, actual: DIGEST, same: true }));
    const good = aDrill({ ok: true, outcome: "ok", stores, probes: [], findings: [] });
    expect(drillText(good)).toMatch(/\nok: the bundle restores: 1 store came back/);
  });

  test("says what to do about every finding", () => {
    expect(drillText(aDrill())).toMatch(/hint: .*\[probe-failed\]\n/);
  });

  test("tells an outcome without a verdict from a bad one", () => {
    for (const outcome of ["wrong-key", "inconclusive"] as const) {
      expect(drillText(aDrill({ outcome }))).toMatch(new RegExp(`\\n${outcome}: no verdict`));
      expect(drillSummary(aDrill({ outcome }))).toMatch(/^### .*\n\nno verdict/);
    }
  });

  test("describes a bundle that could not be opened", () => {
    const unknown = { snapshotId: null, createdAt: null, agent: null, ageSeconds: null, stateDigest: null };
    for (const text of [drillText, drillSummary].map((say) => say(aDrill({ ...unknown, stores: [], probes: [] }))))
      expect(text).not.toMatch(/null|undefined|NaN/);
  });
});

describe("the summary of a drill", () => {
  test("starts with the verdict", () => {
    expect(drillSummary(aDrill())).toMatch(/^### ❌ Restore drill failed\n\n.*1 finding\n/);
    expect(drillSummary(aDrill({ ok: true, outcome: "ok", findings: [] }))).toMatch(/^### ✅ /);
  });

  test("lets no foreign name act as markup", () => {
    const hostile = "a|b<img src=x>`c`\n# d [x](https://example.com) @octocat";
    const [markdown, sound] = [drillSummary(aDrill({}, hostile)), drillSummary(aDrill())];
    expect(markdown.split("\n").length).toBe(sound.split("\n").length);
    expect(markdown).not.toMatch(/<img|\]\(|@octocat|https:\/\//);
  });
});

test("findings end a command as the first of them does", () => {
  expect(findingsError(aDrill().findings)).toMatchObject({ code: "probe-failed", exitCode: 3 });
  expect(findingsError([{ code: "disk-full", path: "/", message: "no space" }]).exitCode).toBe(7);
  expect(findingsError([]).code).toBe("internal");
});
