import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { ListResult, PruneResult, SnapshotResult, VerifyResult } from "../../src/flows/index.ts";
import type { StepResult } from "../harness/action.ts";
import { type RunFacts, Workflows } from "../harness/actions/workflows.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 20, notesEvery: 10 });
const { scene } = story;
const github = Workflows.of(scene);

const DAY_MS = 86_400_000;
const COMMIT = "c".repeat(40);
const TAKING = {
  sources: "memory",
  agent: "scout",
  encrypt: "false",
  secrets: "off",
  vault: "artifact:",
  store: "always",
};
const LATEST = { command: "verify", bundle: "latest", vault: "artifact:" };
const RUNS = {
  nightly: { event: "schedule", commit: COMMIT },
  push: {},
  other: { workflow: "other.yml" },
  topic: { branch: "topic" },
  failed: { event: "pull_request", branch: "topic", conclusion: "failure" },
  fork: { event: "pull_request", branch: "main", head: "eve/agents" },
} as const satisfies Record<string, RunFacts>;
type RunName = keyof typeof RUNS;

/** What a run has stored. */
interface Kept {
  readonly runId: string;
  /** Names the bundle in the vault. */
  readonly reference: string;
}

/** Takes a snapshot in each of these runs. */
async function kept(...names: RunName[]): Promise<Kept[]> {
  const all: Kept[] = [];
  for (const name of names) {
    const { exitCode, outputs } = await github.step(RUNS[name], TAKING);
    expect([exitCode, outputs.stored]).toEqual([0, "stored"]);
    all.push({ runId: `${github.services.runs.at(-1)?.id}`, reference: outputs["vault-ref"] ?? "" });
  }
  return all;
}

function learn(id: number): void {
  const row = `INSERT INTO facts (id, subject, body, learned_at) VALUES (${id}, 'a', 'b', ${id})`;
  sql(join(story.memory, "long_term.sqlite"), row);
}

describe("among bundles of many runs, `latest` is", () => {
  const names = Object.keys(RUNS) as RunName[];
  let runIds: Readonly<Record<RunName, string>>;
  let references: Readonly<Record<RunName, string>>;
  github.after(async () => {
    const stored = await kept(...names);
    const each = (what: keyof Kept): Record<RunName, string> =>
      Object.fromEntries(names.map((name, index) => [name, stored[index]?.[what] ?? ""])) as Record<RunName, string>;
    [runIds, references] = [each("runId"), each("reference")];
  });

  const verified = (inputs: Record<string, string>): Promise<StepResult> => github.step({}, { ...LATEST, ...inputs });

  test("that of the runs that were asked for", async () => {
    const cases: [RunName, Record<string, string>][] = [
      ["other", {}],
      ["push", { "run-workflow": "memory.yml" }],
      ["nightly", { "run-events": "schedule" }],
      ["nightly", { "run-commit": COMMIT }],
      ["topic", { "run-branch": "topic" }],
      ["failed", { "run-id": runIds.failed }],
      ["fork", { "run-id": runIds.fork, "allow-forks": "true" }],
    ];
    for (const [name, inputs] of cases) {
      const { exitCode, outputs } = await verified(inputs);
      expect([inputs, exitCode, outputs["bundle-path"]]).toEqual([inputs, 0, references[name]]);
    }
  });

  test("none of a run that was not asked for, and none of a fork without a word of it", async () => {
    const cases: [Record<string, string>, string][] = [
      [{ "run-id": runIds.fork }, "code of eve/agents"],
      [{ "run-id": runIds.failed, "run-branch": "main" }, "was made on topic"],
      [{ "run-workflow": "absent.yml" }, "was made by the workflow memory.yml"],
      [{ bundle: references.push, vault: "", "run-id": runIds.topic }, "holds no such bundle"],
      [{ bundle: references.fork, vault: "", "run-branch": "main" }, "code of eve/agents"],
    ];
    for (const [inputs, reason] of cases) {
      const { exitCode, annotations } = await verified(inputs);
      expect([inputs, exitCode, annotations[0]?.data]).toEqual([inputs, 2, expect.stringContaining(reason)]);
    }
  });

  test("what the vault has not had for too long, also where it is named", async () => {
    const old = references.other.replace("artifact:", "");
    const { artifacts } = github.services;
    for (const [index, one] of artifacts.entries())
      if (one.name.startsWith(old)) artifacts[index] = { ...one, createdAt: new Date(Date.now() - DAY_MS) };
    const { outputs, stdout } = await verified({ "max-age": "12h" });
    expect(outputs["bundle-path"]).toBe(references.push);
    expect(stdout).toContain(`passed over ${old}: was stored at `);
    const named = await verified({ bundle: references.other, vault: "", "max-age": "12h" });
    expect([named.exitCode, named.annotations[0]?.data]).toEqual([2, expect.stringContaining("longer ago")]);
    expect((await verified({ bundle: references.fork, vault: "", "max-age": "12h" })).exitCode).toBe(0);
  });

  test("on the command line that of anybody's run but a fork's, unless a run is asked for", async () => {
    const env = github.home;
    const latest = ["verify", "latest", "--vault", "artifact:"];
    const bundleOf = async (...more: string[]) =>
      (await scene.done<VerifyResult>([...latest, ...more], { env })).bundle;
    expect(await bundleOf()).toBe(references.failed);
    expect(await bundleOf("--run-branch", "main")).toBe(references.other);
    expect(await bundleOf("--run-id", runIds.fork)).toBe(references.fork);
    expect((await scene.done<VerifyResult>(["verify", references.fork], { env })).ok).toBe(true);
    const refused = await scene.refused(["verify", references.push, "--run-id", "99"], { env });
    expect(refused).toMatchObject({ exitCode: 2, code: "vault-not-found" });
  });
});

