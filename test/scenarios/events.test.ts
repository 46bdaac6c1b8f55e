import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { runAction, type StepResult } from "../harness/action.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";

const story = withComparedMemory({ steps: 12, notesEvery: 6 });
const { scene } = story;
const REPOSITORY = "octo/agent";

interface Run {
  readonly event: string;
  /** `owner/name` of the pull request's commit. */
  readonly head?: string;
  readonly state?: Readonly<Record<string, string>>;
}

/** Runs a step on an event, as the runner describes it. */
function on({ event, head, state = {} }: Run, inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const payload = head === undefined ? {} : { pull_request: { head: { repo: { full_name: head } } } };
  scene.write("event.json", JSON.stringify(payload));
  const about = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: scene.path("event.json"),
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REF_NAME: "main",
  };
  const kept = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
  return runAction({ inputs, workspace: scene.dir, temp: scene.temp, env: { ...about, ...kept } });
}

const identity = (): string => readFileSync(scene.path(story.key.file), "utf8");

describe("a pull request from a fork", () => {
  test("seals its memory to a public key", async () => {
    const { exitCode, outputs } = await on(
      { event: "pull_request", head: "stranger/agent" },
      { command: "snapshot", sources: "memory", recipients: story.key.recipient },
    );
    expect([exitCode, outputs.outcome, outputs.verified]).toEqual([0, "done", "true"]);
  });

  test("skips what needs a key, with a notice; others fail for the lack of it", async () => {
    const inputs = { command: "verify", bundle: story.taken.bundle };
    const skipped = await on({ event: "pull_request", head: "stranger/agent" }, inputs);
    expect([skipped.exitCode, skipped.outputs.outcome, skipped.outputs.verified]).toEqual([0, "skipped", ""]);
    expect(skipped.annotations.map(({ name }) => name)).toEqual(["notice"]);
    expect(skipped.summary).toContain("Skipped");
    const own = await on({ event: "pull_request", head: REPOSITORY }, inputs);
    expect([own.exitCode, own.outputs.outcome]).toEqual([6, "failed"]);
  });
});

describe("an event with secrets next to code of strangers", () => {
  test.each(["pull_request_target", "workflow_run"])("%s gets no key unless that is allowed", async (event) => {
    const inputs = { command: "verify", bundle: story.taken.bundle, identity: identity() };
    const refused = await on({ event, head: "stranger/agent" }, inputs);
    expect([refused.exitCode, refused.outputs.outcome]).toEqual([2, "failed"]);
    expect(refused.annotations[0]?.data).toContain("allow-untrusted-events");
    const allowed = await on({ event }, { ...inputs, "allow-untrusted-events": "true" });
    expect([allowed.exitCode, allowed.outputs.verified]).toEqual([0, "true"]);
  });
});

describe("a snapshot that is put off", () => {
  const inputs = { command: "snapshot", sources: "memory", encrypt: "false", when: "post" };

  test("is taken at the end of the job, once", async () => {
    const now = await on({ event: "push" }, inputs);
    expect([now.exitCode, now.outputs["bundle-path"], now.state]).toEqual([0, "", { phase: "put off" }]);
    const post = await on({ event: "push", state: now.state }, inputs);
    expect([post.exitCode, post.outputs.verified]).toEqual([0, "true"]);
  });

  test("is no other: what was done in its place is not done again", async () => {
    const done = await on({ event: "push" }, { ...inputs, when: "now" });
    expect(done.outputs.verified).toBe("true");
    const post = await on({ event: "push", state: done.state }, { ...inputs, when: "now" });
    expect([post.exitCode, post.stdout]).toEqual([0, ""]);
  });
});

describe("a baseline that is not there yet", () => {
  const inputs = { command: "compare", sources: "memory", baseline: "latest", vault: "folder:first-run" };

  test.each([
    ["error", 2, "failed", ["error"]],
    ["warn", 0, "skipped", ["warning"]],
    ["ignore", 0, "skipped", []],
  ] as const)("with %s ends with %i", async (choice, ...[exitCode, outcome, annotations]) => {
    const result = await on({ event: "push" }, { ...inputs, "if-no-baseline": choice });
    expect([result.exitCode, result.outputs.outcome]).toEqual([exitCode, outcome]);
    expect(result.annotations.map(({ name }) => name)).toEqual(annotations);
  });

  test("keeps no snapshot from being taken", async () => {
    const { exitCode, outputs } = await on(
      { event: "push" },
      {
        ...{ command: "snapshot", sources: "memory", encrypt: "false", "if-no-baseline": "ignore" },
        ...{ baseline: "latest", vault: "folder:second-run" },
      },
    );
    expect([exitCode, outputs.stored, outputs.verdict]).toEqual([0, "stored", ""]);
  });
});
