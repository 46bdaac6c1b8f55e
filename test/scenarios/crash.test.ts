import { describe, expect, test } from "@jest/globals";
import { killRestores } from "../harness/crash-story.ts";

describe("a restore that is killed at any moment", () => {
  test("has happened completely or not at all once it was recovered", async () => {
    const rounds = 25;
    const outcome = await killRestores(rounds);
    expect(outcome.faults).toEqual([]);
    expect(outcome.old + outcome.new).toBe(rounds);
    expect(outcome.old).toBeGreaterThan(0);
  }, 120_000);
});