test("a bundle that another run has given the same name is not taken for that of the run that was asked for", async () => {
  const [mine, theirs] = await kept("push", "topic");
  const bundle = mine?.reference ?? "";
  const { artifacts } = github.services;
  const copies = artifacts.filter(({ name }) => name.startsWith(bundle.replace("artifact:", "")));
  const forger = Number(theirs?.runId);
  for (const one of copies) artifacts.unshift({ ...one, id: github.services.nextId(), runId: forger });
  for (const runId of [mine?.runId ?? "", `${forger}`]) {
    const { outputs } = await github.step({}, { command: "verify", bundle, "run-id": runId });
    expect(outputs["matched-key"]).toMatch(new RegExp(`^${runId}/`));
  }
});

test("a run compares with what it has stored itself when it says so", async () => {
  const [earlier] = await kept("push");
  const runId = `${Number(earlier?.runId) + 1}`;
  const comparing = { command: "compare", sources: "memory", baseline: "latest", vault: "artifact:", "run-id": runId };
  const [, compared] = await github.job({ event: "pull_request", branch: "topic" }, TAKING, comparing);
  expect(compared?.outputs).toMatchObject({ verdict: "pass", changed: "false" });
});

test.each([
  ["run-id", "latest"],
  ["run-id", "7/8"],
  ["run-commit", "abc"],
  ["run-workflow", ".github/workflows/memory.yml"],
])("%s: %s is refused", async (name, said) => {
  const { exitCode, annotations } = await github.step({}, { ...LATEST, [name]: said });
  expect([exitCode, annotations[0]?.data]).toEqual([2, expect.stringContaining(`\`${name}\``)]);
});

test("where nobody knows which run has stored a bundle, none can be asked for", async () => {
  const { exitCode, annotations } = await github.step({}, { ...LATEST, vault: "folder:kept", "run-id": "7" });
  expect([exitCode, annotations[0]?.data]).toEqual([2, expect.stringContaining("folder:kept")]);
  const path = { command: "verify", bundle: story.taken.bundle, "max-age": "1h" };
  const aged = await github.step({}, path);
  expect([aged.exitCode, aged.annotations[0]?.data]).toEqual([2, expect.stringContaining("is in no vault")]);
  expect((await github.step({}, { ...path, command: "drill" })).exitCode).toBe(6);
  const refused = await scene.refused(["verify", story.taken.bundle, "--run-branch", "main"]);
  expect([refused.exitCode, refused.code]).toEqual([2, "bad-option"]);
});

