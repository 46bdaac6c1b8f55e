import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { contentDigest } from "./compare-memory.ts";
import { measured } from "./measured.ts";
import { type Key, Scene } from "./scene.ts";
import { makeWorkload } from "./workload.ts";

const LIMIT_BYTES = 300e6;
const TIMEOUT_MS = 600_000;
const DATABASES = ["long_term.sqlite", "vector.sqlite"];

/** A memory of so many megabytes goes through snapshot, verify and restore, and the peak of each is measured. */
export function describeSize(megabytes: number): void {
  describe(`a memory of ${megabytes} MB, encrypted`, () => {
    const scene = new Scene();
    let key: Key;
    let taken: SnapshotResult;

    beforeAll(async () => {
      makeWorkload(scene.path("memory"), megabytes);
      key = await scene.key();
    }, TIMEOUT_MS);
    afterAll(() => scene.remove());

    async function run<Result extends object>(args: readonly string[]): Promise<Result> {
      const about = { about: `${megabytes} MB`, timeoutMs: TIMEOUT_MS };
      const { result, peakBytes } = await measured<Result>(scene, args, about);
      expect(peakBytes).toBeLessThan(LIMIT_BYTES);
      return result;
    }

    test(
      `is captured with less than ${LIMIT_BYTES / 1e6} MB of memory`,
      async () => {
        taken = await run(["snapshot", "memory", "--out", "bundles", "--recipient", key.recipient]);
        const bytes = taken.stores.reduce((sum, store) => sum + store.bytes, 0);
        expect(bytes / 1e6).toBeGreaterThan(megabytes);
        expect(statSync(taken.bundle).size).toBe(taken.sizeBytes);
      },
      TIMEOUT_MS,
    );

    test("is verified with no more", () => run(["verify", taken.bundle, "--identity", key.file]), TIMEOUT_MS);

    test(
      "is restored with no more, and every row and byte is there",
      async () => {
        await run(["restore", taken.bundle, "--identity", key.file, "--to", "back"]);
        for (const name of DATABASES)
          expect(contentDigest(scene.path("back/memory", name))).toBe(contentDigest(scene.path("memory", name)));
        const [log, back] = ["memory", "back/memory"].map((dir) => readFileSync(scene.path(dir, "sessions/log.jsonl")));
        expect(back?.equals(log ?? Buffer.alloc(0))).toBe(true);
      },
      TIMEOUT_MS,
    );
  });
}
