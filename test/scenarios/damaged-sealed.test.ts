import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Agent } from "../harness/agent-memory.ts";
import { ageSpots, flipped, randomSpots, type Spot } from "../harness/damage.ts";
import { faultsOfRefusal } from "../harness/refusal.ts";
import { rounds } from "../harness/rounds.ts";
import { type Key, Scene } from "../harness/scene.ts";

const RANDOM_BITS = rounds(10, 30);

const scene = new Scene();
let key: Key;
let bytes: Buffer;
beforeAll(async () => {
  const agent = new Agent(scene.path("memory"));
  for (let n = 1; n <= 150; n++) agent.learn(n);
  agent.close();
  key = await scene.key();
  const { bundle } = await scene.snapshot(["memory", "--recipient", key.recipient]);
  bytes = readFileSync(bundle);
  expect(bytes.length).toBeGreaterThan(3 * 64 * 1024);
});
afterAll(() => scene.remove());

function refuse(bundles: Iterable<readonly [string, Buffer]>, exitCodes = [3]): Promise<string[]> {
  return faultsOfRefusal(bundles, { scene, keys: ["--identity", key.file], exitCodes });
}

function headerBytes(): number {
  return bytes.indexOf("\n", bytes.indexOf("\n---") + 1) + 1;
}

function damaged(spots: readonly Spot[]): (readonly [string, Buffer])[] {
  return spots.map((spot) => [spot.what, flipped(bytes, spot)]);
}

describe("an encrypted bundle is refused, and nothing of it appears, when", () => {
  test("one bit is turned over in its header, with 3 or 6", async () => {
    const spots = ageSpots(bytes).filter(({ byte }) => byte < headerBytes());
    expect(spots.length).toBeGreaterThanOrEqual(12);
    expect(await refuse(damaged(spots), [3, 6])).toEqual([]);
  });

  test("one bit is turned over in its nonce or at an end of any chunk, with 3", async () => {
    const spots = ageSpots(bytes).filter(({ byte }) => byte >= headerBytes());
    expect(spots.length).toBeGreaterThanOrEqual(10);
    expect(await refuse(damaged(spots))).toEqual([]);
  });

  test(`one bit is turned over at any of ${RANDOM_BITS} places behind the header, with 3`, async () => {
    const spots = randomSpots(bytes, RANDOM_BITS).filter(({ byte }) => byte >= headerBytes());
    expect(await refuse(damaged(spots))).toEqual([]);
  });

  test("it is cut short, also where a chunk ends", async () => {
    const header = headerBytes();
    const chunks = [1, 2].map((count) => header + 16 + count * (64 * 1024 + 16));
    const lengths = [0, 10, header - 1, header, header + 16, ...chunks, bytes.length - 1];
    expect(await refuse(lengths.map((length) => [`${length} bytes`, bytes.subarray(0, length)]))).toEqual([]);
  });

  test("something follows it, or its chunks change places", async () => {
    const start = headerBytes() + 16;
    const chunk = (n: number) => bytes.subarray(start + n * 65_552, start + (n + 1) * 65_552);
    const swapped = Buffer.concat([bytes.subarray(0, start), chunk(1), chunk(0), bytes.subarray(start + 2 * 65_552)]);
    const longer = { "a zero": Buffer.alloc(1), "its last chunk": bytes.subarray(-1000), "itself again": bytes };
    const bundles = Object.entries(longer).map(([what, tail]) => [what, Buffer.concat([bytes, tail])] as const);
    expect(await refuse([...bundles, ["swapped chunks", swapped]])).toEqual([]);
  });
});