describe("strangers", () => {
  test("push nobody's artifacts out when they are pruned", async () => {
    const stored = await kept("push", "push", "failed", "fork", "fork", "fork");
    const reference = (index: number): string | undefined => stored[index]?.reference;
    const pruning = { command: "prune", vault: "artifact:", "keep-last": "1" };
    const { exitCode, outputs, stdout, summary } = await github.step({}, pruning);
    expect([exitCode, outputs.removed]).toEqual([0, "3"]);
    expect(stdout).toContain("set off by pull_request");
    expect(summary).toContain("4 not believed");
    const env = github.home;
    const { bundles } = await scene.done<ListResult>(["list", "--vault", "artifact:"], { env });
    expect(bundles.map((bundle) => bundle.reference)).toEqual([5, 2, 1].map(reference));
    const atHome = ["prune", "--vault", "artifact:", "--keep-last", "1", "--dry-run"];
    const planned = await scene.done<PruneResult>(atHome, { env });
    const decided = planned.bundles.map((one) => [one.reference, one.keep, one.notBelieved === null]);
    expect(decided).toEqual([
      [reference(2), true, true],
      [reference(1), false, true],
      [reference(5), true, false],
    ]);
  });

  test("push nothing out of a cache either", async () => {
    const keeping = { ...TAKING, vault: "cache:" };
    for (const name of ["push", "push", "fork", "fork"] as const) await github.step(RUNS[name], keeping);
    const pruned = await github.step({}, { command: "prune", vault: "cache:", "keep-last": "2" });
    expect([pruned.exitCode, pruned.outputs.removed]).toEqual([0, "0"]);
  });
});

describe("with a trusted key,", () => {
  const vault = "folder:signed";
  const keep = (...more: string[]): Promise<SnapshotResult> =>
    scene.done(["snapshot", "memory", "--agent", "scout", "--no-encrypt", "--vault", vault, ...more]);

  test("`latest` passes over what no such key has signed, and is refused where there is nothing else", async () => {
    const { publicKey } = await scene.done<{ publicKey: string }>(["keygen", "--signing", "--out", "sign.key"]);
    const latest = ["verify", "latest", "--vault", vault];
    await keep();
    const unsigned = await scene.run([...latest, "--trusted-key", publicKey, "--json"]);
    expect([unsigned.exitCode, unsigned.json()]).toMatchObject([3, { findings: [{ code: "signature-missing" }] }]);
    const signed = await keep("--signing-key-file", "sign.key");
    learn(1000);
    const newest = await keep();
    expect((await scene.done<VerifyResult>(latest)).bundle).toBe(newest.bundle);
    expect((await scene.done<VerifyResult>([...latest, "--trusted-key", publicKey])).bundle).toBe(signed.bundle);
    const looking = { command: "restore", bundle: "latest", vault, "lookup-only": "true", "trusted-key": publicKey };
    expect((await github.step({}, looking)).outputs["vault-ref"]).toBe(signed.bundle);
  });
});

test("unchanged memory is sealed anew to other recipients when that is asked for", async () => {
  const keep = (recipient: string, ...more: string[]): Promise<SnapshotResult> =>
    scene.done(["snapshot", "memory", "--vault", "folder:rotated", "--recipient", recipient, ...more]);
  const next = await scene.key("next.txt");
  await keep(story.key.recipient);
  expect((await keep(next.recipient)).vault?.outcome).toBe("unchanged");
  expect((await keep(next.recipient, "--store", "always")).vault?.outcome).toBe("stored");
  await scene.done(["verify", "latest", "--vault", "folder:rotated", "--identity", next.file]);
  expect((await scene.refused(["snapshot", "memory", "--out", "o", "--store", "always"])).exitCode).toBe(2);
});
