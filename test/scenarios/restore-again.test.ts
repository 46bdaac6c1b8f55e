import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { RecoverResult, RestoreResult, SnapshotResult, UndoResult } from "../../src/flows/index.ts";
import { databaseDifferences, treeContent } from "../harness/compare-memory.ts";
import { type Key, Scene } from "../harness/scene.ts";

const MIB = 1024 * 1024;
/** More than the room that a restore keeps free. */
const KEPT_MIB = 18;
const scene = new Scene();
let key: Key;
let sealed: SnapshotResult;
let plain: SnapshotResult;

function makeDatabase(path: string, body: string): void {
  const database = new Database(scene.path(path));
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE fact (body TEXT)");
  database.prepare("INSERT INTO fact VALUES (?)").run(body);
  database.close();
}

/** Bytes that nothing can compress. */
function noise(sizeBytes: number): Buffer {
  const blocks = Array.from({ length: sizeBytes / 64 }, (_, n) => createHash("sha512").update(`${n}`).digest());
  return Buffer.concat(blocks);
}

const isOurs = (path: string): boolean => path === ".memsnap";
const isDatabase = (path: string): boolean => /\.db(-wal|-shm)?$/.test(path);
const isOursOrDatabase = (path: string): boolean => isOurs(path) || isDatabase(path);

beforeAll(async () => {
  key = await scene.key();
  scene.write("memory/MEMORY.md", "new\n").write("memory/new.md", "new\n");
  makeDatabase("memory/facts.db", "new");
  sealed = await scene.snapshot(["memory", "--recipient", key.recipient, "--agent", "scout"]);
  plain = await scene.snapshot(["memory", "--agent", "scout", "--label", "plain"]);
});
afterAll(() => scene.remove());

function oldMemory(target: string): Map<string, string> {
  scene.write(`${target}/memory/MEMORY.md`, "old\n").write(`${target}/memory/mine.md`, "mine\n");
  makeDatabase(`${target}/memory/facts.db`, "old");
  return treeContent(scene.path(target), isOursOrDatabase);
}

test("what a restore has replaced comes back with --undo, by the key that opened the bundle", async () => {
  const before = oldMemory("undone");
  const keys = ["--identity", key.file];
  const restored = await scene.restore(sealed.bundle, "undone", "--force", ...keys);
  expect(restored.replaced).toEqual(["memory/MEMORY.md", "memory/facts.db"]);
  expect(restored.preRestore).toMatch(/pre-restore[\\/]000001[\\/]scout-.*\.tar\.zst\.age$/);
  expect(await scene.verify(restored.preRestore ?? "", ...keys)).toMatchObject({ ok: true });
  expect(await scene.refused(["restore", "--undo", "undone"])).toMatchObject({ code: "no-key", exitCode: 6 });
  const undone = await scene.done<UndoResult>(["restore", "--undo", "undone", ...keys]);
  expect(undone).toMatchObject({ undone: "000001", generation: "000002", recovered: null });
  expect(treeContent(scene.path("undone"), isOursOrDatabase)).toEqual(before);
  const database = new Database(scene.path("undone/memory/facts.db"), { readonly: true });
  expect(database.prepare("SELECT body FROM fact").pluck().all()).toEqual(["old"]);
  database.close();
});

test("two restores into one target at once end one after the other, and leave one whole memory", async () => {
  const stories = ["at-once", "new-at-once"];
  oldMemory("at-once");
  for (const target of stories) {
    const runs = await Promise.all([
      scene.run(["restore", plain.bundle, "--to", target, "--force", "--json"]),
      scene.run(["restore", plain.bundle, "--to", target, "--force", "--json"]),
    ]);
    const codes = runs.map(({ exitCode }) => exitCode);
    expect(codes).toContain(0);
    for (const code of codes) expect([0, 7]).toContain(code);
    const there = treeContent(scene.path(target, "memory"), isDatabase);
    for (const [path, content] of treeContent(scene.path("memory"), isDatabase)) expect(there.get(path)).toBe(content);
    expect(databaseDifferences(scene.path("memory/facts.db"), scene.path(target, "memory/facts.db"))).toEqual([]);
    expect(readdirSync(scene.path(target, ".memsnap")).filter((name) => name.startsWith("restore-"))).toEqual([]);
  }
  expect(scene.listing().filter((path) => /^\.memsnap/.test(path))).toEqual([]);
});

test("a target that nothing was cut off in needs no recovery", async () => {
  oldMemory("sound");
  const result = await scene.done<RecoverResult>(["restore", "--recover", "sound"]);
  expect(result).toMatchObject({ recovered: null, setAside: null, why: null });
});

describe("on a disk that is too small for it", () => {
  const mounts = process.platform === "linux" && process.getuid?.() === 0;

  // What is to be restored fits; the disk is full while the snapshot of what is there is written.
  (mounts ? test : test.skip).each([17])(
    "a restore leaves what was there, with %d MiB free (skipped unless root)",
    async (freeMib) => {
      const disk = `disk-${freeMib}`;
      scene.write(`${disk}/x`, "");
      const size = `size=${(KEPT_MIB + freeMib) * 1024}k`;
      if (spawnSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", scene.path(disk)]).status !== 0) return;
      try {
        scene.write(`${disk}/memory/MEMORY.md`, noise(KEPT_MIB * MIB));
        const before = treeContent(scene.path(disk));
        const error = await scene.refused(["restore", plain.bundle, "--to", disk, "--force"]);
        expect(error).toMatchObject({ code: "disk-full", exitCode: 7 });
        expect(treeContent(scene.path(disk))).toEqual(before);
      } finally {
        spawnSync("umount", ["--lazy", scene.path(disk)]);
      }
    },
  );
});

test("a bundle of another agent is refused with 2, until it is forced", async () => {
  const { bundle } = await scene.snapshot(["memory", "--agent", "clerk"]);
  await scene.restore(plain.bundle, "guarded");
  const args = ["restore", bundle, "--to", "guarded", "--force"];
  expect(await scene.refused(args)).toMatchObject({ code: "agent-mismatch", exitCode: 2 });
  expect(await scene.refused(["restore", plain.bundle, "--to", "fresh", "--agent", "clerk"])).toMatchObject({
    code: "agent-mismatch",
  });
  expect(await scene.done<RestoreResult>([...args, "--force-agent"])).toMatchObject({ agent: "clerk" });
  expect(JSON.parse(readFileSync(scene.path("guarded/.memsnap/target.json"), "utf8"))).toMatchObject({
    agent: "clerk",
  });
});
