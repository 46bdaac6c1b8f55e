import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { type PruneGenerationsRequest, pruneGenerations, restore, undo } from "../../../../src/flows/index.ts";
import { openGenerations, openTarget } from "../../../../src/swap/index.ts";
import { Desk } from "../desk.ts";

const DAY_MS = 86_400_000;

/** A target that was restored into so many times, a day apart: what each replaced says which state it was. */
async function restoredAgain(times: number): Promise<Desk> {
  const desk = new Desk().write({ "mem/note.md": "new", "target/mem/note.md": "state 0" });
  const { bundle } = await desk.snapshot(["mem"]);
  for (let at = 1; at <= times; at++) {
    const now = () => new Date(Date.UTC(2026, 10, 3, 12) + at * DAY_MS);
    await restore({ bundle, to: "target", force: true }, desk.context({ now }));
    desk.write({ "target/mem/note.md": `state ${at}` });
  }
  return desk;
}

function thin(desk: Desk, more: Partial<PruneGenerationsRequest> = {}) {
  return pruneGenerations({ target: "target", retention: { keepLast: 1 }, ...more }, desk.context());
}

function generations(desk: Desk): string[] {
  return readdirSync(desk.path("target/.memsnap/pre-restore")).sort();
}

describe("what restores have kept", () => {
  test("goes by the rules, the oldest first to last, and a dry run says the same and removes nothing", async () => {
    using desk = await restoredAgain(4);
    const planned = await thin(desk, { retention: { keepLast: 2 }, dryRun: true });
    expect(generations(desk)).toHaveLength(4);
    const done = await thin(desk, { retention: { keepLast: 2 } });
    expect(done.generations).toEqual(planned.generations);
    expect(done.generations.map(({ generation, keep, reasons }) => [generation, keep, reasons])).toEqual([
      ["000004", true, ["undo", "newest", "last"]],
      ["000003", true, ["last"]],
      ["000002", false, []],
      ["000001", false, []],
    ]);
    expect(generations(desk)).toEqual(["000003", "000004"]);
    expect(readdirSync(desk.path("target/.memsnap")).sort()).toEqual([
      ".gitignore",
      "lock",
      "pre-restore",
      "target.json",
    ]);
  });

  test("is judged by its days, as bundles in a vault are", async () => {
    using desk = await restoredAgain(4);
    const { generations: judged } = await thin(desk, { retention: { keepWithinMs: DAY_MS } });
    expect(judged.filter(({ keep }) => keep).map(({ createdAt }) => createdAt.slice(0, 10))).toEqual([
      "2026-11-07",
      "2026-11-06",
    ]);
  });

  test("never goes to the last: it can be undone then, and new ones count on", async () => {
    using desk = await restoredAgain(3);
    await thin(desk);
    await thin(desk);
    expect(generations(desk)).toEqual(["000003"]);
    const undone = await undo({ target: "target" }, desk.context());
    expect(undone).toMatchObject({ undone: "000003", generation: "000004" });
    expect(readFileSync(desk.path("target/mem/note.md"), "utf8")).toBe("state 2");
  });

  test("stays when the next undo would bring it back, however old it is", async () => {
    using desk = await restoredAgain(3);
    await undo({ target: "target" }, desk.context());
    await undo({ target: "target" }, desk.context());
    const { generations: judged } = await thin(desk);
    expect(judged.filter(({ keep }) => keep).map(({ generation, reasons }) => [generation, reasons])).toEqual([
      ["000005", ["newest", "last"]],
      ["000001", ["undo"]],
    ]);
    await undo({ target: "target" }, desk.context());
    expect(readFileSync(desk.path("target/mem/note.md"), "utf8")).toBe("state 0");
  });

  test("is of restores that had only added something, too", async () => {
    using desk = await restoredAgain(1);
    desk.write({ "other/added.md": "added" });
    const { bundle } = await desk.snapshot(["other"]);
    await desk.restore(bundle, "target", { force: true, forceAgent: true });
    const { generations: judged } = await thin(desk);
    expect(judged.map(({ bundle: path, sizeBytes, keep }) => [path !== null, sizeBytes > 0, keep])).toEqual([
      [false, false, true],
      [true, true, false],
    ]);
  });

  test("is none where nothing was restored, and the folder is left as it was", async () => {
    using desk = new Desk().write({ "target/note.md": "n" });
    expect((await thin(desk)).generations).toEqual([]);
    expect(readdirSync(desk.path("target"))).toEqual(["note.md"]);
  });

  test("is left alone while a restore is under way, and after one that was cut off", async () => {
    using desk = await restoredAgain(2);
    {
      const options = { cwd: desk.folder, id: "0", atExit: () => () => {} };
      await using _ = await openTarget(desk.path("target"), options);
      const opening = openGenerations(desk.path("target"), { readOnly: false, lockTimeoutMs: 0 });
      await expect(opening).rejects.toMatchObject({ code: "busy" });
    }
    writeFileSync(desk.path("target/.memsnap/journal.json"), "{}");
    await expect(thin(desk)).rejects.toMatchObject({ code: "recovery-needed" });
    await expect(thin(desk, { dryRun: true })).rejects.toMatchObject({ code: "recovery-needed" });
    expect(generations(desk)).toHaveLength(2);
  });

  test("goes with the next run when a run that removed it was cut off", async () => {
    using desk = await restoredAgain(1);
    desk.write({ "target/.memsnap/restore-pruned-000009/generation.json": "{}" });
    await thin(desk);
    expect(existsSync(desk.path("target/.memsnap/restore-pruned-000009"))).toBe(false);
  });
});

test("is refused with everything that is wrong", async () => {
  using desk = new Desk();
  await expect(thin(desk, { retention: {} })).rejects.toMatchObject({
    problems: [{ code: "nothing-to-undo" }, { code: "bad-option" }],
  });
  desk.write({ target: "a file" });
  await expect(thin(desk)).rejects.toMatchObject({ code: "target-unsafe" });
});
