import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DrillResult, SnapshotResult } from "../../src/flows/index.ts";
import { runAction, type StepResult } from "../harness/action.ts";
import { Agent } from "../harness/agent-memory.ts";
import { LiveAgent } from "../harness/live-agent.ts";
import { type Key, Scene } from "../harness/scene.ts";

const CLI = join(import.meta.dirname, "..", "..", "dist", "cli.js");
const PROBES = readFileSync(join(import.meta.dirname, "..", "..", "docs", "examples", "probes.yaml"), "utf8");
const ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

const scene = new Scene();
let key: Key;
let taken: SnapshotResult;

beforeAll(async () => {
  const agent = new Agent(scene.path("memory"));
  for (let n = 1; n <= 60; n++) agent.learn(n);
  agent.close();
  key = await scene.key();
  taken = await scene.snapshot(["memory", "--agent", "scout", "--recipient", key.recipient]);
  scene.write("probes.yaml", PROBES);
});
afterAll(() => scene.remove());

/** Runs a drill, whose document has to fit its exit code. */
async function drill(exitCode: number, ...args: string[]): Promise<DrillResult> {
  const result = await scene.run(["drill", ...args, "--json"]);
  expect({ exitCode: result.exitCode, stderr: result.stderr }).toEqual({ exitCode, stderr: "" });
  expect(scene.leftovers()).toEqual([]);
  return result.json() as DrillResult;
}

describe("a drill on the command line", () => {
  const opening = (): string[] => [taken.bundle, "--identity", key.file];

  test("proves that the memory of an agent comes back, and answers", async () => {
    const watched = ["--max-age", "1h", "--agent", "scout", "--sentinel", "memory/long_term.sqlite:facts"];
    const result = await drill(0, ...opening(), ...watched, "--sentinel", "memory/notes", "--probe", "probes.yaml");
    expect(result).toMatchObject({ ok: true, outcome: "ok", bundle: taken.bundle, agent: "scout", findings: [] });
    expect([result.snapshotId, result.createdAt, result.stateDigest]).toEqual([
      taken.snapshotId,
      taken.createdAt,
      taken.stateDigest,
    ]);
    const stores = taken.stores.map(({ name, kind, digest }) => ({
      ...{ name, kind, expected: digest, actual: digest },
      same: true,
    }));
    expect(result.stores).toEqual(stores);
    expect(new Set(result.probes.map(({ status }) => status))).toEqual(new Set(["passed"]));
  });

  test("ends with 3 when the bundle is not what it should be", async () => {
    expect(await drill(3, ...opening(), "--agent", "other")).toMatchObject({ ok: false, outcome: "corrupt" });
    const damaged = readFileSync(taken.bundle);
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
    writeFileSync(scene.path("damaged.age"), damaged);
    expect(await drill(3, "damaged.age", "--identity", key.file)).toMatchObject({ outcome: "corrupt" });
  });

  test("ends with 6 when no key opens it", async () => {
    const other = await scene.key("other.txt");
    expect(await drill(6, taken.bundle)).toMatchObject({ outcome: "wrong-key", findings: [{ code: "no-key" }] });
    expect(await drill(6, taken.bundle, "--identity", other.file)).toMatchObject({ findings: [{ code: "wrong-key" }] });
  });

  test("is refused with 2 and every mistake when it asks in a wrong way", async () => {
    scene.write("wrong.yaml", "probes:\n  - name: a\n    file: { pat: x }\n");
    const refused = await scene.refused([
      "drill",
      "absent",
      "--max-age",
      "1y",
      "--agent",
      "A",
      "--probe",
      "wrong.yaml",
    ]);
    expect(refused.problems.map(({ path }) => path)).toEqual([
      "--max-age",
      "agent",
      "wrong.yaml:3:11",
      "wrong.yaml:3:13",
      scene.path("absent"),
    ]);
    expect(refused.exitCode).toBe(2);
  });

  test("is not disturbed by an agent that goes on writing", async () => {
    const agent = await LiveAgent.start(scene.path("live"), { firstSteps: 150, notesEvery: 150, pauseMs: 4 });
    try {
      const { bundle } = await scene.snapshot(["live"]);
      for (let n = 0; n < 3; n++) expect(await drill(0, bundle)).toMatchObject({ ok: true });
    } finally {
      await agent.stop();
    }
  });
});

const onPosix = process.platform === "win32" ? describe.skip : describe;
onPosix("a drill that is ended while a query runs", () => {
  const members = (group: number): number =>
    spawnSync("ps", ["-A", "-o", "pgid="], { encoding: "utf8" })
      .stdout.split("\n")
      .filter((id) => +id === group).length;

  async function until(condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 20_000; !condition(); ) {
      if (Date.now() > deadline) throw new Error("it did not come to it");
      await sleep(50);
    }
  }

  test.each(["SIGTERM", "SIGKILL"] as const)("by %s takes the query with it", async (signal) => {
    const sql = { store: "memory/vector.sqlite", query: ENDLESS, minRows: 1, timeoutSeconds: 600 };
    scene.write("endless.json", JSON.stringify({ probes: [{ name: "endless", sql }] }));
    const { bundle } = await scene.snapshot(["memory/vector.sqlite", "--root", "."]);
    const args = [CLI, "drill", bundle, "--probe", "endless.json"];
    const child = spawn(process.execPath, args, {
      cwd: scene.dir,
      env: scene.env(),
      detached: true,
      stdio: "ignore",
    });
    const group = child.pid ?? 0;
    await until(() => members(group) > 1);
    child.kill(signal);
    await once(child, "exit");
    await until(() => members(group) === 0);
    if (signal === "SIGTERM") expect(scene.leftovers()).toEqual([]);
  });
});

describe("a drill in a workflow", () => {
  async function step(inputs: Record<string, string>): Promise<StepResult> {
    const identity = readFileSync(scene.path(key.file), "utf8");
    const all = { command: "drill", bundle: taken.bundle, identity, ...inputs };
    return runAction({ inputs: all, workspace: scene.dir, temp: scene.path("runner") });
  }

  test("says that the bundle is verified", async () => {
    const { exitCode, outputs, summary, annotations } = await step({
      probe: "probes.yaml",
      "max-age": "36h",
      "expect-agent": "scout",
      sentinels: "memory/notes\nmemory/long_term.sqlite:facts",
    });
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] });
    expect(outputs).toMatchObject({ verified: "true", "drill-outcome": "ok", "snapshot-id": taken.snapshotId });
    expect(summary).toMatch(/^### ✅ Restore drill passed/);
  });

  test("fails with one annotation, and the verdict first", async () => {
    const { exitCode, outputs, summary, annotations } = await step({ "expect-agent": "other", sentinels: "absent" });
    expect(exitCode).toBe(3);
    expect(annotations.map(({ name, properties }) => [name, properties.title])).toEqual([
      ["error", expect.stringContaining("wrong-agent")],
    ]);
    expect(annotations[0]?.data).toContain("sentinel-missing");
    expect(outputs).toMatchObject({ verified: "false", "drill-outcome": "corrupt" });
    expect(summary).toMatch(/^### ❌ Restore drill failed/);
  });

  test("says nothing about a bundle that it cannot open", async () => {
    const { exitCode, outputs, annotations } = await step({ identity: "" });
    expect({ exitCode, annotations: annotations.length }).toEqual({ exitCode: 6, annotations: 1 });
    expect(outputs).toMatchObject({ verified: "", "drill-outcome": "wrong-key" });
  });
});
