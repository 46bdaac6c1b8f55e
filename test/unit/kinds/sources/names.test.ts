import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { restoreOrder } from "../../../../src/kinds/index.ts";
import { caseFoldKey, storeName, whyNotPortable } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";
import { locate, make, makeDatabases, problems } from "./places.ts";

function nameOf(path: string): string {
  return storeName(path, (text) => createHash("sha256").update(text).digest("hex"));
}

/** Paths that are likely to meet: few letters, and all that names are made of. */
const PART = fc
  .array(fc.constantFrom("a", "A", "b", "_", "__", "-", ".", " ", "é", "1234abcd", ".bundle"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((letters) => letters.join(""));
const PATH = fc
  .array(PART, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("/"))
  .filter((path) => whyNotPortable(path) === undefined);

describe("the name of a store", () => {
  test("is another for every other path, even where case does not count", () => {
    fc.assert(
      fc.property(PATH, PATH, (a, b) => {
        fc.pre(caseFoldKey(a) !== caseFoldKey(b));
        expect(caseFoldKey(nameOf(a))).not.toBe(caseFoldKey(nameOf(b)));
      }),
      { numRuns: 5000 },
    );
  });

  test("can stand in a bundle", () => {
    fc.assert(
      fc.property(PATH, (path) => {
        expect(whyNotPortable(nameOf(path))).toBeUndefined();
        expect(nameOf(path)).not.toContain("/");
      }),
      { numRuns: 2000 },
    );
  });

  test("cannot be had by spelling out the name of another", () => {
    const name = nameOf("a b");
    expect(name).toMatch(/^a_b-[0-9a-f]{8}$/);
    expect(nameOf(name)).not.toBe(name);
  });

  test("does not depend on other sources or their order", async () => {
    const paths = ["a__b", "a/b", "a b", "notes", "notes/today.md", "state.db"];
    await inFolder(async (folder) => {
      make(folder, "a__b/x", "a/b/x", "a b/x", "notes/today.md", "notes/old.md");
      makeDatabases(folder, "state.db");
      const alone = new Map<string, string>();
      for (const path of paths) {
        const { stores } = await locate(folder, [path]);
        expect(stores).toHaveLength(1);
        alone.set(path, stores[0]?.name ?? "");
      }
      expect(new Set(alone.values()).size).toBe(paths.length);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(paths, { minLength: 1 }), async (some) => {
          const located = await locate(folder, some);
          expect(problems(located)).toEqual([]);
          expect(located.stores.map(({ name }) => name).sort()).toEqual(some.map((path) => alone.get(path)).sort());
        }),
        { numRuns: 25 },
      );
    });
  });
});

test("every file of a random tree is in exactly one store, whatever the sources", async () => {
  const names = ["a", "a/x.md", "a/y.db", "a/b", "a/b/z.md", "a/b/c", "a/b/c/w.md", "d", "d/v.md"];
  const sources = [...names, "a/**/*.md", "**/*.md", "a/*", "a/b/*.md", "file:a/y.db", "."];
  await inFolder(async (folder) => {
    make(folder, ...names.filter((name) => name.endsWith(".md")));
    makeDatabases(folder, "a/y.db");
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(sources, { minLength: 1 }), async (some) => {
        const located = await locate(folder, [...some, "."]);
        expect(problems(located)).toEqual([]);
        const captured = located.stores.flatMap(({ location, members }) =>
          members === undefined ? [location] : members.map(({ path }) => join(location, path)),
        );
        expect(new Set(captured).size).toBe(captured.length);
        expect(captured.sort()).toEqual([folder, ...names.map((name) => join(folder, name))].sort());
        expect(captured.every((path) => existsSync(path))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test("stores are restored with outer repositories first and inner folders of files first", () => {
  const stores = [
    { kind: "file", path: "." },
    { kind: "sqlite", path: "a/x.db" },
    { kind: "git", path: "a/b" },
    { kind: "file", path: "a/b/c" },
    { kind: "git", path: "a" },
  ] as const;
  expect(
    restoreOrder(stores.map((store) => ({ store }))).map(({ store: { kind, path } }) => `${kind} ${path}`),
  ).toEqual(["git a", "git a/b", "sqlite a/x.db", "file a/b/c", "file ."]);
});
