import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readSources } from "./modules.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const MAX_LINES = 250;

/** Files that are longer, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {
  "src/cli/commands.ts": "one table: every command with its options",
  "src/model/errors.ts": "one table: every error with what to do",
  "src/model/differences.ts": "one table: every difference that can be found",
  "test/scenarios/canaries.test.ts": "one table: every run that is searched for secrets",
};

const lengths = Object.fromEntries(
  ["src", "scripts", "test"].flatMap((folder) =>
    Object.entries(readSources(join(ROOT, folder))).map(([path, source]) => [
      `${folder}/${path}`,
      source.split("\n").length,
    ]),
  ),
);

test("files are looked at", () => {
  expect(Object.keys(lengths).length).toBeGreaterThanOrEqual(40);
});

test(`no file is longer than ${MAX_LINES} lines without a reason`, () => {
  const tooLong = Object.entries(lengths).filter(([path, lines]) => lines > MAX_LINES && LONGER[path] === undefined);
  expect(tooLong).toEqual([]);
});

test("a reason is given only for files that need one", () => {
  const outdated = Object.keys(LONGER).filter((path) => (lengths[path] ?? 0) <= MAX_LINES);
  expect(outdated).toEqual([]);
});
