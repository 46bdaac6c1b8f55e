import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runAction, type StepResult } from "../harness/action.ts";
import { Canaries, inPrivate, type Private, said, saidByStep, type Trace, written } from "../harness/canaries.ts";
import { sql } from "../harness/damaged-memory.ts";
import { type Key, Scene } from "../harness/scene.ts";

/** A store of which nobody answers. */
const REFUSED = "s3://bucket/memory?endpoint=http://127.0.0.1:1&region=us-east-1&path-style=true";

/** Questions that content answers, and otherwise than is expected. */
const PROBES = [
  { name: "row", sql: { store: "memory/facts.db", query: "SELECT body FROM facts", rows: [["other"]] } },
  { name: "value", file: { path: "memory/state.json", jsonPointer: "/mood", equals: "other" } },
];

const scene = new Scene();
const canaries = new Canaries();
const secret = {
  passphrase: canaries.make("the passphrase"),
  wrongPassphrase: canaries.make("a wrong passphrase"),
  signingPassphrase: canaries.make("the passphrase of the signing key"),
  garbage: canaries.make("what is no key"),
  awsKey: canaries.make("AWS_SECRET_ACCESS_KEY"),
  awsSession: canaries.make("AWS_SESSION_TOKEN"),
  token: canaries.make("GITHUB_TOKEN"),
  runtime: canaries.make("ACTIONS_RUNTIME_TOKEN"),
  oidc: canaries.make("ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
  remote: canaries.make("the password in git config"),
  header: canaries.make("the header in git config"),
  userConfig: canaries.make("the user's git config"),
  text: canaries.make("the content of a file"),
  row: canaries.make("the content of a row"),
  later: canaries.make("the content of what is changed"),
  commit: canaries.make("the content of a commit"),
  env: canaries.make("the content of .env"),
};
let key: Key;
let stranger: Key;
let bundle: string;

/** What every program of the story has in its environment. */
const environment = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: secret.awsKey,
  AWS_SESSION_TOKEN: secret.awsSession,
  GITHUB_TOKEN: secret.token,
  ACTIONS_RUNTIME_TOKEN: secret.runtime,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret.oidc,
  GIT_CONFIG_GLOBAL: scene.path("gitconfig"),
  GIT_ASKPASS: `echo ${secret.userConfig}`,
  RUNNER_DEBUG: "1",
  DEBUG: "*",
};

beforeAll(async () => {
  key = await scene.key("key.txt");
  stranger = await scene.key("stranger.txt");
  const passphrases = { "passphrase.txt": secret.passphrase, "wrong.txt": secret.wrongPassphrase };
  for (const [name, text] of Object.entries({ ...passphrases, "signing.txt": secret.signingPassphrase }))
    scene.write(name, `${text}\n`, 0o600);
  await scene.done(["keygen", "--signing", "--out", "signing", "--signing-passphrase-file", "signing.txt"]);
  for (const { file } of [key, stranger]) canaries.add(`the identity ${file}`, identityIn(file));
  canaries.add("the signing key", scene.read("signing").split("\n")[1] ?? "");

  scene.write("gitconfig", `[user]\n\tname = ${secret.userConfig}\n\temail = e@example.org\n`);
  scene.write("memory/notes/MEMORY.md", `# Memory\n${secret.text}\n`);
  scene.write("memory/.env", `API_KEY=${secret.env}\n`).write("memory/deploy", scene.read("stranger.txt"));
  makeRepository("memory/memdir");
  writeState(secret.text);
  const facts = scene.path("memory/facts.db");
  sql(facts, "CREATE TABLE facts (id INTEGER PRIMARY KEY, body TEXT)", `INSERT INTO facts VALUES (1, '${secret.row}')`);
  bundle = (await scene.snapshot(["memory", "--recipient", key.recipient])).bundle;
  await scene.done(["baseline", bundle, "--identity", "key.txt", "--write", "baseline.json"]);
  sql(facts, `UPDATE facts SET body = '${secret.later}'`);
  writeState(secret.later);
  scene.write("probes.json", JSON.stringify({ probes: PROBES }));
});
afterAll(() => scene.remove());

