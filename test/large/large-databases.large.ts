import { randomBytes } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import { contentDigest } from "../harness/compare-memory.ts";
import { measured } from "../harness/measured.ts";
import { Scene } from "../harness/scene.ts";

const LIMIT_BYTES = 300e6;
const TIMEOUT_MS = 1_200_000;
const BLOB_BYTES = 1024 * 1024;
const ROWS = 1_100;

/** Beyond 1 GiB, where SQLite keeps a page for its locks and nothing else. */
function makeLarge(file: string, pageSizeBytes: number): void {
  const database = new Database(file);
  for (const setting of [`page_size = ${pageSizeBytes}`, "journal_mode = OFF", "synchronous = OFF"])
    database.pragma(setting);
  database.exec(
    "CREATE TABLE memories(id INTEGER PRIMARY KEY, said TEXT, vector BLOB); CREATE INDEX by_said ON memories(said)",
  );
  const insert = database.prepare("INSERT INTO memories (said, vector) VALUES (?, ?)");
  const some = database.transaction((from: number, to: number) => {
    for (let id = from; id < to; id++)
      insert.run(`memory ${id}`, Buffer.concat([randomBytes(4096), Buffer.alloc(BLOB_BYTES - 4096, id)]));
  });
  for (let id = 0; id < ROWS; id += 100) some(id, Math.min(ROWS, id + 100));
  database.pragma("journal_mode = WAL");
  database.close();
}

test.each([4096, 8192, 16384, 32768])(
  "a database above 1 GiB with pages of %d bytes goes through snapshot, verify and restore",
  async (pageSizeBytes) => {
    const scene = new Scene();
    try {
      mkdirSync(scene.path("memory"));
      makeLarge(scene.path("memory/large.db"), pageSizeBytes);
      expect(statSync(scene.path("memory/large.db")).size).toBeGreaterThan(1024 ** 3);
      const about = { about: `a database of 1.1 GiB, pages of ${pageSizeBytes}`, timeoutMs: TIMEOUT_MS };
      const key = await scene.key();
      const opening = ["--identity", key.file];
      const sealing = ["--recipient", key.recipient];
      const taken = await measured<SnapshotResult>(
        scene,
        ["snapshot", "memory", "--out", "bundles", ...sealing],
        about,
      );
      const { bundle, stores } = taken.result;
      expect(stores.find(({ kind }) => kind === "sqlite")).toMatchObject({
        pageSize: pageSizeBytes,
        compacted: true,
        tables: [{ rows: ROWS }],
      });
      const verified = await measured<VerifyResult>(scene, ["verify", bundle, ...opening], about);
      expect(verified.result.ok).toBe(true);
      const restored = await measured(scene, ["restore", bundle, "--to", "back", ...opening], about);
      expect(contentDigest(scene.path("back/memory/large.db"))).toBe(contentDigest(scene.path("memory/large.db")));
      for (const { peakBytes } of [taken, verified, restored]) expect(peakBytes).toBeLessThan(LIMIT_BYTES);
    } finally {
      scene.remove();
    }
  },
  TIMEOUT_MS,
);
