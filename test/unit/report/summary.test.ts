import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError, byteLength, type Problem } from "../../../src/model/index.ts";
import {
  failureSummary,
  inspectSummary,
  restoreSummary,
  snapshotSummary,
  verifySummary,
} from "../../../src/report/index.ts";
import { expectHarmless, HOSTILE, hostileNames, plain, tables } from "./markdown.ts";
import { aFailedVerification, aSnapshot, READ_WHOLE, UNTOUCHED } from "./views.ts";

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
    fc.assert(fc.property(hostileNames, (text) => expectHarmless(snapshotSummary(aSnapshot(text)), sound)));
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
  const view = { bundle: "b", sizeBytes: 10, encrypted: true, manifest: null, receipt: null, signedBy: null };
  expect(inspectSummary(view)).toContain("no key was given");
});

test("the summary of a dry run says that nothing was written", () => {
  const view = {
    ...aSnapshot(),
    target: "/memory",
    dryRun: true,
    stores: [],
    replaced: ["a|b"],
    ...UNTOUCHED,
    ...READ_WHOLE,
  };
  expect(restoreSummary(view)).toContain("nothing was written");
});

test("the summary of a restore that read a part of the bundle says what was not checked", () => {
  const view = { ...aSnapshot(), target: "/memory", dryRun: false, stores: [], replaced: [], ...UNTOUCHED };
  const part = { ...view, partial: true, readBytes: 4096 };
  expect(restoreSummary(part)).toMatch(/4\.0 KiB[\s\S]*not checked/);
  expect(restoreSummary({ ...view, ...READ_WHOLE })).not.toContain("not checked");
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