describe("no secret is in anything that is printed, written, or given to a child process", () => {
  const signing = ["--signing-key-file", "signing", "--signing-passphrase-file", "signing.txt"];
  const reports = ["--markdown", "R/r.md", "--junit", "R/r.xml", "--sarif", "R/r.sarif"];

  test.each<[string, () => string[], number]>([
    ["snapshot", () => ["snapshot", "memory", "--out", "O", "--recipient", key.recipient, ...signing], 0],
    [
      "snapshot with a passphrase",
      () => ["snapshot", "memory", "--out", "O", "--passphrase-file", "passphrase.txt"],
      0,
    ],
    ["verify", () => ["verify", bundle, "--identity", "key.txt"], 0],
    ["inspect", () => ["inspect", bundle, "--identity", "key.txt"], 0],
    ["drill", () => ["drill", bundle, "--identity", "key.txt"], 0],
    ["compare", () => ["compare", bundle, "memory", "--identity", "key.txt", ...reports], 4],
    ["compare with a baseline file", () => ["compare", "baseline.json", "memory", ...reports], 0],
    ["baseline", () => ["baseline", "memory", "--write", "R/baseline.json"], 0],
    ["restore over another memory", () => ["restore", bundle, "--to", "back", "--identity", "key.txt", "--force"], 0],
    ["list", () => ["list", "--vault", "folder:bundles"], 0],
    ["prune", () => ["prune", "--vault", "folder:bundles", "--keep-last", "1"], 0],
    ["a probe that fails", () => ["drill", bundle, "--identity", "key.txt", "--probe", "probes.json"], 3],
    ["keygen into a file", () => ["keygen", "--out", "new.txt"], 0],
    ["a wrong identity", () => ["verify", bundle, "--identity", "stranger.txt"], 6],
    ["a wrong passphrase", () => ["verify", bundle, "--passphrase-file", "wrong.txt"], 6],
    ["a damaged identity", () => ["verify", bundle, "--identity", "garbage.txt"], 2],
    [
      "a secret in the place of a recipient",
      () => ["snapshot", "memory", "--out", "O", "--recipient", identityIn("key.txt")],
      2,
    ],
    ["a wrong passphrase of the signing key", () => [...snapshotTo("O"), ...signing.slice(0, 3), "wrong.txt"], 2],
    ["a signing key that is none", () => [...snapshotTo("O"), "--signing-key-file", "garbage.txt"], 2],
    ["a damaged bundle", () => ["verify", damaged(), "--identity", "key.txt"], 3],
    ["a store that is out of reach", () => ["snapshot", "memory", "--vault", REFUSED, "--recipient", key.recipient], 5],
    ["an identity that is a source", () => ["snapshot", "key.txt", "--out", "O", "--recipient", key.recipient], 2],
  ])("%s", async (name, args, exitCode) => {
    scene.write("garbage.txt", `AGE-SECRET-KEY-1${secret.garbage.toUpperCase()}\n${secret.garbage}\n`);
    await inPrivate(scene.dir, async ({ place, recorder }) => {
      const words = args().map((word) => word.replace(/^([OR])(?=$|\/)/, `${place}/$1`));
      mkdirSync(join(place, "R"));
      for (const form of [[], ["--json"]]) {
        const result = await scene.run([...words, ...form], { env: { ...environment, ...recorder.env } });
        expect(`${result.exitCode} ${result.exitCode === exitCode ? "" : result.stderr}`).toBe(`${exitCode} `);
        // The first run has made it.
        if (words[0] === "keygen") canaries.add("the new identity", identityIn("new.txt"));
        if (words[0] === "keygen") rmSync(scene.path("new.txt"));
        expect(canaries.findIn([...said(name, result), ...recorder.traces])).toEqual([]);
      }
      expect(canaries.findIn([...written(place), ...written(scene.temp), ...keptByRestores()])).toEqual([]);
    });
  });

  test("a crash", async () => {
    await inPrivate(
      scene.dir,
      async ({ recorder }) => {
        const args = ["snapshot", "memory", "--out", "never", "--passphrase-file", "passphrase.txt"];
        const result = await scene.run(args, { env: { ...environment, ...recorder.env } });
        expect(result.exitCode).not.toBe(0);
        expect(recorder.started).not.toEqual([]);
        expect(canaries.findIn([...said("a crash", result), ...recorder.traces, ...written(scene.temp)])).toEqual([]);
      },
      { crash: true },
    );
  });

  const opening = () => ({ bundle, identity: scene.read("key.txt") });
  test.each<[string, () => Record<string, string>, number]>([
    [
      "snapshot",
      () => ({
        command: "snapshot",
        sources: "memory",
        recipients: key.recipient,
        "signing-key": scene.read("signing"),
        "signing-passphrase": secret.signingPassphrase,
      }),
      0,
    ],
    [
      "snapshot with a passphrase",
      () => ({ command: "snapshot", sources: "memory", passphrase: secret.passphrase }),
      0,
    ],
    [
      "snapshot at the end of the job",
      () => ({ command: "snapshot", when: "post", sources: "memory", passphrase: secret.passphrase }),
      0,
    ],
    ["verify", () => ({ command: "verify", ...opening() }), 0],
    ["inspect", () => ({ command: "inspect", ...opening() }), 0],
    ["drill", () => ({ command: "drill", ...opening() }), 0],
    [
      "compare",
      () => ({
        command: "compare",
        baseline: bundle,
        sources: "memory",
        identity: scene.read("key.txt"),
        "junit-file": "P/report.xml",
        "sarif-file": "P/report.sarif",
      }),
      4,
    ],
    ["baseline", () => ({ command: "baseline", ...opening(), "baseline-file": "P/baseline.json" }), 0],
    ["list", () => ({ command: "list", vault: "folder:bundles" }), 0],
    ["prune", () => ({ command: "prune", vault: "folder:bundles", "keep-last": "1" }), 0],
    ["a wrong identity", () => ({ command: "verify", bundle, identity: scene.read("stranger.txt") }), 6],
    [
      "an identity that is none",
      () => ({ command: "verify", bundle, identity: `AGE-SECRET-KEY-1${secret.garbage}` }),
      2,
    ],
    [
      "an identity in the place of a recipient",
      () => ({ command: "snapshot", sources: "memory", recipients: scene.read("key.txt") }),
      2,
    ],
    [
      "a signing key that is none",
      () => ({ command: "snapshot", sources: "memory", recipients: key.recipient, "signing-key": secret.garbage }),
      2,
    ],
    ["a damaged bundle", () => ({ command: "restore", ...opening(), bundle: damaged(), "restore-to": "never" }), 3],
    ["a store that is out of reach", () => ({ command: "list", vault: REFUSED }), 5],
  ])("the action: %s", async (name, inputs, exitCode) => {
    await inPrivate(scene.dir, async ({ place, recorder }) => {
      const given = Object.entries(inputs()).map(([input, value]) => [input, value.replace(/^P(?=\/)/, place)]);
      const step = await act(
        { "output-dir": join(place, "out"), ...Object.fromEntries(given), "github-token": secret.token },
        { place, recorder },
      );
      expect(`${step.exitCode} ${step.exitCode === exitCode ? "" : step.stdout}`).toBe(`${exitCode} `);
      const traces = [...saidByStep(name, step), ...recorder.traces, ...written(place)];
      expect(canaries.findIn(traces)).toEqual([]);
    });
  });
});

