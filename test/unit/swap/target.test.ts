import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openTarget, type StagedTarget } from "../../../src/swap/index.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../harness/small-disk.ts";
import { HAS_MODES, inFolder, modeOf, picture, plant, type Tree } from "./trees.ts";

const NO_FACTS = { units: new Set<string>(), databases: new Set<string>() };

interface Staging {
  readonly staged: StagedTarget;
  /** What a signal would do. */
  readonly signal: () => void;
}

async function stage(target: string, tree: Tree, elsewhere?: string): Promise<Staging> {
  let signal = (): void => {};
  const staged = await openTarget(target, {
    cwd: "/",
    id: "0000",
    ...(elsewhere === undefined ? {} : { elsewhere }),
    atExit(cleanUp) {
      signal = cleanUp;
      return () => {};
    },
  });
  plant(staged.tree, tree);
  return { staged, signal: () => signal() };
}

async function restore(target: string, tree: Tree): Promise<void> {
  const { staged } = await stage(target, tree);
  await using _ = staged;
  await staged.putInPlace(await staged.plan(NO_FACTS));
}

describe("a target that does not exist", () => {
  test("becomes the tree, with the folders above it", () =>
    inFolder(async (folder) => {
      await restore(join(folder, "new/deep/target"), { "a/b.md": "b", c: null });
      expect(picture(folder)).toEqual({
        new: null,
        "new/deep": null,
        "new/deep/target": null,
        "new/deep/target/a": null,
        "new/deep/target/a/b.md": "b",
        "new/deep/target/c": null,
      });
    }));

  test("leaves nothing when it is not put in place, folders above it neither", () =>
    inFolder(async (folder) => {
      const { staged } = await stage(join(folder, "new/deep/target"), { "a/b.md": "b" });
      await staged[Symbol.asyncDispose]();
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("may have the longest name that there is", () =>
    inFolder(async (folder) => {
      const name = "n".repeat(255);
      await restore(join(folder, name), { "a.md": "a" });
      expect(readdirSync(folder)).toEqual([name]);
    }));

  test("is not touched when somebody else has made it meanwhile", () =>
    inFolder(async (folder) => {
      const target = join(folder, "target");
      const { staged } = await stage(target, { "a.md": "a" });
      const plan = await staged.plan(NO_FACTS);
      plant(target, { "theirs.md": "theirs" });
      await expect(staged.putInPlace(plan)).rejects.toMatchObject({ code: "busy" });
      await staged[Symbol.asyncDispose]();
      expect(picture(folder)).toEqual({ target: null, "target/theirs.md": "theirs" });
    }));
});

describe("a target that exists", () => {
  test("may hold a folder with our name", () =>
    inFolder(async (folder) => {
      plant(folder, { ".memsnap/old.md": "old" });
      await restore(folder, { "a.md": "a" });
      expect(picture(folder)).toMatchObject({ ".memsnap/old.md": "old", "a.md": "a" });
    }));

  test.each<[string, Tree]>([
    ["a file", { ".memsnap": "old" }],
    ["a link", { ".memsnap": { link: "nowhere" } }],
  ])("is refused when it holds %s with our name", (_what, there) =>
    inFolder(async (folder) => {
      plant(folder, there);
      await expect(restore(folder, { "a.md": "a" })).rejects.toMatchObject({ code: "target-unsafe" });
      expect(picture(folder)).toEqual(there);
    }),
  );

  test("is refused when it is a link", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "real"));
      symlinkSync(join(folder, "real"), join(folder, "target"), "junction");
      await expect(stage(join(folder, "target"), {})).rejects.toMatchObject({ code: "target-unsafe" });
      expect(picture(join(folder, "real"))).toEqual({});
    }));

  test("is not written to by a plan that was made elsewhere", () =>
    inFolder(async (folder) => {
      plant(folder, { "target/a.md": "old", elsewhere: null });
      const { staged } = await stage(join(folder, "target"), { "a.md": "a" }, join(folder, "elsewhere"));
      expect(readdirSync(join(folder, "target"))).toEqual(["a.md"]);
      expect((await staged.plan(NO_FACTS)).replaced).toEqual(["a.md"]);
      await staged[Symbol.asyncDispose]();
      expect(picture(folder)).toEqual({ target: null, "target/a.md": "old", elsewhere: null });
    }));

  test("keeps what could not be put back, and says where", () =>
    inFolder(async (folder) => {
      plant(folder, { "a.md": "old" });
      const { staged } = await stage(folder, {});
      const steps = [
        { do: "take-away", path: "a.md" },
        { do: "put", path: "missing.md" },
      ] as const;
      // No system can undo the step in the middle.
      const blocked = [steps[0], { do: "set-mode", path: ".", from: -1, to: 0o755 }, steps[1]] as const;
      const plan = { ...(await staged.plan(NO_FACTS)), steps: blocked };
      await expect(staged.putInPlace(plan)).rejects.toMatchObject({ code: "restore-incomplete" });
      await staged[Symbol.asyncDispose]();
      expect(picture(folder)).toMatchObject({ "a.md": "old", ".memsnap/restore-0000/old": null });
      expect(existsSync(join(folder, ".memsnap/journal.json"))).toBe(true);
    }));
});

