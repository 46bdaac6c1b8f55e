import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { allTrials, lineStart, PAGE } from "./rules/trials.ts";

test("every rule is kept somewhere, and RULES.md names the test that fails without it", () => {
  const lines = readFileSync(PAGE, "utf8").split("\n");
  const unproven = allTrials()
    .map(lineStart)
    .filter((start) => !lines.some((line) => line.startsWith(start) && !line.includes("**none**")));
  expect(unproven).toEqual([]);
});