describe("the search", () => {
  test("finds what a plain bundle holds", async () => {
    const { bundle: plain } = await scene.snapshot(["memory", "--include-sensitive"]);
    await scene.restore(plain, "plain");
    const found = canaries.findIn(written(scene.path("plain", "memory")));
    for (const place of [
      "a file in .*MEMORY.md",
      ".env in .*\\.env",
      "what is changed in .*facts.db",
      "a commit in .*draft.md",
    ])
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^the content of ${place}$`)));
    expect(found.filter((one) => /git config/.test(one))).toEqual([]);
  });

  test("sees the environment and the arguments of git", async () => {
    await inPrivate(scene.dir, async ({ place, recorder }) => {
      const args = ["snapshot", "memory", "--out", join(place, "O"), "--recipient", key.recipient];
      await scene.run(args, { env: { ...environment, ...recorder.env } });
      const { started } = recorder;
      expect(started.some(({ args: [program = ""] }) => /git/.test(program))).toBe(true);
      expect(started.every(({ env }) => env.length > 0)).toBe(true);
    });
  });
});

/** A step, and what it has put off to the end of the job. */
async function act(inputs: Record<string, string>, { place, recorder }: Private): Promise<StepResult> {
  const step = { inputs, workspace: scene.dir, temp: place, env: { ...environment, ...recorder.env } };
  const result = await runAction(step);
  if (inputs.when !== "post") return result;
  const state = Object.fromEntries(Object.entries(result.state).map(([name, value]) => [`STATE_${name}`, value]));
  expect(canaries.findIn(saidByStep("the step", result))).toEqual([]);
  return runAction({ ...step, env: { ...step.env, ...state } });
}

function snapshotTo(out: string): string[] {
  return ["snapshot", "memory", "--out", out, "--recipient", key.recipient];
}

function keptByRestores(): Trace[] {
  const kept = scene.path("back", ".memsnap");
  return existsSync(kept) ? written(kept) : [];
}

function identityIn(file: string): string {
  return /AGE-SECRET-KEY-[0-9A-Z-]+/.exec(scene.read(file))?.[0] ?? "";
}

function damaged(): string {
  const bytes = readFileSync(resolve(scene.dir, bundle));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(scene.path("damaged.tar.zst.age"), bytes);
  return "damaged.tar.zst.age";
}

function writeState(content: string): void {
  scene.write("memory/state.json", JSON.stringify({ mood: content }));
  scene.write("memory/log.jsonl", `${JSON.stringify({ text: content })}\n`);
}

function makeRepository(path: string): void {
  scene.write(`${path}/fact.md`, `${secret.commit}\n`);
  const git = (...args: string[]): void => {
    execFileSync("git", args, { cwd: scene.path(path), env: { ...process.env, ...environment }, stdio: "ignore" });
  };
  git("init", "--quiet");
  git("config", "remote.origin.url", `https://x:${secret.remote}@127.0.0.1/x.git`);
  git("config", "http.extraHeader", `Authorization: ${secret.header}`);
  git("add", "--all");
  git("commit", "--quiet", "-m", "first");
  scene.write(`${path}/draft.md`, `${secret.commit}\n`);
}
