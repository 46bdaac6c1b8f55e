import { copyFileSync, cpSync, mkdirSync, utimesSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { Agent } from "../harness/agent-memory.ts";
import type { ChildOptions } from "../harness/child.ts";
import { Scene } from "../harness/scene.ts";

const scene = new Scene();
let digest: string;

beforeAll(async () => {
  const agent = new Agent(scene.path("here/memory"));
  for (let n = 1; n <= 60; n++) agent.learn(n);
  agent.close();
  digest = await digestOf("here");
});
afterAll(() => scene.remove());

async function digestOf(place: string, args: readonly string[] = [], options: ChildOptions = {}): Promise<string> {
  const taken = await scene.snapshot(["memory", ...args], { cwd: scene.path(place), ...options });
  return taken.stateDigest;
}

function copyTo(place: string): void {
  mkdirSync(dirname(scene.path(place)), { recursive: true });
  cpSync(scene.path("here/memory"), scene.path(place, "memory"), { recursive: true });
}

function change(path: string, sql: string): void {
  const database = new Database(scene.path(path));
  database.exec(sql);
  database.close();
}

describe("the same memory has the same state digest", () => {
  test("in another place, with other times of files", async () => {
    copyTo("elsewhere/deep");
    utimesSync(scene.path("elsewhere/deep/memory/state/dream_run.json"), 1, 1);
    expect(await digestOf("elsewhere/deep")).toBe(digest);
  });

  test("under another agent's name and label, at another level, encrypted", async () => {
    const { recipient } = await scene.key();
    const args = ["--agent", "other", "--label", "later", "--level", "12", "--recipient", recipient];
    expect(await digestOf("here", args)).toBe(digest);
  });

  test.each([
    ["time zone", { TZ: "Pacific/Kiritimati" }],
    ["locale", { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" }],
    ["locale of bytes", { LC_ALL: "C", LANG: "C" }],
  ])("in another %s", async (_, env) => {
    expect(await digestOf("here", [], { env })).toBe(digest);
  });

  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("under another umask, also when it went through a restore under it", async () => {
    scene.write("umask.sh", 'umask 0027; exec "$@"\n');
    const through = ["sh", scene.path("umask.sh")];
    expect(await digestOf("here", [], { through })).toBe(digest);
    const { bundle } = await scene.snapshot(["memory"], { cwd: scene.path("here") });
    await scene.done(["restore", bundle, "--to", scene.path("masked")], { through });
    expect(await digestOf("masked")).toBe(digest);
  });

  test("after VACUUM, and after rows that came and went", async () => {
    copyTo("vacuumed");
    change("vacuumed/memory/vector.sqlite", "DELETE FROM embeddings WHERE fact_id > 1000; VACUUM");
    change(
      "vacuumed/memory/concepts.sqlite",
      "INSERT INTO nodes VALUES ('gone', 1); DELETE FROM nodes WHERE name = 'gone'",
    );
    change("vacuumed/memory/long_term.sqlite", "INSERT INTO facts_fts (facts_fts) VALUES ('optimize')");
    expect(await digestOf("vacuumed")).toBe(digest);
  });
});

describe("another memory has another state digest", () => {
  test.each([
    ["one cell differs", "memory/vector.sqlite", "UPDATE embeddings SET model = 'demo-385' WHERE fact_id = 7"],
    ["a value has another type", "memory/concepts.sqlite", "UPDATE nodes SET weight = '1x' WHERE name LIKE 'agent%'"],
    ["an index is gone", "memory/long_term.sqlite", "DROP INDEX facts_by_subject"],
    ["the schema has another version", "memory/long_term.sqlite", "PRAGMA user_version = 4"],
  ])("when %s", async (what, path, sql) => {
    const place = what.replaceAll(" ", "-");
    copyTo(place);
    change(`${place}/${path}`, sql);
    expect(await digestOf(place)).not.toBe(digest);
  });

  test("when a file has another name, or a byte more", async () => {
    copyTo("renamed");
    copyFileSync(scene.path("renamed/memory/state/dream_run.json"), scene.path("renamed/memory/state/dream_run2.json"));
    copyTo("longer");
    scene.write("longer/memory/index/vector.idx", "x");
    const digests = [digest, await digestOf("renamed"), await digestOf("longer")];
    expect(new Set(digests).size).toBe(3);
  });
});
