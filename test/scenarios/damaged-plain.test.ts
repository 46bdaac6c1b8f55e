import { copyFileSync, readFileSync, renameSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import { Agent } from "../harness/agent-memory.ts";
import { flipped, randomSpots, streamSpots } from "../harness/damage.ts";
import { faultsOfRefusal } from "../harness/refusal.ts";
import { rounds } from "../harness/rounds.ts";
import { Scene } from "../harness/scene.ts";
import { bundle as build, HEADER } from "../hostile/builder.ts";

const RANDOM_BITS = rounds(10, 30);

const scene = new Scene();
let taken: SnapshotResult;
let other: SnapshotResult;
let bytes: Buffer;
beforeAll(async () => {
  const agent = new Agent(scene.path("memory"));
  for (let n = 1; n <= 30; n++) agent.learn(n);
  agent.close();
  taken = await scene.snapshot(["memory"]);
  other = await scene.snapshot(["memory/state"]);
  bytes = readFileSync(taken.bundle);
});
afterAll(() => scene.remove());

function refuse(bundles: Iterable<readonly [string, Buffer]>): Promise<string[]> {
  return faultsOfRefusal(bundles, { scene, keys: [], exitCodes: [3] });
}

describe("a bundle without encryption is refused with 3, and nothing of it appears, when", () => {
  test("one bit is turned over in any part of its structure", async () => {
    const spots = streamSpots(bytes);
    expect(spots.length).toBeGreaterThan(25);
    expect(await refuse(spots.map((spot) => [spot.what, flipped(bytes, spot)]))).toEqual([]);
  });

  test(`one bit is turned over at any of ${RANDOM_BITS} places`, async () => {
    expect(await refuse(randomSpots(bytes, RANDOM_BITS).map((spot) => [spot.what, flipped(bytes, spot)]))).toEqual([]);
  });

  test("it is cut short", async () => {
    const lengths = [0, 1, 3, 4, 100, bytes.length >> 1, bytes.length - 9, bytes.length - 1];
    expect(await refuse(lengths.map((length) => [`${length} bytes`, bytes.subarray(0, length)]))).toEqual([]);
  });

  test("something follows it", async () => {
    const skippable = Buffer.from("502a4d1804000000abcdabcd", "hex");
    const more = { "a zero": Buffer.alloc(1), "a skippable frame": skippable, "itself again": bytes };
    const longer = Object.entries(more).map(([what, tail]) => [what, Buffer.concat([bytes, tail])] as const);
    expect(await refuse(longer)).toEqual([]);
  });

  test("it is of a version or a format that is not known", async () => {
    const strange = [{ version: 2 }, { version: 0 }, { format: "other" }].map(
      (change) => [JSON.stringify(change), build({ header: { ...HEADER, ...change } })] as const,
    );
    expect(await refuse(strange)).toEqual([]);
    scene.write("strange.tar.zst", strange[0]?.[1] ?? "");
    expect(await scene.refused(["restore", "strange.tar.zst", "--to", "new"])).toMatchObject({
      code: "bundle-version",
    });
  });
});

describe("a bundle that does not fit its sidecars is refused with 3 when", () => {
  async function refused(): Promise<void> {
    const before = scene.listing();
    const examined = await scene.run(["verify", "moved.tar.zst", "--json"]);
    expect(examined.exitCode).toBe(3);
    const { ok, findings } = examined.json() as VerifyResult;
    expect([ok, findings.map(({ code }) => code)]).toEqual([false, ["sidecar-mismatch"]]);
    const error = await scene.refused(["restore", "moved.tar.zst", "--to", "new/deep"]);
    expect(error).toMatchObject({ code: "sidecar-mismatch", exitCode: 3 });
    expect(scene.listing()).toEqual(before);
    expect(scene.leftovers()).toEqual([]);
  }

  test("the checksum is that of another bundle", async () => {
    copyFileSync(taken.bundle, scene.path("moved.tar.zst"));
    scene.write("moved.tar.zst.sha256", `${other.sha256}  moved.tar.zst\n`);
    await refused();
  });

  test("the checksum names another file", async () => {
    scene.write("moved.tar.zst.sha256", `${taken.sha256}  another.tar.zst\n`);
    await refused();
  });

  test("the receipt is that of another bundle", async () => {
    scene.write("moved.tar.zst.sha256", `${taken.sha256}  moved.tar.zst\n`);
    copyFileSync(other.receipt, scene.path("moved.tar.zst.receipt.json"));
    await refused();
  });

  test("the receipt is none", async () => {
    scene.write("moved.tar.zst.receipt.json", "{}");
    await refused();
  });

  test("but is good when both fit", async () => {
    const receipt = { ...JSON.parse(readFileSync(taken.receipt, "utf8")), bundle: "moved.tar.zst" };
    scene.write("moved.tar.zst.receipt.json", JSON.stringify(receipt));
    expect(await scene.verify("moved.tar.zst")).toMatchObject({ ok: true });
    renameSync(scene.path("moved.tar.zst.receipt.json"), scene.path("elsewhere.json"));
    expect(await scene.verify("moved.tar.zst")).toMatchObject({ ok: true });
  });
});
