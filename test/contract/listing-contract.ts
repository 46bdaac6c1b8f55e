import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { sidecarPaths } from "../../src/bundle/index.ts";
import type { StoredBundle } from "../../src/vault/index.ts";
import { type Ability, ODD_AGENTS, Trial, type VaultFixture } from "./vault-fixture.ts";

const MIB = 2 ** 20;
const DAY_MS = 86_400_000;
/** Times of a service may be whole seconds: those of objects rounded up, and its clock rounded down. */
const TICK_MS = 2_100;

/** What a vault promises of what it holds: list, remove, sweep. */
export function describeListing(name: string, make: () => Promise<VaultFixture>, lacks: readonly Ability[]): void {
  const when = (ability: Ability) => (lacks.includes(ability) ? test.skip : test);
  let at: Trial;
  beforeEach(async () => {
    at = await Trial.begin(make);
  });
  afterEach(() => at.end());

  describe(`${name}: list`, () => {
    test("is empty at first", async () => {
      expect(await at.vault.list()).toEqual([]);
    });

    test("gives what put gave, newest by the receipt first", async () => {
      const times = ["2026-11-02T00:00:00.000Z", "2026-11-03T00:00:00.001Z", "2026-11-03T00:00:00.000Z"];
      const many = await Promise.all(
        [...times, times[0]].map((createdAt) => at.uploads.make({ createdAt: createdAt ?? "" })),
      );
      const [first, second, third, fourth] = await at.putAll(many);
      expect(await at.vault.list()).toEqual([second, third, fourth, first]);
    });

    test("gives the bundles of one agent, whatever its name looks like, or one bundle", async () => {
      const stored = await at.putAll(await Promise.all(ODD_AGENTS.map((agent) => at.uploads.make({ agent }))));
      for (const { name: one, receipt } of stored) {
        expect(await at.listed({ agent: receipt.agent })).toEqual([one]);
        expect(await at.listed({ name: one })).toEqual([one]);
      }
      expect(await at.listed({ idEnding: stored[2]?.receipt.snapshotId.slice(-8) ?? "" })).toEqual([stored[2]?.name]);
      expect(await at.listed({ agent: "b" })).toEqual([]);
      expect(await at.listed({ agent: "a", name: stored[1]?.name ?? "" })).toEqual([]);
    });

    test("leaves out what has no receipt", async () => {
      const [kept, cut] = await at.putAll([await at.uploads.make(), await at.uploads.make()]);
      await at.fixture.lose(sidecarPaths(cut?.name ?? "").receipt);
      expect(await at.listed()).toEqual([kept?.name]);
    });

    when("foreign")("leaves out receipts that are none, and tells which", async () => {
      const [kept, ...others] = await at.putAll(await Promise.all([1, 2, 3, 4, 5, 6].map(() => at.uploads.make())));
      const [broken, empty, foreign, later, large] = others.map((bundle) => sidecarPaths(bundle.name).receipt);
      await at.fixture.change(broken ?? "", (bytes) => bytes.subarray(1));
      await at.fixture.change(empty ?? "", () => Buffer.alloc(0));
      await at.fixture.change(foreign ?? "", () => Buffer.from(JSON.stringify(kept?.receipt)));
      await at.fixture.change(later ?? "", (bytes) =>
        Buffer.from(bytes.toString().replace(/"version": ?1/, '"version":2')),
      );
      await at.fixture.change(large ?? "", (bytes) => Buffer.concat([bytes, Buffer.alloc(16 * MIB, " ")]));
      await at.fixture.plant("notes.receipt.json", Buffer.from("{}"));
      const skipped: string[] = [];
      const bundles = await at.vault.list({}, (what) => skipped.push(what));
      expect(bundles).toEqual([kept]);
      // Where a receipt is no file of its own, its bundle is named.
      const bundleOf = (one = ""): string => one.replace(/\.receipt\.json$/, "");
      const wanted = [broken, empty, foreign, later, large, "notes"].map(bundleOf);
      expect(skipped.map(bundleOf).toSorted()).toEqual(wanted.toSorted());
    });

    when("foreign")("leaves out a receipt whose bundle is gone, and other files", async () => {
      const stored = await at.vault.put(await at.uploads.make());
      await at.fixture.plant("README.md", Buffer.from("of another program"));
      await at.fixture.lose(stored.name);
      expect(await at.listed()).toEqual([]);
    });
  });

  describe(`${name}: remove`, () => {
    test("takes the bundle away with its sidecars, and nothing else, and may be said again", async () => {
      const [gone, kept] = await at.putAll([await at.uploads.make(), await at.uploads.make()]);
      const before = await at.fixture.names();
      await at.vault.remove(gone as StoredBundle);
      await at.vault.remove(gone as StoredBundle);
      expect(await at.vault.list()).toEqual([kept]);
      expect(await at.fixture.names()).toEqual(before.filter((one) => !one.includes(gone?.name ?? "")));
    });

    test("leaves nothing to be fetched", async () => {
      const stored = await at.vault.put(await at.uploads.make());
      await at.vault.remove(stored);
      const dir = at.into();
      await expect(at.vault.get(stored, dir)).rejects.toMatchObject({ code: "vault-not-found" });
      if (!lacks.includes("ranges"))
        await expect(at.vault.open(stored)).rejects.toMatchObject({ code: "vault-not-found" });
      expect(readdirSync(dir)).toEqual([]);
    });
  });

  describe(`${name}: what was never finished`, () => {
    when("again")("does not keep the bundle from being put again", async () => {
      const upload = await at.uploads.make();
      const stored = await at.vault.put(upload);
      await at.fixture.lose(sidecarPaths(stored.name).receipt);
      await at.vault.get(await at.vault.put(upload), at.into());
    });

    when("sweep")("is swept when it is old, and nothing else", async () => {
      const [kept, lost] = await at.putAll(await Promise.all([1, 2].map(() => at.uploads.make())));
      await at.fixture.lose(lost?.name ?? "");
      await at.fixture.plant("README.md", Buffer.from("of another program"));
      const before = await at.fixture.names();
      await sleep(TICK_MS);
      expect(await at.vault.sweep({ olderThanMs: DAY_MS, dryRun: false })).toEqual([]);
      const would = await at.vault.sweep({ olderThanMs: 0, dryRun: true });
      expect(await at.fixture.names()).toEqual(before);
      const swept = await at.vault.sweep({ olderThanMs: 0, dryRun: false });
      expect(swept).toEqual(would);
      const unfinished = (one: string): boolean => one.includes(lost?.name ?? "");
      expect(swept.toSorted()).toEqual(before.filter(unfinished).toSorted());
      expect(await at.fixture.names()).toEqual(before.filter((one) => !unfinished(one)));
      expect(await at.vault.list()).toEqual([kept]);
    });

    when("sweep")(
      "is a bundle without a receipt where only a put can bring one; elsewhere it stays, and is told",
      async () => {
        const [stored] = await at.putAll([await at.uploads.make()]);
        await at.fixture.lose(sidecarPaths(stored?.name ?? "").receipt);
        const before = await at.fixture.names();
        await sleep(TICK_MS);
        const told: string[] = [];
        expect(await at.vault.sweep({ olderThanMs: DAY_MS, dryRun: false }, (name) => told.push(name))).toEqual([]);
        expect(told).toEqual([]);
        const swept = await at.vault.sweep({ olderThanMs: 0, dryRun: false }, (name) => told.push(name));
        const isOurs = ["cache", "artifact"].includes(at.vault.kind);
        expect([swept, told]).toEqual(isOurs ? [before, []] : [[], [stored?.name]]);
        expect(await at.fixture.names()).toEqual(isOurs ? [] : before);
      },
    );
  });

  test.each(["vault-not-found", "vault-denied", "vault-unreachable"] as const)(
    `${name}: a vault that is %s says so, and never that it is empty`,
    async (code) => {
      const broken = await at.fixture.broken?.[code]?.();
      if (broken === undefined) return;
      await expect(broken.list()).rejects.toMatchObject({ code });
      await expect(broken.sweep({ olderThanMs: 0, dryRun: true })).rejects.toMatchObject({ code });
    },
  );
}
