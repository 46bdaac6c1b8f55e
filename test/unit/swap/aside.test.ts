import { readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { recoverTarget } from "../../../src/swap/index.ts";
import { cutOffAt, memory, NO_FACTS, prepare, putOf, recovered, type Story } from "./cut-off.ts";
import { diesAt } from "./failing-disk.ts";
import { inFolder, picture, plant } from "./trees.ts";

/** Makes files as they are written after a restore was cut off. */
function plantLater(target: string, tree: Readonly<Record<string, string>>): void {
  plant(target, tree);
  const later = new Date(Date.now() + 5000);
  for (const path of Object.keys(tree)) utimesSync(join(target, path), later, later);
}

/** Lets recoveries of a story, cut off before its first step and changed since, die at each of their calls. */
async function recoverDying(change: (target: string) => void, look: (target: string) => void): Promise<void> {
  for (let n = 1, died = true; died; n++)
    await inFolder(async (folder) => {
      const { target, next } = await cutOffAt(3, folder);
      change(target);
      died = await diesAt(n, (disk) => recovered(target, disk));
      await recoverTarget(target, { cwd: "/" });
      expect(memory(target)).toEqual(next);
      look(join(target, ".memsnap"));
    });
}

describe("what was written to the target after a restore was cut off", () => {
  const LATE = { "notes/.git/HEAD": "committed meanwhile", "notes/a.md": "edited meanwhile" };

  test("is set aside when it is in the way", async () => {
    const beforePut = await putOf("facts.db");
    await inFolder(async (folder) => {
      const { target, next } = await cutOffAt(beforePut, folder);
      plant(target, { "facts.db": "made meanwhile", "facts.db-wal": "its wal" });
      const recovery = await recovered(target);
      expect(recovery?.outcome).toBe("completed");
      expect(memory(target)).toEqual(next);
      const aside = picture(recovery?.setAside ?? "");
      expect(aside).toEqual({ "1": null, "1/facts.db": "made meanwhile", "1/facts.db-wal": "its wal" });
    });
  });

  test("is set aside when it would be replaced, also deep in a folder that goes as a whole", () =>
    inFolder(async (folder) => {
      const { target, next } = await cutOffAt(3, folder);
      plantLater(target, LATE);
      const recovery = await recovered(target);
      expect(memory(target)).toEqual(next);
      expect(picture(recovery?.setAside ?? "")).toMatchObject({
        "1/notes/.git/HEAD": "committed meanwhile",
        "1/notes/a.md": "edited meanwhile",
      });
    }));

  test("is set aside when it was written to what was new, and that is taken back", async () => {
    const afterPut = (await putOf("notes/a.md")) + 1;
    await inFolder(async (folder) => {
      const { target, staging, old } = await cutOffAt(afterPut, folder);
      plantLater(target, { "notes/a.md": "edited meanwhile", "inbox/new/letter.md": "answered meanwhile" });
      rmSync(join(staging, "tree/state"), { recursive: true });
      const recovery = await recovered(target);
      expect(recovery?.outcome).toBe("rolled-back");
      expect(memory(target)).toEqual(old);
      expect(picture(recovery?.setAside ?? "")).toMatchObject({
        "1/notes/a.md": "edited meanwhile",
        "1/inbox/new/letter.md": "answered meanwhile",
      });
    });
  });

  test("beside a database that is in place already is its own", async () => {
    const afterPut = (await putOf("facts.db")) + 1;
    await inFolder(async (folder) => {
      const { target, next } = await cutOffAt(afterPut, folder);
      const beside = { "facts.db-wal": "the new one's wal", "facts.db-shm": "the new one's shm" };
      plant(target, beside);
      expect(await recovered(target)).toEqual({ outcome: "completed", setAside: null });
      expect(memory(target)).toEqual({ ...next, ...beside });
    });
  });

  const databases = new Set(["facts.db"]);
  test.each<[string, Story]>([
    [
      "is replaced with its WAL",
      {
        target: { "facts.db": "old facts", "facts.db-wal": "old wal" },
        tree: { "facts.db": "new facts" },
        facts: { ...NO_FACTS, databases },
      },
    ],
    [
      "is replaced and had no WAL",
      { target: { "facts.db": "old facts" }, tree: { "facts.db": "new facts" }, facts: { ...NO_FACTS, databases } },
    ],
    [
      "goes for good",
      { target: { "facts.db": "old facts" }, tree: {}, facts: { ...NO_FACTS, databases, removed: databases } },
    ],
  ])("to the WAL of a database that %s is set aside with the database, or nobody could read it", (_what, story) =>
    inFolder(async (folder) => {
      const { target, swap, next } = await prepare(folder, story);
      expect(await diesAt(3, swap)).toBe(true);
      plantLater(target, { "facts.db-wal": "rows of meanwhile" });
      const recovery = await recovered(target);
      expect(memory(target)).toEqual(next);
      const aside = picture(recovery?.setAside ?? "");
      expect(aside).toEqual({ "1": null, "1/facts.db": "old facts", "1/facts.db-wal": "rows of meanwhile" });
    }),
  );

  test("is never lost, whenever the recovery dies", () =>
    recoverDying(
      (target) => plantLater(target, LATE),
      (own) => {
        const found = Object.values(picture(own));
        for (const content of Object.values(LATE)) expect(found).toContain(content);
        expect(readdirSync(own).filter((name) => /^(journal|restore-)/.test(name))).toEqual([]);
      },
    ));
});

test("what was deleted at the target after a restore was cut off mixes nothing, whenever the recovery dies", () =>
  recoverDying(
    (target) => rmSync(join(target, "MEMORY.md")),
    () => {},
  ));
