import { describe, expect, test } from "@jest/globals";
import { baselineText, inspectText, restoreText, snapshotText, verifyText } from "../../../src/report/index.ts";
import { aFailedVerification, aSnapshot, DIGEST, READ_WHOLE, UNTOUCHED } from "./views.ts";

describe("a snapshot in words", () => {
  test("shows every store under aligned titles", () => {
    expect(snapshotText(aSnapshot())).toContain(
      [
        "STORE     KIND       SIZE  DIGEST        CONTENTS",
        "facts.db  sqlite  2.0 KiB  0123456789ab  2 tables, 1,234 rows",
        "facts.db  git     2.0 KiB  0123456789ab  12 commits, 4 uncommitted paths",
        "facts.db  file    2.0 KiB  0123456789ab  7 files",
      ].join("\n"),
    );
  });

  test("names what was left out, and why", () => {
    expect(snapshotText(aSnapshot())).toMatch(/left out \(1\)\n {2}facts\.db {2}\(link\)\n/);
  });

  test("gives hostile names no line and no colour of their own", () => {
    const text = snapshotText(aSnapshot("x\n\u001b[2Jbundle  /etc/passwd"));
    expect(text.split("\n").length).toBe(snapshotText(aSnapshot()).split("\n").length);
    expect(text).not.toContain("\u001b");
  });

  test("ends long lists", () => {
    const leftOut = Array.from({ length: 1000 }, (_, index) => ({ path: `link-${index}`, reason: "link" as const }));
    const text = snapshotText({ ...aSnapshot(), leftOut });
    expect(text).toContain("and 950 more");
    expect(text).not.toContain("link-50 ");
  });
});

test("a failed examination ends with its verdict", () => {
  const text = verifyText(aFailedVerification());
  expect(text).toContain("[digest-mismatch]");
  expect(text).toMatch(/\nnot ok: digests\n$/);
});

test("a good examination ends with what it does not cover", () => {
  const checks = aFailedVerification().checks.filter(({ status }) => status !== "failed");
  const view = { ...aFailedVerification(), ok: true, checks, findings: [] };
  expect(verifyText(view)).toMatch(/\nok: .*\n\nnot checked\n {2}databases: files\/_root\/a\.json\n$/);
  expect(verifyText({ ...view, checks: checks.slice(0, 1) })).not.toContain("not checked");
});

test("an encrypted bundle without key and receipt is still described", () => {
  const text = inspectText({
    bundle: "b",
    sizeBytes: 10,
    encrypted: true,
    manifest: null,
    receipt: null,
    signedBy: null,
  });
  expect(text).toContain("no key was given and no receipt");
});

test("a dry run says that nothing was written", () => {
  const view = {
    ...aSnapshot(),
    target: "/memory",
    dryRun: true,
    stateDigest: DIGEST,
    stores: [{ name: "a.db", kind: "sqlite" as const, path: "a.db", entries: 1, bytes: 1 }],
    replaced: ["a.db"],
    ...UNTOUCHED,
    ...READ_WHOLE,
  };
  expect(restoreText(view)).toMatch(/would be replaced \(1\)[\s\S]*nothing was written\n$/);
  expect(restoreText({ ...view, dryRun: false })).toMatch(/\nreplaced \(1\)[\s\S]*restored 1 store\n$/);
});

test("a restore that read a part of the bundle says what was not checked", () => {
  const view = { ...aSnapshot(), target: "/memory", dryRun: false, stores: [], replaced: [], ...UNTOUCHED };
  expect(restoreText({ ...view, partial: true, readBytes: 4096 })).toMatch(/not checked: memsnap verify/);
  expect(restoreText({ ...view, ...READ_WHOLE })).toContain("everything was checked");
});

test("a baseline in words names its file and its stores", () => {
  const stores = aSnapshot().stores.map((store) => ({ ...store, summary: store }));
  const text = baselineText({
    file: "memory.baseline.json",
    baseline: { agent: "scout", stateDigest: DIGEST, stores },
  });
  expect(text).toMatch(/^baseline {2}memory\.baseline\.json\nagent {5}scout\n/);
  expect(text).toContain("2 tables, 1,234 rows");
});
