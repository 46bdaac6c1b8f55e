import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openBundle, readChecksum, readReceipt } from "../../src/bundle/index.ts";
import type { StoredBundle } from "../../src/vault/index.ts";
import { peakOf } from "./peak.ts";
import { type Ability, ODD_AGENTS, Trial, type VaultFixture } from "./vault-fixture.ts";

const MIB = 2 ** 20;

/** What a vault promises of the bytes of bundles: put, get, open. */
export function describeBytes(name: string, make: () => Promise<VaultFixture>, lacks: readonly Ability[]): void {
  const when = (ability: Ability) => (lacks.includes(ability) ? test.skip : test);
  let at: Trial;
  beforeEach(async () => {
    at = await Trial.begin(make);
  });
  afterEach(() => at.end());

  describe(`${name}: put and get`, () => {
    test.each([
      ["plain", {}],
      ["sealed", { locks: { passphrase: "correct horse", scryptLogN: 2 } }],
      ["signed", { signature: "untrusted comment: of no use\nbut to be kept\n" }],
    ])("give back a %s bundle as it was, with its sidecars", async (_, facts) => {
      const upload = await at.uploads.make(facts);
      const heard = { put: 0, get: 0 };
      const before = Date.now();
      const stored = await at.vault.put(upload, (bytes) => {
        heard.put += bytes;
      });
      expect(stored).toMatchObject({ name: basename(upload.bundle), receipt: upload.receipt });
      expect(Math.abs(Date.parse(stored.storedAt) - before)).toBeLessThan(60_000);
      const path = await at.vault.get(stored, at.into(), (bytes) => {
        heard.get += bytes;
      });
      expect(readFileSync(path).equals(readFileSync(upload.bundle))).toBe(true);
      expect(await readChecksum(path)).toBe(upload.receipt.sha256);
      expect(await readReceipt(path)).toEqual(upload.receipt);
      const bundle = await openBundle(path, { passphrases: ["correct horse"] });
      expect(await bundle.readAll()).toMatchObject({ sha256: upload.receipt.sha256 });
      expect([heard.put, heard.get].every((bytes) => bytes >= upload.receipt.sizeBytes)).toBe(true);
    });

    test("never overwrite a bundle", async () => {
      const upload = await at.uploads.make();
      const stored = await at.vault.put(upload);
      await expect(at.vault.put(upload)).rejects.toMatchObject({ code: "output-exists" });
      expect(await at.listed()).toEqual([stored.name]);
      await at.vault.get(stored, at.into());
    });

    when("exclusive")("let one of several have a name that they want at once", async () => {
      const upload = await at.uploads.make();
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => at.vault.put(upload)));
      const refused = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason.code);
      expect(refused).toEqual(["output-exists", "output-exists"]);
      const [stored] = await at.vault.list();
      await at.vault.get(stored as StoredBundle, at.into());
    });

    test("work for many bundles at once", async () => {
      const many = await Promise.all(ODD_AGENTS.map((agent) => at.uploads.make({ agent, text: agent })));
      const stored = await Promise.all(many.map((upload) => at.vault.put(upload)));
      expect((await at.listed()).toSorted()).toEqual(stored.map((bundle) => bundle.name).toSorted());
      await Promise.all(stored.map((bundle) => at.vault.get(bundle, at.into())));
    });

    test("refuse a bundle that is not what its receipt says, and keep nothing of it", async () => {
      const { bundle, receipt } = await at.uploads.make();
      const other = await at.uploads.make({ text: "tea is black" });
      const lying = { bundle, receipt: { ...receipt, sha256: other.receipt.sha256 } };
      await expect(at.vault.put(lying)).rejects.toMatchObject({ code: "vault-corrupt" });
      await expect(at.vault.put({ bundle, receipt: other.receipt })).rejects.toMatchObject({
        code: "sidecar-mismatch",
      });
      expect(await at.listed()).toEqual([]);
      await at.vault.put({ bundle, receipt });
    });

    test.each([
      ["changed in one bit", (bytes: Buffer) => bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte))],
      ["cut short", (bytes: Buffer) => bytes.subarray(0, -1)],
      ["prolonged", (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
    ])("notice a bundle that was %s, and leave nothing of it", async (_, change) => {
      const stored = await at.vault.put(await at.uploads.make());
      await at.fixture.change(stored.name, change);
      const dir = at.into();
      await expect(at.vault.get(stored, dir)).rejects.toMatchObject({ code: "vault-corrupt" });
      expect(readdirSync(dir)).toEqual([]);
    });

    test("keep little in memory of a bundle of 96 MiB", async () => {
      const upload = await at.uploads.large(96 * MIB);
      let stored: StoredBundle | undefined;
      const put = await peakOf(async () => {
        stored = await at.vault.put(upload);
      });
      const get = await peakOf(() => at.vault.get(stored as StoredBundle, at.into()));
      expect([put, get].filter((bytes) => bytes > 64 * MIB)).toEqual([]);
    });
  });

  describe(`${name}: ranges`, () => {
    test("are read where they lie, or never", async () => {
      const upload = await at.uploads.large(MIB + 7);
      const stored = await at.vault.put(upload);
      const bytes = await at.vault.open(stored);
      if (lacks.includes("ranges")) return expect(bytes).toBeNull();
      const whole = readFileSync(upload.bundle);
      expect(bytes?.sizeBytes).toBe(whole.length);
      for (const [from, to] of [
        [0, 1],
        [0, whole.length],
        [whole.length - 1, whole.length],
        [MIB - 3, MIB + 5],
        [9, 9],
      ] as const)
        expect((await bytes?.read(from, to - from))?.equals(whole.subarray(from, to))).toBe(true);
      for (const [offset, length] of [
        [whole.length, 1],
        [-1, 1],
        [0, whole.length + 1],
        [0.5, 1],
      ] as const)
        await expect(bytes?.read(offset, length)).rejects.toMatchObject({ code: "bundle-truncated" });
      await bytes?.close();
    });

    when("ranges")("of a bundle of another size than its receipt says are refused", async () => {
      const stored = await at.vault.put(await at.uploads.make());
      await at.fixture.change(stored.name, (bytes) => bytes.subarray(0, -1));
      await expect(at.vault.open(stored)).rejects.toMatchObject({ code: "vault-corrupt" });
    });
  });
}
