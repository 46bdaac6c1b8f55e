import { renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/model/index.ts";
import { planMerge, type SwapPlan } from "../../../src/swap/plan.ts";
import type { Step } from "../../../src/swap/step.ts";
import { runSwap } from "../../../src/swap/swap.ts";
import { inFolder, picture, plant, type Tree } from "./trees.ts";

const NO_FACTS = { units: new Set<string>(), databases: new Set<string>() };

/** Few names, so that trees meet; half of the paths are folders. */
const trees = fc
  .array(fc.tuple(fc.array(fc.constantFrom("a", "b", "c.db"), { minLength: 1, maxLength: 3 }), fc.boolean()), {
    maxLength: 8,
  })
  .map((paths) => treeOf(paths.map(([parts, isFolder]) => [parts.join("/"), isFolder] as const)));

/** Takes each path that fits those before it. */
function treeOf(paths: readonly (readonly [string, boolean])[]): Tree {
  const tree: Record<string, string | null> = {};
  for (const [path, isFolder] of paths) {
    const above = path.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));
    const isTaken = path in tree || Object.keys(tree).some((other) => other.startsWith(`${path}/`));
    if (isTaken || above.some((folder) => typeof tree[folder] === "string")) continue;
    for (const folder of above) if (folder !== "") tree[folder] = null;
    tree[path] = isFolder ? null : `content ${Object.keys(tree).length}`;
  }
  return tree;
}

async function prepared(folder: string, { tree, target }: { tree: Tree; target: Tree }) {
  const folders = { tree: join(folder, "tree"), target: join(folder, "target"), old: join(folder, "old") };
  const marked = Object.entries(tree).map(([path, content]) => [path, content === null ? null : `new ${content}`]);
  plant(folders.tree, Object.fromEntries(marked));
  plant(folders.target, target);
  plant(folders.old, {});
  return folders;
}

function planned(folders: { tree: string; target: string }, facts = NO_FACTS) {
  return planMerge({ path: folders.tree, facts, opened: [] }, folders.target);
}

describe("a swap", () => {
  test("leaves what the tree holds, and what was there besides", async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, (tree, target) =>
        inFolder(async (folder) => {
          const folders = await prepared(folder, { tree, target });
          const staged = picture(folders.tree);
          const before = picture(folders.target);
          const clash = Object.keys(before).some(
            (path) => path in staged && (staged[path] === null) !== (before[path] === null),
          );
          const plan = await planned(folders).catch((error: AppError) => error);
          if (plan instanceof AppError) {
            expect([plan.code, clash]).toEqual(["target-unsafe", true]);
            expect(picture(folders.target)).toEqual(before);
            return;
          }
          runSwap(plan.steps, folders);
          expect(clash).toBe(false);
          expect(picture(folders.target)).toEqual({ ...before, ...staged });
          const replaced = Object.keys(before).filter((path) => before[path] !== null && path in staged);
          expect(plan.replaced.toSorted()).toEqual(replaced.sort());
          expect(picture(folders.old)).toMatchObject(Object.fromEntries(replaced.map((path) => [path, before[path]])));
        }),
      ),
      { numRuns: 150 },
    );
  });

  test("that fails at any step leaves everything as it was", async () => {
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(fc.record({ tree: trees, target: trees }), fc.nat(), fc.boolean(), (content, which, inTheWay) =>
        inFolder(async (folder) => {
          const folders = await prepared(folder, content);
          const plan = await planned(folders).catch(
            (): Pick<SwapPlan, "steps" | "replaced"> => ({ steps: [], replaced: [] }),
          );
          const puts = plan.steps.filter((step) => step.do === "put");
          const broken = puts[which % Math.max(1, puts.length)];
          if (broken === undefined) return;
          const isNew = !plan.replaced.includes(broken.path);
          if (inTheWay && isNew) plant(folders.target, { [broken.path]: "somebody else's" });
          else renameSync(join(folders.tree, broken.path), join(folder, "lost"));
          const before = { target: picture(folders.target), tree: picture(folders.tree) };
          expect(() => runSwap(plan.steps, folders)).toThrow(expect.objectContaining({ code: "busy" }));
          expect({ target: picture(folders.target), tree: picture(folders.tree) }).toEqual(before);
          failures++;
        }),
      ),
      { numRuns: 150 },
    );
    expect(failures).toBeGreaterThan(50);
  });

  test("that cannot be taken back says so, takes back what it can, and keeps the rest", () =>
    inFolder(async (folder) => {
      const folders = await prepared(folder, { tree: {}, target: { "a.md": "old a", "b.md": "old b" } });
      const cannotBeUndone: Step = { do: "set-mode", path: "b.md", from: -1, to: 0o600 };
      const steps: Step[] = [
        { do: "take-away", path: "a.md" },
        cannotBeUndone,
        { do: "take-away", path: "b.md" },
        { do: "put", path: "missing.md" },
      ];
      expect(() => runSwap(steps, folders)).toThrow(
        expect.objectContaining({
          code: "restore-incomplete",
          exitCode: 7,
          problems: [expect.objectContaining({ path: folders.old })],
        }),
      );
      expect(picture(folders.target)).toEqual({ "a.md": "old a", "b.md": "old b" });
    }));
});

