import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { runAction, type StepResult } from "../harness/action.ts";
import { Agent } from "../harness/agent-memory.ts";
import { databaseDifferences, repositoryState } from "../harness/compare-memory.ts";
import { type Key, Scene } from "../harness/scene.ts";

const ACTION = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));
const OUTPUTS = Object.keys(ACTION.outputs);
const PASSPHRASE = "canary passphrase 4711";

const scene = new Scene();
const steps: StepResult[] = [];
let keys: Record<"one" | "two", Key>;
let temp: string;

beforeAll(async () => {
  const agent = new Agent(scene.path("memory"));
  for (let n = 1; n <= 40; n++) agent.learn(n);
  agent.close();
  keys = { one: await scene.key("one.txt"), two: await scene.key("two.txt") };
});
afterAll(() => scene.remove());
beforeEach(() => {
  temp = mkdtempSync(join(scene.temp, "runner-"));
});

/** Runs a step and keeps it, so that all of them can be searched for secrets in the end. */
async function step(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<StepResult> {
  const result = await runAction({ inputs, env, workspace: scene.dir, temp });
  expect(Object.keys(result.outputs).sort()).toEqual(OUTPUTS.toSorted());
  expect(result.state).toEqual({ phase: "done" });
  expect(result.exportedEnv).toEqual({});
  steps.push(result);
  return result;
}

function groups({ commands }: StepResult): string[] {
  return commands.filter(({ name }) => /group/.test(name)).map(({ name, data }) => `${name} ${data}`.trim());
}

describe("a snapshot, its verification and its restore, as steps of a workflow", () => {
  let snapshot: StepResult;
  const secret = () => ({ identity: `${scene.read("one.txt")}\n` });

  beforeAll(async () => {
    temp = mkdtempSync(join(scene.temp, "runner-"));
    snapshot = await step({
      sources: "memory\n!memory/inbox\n\n",
      recipients: `# us\n${keys.one.recipient}\n${keys.two.recipient}\n`,
      agent: "scout",
      label: "nightly",
      "output-dir": "out",
    });
  });

  test("the snapshot says where its bundle is and what is in it", () => {
    expect([snapshot.exitCode, snapshot.annotations]).toEqual([0, []]);
    const { outputs } = snapshot;
    const receipt = JSON.parse(readFileSync(outputs["receipt-path"] ?? "", "utf8"));
    expect(outputs).toMatchObject({
      "bundle-path": scene.path("out", receipt.bundle),
      "bundle-sha256": receipt.sha256,
      "bundle-size": `${receipt.sizeBytes}`,
      "snapshot-id": receipt.snapshotId,
      "state-digest": receipt.stateDigest,
      verified: "true",
    });
    const stores = JSON.parse(outputs.stores ?? "") as { name: string }[];
    expect(stores.map(({ name }) => name)).toEqual(receipt.stores.map(({ name }: { name: string }) => name));
    expect(groups(snapshot)).toEqual(["group memsnap snapshot", "endgroup"]);
  });

  test("the summary has a table of the stores", () => {
    expect(snapshot.summary).toContain("### ✅ Memory snapshot taken and verified");
    expect(snapshot.summary).toMatch(/^\| .*term\.sqlite<\/code> \| sqlite \| 1 table, 27 rows \| /m);
  });

  test("the verification passes with the identity of a secret", async () => {
    const bundle = snapshot.outputs["bundle-path"] ?? "";
    const verified = await step({ command: "verify", bundle, ...secret() });
    expect([verified.exitCode, verified.outputs.verified]).toEqual([0, "true"]);
    expect(verified.outputs["state-digest"]).toBe(snapshot.outputs["state-digest"]);
    expect(groups(verified)).toEqual(["group memsnap verify", "endgroup"]);
  });

  test("the restore gives the memory back", async () => {
    const bundle = snapshot.outputs["bundle-path"] ?? "";
    const restored = await step({ command: "restore", bundle, "restore-to": "back", ...secret() });
    expect([restored.exitCode, restored.outputs["snapshot-id"]]).toEqual([0, snapshot.outputs["snapshot-id"]]);
    for (const name of ["long_term", "vector", "concepts", "compactions"].map((stem) => `${stem}.sqlite`))
      expect(databaseDifferences(scene.path("memory", name), scene.path("back/memory", name))).toEqual([]);
    expect(repositoryState(scene.path("back/memory/notes"))).toEqual(repositoryState(scene.path("memory/notes")));
    expect(existsSync(scene.path("back/memory/inbox"))).toBe(false);
  });

  test("inspect shows a stranger the receipt alone", async () => {
    const seen = await step({ command: "inspect", bundle: snapshot.outputs["bundle-path"] ?? "" });
    expect([seen.exitCode, seen.outputs["bundle-sha256"]]).toEqual([0, snapshot.outputs["bundle-sha256"]]);
  });

  test("a dry run writes nothing, a glob takes a part", async () => {
    const bundle = snapshot.outputs["bundle-path"] ?? "";
    const common = { command: "restore", bundle, only: "memory/state\nmemory__vector.sqlite", ...secret() };
    const dry = await step({ ...common, "restore-to": "part", "dry-run": "true" });
    expect([dry.exitCode, existsSync(scene.path("part"))]).toEqual([0, false]);
    expect((await step({ ...common, "restore-to": "part" })).exitCode).toBe(0);
    expect(readdirSync(scene.path("part/memory")).sort()).toEqual(["state", "vector.sqlite"]);
  });
});

test("secrets are masked before anything else is printed, each line of them", async () => {
  const { commands, stdout, masks, exitCode } = await step({
    command: "verify",
    bundle: "absent",
    identity: `# two keys\n${scene.read("one.txt")}\r\n${scene.read("two.txt")}`,
    passphrase: PASSPHRASE,
  });
  expect(exitCode).toBe(2);
  const identities = [scene.read("one.txt"), scene.read("two.txt")].map((text) => /AGE-SECRET-KEY-\S+/.exec(text)?.[0]);
  expect(masks).toEqual(expect.arrayContaining([...identities, PASSPHRASE]));
  const first = commands.findIndex(({ name }) => name !== "add-mask");
  expect(commands.slice(first).map(({ name }) => name)).not.toContain("add-mask");
  expect(stdout).toMatch(/^(::add-mask::.*\n)+/);
});

test("a passphrase seals and opens", async () => {
  const sealed = await step({ sources: "memory", passphrase: PASSPHRASE });
  expect(sealed.exitCode).toBe(0);
  const bundle = sealed.outputs["bundle-path"] ?? "";
  expect(bundle.startsWith(join(temp, "memory-snapshots"))).toBe(true);
  expect((await step({ command: "verify", bundle, passphrase: PASSPHRASE })).exitCode).toBe(0);
  const wrong = await step({ command: "verify", bundle, passphrase: `${PASSPHRASE}!` });
  expect([wrong.exitCode, wrong.outputs.verified]).toEqual([6, ""]);
});

test("a bundle is written without encryption only when that is asked for", async () => {
  const refused = await step({ sources: "memory" });
  expect([refused.exitCode, refused.outputs["bundle-path"]]).toEqual([2, ""]);
  expect(refused.annotations[0]?.properties.title).toContain("no-recipient");
  const plain = await step({ sources: "memory", encrypt: "false" });
  expect(plain.exitCode).toBe(0);
  expect(plain.outputs["bundle-path"]).toMatch(/\.tar\.zst$/);
});

test("the summary can be switched off", async () => {
  const { exitCode, summary } = await step({ sources: "memory", encrypt: "false", summary: "false" });
  expect([exitCode, summary]).toEqual([0, ""]);
});

describe("a failure is one annotation with code and hint, each once, when", () => {
  async function failure(inputs: Record<string, string>, exitCode: number, code: string): Promise<void> {
    const result = await step(inputs);
    expect([result.exitCode, result.annotations.map(({ name }) => name)]).toEqual([exitCode, ["error"]]);
    const [{ data, properties }] = result.annotations as [(typeof result.annotations)[number]];
    expect(properties.title).toContain(`(${code})`);
    expect(data.match(/hint: /g)).toHaveLength(1);
    expect(result.stdout).not.toMatch(/^\s+at /m);
    expect(result.stderr).toBe("");
    expect(result.summary).toMatch(/^### ❌/);
  }

  test("a boolean is misspelt", () =>
    failure({ sources: "memory", encrypt: "ture", recipients: keys.one.recipient }, 2, "bad-option"));
  test("a number is none", () => failure({ sources: "memory", encrypt: "false", level: "three" }, 2, "bad-option"));
  test("the command is unknown", () => failure({ command: "snapshott" }, 2, "bad-option"));
  test("a source is missing", () => failure({ sources: "absent", encrypt: "false" }, 2, "source-missing"));
  test("the bundle is missing", () => failure({ command: "verify", bundle: "absent" }, 2, "bundle-missing"));
  test("a file is no bundle", () =>
    failure({ command: "verify", bundle: "memory/index/vector.idx" }, 3, "not-a-bundle"));

  test("a bundle is damaged, which also says that it is not verified", async () => {
    const { outputs } = await step({ sources: "memory", encrypt: "false" });
    const bytes = readFileSync(outputs["bundle-path"] ?? "");
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    scene.write("damaged.tar.zst", bytes);
    await failure({ command: "restore", bundle: outputs["bundle-path"] ?? "" }, 2, "bad-option");
    await failure({ command: "verify", bundle: "damaged.tar.zst" }, 3, "bundle-corrupt");
    expect(steps.at(-1)?.outputs.verified).toBe("false");
    await failure({ command: "restore", bundle: "damaged.tar.zst", "restore-to": "new/deep" }, 3, "bundle-corrupt");
    expect(existsSync(scene.path("new"))).toBe(false);
  });

  test("no key is given", async () => {
    const { outputs } = await step({ sources: "memory", recipients: keys.two.recipient });
    const bundle = outputs["bundle-path"] ?? "";
    await failure({ command: "restore", bundle, "restore-to": "new" }, 6, "no-key");
    await failure({ command: "verify", bundle, identity: scene.read("one.txt") }, 6, "wrong-key");
  });
});

test("action.yml starts what is in dist on Node 24, and its defaults take a snapshot", async () => {
  expect(ACTION.runs).toEqual({ using: "node24", main: "dist/index.js", post: "dist/index.js", "post-if": "always()" });
  expect(ACTION.inputs.command.default).toBe("snapshot");
  const { exitCode, outputs } = await step({ sources: "memory", recipients: keys.one.recipient });
  expect(exitCode).toBe(0);
  expect(outputs["bundle-path"]).toMatch(/[\\/]default-\d{8}T\d{6}Z-[0-9a-f]{8}\.tar\.zst\.age$/);
});

test("a debug log holds more, and no step holds a secret anywhere", async () => {
  const identity = scene.read("one.txt");
  const { outputs } = await step({ sources: "memory", recipients: keys.one.recipient }, { RUNNER_DEBUG: "1" });
  const debugged = await step(
    { command: "verify", bundle: outputs["bundle-path"] ?? "", identity },
    { RUNNER_DEBUG: "1" },
  );
  expect(debugged.commands.some(({ name }) => name === "debug")).toBe(true);
  await step({ command: "verify", bundle: identity, identity });
  await step({
    command: "restore",
    bundle: "absent",
    "restore-to": PASSPHRASE,
    passphrase: PASSPHRASE,
    only: identity,
  });
  const seen = steps.map(({ stdout, stderr, outputs: said, summary, state }) =>
    [stdout.replaceAll(/^::add-mask::.*$/gm, ""), stderr, JSON.stringify(said), summary, JSON.stringify(state)].join(
      "\n",
    ),
  );
  expect(seen.filter((text) => /AGE-SECRET-KEY-[A-Z0-9]/i.test(text) || text.includes(PASSPHRASE))).toEqual([]);
});

test("nothing but bundles stays in the runner's temporary folder", async () => {
  rmSync(scene.temp, { recursive: true });
  mkdirSync(scene.temp);
  temp = mkdtempSync(join(scene.temp, "runner-"));
  const { outputs } = await step({ sources: "memory", encrypt: "false" });
  await step({ command: "verify", bundle: outputs["bundle-path"] ?? "" });
  expect(readdirSync(temp)).toEqual(["memory-snapshots"]);
  expect(readdirSync(join(temp, "memory-snapshots"))).toHaveLength(3);
});
