import { expect, test } from "@jest/globals";
import { killSnapshots } from "../harness/kill-story.ts";

test("200 snapshots that are killed leave nothing that looks finished, and the source unharmed", async () => {
  const story = await killSnapshots(200, { every: 4, seed: Date.now() });
  process.stdout.write(`${story}\n`);
  expect(story).toContain("source unharmed");
}, 3_600_000);
