import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { runNode } from "../../harness/child.ts";
import { memory, type Prepared, prepare, recovered, STORY } from "./cut-off.ts";
import { diesAt, fullDisk, loggingDisk } from "./failing-disk.ts";
import { inFolder, type Tree } from "./trees.ts";

const SHORT_STORY = {
  target: { "MEMORY.md": "old", "facts.db": "old facts", "facts.db-wal": "old wal" },
  tree: { "MEMORY.md": "new", "facts.db": "new facts", "added.md": "added" },
  facts: { units: new Set<string>(), databases: new Set(["facts.db"]) },
};
const PROGRAM = join(import.meta.dirname, "swap-program.ts");

/** Whether a target holds what was there, or what is to be there; nothing else is allowed. */
function stateOf({ target, old, next }: Prepared): "old" | "new" {
  const now = memory(target);
  expect([old, next]).toContainEqual(now);
  return now["MEMORY.md"] === next["MEMORY.md"] ? "new" : "old";
}

/** How many calls the story's swap makes. */
function countCalls(): Promise<number> {
  return inFolder(async (folder) => {
    const log: string[] = [];
    (await prepare(folder, STORY)).swap(loggingDisk(log));
    return log.length;
  });
}

/** Calls `story` with 1, 2, 3 ... in a new folder each time, until it says that it is over; returns what it said before. */
async function countUp<T>(story: (n: number, folder: string) => Promise<T | "over">): Promise<T[]> {
  const said: T[] = [];
  for (let n = 1; n < 200; n++) {
    const answer = await inFolder((folder) => story(n, folder));
    if (answer === "over") return said;
    said.push(answer);
  }
  throw new Error("the story has no end");
}

describe("a swap that is cut off at any call", () => {
  test("is completed once its journal has its name, and never begun before, however often recovery is cut off", async () => {
    const states = await countUp(async (n, folder) => {
      const prepared = await prepare(folder, STORY);
      if (!(await diesAt(n, (disk) => prepared.swap(disk)))) return "over";
      for (let m = 1; await diesAt(m, (disk) => recovered(prepared.target, disk)); m++);
      return stateOf(prepared);
    });
    expect(states.length).toBeGreaterThan(20);
    expect(states).toEqual(["old", "old", ...states.slice(2).map(() => "new")]);
  });

  test("and whose recovery is cut off once, at any call, is whole after the next one", async () => {
    await countUp(async (n, folder) => {
      const died = await countUp(async (m, inner) => {
        const prepared = await prepare(join(inner, folder.slice(-6)), SHORT_STORY);
        const swapDied = await diesAt(n, (disk) => prepared.swap(disk));
        const recoveryDied = await diesAt(m, (disk) => recovered(prepared.target, disk));
        await recovered(prepared.target);
        stateOf(prepared);
        return recoveryDied ? swapDied : "over";
      });
      return died.length > 0 || n < 3 ? "went on" : "over";
    });
  });

  test("by the death of its process, is completed or never begun", async () => {
    const moments = Array.from({ length: await countCalls() }, (_, index) => index + 1).values();
    const kill = async (): Promise<void> => {
      for (const n of moments)
        await inFolder(async (folder) => {
          const prepared = await prepare(folder, STORY);
          const { signal, stderr } = await runNode([PROGRAM, prepared.target, `${n}`]);
          expect([signal, stderr]).toEqual(["SIGKILL", ""]);
          await recovered(prepared.target);
          stateOf(prepared);
        });
    };
    await Promise.all([kill(), kill()]);
  });

  test("of any memory, is completed or never begun", async () => {
    const facts = { units: new Set<string>(), databases: new Set(["c.db", "a/c.db"]) };
    const moments = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }));
    let cutOff = 0;
    await fc.assert(
      fc.asyncProperty(trees("old"), trees("new"), moments, (target, tree, [n, m]) =>
        inFolder(async (folder) => {
          const prepared = await prepare(folder, { target, tree, facts }).catch(() => undefined);
          if (prepared === undefined) return;
          if (await diesAt(n, (disk) => prepared.swap(disk))) cutOff++;
          await diesAt(m, (disk) => recovered(prepared.target, disk));
          await recovered(prepared.target);
          expect([prepared.old, prepared.next]).toContainEqual(memory(prepared.target));
        }),
      ),
      { numRuns: 200 },
    );
    expect(cutOff).toBeGreaterThan(20);
  });
});

/** Trees of few names, so that they meet; a path of which another one leads through a file is left out. */
function trees(age: string): fc.Arbitrary<Tree> {
  const part = fc.constantFrom("a", "b", "c.db", "c.db-wal");
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  return fc.uniqueArray(path, { maxLength: 7 }).map((paths) => {
    const fitting = paths.filter((one) => !paths.some((other) => one.startsWith(`${other}/`)));
    return Object.fromEntries(fitting.map((one, index) => [one, `${age} ${index}`]));
  });
}

test("a disk without space at any call leaves what was there, and no journal", async () => {
  const calls = await countCalls();
  let failures = 0;
  for (let n = 1; n <= calls; n++)
    await inFolder(async (folder) => {
      const prepared = await prepare(folder, STORY);
      try {
        // Syncing and removing need no space, and so go through.
        prepared.swap(fullDisk(n));
      } catch (error) {
        failures++;
        expect(error).toMatchObject({ code: "disk-full", exitCode: 7 });
        expect(stateOf(prepared)).toBe("old");
        expect(readdirSync(join(prepared.target, ".memsnap"))).not.toContain("journal.json");
      }
    });
  expect(failures).toBeGreaterThan(15);
});

test("what is on disk is durable before anything depends on it", () =>
  inFolder(async (folder) => {
    const prepared = await prepare(folder, STORY);
    const log: string[] = [];
    prepared.swap(loggingDisk(log));
    const calls = log.map((call) => call.replace(`${prepared.target}/`, "").replace(prepared.target, "."));
    const journal = ".memsnap/journal.json";
    expect(calls.slice(0, 3)).toEqual([`write ${journal}.partial`, `rename ${journal}.partial`, "sync .memsnap"]);
    expect(calls.slice(-2)).toEqual([`remove ${journal}`, "sync .memsnap"]);
    const synced = calls.slice(calls.findLastIndex((call) => call.startsWith("rename")) + 1, -2);
    expect(synced.sort()).toEqual(["sync .", "sync notes", "sync state"]);
  }));
