import { expect, test } from "@jest/globals";
import { killRestores } from "../harness/crash-story.ts";

const ROUNDS = 20;

test("a restore that is killed at any moment has happened completely or not at all once it was recovered", async () => {
  const outcome = await killRestores(ROUNDS);
  expect(outcome.faults).toEqual([]);
  expect(outcome.old + outcome.new).toBe(ROUNDS);
  // A kill between two steps is what recovery is for.
  expect(outcome.mixed).toBeGreaterThan(0);
});
