import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Keys, receiptKey } from "../../../../src/vault/cache/keys.ts";

const NAME = "20261103T120000Z-00000001.tar.zst.age";
const AGENT = fc.stringMatching(/^[a-z0-9_-]{1,64}$/);

function env(branch: string): Record<string, string> {
  return { GITHUB_REF_NAME: branch, GITHUB_RUN_ID: "4711", GITHUB_RUN_ATTEMPT: "2" };
}

describe("keys of cache entries", () => {
  test("say prefix, agent, branch, run and attempt", () => {
    const keys = new Keys("nightly", env("main"));
    expect(keys.ofBundle(`scout-${NAME}`)).toBe(`nightly-scout-main-4711-2-${NAME}`);
    expect(new Keys("", env("main")).prefix).toBe("memsnap-");
  });

  test("give back the name of the bundle, whatever agent, branch and prefix are, and fit", () => {
    const prefix = fc.stringMatching(/^[A-Za-z0-9._-]{0,64}$/);
    fc.assert(
      fc.property(AGENT, fc.string({ maxLength: 300 }), prefix, (agent, branch, before) => {
        const keys = new Keys(before, env(branch));
        const bundle = `${agent}-${NAME}`;
        const key = keys.ofBundle(bundle);
        expect(keys.read(key)).toEqual({ bundle, isReceipt: false, runId: 4711, attempt: 2 });
        expect(keys.read(receiptKey(key))).toEqual({ bundle, isReceipt: true, runId: 4711, attempt: 2 });
        expect(receiptKey(key).length).toBeLessThanOrEqual(512);
        expect(key).not.toContain(",");
      }),
    );
  });

  test("of one agent are found by no look-up of another", () => {
    fc.assert(
      fc.property(AGENT, AGENT, (one, other) => {
        const keys = new Keys("", env("main"));
        const found = keys.lookUps(one).some((prefix) => keys.ofBundle(`${other}-${NAME}`).startsWith(prefix));
        expect(found).toBe(one === other);
      }),
    );
  });

  test.each(["memsnap-", "memsnap-scout-main-x-1-a-b", "other-scout-main-1-1-20261103T120000Z-00000001.tar.zst"])(
    "that others have made are none: %s",
    (key) => {
      expect(new Keys("", env("main")).read(key)).toBeUndefined();
    },
  );
});
