import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PruneGenerationsResult, SnapshotResult } from "../../src/flows/index.ts";
import { Scene } from "../harness/scene.ts";

const scene = new Scene();
let taken: SnapshotResult;
beforeAll(async () => {
  scene.write("memory/MEMORY.md", "new\n");
  taken = await scene.snapshot(["memory", "--agent", "scout"]);
});
afterAll(() => scene.remove());

const kept = (): string[] => readdirSync(scene.path("target/.memsnap/pre-restore")).sort();

test("what restores have replaced is thinned by the rules of prune, and the rest can be undone", async () => {
  for (let state = 0; state < 3; state++) {
    scene.write("target/memory/MEMORY.md", `state ${state}\n`);
    await scene.restore(taken.bundle, "target", "--force");
  }
  const args = ["prune", "--pre-restore", "target", "--keep-last", "1"];
  const planned = await scene.done<PruneGenerationsResult>([...args, "--dry-run"]);
  expect(kept()).toHaveLength(3);
  const done = await scene.done<PruneGenerationsResult>(args);
  expect(done).toEqual({ ...planned, dryRun: false });
  expect(done.generations.map(({ keep }) => keep)).toEqual([true, false, false]);
  expect(kept()).toEqual(["000003"]);
  await scene.done(["restore", "--undo", "target"]);
  expect(scene.read("target/memory/MEMORY.md")).toBe("state 2\n");
});

test("what prune is to look at is one or the other", async () => {
  const both = await scene.refused(["prune", "--pre-restore", "target", "--vault", "folder:kept", "--keep-last", "1"]);
  expect([both.exitCode, both.code]).toEqual([2, "bad-option"]);
  expect(await scene.refused(["prune", "--keep-last", "1"])).toMatchObject({ exitCode: 2 });
  expect(await scene.refused(["prune", "--pre-restore", "target"])).toMatchObject({ code: "bad-option" });
});
