import { afterAll, expect, test } from "@jest/globals";
import type { RunnableConfig } from "@langchain/core/runnables";
import { type CheckpointTuple, emptyCheckpoint, uuid6 } from "@langchain/langgraph-checkpoint";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { Scene } from "../harness/scene.ts";

/* LangGraph's checkpointer keeps the state of every thread after every step in one database in WAL mode. */

const SNAPSHOTS = 5;
const THREAD = { configurable: { thread_id: "support-1", checkpoint_ns: "" } };

const scene = new Scene();
const savers: SqliteSaver[] = [];
afterAll(() => {
  for (const saver of savers) saver.db.close();
  scene.remove();
});

function open(path: string): SqliteSaver {
  const saver = SqliteSaver.fromConnString(path);
  savers.push(saver);
  return saver;
}

/** The n-th step of a graph: its checkpoint, and a write that is still pending. Gives where the thread stands then. */
async function step(saver: SqliteSaver, n: number, at: RunnableConfig): Promise<RunnableConfig> {
  const checkpoint = {
    ...emptyCheckpoint(),
    id: uuid6(n),
    channel_values: { messages: [`question ${n}`, "Größe: 5 µm"], plan: { open: n, done: [n - 1] } },
    channel_versions: { messages: n },
  };
  const next = await saver.put(at, checkpoint, { source: "loop", step: n, parents: {} });
  await saver.putWrites(next, [["messages", `answer ${n}`]], `task-${n}`);
  return next;
}

async function history(saver: SqliteSaver): Promise<CheckpointTuple[]> {
  const tuples: CheckpointTuple[] = [];
  for await (const tuple of saver.list(THREAD)) tuples.push(tuple);
  return tuples;
}

test("threads that go on are restored as they were, and go on from there", async () => {
  const saver = open(scene.write("memory/.keep", "").path("memory/checkpoints.sqlite"));
  let at: RunnableConfig = THREAD;
  let steps = 0;
  for (; steps < 3; ) at = await step(saver, ++steps, at);

  let told = false;
  const going = (async () => {
    while (!told) {
      at = await step(saver, ++steps, at);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  const taken: { result: SnapshotResult; from: number; upTo: number }[] = [];
  try {
    for (let n = 0; n < SNAPSHOTS; n++) {
      const from = steps - 1;
      const result = await scene.snapshot(["memory"]);
      taken.push({ result, from, upTo: steps });
    }
  } finally {
    told = true;
    await going;
  }

  const whole = (await history(saver)).reverse();
  for (const [n, { result, from, upTo }] of taken.entries()) {
    await scene.restore(result.bundle, `back-${n}`);
    const restored = open(scene.path(`back-${n}`, "memory/checkpoints.sqlite"));
    const back = (await history(restored)).reverse();
    expect(back.length).toBeGreaterThanOrEqual(from);
    expect(back.length).toBeLessThanOrEqual(upTo);
    // A step is two transactions: of the last one the write may not have been there yet.
    expect(back.slice(0, -1)).toEqual(whole.slice(0, back.length - 1));
    expect(back.at(-1)?.checkpoint).toEqual(whole[back.length - 1]?.checkpoint);
    expect(await restored.getTuple(THREAD)).toEqual(back.at(-1));
    const { config } = back.at(-1) as CheckpointTuple;
    await step(restored, back.length + 1, config);
    expect(await history(restored)).toHaveLength(back.length + 1);
  }
});
