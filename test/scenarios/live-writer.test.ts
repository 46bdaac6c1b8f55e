import { afterAll, expect, test } from "@jest/globals";
import { LiveAgent } from "../harness/live-agent.ts";
import { compareWithReference, contradictions, Reference, stepOf } from "../harness/reference.ts";
import { rounds } from "../harness/rounds.ts";
import { Scene } from "../harness/scene.ts";

const SNAPSHOTS = rounds(8, 15);
const HABITS = { firstSteps: 100, notesEvery: 100, pauseMs: 10 };

const scene = new Scene();
const reference = new Reference(scene.path("reference"), HABITS.notesEvery);
let agent: LiveAgent | undefined;
afterAll(() => {
  agent?.kill();
  reference.close();
  scene.remove();
});

test("every snapshot of a memory that is written all the time is the memory of one moment", async () => {
  agent = await LiveAgent.start(scene.path("memory"), HABITS);
  const steps: number[] = [];
  for (let n = 0; n < SNAPSHOTS; n++) {
    const { bundle, consistency } = await scene.snapshot(["memory"]);
    expect(consistency).toBe("fenced");
    await scene.restore(bundle, `back-${n}`);
    const back = scene.path(`back-${n}`, "memory");
    expect(contradictions(compareWithReference(back, reference))).toEqual([]);
    steps.push(stepOf(back));
  }
  // It fails with what it met, a busy database among it.
  expect(await agent.stop()).toBeGreaterThan(steps.at(-1) ?? 0);
  expect(new Set(steps).size).toBe(SNAPSHOTS);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

test("the agent's own files stay as they are when it has stopped", async () => {
  await agent?.stop();
  const before = scene.listing("memory");
  await scene.snapshot(["memory"]);
  expect(scene.listing("memory")).toEqual(before);
  expect(scene.leftovers()).toEqual([]);
});
