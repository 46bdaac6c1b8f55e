import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { ListResult } from "../../src/flows/index.ts";
import type { Comparison } from "../../src/model/index.ts";
import type { StepResult } from "../harness/action.ts";
import { type RunFacts, Workflows } from "../harness/actions/workflows.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 20, notesEvery: 10 });
const { scene } = story;
const github = Workflows.of(scene);

const FORK: RunFacts = { event: "pull_request", branch: "main", head: "eve/agents" };
const TAKING = { sources: "memory", agent: "scout", encrypt: "false", secrets: "off", vault: "artifact:" };

async function kept(run: RunFacts = {}): Promise<StepResult> {
  const taken = await github.step(run, TAKING);
  expect(taken.exitCode).toBe(0);
  return taken;
}

function learn(id: number): void {
  const row = `INSERT INTO facts (id, subject, body, learned_at) VALUES (${id}, 'a', 'b', ${id})`;
  sql(join(story.memory, "long_term.sqlite"), row);
}

describe("next to a newer bundle of a fork, `latest` is the one that may be trusted", () => {
  let own: StepResult;
  let stranger: StepResult;
  github.after(async () => {
    own = await kept();
    learn(1000);
    stranger = await kept(FORK);
  });
  beforeEach(() => learn(1000));

  test.each([
    ["restore", () => ({ "restore-to": "of-main" })],
    ["verify", () => ({})],
    ["inspect", () => ({})],
    ["drill", () => ({})],
    ["compare", () => ({ baseline: own.outputs["bundle-path"] ?? "" })],
    ["baseline", () => ({ "baseline-file": "baseline.json" })],
  ] as const)("for %s", async (command, more) => {
    const inputs = { command, bundle: "latest", vault: "artifact:" };
    const { exitCode, outputs, stdout } = await github.step({}, { ...inputs, ...more() });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`passed over ${stranger.outputs["vault-ref"]?.replace("artifact:", "")}: `);
    if (command === "compare") expect(outputs.changed).toBe("false");
    else expect(outputs["state-digest"]).toBe(own.outputs["state-digest"]);
  });

  test("which also keeps that of the fork from standing for the same memory", async () => {
    const again = await kept();
    expect([again.outputs.stored, again.outputs["state-digest"]]).toEqual(["stored", stranger.outputs["state-digest"]]);
    expect((await kept()).outputs).toMatchObject({ stored: "unchanged", "vault-ref": again.outputs["vault-ref"] });
  });

  test("but a bundle that is named is taken of anybody", async () => {
    const named = { command: "verify", bundle: stranger.outputs["vault-ref"] ?? "" };
    const { exitCode, outputs } = await github.step({}, named);
    expect([exitCode, outputs["state-digest"]]).toEqual([0, stranger.outputs["state-digest"]]);
  });

  test("and a list names none of those that anybody may have stored", async () => {
    const { outputs } = await github.step({}, { command: "list", vault: "artifact:" });
    expect([outputs.outcome, outputs["vault-ref"]]).toEqual(["done", ""]);
  });

  test("of two with one name, too", async () => {
    const bundle = own.outputs["vault-ref"] ?? "";
    const { artifacts } = github.services;
    const copies = artifacts.filter((one) => one.name.startsWith(bundle.replace("artifact:", "")));
    const forger = artifacts.at(-1)?.runId ?? 0;
    for (const one of copies) artifacts.unshift({ ...one, id: github.services.nextId(), runId: forger });
    const { exitCode, outputs } = await github.step({}, { command: "verify", bundle });
    expect(exitCode).toBe(0);
    expect(outputs["matched-key"]).toBe(copies.map(({ runId, id }, n) => (n === 0 ? `${runId}/${id}` : id)).join("/"));
  });
});

test("a run takes what it has stored itself, whoever has set it off", async () => {
  await kept();
  learn(1000);
  const [stored, drilled] = await github.job(FORK, TAKING, { command: "drill", bundle: "latest", vault: "artifact:" });
  expect([drilled?.exitCode, drilled?.outputs["state-digest"]]).toEqual([0, stored?.outputs["state-digest"]]);
});

test("the memory of a run that fails is kept at its end, and taken home", async () => {
  const { recipient, file } = story.key;
  const keeping = { sources: "memory", agent: "scout", recipients: recipient, when: "post", vault: "artifact:failed" };
  const failing = { command: "verify", bundle: "absent" };
  const [asked, failed, post] = await github.job({ event: "pull_request", branch: "topic" }, keeping, failing);
  expect([asked, failed, post].map((one) => one?.exitCode)).toEqual([0, 2, 0]);
  expect(post?.outputs).toMatchObject({ stored: "stored", "artifact-id": expect.stringMatching(/^\d+$/) });
  const env = github.home;
  const { bundles } = await scene.done<ListResult>(["list", "--vault", "artifact:failed"], { env });
  expect(bundles.map(({ reference }) => reference)).toEqual([post?.outputs["vault-ref"]]);
  await scene.done(["restore", bundles[0]?.reference ?? "", "--identity", file, "--to", "home"], { env });
  const compared = await scene.done<Comparison>(["compare", "memory", "home/memory"]);
  expect(compared.changed).toBe(false);
});

describe.each(["folder:of-runs", "cache:", "artifact:"])("restoring from %s when there may be nothing", (vault) => {
  const latest = { command: "restore", bundle: "latest", vault };
  const restoring = { ...latest, "restore-to": "absent" };

  test("fails the step, unless a miss is none", async () => {
    const failed = await github.step({}, restoring);
    expect([failed.exitCode, failed.outputs.outcome, failed.outputs["matched-key"]]).toEqual([2, "failed", ""]);
    expect(failed.annotations[0]?.properties.title).toContain("vault-not-found");
    const skipped = await github.step({}, { ...restoring, "fail-on-cache-miss": "false" });
    expect([skipped.exitCode, skipped.outputs.outcome, skipped.outputs["matched-key"]]).toEqual([0, "skipped", ""]);
    expect(skipped.annotations.map(({ name }) => name)).toEqual(["notice"]);
    expect(skipped.summary).toMatch(/^### ⏭️ /);
    expect(existsSync(scene.path("absent"))).toBe(false);
  });

  test("can be looked up before, which fetches no bundle", async () => {
    const lookup = { ...latest, "lookup-only": "true" };
    const missed = await github.step({}, lookup);
    expect([missed.exitCode, missed.outputs.outcome, missed.outputs["vault-ref"]]).toEqual([0, "skipped", ""]);
    expect((await github.step({}, { ...lookup, "fail-on-cache-miss": "true" })).exitCode).toBe(2);
    const taken = await github.step({}, { ...TAKING, vault });
    const found = await github.step({}, lookup);
    expect(found.outputs).toMatchObject({
      outcome: "done",
      "vault-ref": taken.outputs["vault-ref"],
      "bundle-sha256": taken.outputs["bundle-sha256"],
      "state-digest": taken.outputs["state-digest"],
    });
    expect(found.outputs["matched-key"]).not.toBe("");
    expect(found.summary).toMatch(/^### 🔎 /);
    expect([found.stdout.includes("fetch"), existsSync(scene.path("absent"))]).toEqual([false, false]);
  });
});

test("a look-up of a path, and a switch that is misspelt, are refused", async () => {
  const inputs = { command: "restore", bundle: "a.tar.zst", "lookup-only": "true", "fail-on-cache-miss": "flase" };
  const { exitCode, annotations } = await github.step({}, inputs);
  expect(exitCode).toBe(2);
  expect(annotations[0]?.data).toMatch(/`fail-on-cache-miss`[\s\S]*is a path/);
});
