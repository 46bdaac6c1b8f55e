import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  archivePaths,
  caseFoldKey,
  restoredPath,
  storeName,
  storeOfArchivePath,
  whyNotPortable,
} from "../../../src/model/index.ts";

const sha256Hex = (text: string): string => createHash("sha256").update(text).digest("hex");
const nameOf = (path: string): string => storeName(path, sha256Hex);

/** Parts that are likely to meet where names are joined and shortened. */
const part = fc
  .oneof(
    fc.string({ unit: fc.constantFrom("a", "B", "_", "-", ".", "é"), minLength: 1, maxLength: 6 }),
    fc.constantFrom("memory", "a__b", "_", "a.bundle", "x".repeat(60), "notes-0a1b2c3d"),
  )
  .filter((text) => whyNotPortable(text) === undefined);
const path = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"))
  .filter((text) => whyNotPortable(text) === undefined);

describe("the name of a store", () => {
  test.each([
    [".", "_root"],
    ["facts.db", "facts.db"],
    ["memory/facts.db", "memory__facts.db"],
    [".agent/state", ".agent__state"],
  ])("of %j is %j", (from, name) => {
    expect(nameOf(from)).toBe(name);
  });

  test.each(["a__b", "_root", "a_/b", "notes.bundle", "é", "a b", "x".repeat(97), "notes-0a1b2c3d", "logs/*.jsonl"])(
    "of %j ends in eight digits of its SHA-256",
    (from) => {
      expect(nameOf(from)).toMatch(new RegExp(`^[A-Za-z0-9._-]{1,87}-${sha256Hex(from).slice(0, 8)}$`));
    },
  );

  test("is another one for every other path, also where case does not count", () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        if (caseFoldKey(a) !== caseFoldKey(b)) expect(caseFoldKey(nameOf(a))).not.toBe(caseFoldKey(nameOf(b)));
      }),
      { numRuns: 2000 },
    );
  });

  test("can stand in every path of the archive and is found there again", () => {
    fc.assert(
      fc.property(path, (from) => {
        const name = nameOf(from);
        expect(name).toMatch(/^[A-Za-z0-9._-]{1,96}$/);
        for (const [kind, place, rest] of [
          ["sqlite", archivePaths.sqlite(name), ""],
          ["git", archivePaths.gitBundle(name), ""],
          ["git", archivePaths.gitWorktree(name, "a/b"), "a/b"],
          ["file", archivePaths.file(name, "."), "."],
          ["file", archivePaths.file(name, "a/b"), "a/b"],
        ] as const) {
          expect(whyNotPortable(place)).toBeUndefined();
          expect(storeOfArchivePath(place)).toEqual({ kind, name, rest });
        }
      }),
    );
  });
});

test.each([
  "",
  "snapshot.json",
  "sqlite/a",
  "sqlite/a/b.sqlite",
  "git/a",
  "git/a/worktree",
  "files",
  "files/",
  "other/a",
])("%j is no place of a store", (place) => {
  expect(storeOfArchivePath(place)).toBeUndefined();
});

test("what is restored lies below the path of its store; the root adds nothing", () => {
  expect(restoredPath("memory", "a/b")).toBe("memory/a/b");
  expect(restoredPath(".", "a/b")).toBe("a/b");
  expect(restoredPath("memory", ".")).toBe("memory");
  expect(restoredPath("memory/facts.db", "")).toBe("memory/facts.db");
  expect(restoredPath(".", ".")).toBe(".");
});
