import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAgeHeader, encryptStream, generateIdentity, parseIdentities } from "../../src/bundle/age/index.ts";
import { ERRORS, EXIT } from "../../src/model/index.ts";
import { gather, inPieces } from "../unit/bundle/age/bytes.ts";
import { bundle } from "./builder.ts";
import { type Outcome, Sandbox } from "./sandbox.ts";

const PASSPHRASE = "test";
const CONTENT = Buffer.from("the agent remembers what it was told");
/** Of each byte of most of the file one bit is flipped, a different one each time; of the first and the last all. */
const ALL_BITS_WITHIN = 32;
const AT_ONCE = 8;

let sandboxes: Sandbox[] = [];
beforeAll(() => {
  sandboxes = Array.from({ length: AT_ONCE }, () => new Sandbox());
});
afterAll(() => {
  for (const sandbox of sandboxes) sandbox.remove();
});

const plain = bundle({ items: [{ path: "files/s/a", content: CONTENT }, { path: "files/s/b" }] });

describe("no bit of a bundle can be flipped without being found, with no file beside it:", () => {
  test("plain", async () => {
    expect(await sandboxes[0]?.check(plain)).toBe("ok");
    const outcomes = await flipEach(plain, {});
    expect([...outcomes.keys()]).not.toContain("ok");
    expect(exitsOf(outcomes)).toEqual([EXIT.bundle]);
  });

  test("encrypted", async () => {
    const { identityFileText, recipient } = await generateIdentity({ postQuantum: false, createdAt: new Date(0) });
    const identities = await parseIdentities(identityFileText, "test");
    const age = await createAgeHeader({ recipients: [recipient] });
    const sealed = await gather(encryptStream(inPieces(plain, 1000), age));
    expect(await sandboxes[0]?.check(sealed, { identities })).toBe("ok");
    const outcomes = await flipEach(sealed, { identities });
    expect(exitsOf(outcomes)).toEqual([EXIT.bundle, EXIT.key]);
    const stanzas = Buffer.from("age-encryption.org/v1\n").length;
    const mac = sealed.indexOf("\n---");
    for (const at of outcomes.get("wrong-key") ?? []) {
      expect(at).toBeGreaterThanOrEqual(stanzas);
      expect(at).toBeLessThanOrEqual(mac);
    }
  });

  test("encrypted with a passphrase", async () => {
    const age = await createAgeHeader({ passphrase: PASSPHRASE, scryptLogN: 2 });
    const sealed = await gather(encryptStream(inPieces(plain, 1000), age));
    expect(await sandboxes[0]?.check(sealed, { passphrases: [PASSPHRASE] })).toBe("ok");
    const header = await flipEach(sealed.subarray(0, age.header.length), { passphrases: [PASSPHRASE] }, sealed);
    expect(exitsOf(header).filter((exit) => exit !== EXIT.bundle && exit !== EXIT.key)).toEqual([]);
  });
});

/** Flips bits one by one and says which outcomes there were, and at which bytes. */
async function flipEach(range: Buffer, keys: object, whole: Buffer = range): Promise<Map<Outcome, number[]>> {
  const bits: number[] = [];
  for (let at = 0; at < range.length; at++) {
    const isEdge = at < ALL_BITS_WITHIN || at >= range.length - ALL_BITS_WITHIN;
    for (let bit = 0; bit < 8; bit++) if (isEdge || bit === at % 8) bits.push(at * 8 + bit);
  }
  const outcomes = new Map<Outcome, number[]>();
  const worker = async (sandbox: Sandbox): Promise<void> => {
    for (let bit = bits.pop(); bit !== undefined; bit = bits.pop()) {
      const changed = Buffer.from(whole);
      const at = bit >> 3;
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
      const outcome = await sandbox.check(changed, keys);
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), at]);
    }
  };
  await Promise.all(sandboxes.map(worker));
  return outcomes;
}

function exitsOf(outcomes: ReadonlyMap<Outcome, unknown>): number[] {
  const exits = [...outcomes.keys()].map((outcome) => (outcome === "ok" ? EXIT.ok : ERRORS[outcome].exit));
  return [...new Set(exits)].sort((a, b) => a - b);
}