describe("a signal", () => {
  test("before the tree is put in place leaves nothing", () =>
    inFolder(async (folder) => {
      const { staged, signal } = await stage(join(folder, "new/target"), { "a/b.md": "b" });
      await staged.plan(NO_FACTS);
      signal();
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("after it leaves the finished target, and nothing of what was there", () =>
    inFolder(async (folder) => {
      plant(folder, { "a.md": "old" });
      const { staged, signal } = await stage(folder, { "a.md": "new" });
      await staged.putInPlace(await staged.plan(NO_FACTS));
      signal();
      expect(picture(folder)).toEqual({ "a.md": "new" });
    }));
});

describe("another file system", () => {
  diskTest(`as the target itself is no obstacle${DISK_NOTE}`, () =>
    inFolder((folder) =>
      onSmallDisk(join(folder, "disk"), 32 * 1024 * 1024, async () => {
        await restore(join(folder, "disk"), { "a/b.md": "b" });
        expect(picture(join(folder, "disk"))).toEqual({ a: null, "a/b.md": "b" });
      }),
    ),
  );

  diskTest(`inside the target is refused before anything is moved${DISK_NOTE}`, () =>
    inFolder((folder) =>
      onSmallDisk(join(folder, "mem/disk"), 1024 * 1024, async () => {
        plant(folder, { "mem/a.md": "old" });
        const outcome = restore(folder, { "mem/a.md": "new", "mem/disk/b.md": "b" });
        await expect(outcome).rejects.toMatchObject({ code: "target-unsafe", problems: [{ path: "mem/disk" }] });
        expect(picture(folder)).toEqual({ mem: null, "mem/a.md": "old", "mem/disk": null });
      }),
    ),
  );

  diskTest(`that is too small is found out before anything is unpacked${DISK_NOTE}`, () =>
    inFolder((folder) =>
      onSmallDisk(join(folder, "disk"), 1024 * 1024, async () => {
        const { staged } = await stage(join(folder, "disk/target"), {});
        await expect(staged.reserve(1)).rejects.toMatchObject({ code: "disk-full", exitCode: 7 });
        await staged[Symbol.asyncDispose]();
        expect(readdirSync(join(folder, "disk"))).toEqual([]);
      }),
    ),
  );
});

test("the staging folders can be entered by nobody else", async () => {
  if (!HAS_MODES) return;
  await inFolder(async (folder) => {
    writeFileSync(join(folder, "a.md"), "a");
    const { staged } = await stage(folder, {});
    expect(modeOf(staged.tree, "..")).toBe("700");
    await staged[Symbol.asyncDispose]();
  });
});