describe("a plan", () => {
  test("takes side files of a database away before it puts the database", () =>
    inFolder(async (folder) => {
      const target = {
        "a.db": "old",
        "a.db-wal": "stale",
        "a.db-journal": "stale",
        "b.db-shm": "stale",
        "c.md-wal": "kept",
      };
      const folders = await prepared(folder, { tree: { "a.db": "a", "b.db": "b", "c.md": "c" }, target });
      const plan = await planned(folders, { ...NO_FACTS, databases: new Set(["a.db", "b.db"]) });
      expect(plan.steps.map((step) => `${step.do} ${step.path}`)).toEqual([
        "take-away a.db",
        "take-away a.db-wal",
        "take-away a.db-journal",
        "put a.db",
        "take-away b.db-shm",
        "put b.db",
        "put c.md",
      ]);
      runSwap(plan.steps, folders);
      expect(picture(folders.target)).toEqual({
        "a.db": "new a",
        "b.db": "new b",
        "c.md": "new c",
        "c.md-wal": "kept",
      });
    }));

  test("knows another state by every file that goes, but for side files that a reader touches", () =>
    inFolder(async (folder) => {
      const tree = { "daily-journal": "new", "a.db": "new" };
      const target = { "daily-journal": "old", "a.db": "old", "a.db-shm": "old" };
      const folders = await prepared(folder, { tree, target });
      const facts = { ...NO_FACTS, databases: new Set(["a.db"]) };
      const { seen } = await planned(folders, facts);
      plant(folders.target, { "a.db-shm": "touched by a reader" });
      expect((await planned(folders, facts)).seen).toBe(seen);
      plant(folders.target, { "daily-journal": "written by an agent" });
      expect((await planned(folders, facts)).seen).not.toBe(seen);
    }));

  test("replaces units as a whole and merges other folders", () =>
    inFolder(async (folder) => {
      const tree = { "notes/.git/HEAD": "ref", "notes/a.md": "a" };
      const target = { "notes/.git/hooks/post-checkout": "evil", "notes/.git/HEAD": "old", "notes/mine.md": "mine" };
      const folders = await prepared(folder, { tree, target });
      const plan = await planned(folders, { ...NO_FACTS, units: new Set(["notes/.git"]) });
      expect(plan.replaced).toEqual(["notes/.git"]);
      runSwap(plan.steps, folders);
      expect(picture(folders.target)).toEqual({
        notes: null,
        "notes/.git": null,
        "notes/.git/HEAD": "new ref",
        "notes/a.md": "new a",
        "notes/mine.md": "mine",
      });
    }));

  test("moves a new folder as a whole", () =>
    inFolder(async (folder) => {
      const folders = await prepared(folder, { tree: { "a/b/c.md": "c", "a/d.md": "d" }, target: { "e.md": "e" } });
      expect((await planned(folders)).steps).toEqual([{ do: "put", path: "a" }]);
    }));

  test("puts a repository without a work tree only into an empty root", () =>
    inFolder(async (folder) => {
      const facts = { ...NO_FACTS, units: new Set(["."]) };
      const folders = await prepared(folder, { tree: { HEAD: "ref" }, target: { "hooks/update": "evil" } });
      await expect(planned(folders, facts)).rejects.toMatchObject({ code: "target-unsafe", problems: [{ path: "." }] });
      const empty = { ...folders, target: folders.old };
      expect((await planned(empty, facts)).steps).toEqual([{ do: "put", path: "HEAD" }]);
    }));

  test("refuses names that no journal may hold", () =>
    inFolder(async (folder) => {
      const tree = { ".MEMSNAP/x": "x", "a/.git/x": "x", "b/x": "x" };
      const folders = await prepared(folder, { tree, target: { "a/.git/y": "y" } });
      await expect(planned(folders)).rejects.toMatchObject({
        code: "target-unsafe",
        problems: [{ path: ".MEMSNAP" }, { path: "a/.git/x" }],
      });
    }));

  test("refuses links and things of another type, all at once", () =>
    inFolder(async (folder) => {
      const tree = { "a/x": "x", "b/x": "x", c: "c", d: "d" };
      const target: Tree = { a: { link: "/etc" }, b: "file", c: null, d: { link: "/etc/passwd" } };
      const folders = await prepared(folder, { tree, target });
      await expect(planned(folders)).rejects.toMatchObject({
        code: "target-unsafe",
        problems: [{ path: "a" }, { path: "b" }, { path: "c" }],
      });
    }));
});
