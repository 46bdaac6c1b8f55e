import { mkdirSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { InspectResult, SnapshotResult } from "../../src/flows/index.ts";
import { Scene } from "../harness/scene.ts";

const onPosix = process.platform === "win32" ? test.skip : test;
const scene = new Scene();
const open: (Database.Database | Server)[] = [];

function makeDatabase(path: string): Database.Database {
  scene.write(path, "");
  const database = new Database(scene.path(path));
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  open.push(database);
  return database;
}

beforeAll(() => {
  scene.write("agent/memory/MEMORY.md", "# Memory\n").write("agent/memory/topics/a.md", "a\n");
  scene.write("agent/memory/topics/b.tmp", "b\n").write("agent/memory/cache/deep/c.bin", "c\n");
  scene
    .write("agent/state/cursor.json", "{}")
    .write("agent/sessions/1.jsonl", "{}\n")
    .write("agent/sessions/2.jsonl", "{}\n");
  mkdirSync(scene.path("agent/memory/empty/deeper"), { recursive: true });
  makeDatabase("agent/memory/facts.db");
  makeDatabase("agent/memories_1.sqlite");
  scene.write("one/memory/same.md", "one\n").write("two/memory/same.md", "two\n");
});
afterAll(() => {
  for (const each of open) each.close();
  scene.remove();
});

/** Takes a snapshot of sources; gives it with the paths that a restore of it makes, folders too. */
async function capture(...args: string[]): Promise<{ taken: SnapshotResult; names: string[]; paths: string[] }> {
  const taken = await scene.snapshot(args);
  const to = `back-${taken.snapshotId}`;
  await scene.restore(taken.bundle, to);
  const paths = scene.listing(to).filter((path) => !path.startsWith(".memsnap"));
  return { taken, names: taken.stores.map(({ kind, name }) => `${kind} ${name}`), paths };
}

describe("a folder", () => {
  test("is captured with its empty folders, and every database in it as what it is", async () => {
    const { names, paths } = await capture("agent/memory");
    expect(names).toEqual(["file agent__memory", "sqlite agent__memory__facts.db"]);
    expect(paths).toEqual(expect.arrayContaining(["agent/memory/empty/deeper", "agent/memory/facts.db"]));
    expect(paths.filter((path) => /-(wal|shm)$/.test(path))).toEqual([]);
  });

  test("leaves out what is excluded, and says so", async () => {
    const { paths, taken } = await capture("agent/memory", "!agent/memory/cache", "!*.tmp");
    expect(paths.filter((path) => /cache|tmp/.test(path))).toEqual([]);
    expect(taken.leftOut).toEqual([
      { path: "agent/memory/cache", reason: "excluded" },
      { path: "agent/memory/topics/b.tmp", reason: "excluded" },
    ]);
  });

  test("may be the current folder, with the output inside of it left out", async () => {
    const taken = await scene.snapshot(["."], { cwd: scene.path("one") });
    const again = await scene.snapshot(["."], { cwd: scene.path("one") });
    expect(again.stateDigest).toBe(taken.stateDigest);
    expect(taken.stores).toMatchObject([{ name: "_root", path: ".", files: 1 }]);
  });
});

describe("sources", () => {
  test("may be globs, beside single files", async () => {
    const { names, paths } = await capture("agent/sessions/*.jsonl", "agent/*_[0-9].sqlite", "agent/state/cursor.json");
    expect(names).toContain("sqlite agent__memories_1.sqlite");
    expect(paths.filter((path) => path.includes("."))).toEqual([
      ...["agent/memories_1.sqlite", "agent/sessions/1.jsonl", "agent/sessions/2.jsonl", "agent/state/cursor.json"],
    ]);
  });

  test("may say of what kind they are", async () => {
    const asFile = await capture("file:one/memory/same.md", "sqlite:agent/memory/facts.db");
    expect(asFile.names.map((name) => name.split(" ")[0]).sort()).toEqual(["file", "sqlite"]);
    for (const wrong of ["sqlite:one/memory/same.md", "git:one/memory"]) {
      const error = await scene.refused(["snapshot", wrong, "--out", "bundles", "--no-encrypt"]);
      expect([wrong, error.exitCode]).toEqual([wrong, 2]);
    }
  });

  test("of the same base name get different names, each the same whatever stands beside it", async () => {
    const both = await capture("one/memory", "two/memory");
    expect(both.names).toEqual(["file one__memory", "file two__memory"]);
    expect([...both.paths]).toEqual(expect.arrayContaining(["one/memory/same.md", "two/memory/same.md"]));
    expect((await capture("two/memory")).names).toEqual(["file two__memory"]);
  });

  test("are named from the root", async () => {
    const { names, paths } = await capture("agent/memory", "--root", "agent");
    expect(names).toEqual(["file memory", "sqlite memory__facts.db"]);
    expect(paths).toContain("memory/MEMORY.md");
    const outside = ["snapshot", "one/memory", "--root", "agent", "--out", "bundles", "--no-encrypt"];
    expect((await scene.refused(outside)).exitCode).toBe(2);
  });

  test("outside of the current folder have the closest folder above all of them as root", async () => {
    const taken = await scene.snapshot(["../one/memory", "../two/memory"], { cwd: scene.path("agent") });
    expect(taken.stores.map(({ path }) => path)).toEqual(["one/memory", "two/memory"]);
  });
});

describe("what is neither file nor folder", () => {
  beforeAll(async () => {
    if (process.platform === "win32") return;
    scene.write("odd/a.md", "a\n").write("outside/secret.md", "secret\n");
    symlinkSync(scene.path("outside"), scene.path("odd/folder-link"));
    symlinkSync("a.md", scene.path("odd/file-link"));
    symlinkSync("absent", scene.path("odd/dangling"));
    const server = createServer();
    // The path of a socket is short; the one of the scene may not be.
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = process.cwd();
    process.chdir(scene.path("odd"));
    server.listen("socket", resolve);
    await promise;
    process.chdir(before);
    open.push(server);
  });

  onPosix("stops the snapshot, each thing named", async () => {
    const error = await scene.refused(["snapshot", "odd", "--out", "bundles", "--no-encrypt"]);
    expect(error.exitCode).toBe(2);
    expect(error.problems.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => "source-unsupported"));
  });

  onPosix("is left out and listed with --links skip, and never followed", async () => {
    const { taken, paths } = await capture("odd", "--links", "skip");
    expect(paths).toEqual(["odd", "odd/a.md"]);
    expect(taken.leftOut).toEqual([
      { path: "odd/dangling", reason: "link" },
      { path: "odd/file-link", reason: "link" },
      { path: "odd/folder-link", reason: "link" },
      { path: "odd/socket", reason: "socket" },
    ]);
    const { manifest } = await scene.done<InspectResult>(["inspect", taken.bundle]);
    expect(manifest?.leftOut).toEqual(taken.leftOut);
  });
});
