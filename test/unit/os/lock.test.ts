import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { takeLock } from "../../../src/os/index.ts";
import { openTarget } from "../../../src/swap/target.ts";
import { inFolder, picture, plant } from "../swap/trees.ts";

const LOCK = new URL("../../../src/os/index.ts", import.meta.url).href;

/** A process that takes a lock, says so, and keeps it until it is killed. */
async function keeperOf(path: string) {
  const program = `
    import { takeLock } from ${JSON.stringify(LOCK)};
    const lock = await takeLock(${JSON.stringify(path)}, 0);
    process.stdout.write(lock === undefined ? "no" : "yes");
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [said] = await once(child.stdout, "data");
  expect(`${said}`).toBe("yes");
  return {
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

const options = { cwd: "/", id: "0000", atExit: () => () => {}, lockTimeoutMs: 100 };

describe("a lock", () => {
  test("is had by one at a time, in this process too", () =>
    inFolder(async (folder) => {
      const path = join(folder, "lock");
      const lock = await takeLock(path, 0);
      expect(lock).toBeDefined();
      expect(await takeLock(path, 100)).toBeUndefined();
      lock?.release();
      const next = await takeLock(path, 0);
      expect(next).toBeDefined();
      next?.release({ remove: true });
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("of another process is heeded, and is free when that dies", () =>
    inFolder(async (folder) => {
      const path = join(folder, "lock");
      const keeper = await keeperOf(path);
      expect(await takeLock(path, 100)).toBeUndefined();
      const waiting = takeLock(path, 10_000);
      await keeper.kill();
      const lock = await waiting;
      expect(lock).toBeDefined();
      lock?.release();
    }));

  test("is waited for by many and had by each in turn, though each removes it", () =>
    inFolder(async (folder) => {
      const path = join(folder, "lock");
      let holders = 0;
      const turns = Array.from({ length: 8 }, async () => {
        const lock = await takeLock(path, 10_000);
        expect(++holders).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        holders--;
        lock?.release({ remove: true });
        return lock !== undefined;
      });
      expect(await Promise.all(turns)).toEqual(turns.map(() => true));
    }));

  test("is never taken in a file that holds something, or has a journal that SQLite would play back", () =>
    inFolder(async (folder) => {
      plant(folder, {
        full: "SQLite format 3",
        empty: "",
        "empty-journal": "play this back",
        linked: { link: "full" },
      });
      for (const name of ["full", "empty", "linked"])
        await expect(takeLock(join(folder, name), 0)).rejects.toMatchObject({ code: "target-unsafe" });
      expect(picture(folder).full).toBe("SQLite format 3");
    }));
});

describe("of two restores into one target", () => {
  test("the second waits, and gives up with 7", () =>
    inFolder(async (folder) => {
      const first = await openTarget(folder, options);
      await expect(openTarget(folder, { ...options, id: "0001" })).rejects.toMatchObject({ code: "busy", exitCode: 7 });
      await first[Symbol.asyncDispose]();
      const second = await openTarget(folder, { ...options, id: "0001" });
      await second[Symbol.asyncDispose]();
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("only one makes a target that does not exist", () =>
    inFolder(async (folder) => {
      const target = join(folder, "target");
      const both = await Promise.all([openTarget(target, options), openTarget(target, { ...options, id: "0001" })]);
      const outcomes = await Promise.all(
        both.map(async (staged, index) => {
          writeFileSync(join(staged.tree, "who.md"), `${index}`);
          const plan = await staged.plan({ units: new Set(), databases: new Set() });
          return staged.putInPlace(plan).then(
            () => "done",
            (error: { code: string }) => error.code,
          );
        }),
      );
      expect(outcomes.sort()).toEqual(["busy", "done"]);
      for (const staged of both) await staged[Symbol.asyncDispose]();
      expect(readdirSync(folder)).toEqual(["target"]);
    }));
});

describe("what dead restores have left", () => {
  test("beside the target and in it is swept, and what belongs to a living one stays", () =>
    inFolder(async (folder) => {
      const target = join(folder, "target");
      plant(folder, {
        ".memsnap-restore-dead/lock": "",
        ".memsnap-restore-dead/tree/a.md": "plain",
        ".memsnap-restore-unborn": null,
        "target/.memsnap/restore-dead/tree/a.md": "plain",
        "target/.memsnap-restore-inner/lock": "",
      });
      const living = await openTarget(join(folder, "other"), { ...options, id: "living" });
      const staged = await openTarget(target, options);
      await staged[Symbol.asyncDispose]();
      expect(readdirSync(folder).sort()).toEqual([".memsnap-restore-living", "target"]);
      expect(existsSync(living.tree)).toBe(true);
      await living[Symbol.asyncDispose]();
      expect(picture(target)).toEqual({});
    }));

  test("may be removed while a restore is just starting there", () =>
    inFolder(async (folder) => {
      const rounds = Array.from({ length: 20 }, async (_, index) => {
        const staged = await openTarget(join(folder, `target-${index}`), { ...options, id: `${index}` });
        mkdirSync(join(staged.tree, "a"));
        await staged.putInPlace(await staged.plan({ units: new Set(), databases: new Set() }));
        await staged[Symbol.asyncDispose]();
      });
      await Promise.all(rounds);
      expect(readdirSync(folder).length).toBe(20);
    }));
});
