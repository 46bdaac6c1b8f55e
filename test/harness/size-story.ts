import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { contentDigest } from "./compare-memory.ts";
import { type Key, Scene } from "./scene.ts";
import { makeWorkload } from "./workload.ts";

const LIMIT_BYTES = 300e6;
const TIMEOUT_MS = 600_000;
const REPORTER = pathToFileURL(join(import.meta.dirname, "report-peak.ts")).href;
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

    async function measured<Result extends object>(args: readonly string[]): Promise<Result> {
      const started = performance.now();
      const result = await scene.done<Result>(args, {
        env: { NODE_OPTIONS: `--import=${REPORTER}`, MEMSNAP_PEAK_FILE: scene.path("peak") },
        timeoutMs: TIMEOUT_MS,
      });
      const seconds = (performance.now() - started) / 1000;
      const peakBytes = Number(scene.read("peak"));
      const line = `${args[0]} of ${megabytes} MB: peak ${(peakBytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s`;
      process.stdout.write(`${line}\n`);
      expect(peakBytes).toBeLessThan(LIMIT_BYTES);
      return result;
    }

    test(
      `is captured with less than ${LIMIT_BYTES / 1e6} MB of memory`,
      async () => {
        taken = await measured(["snapshot", "memory", "--out", "bundles", "--recipient", key.recipient]);
        const bytes = taken.stores.reduce((sum, store) => sum + store.bytes, 0);
        expect(bytes / 1e6).toBeGreaterThan(megabytes);
        expect(statSync(taken.bundle).size).toBe(taken.sizeBytes);
      },
      TIMEOUT_MS,
    );

    test("is verified with no more", () => measured(["verify", taken.bundle, "--identity", key.file]), TIMEOUT_MS);

    test(
      "is restored with no more, and every row and byte is there",
      async () => {
        await measured(["restore", taken.bundle, "--identity", key.file, "--to", "back"]);
        for (const name of DATABASES)
          expect(contentDigest(scene.path("back/memory", name))).toBe(contentDigest(scene.path("memory", name)));
        const [log, back] = ["memory", "back/memory"].map((dir) => readFileSync(scene.path(dir, "sessions/log.jsonl")));
        expect(back?.equals(log ?? Buffer.alloc(0))).toBe(true);
      },
      TIMEOUT_MS,
    );
  });
}
