import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Comparison } from "../../src/model/index.ts";
import { runAction, type StepResult } from "../harness/action.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 60, notesEvery: 20 });
const { scene, memory } = story;
beforeAll(() => {
  mkdirSync(scene.path("temp"));
});

function step(inputs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}): Promise<StepResult> {
  return runAction({
    inputs,
    workspace: scene.dir,
    temp: scene.path("temp"),
    env: scene.env(env) as Record<string, string>,
  });
}

const identity = (): string => readFileSync(scene.path(story.key.file), "utf8");
const forget = (): void => sql(join(memory, "long_term.sqlite"), "DELETE FROM facts WHERE id > 50");

describe("command: compare", () => {
  test("fails the step over lost memory, says so at a glance, and hands the report on", async () => {
    forget();
    writeFileSync(join(memory, "state", "dream_run.json"), JSON.stringify({ run: 61, status: "done" }));
    const { exitCode, outputs, summary, annotations } = await step({
      command: "compare",
      baseline: story.taken.bundle,
      sources: "memory",
      identity: identity(),
    });
    expect(exitCode).toBe(4);
    expect(outputs).toMatchObject({ verdict: "fail", changed: "true", errors: "1", warnings: "1" });
    expect(summary).toMatch(/^### ❌ /);
    const report = JSON.parse(readFileSync(outputs["report-json"] ?? "", "utf8")) as Comparison;
    expect(report.findings.map(({ code }) => code)).toEqual(["rows-removed", "values-changed"]);
    expect(readFileSync(outputs["report-markdown"] ?? "", "utf8").trim()).toBe(summary.trim());
    expect(annotations.map(({ name }) => name)).toEqual(["error", "warning"]);
    expect(annotations[0]?.data).toContain("10 of");
    expect(annotations.map(({ properties }) => properties.file)).toEqual([
      "memory/long_term.sqlite",
      "memory/state/dream_run.json",
    ]);
  });

  test("passes over memory that did not change", async () => {
    const { exitCode, outputs, annotations } = await step({
      command: "compare",
      baseline: story.taken.bundle,
      sources: "memory",
      identity: identity(),
    });
    expect([exitCode, annotations]).toEqual([0, []]);
    expect(outputs).toMatchObject({ verdict: "pass", changed: "false", errors: "0", warnings: "0" });
  });

  test("points at the files of the workspace wherever the root is", async () => {
    forget();
    rmSync(scene.path("job"), { recursive: true, force: true });
    cpSync(memory, scene.path("job", "memory"), { recursive: true });
    const { annotations } = await step({
      command: "compare",
      baseline: story.taken.bundle,
      sources: "job/memory",
      root: "job",
      identity: identity(),
    });
    expect(annotations.map(({ properties }) => properties.file)).toEqual(["job/memory/long_term.sqlite"]);
  });

  test("compares two bundles", async () => {
    const { exitCode, outputs } = await step({
      command: "compare",
      baseline: story.taken.bundle,
      bundle: story.taken.bundle,
      identity: identity(),
    });
    expect([exitCode, outputs.verdict]).toEqual([0, "pass"]);
  });

  test("keeps at most ten annotations of a level, and writes what other tools show", async () => {
    sql(join(memory, "concepts.sqlite"), ...Array.from({ length: 15 }, (_, n) => `CREATE VIEW v${n} AS SELECT ${n}`));
    const { exitCode, annotations } = await step({
      command: "compare",
      baseline: story.taken.bundle,
      sources: "memory",
      identity: identity(),
      "junit-file": "junit.xml",
      "sarif-file": "memory.sarif",
    });
    expect(exitCode).toBe(0);
    expect(annotations).toHaveLength(10);
    expect(scene.read("junit.xml")).toContain("<testsuites");
    expect(JSON.parse(scene.read("memory.sarif")).runs[0].results).toHaveLength(15);
  });

  test("is refused with everything that is missing or too much", async () => {
    const { exitCode, outputs, annotations } = await step({ command: "compare", samples: "many", depth: "rows" });
    expect([exitCode, outputs.verdict]).toEqual([2, ""]);
    for (const word of ["`baseline`", "`sources`", "`samples`", "`depth`"])
      expect(annotations[0]?.data).toContain(word);
  });
});

describe("a snapshot that cannot be compared", () => {
  test("fails the step, and hands its bundle on", async () => {
    const stranger = await scene.key("stranger.txt");
    const { exitCode, outputs, summary, annotations } = await step({
      command: "snapshot",
      sources: "memory",
      recipients: story.key.recipient,
      baseline: story.taken.bundle,
      identity: scene.read(stranger.file),
    });
    expect([exitCode, outputs.outcome, outputs.verdict, outputs.verified]).toEqual([6, "failed", "", "true"]);
    expect(existsSync(outputs["bundle-path"] ?? "")).toBe(true);
    expect(annotations.map(({ name }) => name)).toEqual(["error"]);
    expect(summary.indexOf("### ❌")).toBe(0);
    expect(summary).toContain("### ✅ Memory snapshot taken and verified");
  });

  test("is no failure where a pull request from a fork has no key for it", async () => {
    const event = scene
      .write("event.json", JSON.stringify({ pull_request: { head: { repo: null } } }))
      .path("event.json");
    const baseline = scene.path("without-receipt.tar.zst.age");
    cpSync(story.taken.bundle, baseline);
    const inputs = { command: "snapshot", sources: "memory", recipients: story.key.recipient, baseline };
    const { exitCode, outputs, annotations } = await step(inputs, { GITHUB_EVENT_PATH: event });
    expect([exitCode, outputs.outcome, outputs.verdict]).toEqual([0, "done", ""]);
    expect(existsSync(outputs["bundle-path"] ?? "")).toBe(true);
    expect(annotations.map(({ name }) => name)).toEqual(["notice"]);
  });
});

describe("command: baseline and a pull request without secrets", () => {
  test("a baseline file is written, and a snapshot to a public key is compared with it", async () => {
    const made = await step({
      command: "baseline",
      sources: "memory",
      agent: "scout",
      "baseline-file": "baseline.json",
    });
    expect([made.exitCode, made.outputs["baseline-path"]]).toEqual([0, scene.path("baseline.json")]);
    forget();
    const { exitCode, outputs, summary } = await step({
      command: "snapshot",
      sources: "memory",
      recipients: story.key.recipient,
      baseline: "baseline.json",
    });
    expect([exitCode, outputs.verdict, outputs.verified]).toEqual([4, "fail", "true"]);
    expect(existsSync(outputs["bundle-path"] ?? "")).toBe(true);
    expect(summary.indexOf("### ❌")).toBe(0);
    expect(summary).toContain("### ✅ Memory snapshot taken and verified");
  });
});
