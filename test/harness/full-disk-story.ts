import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { expect } from "@jest/globals";
import Database from "better-sqlite3";
import { commitAll, makeRepository } from "../unit/kinds/sources/places.ts";
import { Scene } from "./scene.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "./small-disk.ts";

const PAGE_BYTES = 4096;
const MEMORY_BYTES = 500_000;

/** Snapshots of a small memory onto disks that are too small for it, each by `stepBytes` larger than the one before. */
export function describeFullDisk(stepBytes: number, timeoutMs: number): void {
  diskTest.each([
    ["output", "--out", (disk: string) => ({ out: disk, env: {} })],
    ["staging", "TMPDIR", (disk: string) => ({ out: "bundles", env: { TMPDIR: disk, TEMP: disk, TMP: disk } })],
  ])(
    `a disk for the %s that becomes full ends the snapshot with exit 7, and nothing is left there${DISK_NOTE}`,
    async (_what, _how, on) => {
      const scene = new Scene();
      try {
        makeMemory(scene);
        const outcomes: (number | null)[] = [];
        for (let sizeBytes = PAGE_BYTES; outcomes.at(-1) !== 0 && sizeBytes < 10 * MEMORY_BYTES; sizeBytes += stepBytes)
          outcomes.push(await snapshotOn(scene, sizeBytes, on));
        expect(outcomes.at(-1)).toBe(0);
        expect(outcomes.length).toBeGreaterThan(3);
      } finally {
        scene.remove();
      }
    },
    timeoutMs,
  );
}

type On = (disk: string) => { readonly out: string; readonly env: NodeJS.ProcessEnv };

/** The exit code. */
async function snapshotOn(scene: Scene, sizeBytes: number, on: On): Promise<number | null> {
  const disk = scene.path("disk");
  mkdirSync(disk, { recursive: true });
  let exitCode: number | null = null;
  await onSmallDisk(disk, sizeBytes, async () => {
    const { out, env } = on(disk);
    const result = await scene.run(["snapshot", "memory", "--out", out, "--no-encrypt", "--level", "1", "--json"], {
      env,
    });
    exitCode = result.exitCode;
    if (exitCode !== 0) {
      expect(result.json()).toMatchObject({ error: { code: "disk-full", exitCode: 7 } });
      expect(readdirSync(disk)).toEqual([]);
    }
    expect(scene.listing("memory").filter((path) => !path.includes("/"))).toEqual(["facts.db", "noise.bin", "notes"]);
  });
  return exitCode;
}

function makeMemory(scene: Scene): void {
  scene.write("memory/noise.bin", randomBytes(MEMORY_BYTES / 2));
  const facts = new Database(scene.path("memory/facts.db"));
  facts.exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x)");
  for (let bytes = 0; bytes < MEMORY_BYTES / 2; bytes += 5_000)
    facts.prepare("INSERT INTO t VALUES (?)").run(randomBytes(5_000));
  facts.close();
  makeRepository(scene.path("memory/notes"), "a.md");
  scene.write("memory/notes/large.bin", randomBytes(MEMORY_BYTES / 4));
  commitAll(scene.path("memory/notes"));
  scene.write("memory/notes/new.bin", randomBytes(MEMORY_BYTES / 4));
}
