import { cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { Agent } from "./agent-memory.ts";
import { type Key, Scene } from "./scene.ts";

/** A memory with an encrypted bundle of it, which every test finds as the bundle has it and may damage. */
export interface ComparedMemory {
  readonly scene: Scene;
  /** Absolute path. */
  readonly memory: string;
  /** There from the first test on. */
  readonly key: Key;
  readonly taken: SnapshotResult;
}

/** Has the tests of a file play in a scene with an agent's memory after so many steps; `original` is a copy of it. */
export function withComparedMemory({ steps, notesEvery }: { steps: number; notesEvery: number }): ComparedMemory {
  const scene = new Scene();
  const memory = scene.path("memory");
  const story = { scene, memory } as { -readonly [Name in keyof ComparedMemory]: ComparedMemory[Name] };
  const putBack = (): void => {
    rmSync(memory, { recursive: true, force: true });
    cpSync(scene.path("original"), memory, { recursive: true });
  };
  beforeAll(async () => {
    const agent = new Agent(scene.path("original"));
    for (let n = 1; n <= steps; n++) agent.learn(n, notesEvery);
    agent.close();
    putBack();
    story.key = await scene.key();
    story.taken = await scene.snapshot(["memory", "--agent", "scout", "--recipient", story.key.recipient]);
  });
  beforeEach(putBack);
  afterAll(() => scene.remove());
  return story;
}
