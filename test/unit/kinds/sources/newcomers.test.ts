import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { LocatedStore } from "../../../../src/kinds/index.ts";
import { captureInto } from "../../../harness/captures.ts";
import { inFolder } from "../stage.ts";
import { locate, make, makeDatabases } from "./places.ts";

async function filesIn(folder: string, ...exclusions: readonly string[]): Promise<LocatedStore> {
  const { stores } = await locate(folder, ["memory", ...exclusions]);
  const store = stores.find(({ kind }) => kind === "file");
  if (store === undefined) throw new Error("expected a store of files");
  return store;
}

describe("what appears in a captured folder after it was located", () => {
  test("is found: plain files, and what else is not to be captured as one", () =>
    inFolder(async (folder) => {
      make(folder, "memory/old.md", "memory/deep/old.md", "memory/out/old.md");
      makeDatabases(folder, "memory/a.db");
      const store = await filesIn(folder, "!out", "!*.tmp");
      expect(store.newcomers?.()).toEqual({ files: [], others: [] });

      make(folder, "memory/deep/new.md", "memory/out/new.md", "memory/x.tmp", "memory/a.db-wal", "memory/sub/new.md");
      makeDatabases(folder, "memory/new.db");
      const { files = [], others = [] } = store.newcomers?.() ?? {};
      expect(files).toEqual([{ path: "deep/new.md", type: "file" }]);
      expect([...others].sort()).toEqual(["new.db", "sub"]);
    }));

  test("is not opened when it is a database of the snapshot under another name", () =>
    inFolder(async (folder) => {
      makeDatabases(folder, "memory/a.db");
      make(folder, "memory/old.md");
      const store = await filesIn(folder);
      renameSync(join(folder, "memory/a.db"), join(folder, "memory/b.db"));
      expect(store.newcomers?.()).toEqual({ files: [], others: ["b.db"] });
    }));

  test("before the moment is captured", () =>
    inFolder(async (folder) => {
      make(folder, "memory/old.md");
      const store = await filesIn(folder);
      writeFileSync(join(folder, "memory/new.md"), "new");
      const [captured] = await captureInto(folder, [store]);
      expect(captured?.staged.entries.map(({ path }) => path)).toEqual([
        "files/memory",
        "files/memory/new.md",
        "files/memory/old.md",
      ]);
    }));

  test("and is no plain file makes the caller find the stores anew", () =>
    inFolder(async (folder) => {
      make(folder, "memory/old.md");
      const store = await filesIn(folder);
      mkdirSync(join(folder, "memory/new"));
      let located = 0;
      const [captured] = await captureInto(folder, [store], {
        async relocate() {
          located++;
          return [await filesIn(folder)];
        },
      });
      expect(located).toBe(1);
      expect(captured?.staged.entries.map(({ path }) => path)).toContain("files/memory/new");
    }));
});
