import { expect, test } from "@jest/globals";
import { killRestores } from "../harness/crash-story.ts";

const ROUNDS = 200;

test(`of ${ROUNDS} restores that are killed at random moments, none leaves a mixed memory`, async () => {
  const outcome = await killRestores(ROUNDS);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome.faults).toEqual([]);
  expect(outcome.old + outcome.new).toBe(ROUNDS);
  // Kills that all came too early, or too late, would prove nothing.
  for (const count of [outcome.old, outcome.new - outcome.late, outcome.mixed]) expect(count).toBeGreaterThan(0);
}, 3_600_000);
