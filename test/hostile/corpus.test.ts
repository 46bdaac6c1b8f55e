import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { CORPUS } from "./corpus/index.ts";
import { Sandbox } from "./sandbox.ts";

const MIB = 2 ** 20;
/** Far more than any of these takes, and far less than believing what it claims would. */
const SOON_MS = 20_000;
const MEMORY_BYTES = 150 * MIB;
jest.setTimeout(3 * SOON_MS);

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

test("no two cases are called alike", () => {
  const names = CORPUS.map(({ rule, what }) => `${rule} ${what}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each([...new Set(CORPUS.map(({ rule }) => rule))])("%s", (rule) => {
  test.each(CORPUS.filter((each) => each.rule === rule).map((each) => [each.what, each] as const))(
    "%s",
    async (_, { make, code }) => {
      const bytes = await make();
      const before = peakBytes();
      const start = performance.now();
      expect(await sandbox.read(bytes)).toBe(code);
      expect(performance.now() - start).toBeLessThan(SOON_MS);
      expect(peakBytes() - before).toBeLessThan(MEMORY_BYTES);
    },
  );
});

/** What was resident at most until now. */
function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
