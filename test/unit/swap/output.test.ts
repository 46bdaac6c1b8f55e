import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Output, openOutput } from "../../../src/swap/index.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../harness/small-disk.ts";
import { asBoundUser, HAS_MODES, inFolder, modeOf, picture } from "./trees.ts";

const NAME = "memory.tar.zst";
const NEVER = { atExit: () => () => {} };

function companions(folder: string): { path: string; text: string }[] {
  return [".sha256", ".receipt.json"].map((ending) => ({ path: join(folder, NAME + ending), text: ending }));
}

async function written(folder: string): Promise<Output> {
  const output = await openOutput(folder, NAME, NEVER);
  writeFileSync(output.temporary, "bundle", { flag: "wx", mode: 0o600 });
  return output;
}

describe("a new file", () => {
  test("gets its name together with its companions, in folders that were missing", () =>
    inFolder(async (folder) => {
      const out = join(folder, "new/deep");
      const output = await written(out);
      expect(readdirSync(out)).toEqual([`.${NAME}.partial`]);
      await output.publish(companions(out));
      await output[Symbol.asyncDispose]();
      expect(picture(out)).toEqual({
        [NAME]: "bundle",
        [`${NAME}.sha256`]: ".sha256",
        [`${NAME}.receipt.json`]: ".receipt.json",
      });
    }));

  test("is readable to its owner only, its companions to all", async () => {
    if (!HAS_MODES) return;
    await inFolder(async (folder) => {
      const output = await written(folder);
      await output.publish(companions(folder));
      expect(modeOf(folder, NAME)).toBe("600");
      expect(modeOf(folder, `${NAME}.sha256`)).toBe((0o644 & ~process.umask()).toString(8));
    });
  });

  test("leaves nothing when it is not published, folders that were made neither", () =>
    inFolder(async (folder) => {
      const output = await written(join(folder, "new/deep"));
      await output[Symbol.asyncDispose]();
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("leaves folders that somebody else uses by now", () =>
    inFolder(async (folder) => {
      const output = await written(join(folder, "new"));
      writeFileSync(join(folder, "new/theirs"), "theirs");
      await output[Symbol.asyncDispose]();
      expect(picture(folder)).toEqual({ new: null, "new/theirs": "theirs" });
    }));

  test("never replaces one that is there", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, NAME), "old");
      await expect(openOutput(folder, NAME, NEVER)).rejects.toMatchObject({ code: "output-exists" });
      expect(picture(folder)).toEqual({ [NAME]: "old" });
    }));

  test("goes away again when a companion cannot be written", () =>
    inFolder(async (folder) => {
      const [first, second] = companions(folder);
      for (const path of [join(folder, "missing/x"), second?.path ?? ""]) {
        const output = await written(folder);
        if (path === second?.path) mkdirSync(path);
        await expect(output.publish([first, { path, text: "x" }].filter((one) => one !== undefined))).rejects.toThrow();
        await output[Symbol.asyncDispose]();
        expect(readdirSync(folder).filter((name) => join(folder, name) !== path)).toEqual([]);
      }
    }));

  test("goes away when a signal ends the program", () =>
    inFolder(async (folder) => {
      let signal = (): void => {};
      const output = await openOutput(join(folder, "new"), NAME, {
        atExit(cleanUp) {
          signal = cleanUp;
          return () => {};
        },
      });
      writeFileSync(output.temporary, "bundle");
      signal();
      expect(readdirSync(folder)).toEqual([]);
    }));
});

describe("a folder", () => {
  diskTest(`with no space left is told as such${DISK_NOTE}`, () =>
    inFolder((folder) =>
      onSmallDisk(join(folder, "disk"), 64 * 1024, async () => {
        const disk = join(folder, "disk");
        const output = await written(disk);
        const large = { path: join(disk, `${NAME}.receipt.json`), text: "x".repeat(128 * 1024) };
        await expect(output.publish([large])).rejects.toMatchObject({ code: "disk-full", exitCode: 7 });
        await output[Symbol.asyncDispose]();
        expect(readdirSync(disk)).toEqual([]);
      }),
    ),
  );

  test("that cannot be written to is told as such", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "closed"), { mode: 0o555 });
      const module = new URL("../../../src/swap/index.ts", import.meta.url).href;
      const outcomes = await asBoundUser(`
        import { openOutput } from ${JSON.stringify(module)};
        const open = (to) => openOutput(to, "x", { atExit: () => () => {} }).then(() => "done", (error) => error.code);
        const folder = ${JSON.stringify(join(folder, "closed"))};
        process.stdout.write(JSON.stringify([await open(folder), await open(folder + "/a/b")]));`);
      if (outcomes !== undefined) expect(outcomes).toEqual(["output-unwritable", "output-unwritable"]);
      expect(readdirSync(join(folder, "closed"))).toEqual([]);
    }));
});

test("two snapshots can make one folder at once", () =>
  inFolder(async (folder) => {
    const out = join(folder, "new");
    const outputs = await Promise.all(["a", "b"].map((name) => openOutput(out, name, NEVER)));
    for (const output of outputs) {
      writeFileSync(output.temporary, output.path);
      await output.publish([]);
    }
    for (const output of outputs) expect(readFileSync(output.path, "utf8")).toBe(output.path);
  }));
