import { expect, test } from "@jest/globals";
import { killSnapshots } from "../harness/kill-story.ts";
import { rounds } from "../harness/rounds.ts";

test("a snapshot that is killed leaves nothing that looks finished, and the next one sweeps up after it", async () => {
  const story = await killSnapshots(rounds(12, 25), { every: 9, seed: Date.now() });
  process.stdout.write(`${story}\n`);
  expect(story).toContain("source unharmed");
});
