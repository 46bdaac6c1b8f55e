import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runAction, type StepResult } from "../harness/action.ts";
import { BlobStore } from "../harness/actions/blob-store.ts";
import { Services, TOKEN } from "../harness/actions/services.ts";
import { trustedRun } from "../harness/actions/trusted-run.ts";
import { Canaries, inPrivate, type Private, saidByStep, type Trace, written } from "../harness/canaries.ts";
import { type Key, Scene } from "../harness/scene.ts";

type Inputs = Readonly<Record<string, string>>;

const RUN_ID = 7;
const MAIN = "refs/heads/main";

const scene = new Scene();
const canaries = new Canaries();
const runtimeToken = tokenOfRunner(canaries.make("ACTIONS_RUNTIME_TOKEN"));
const secret = {
  oidc: canaries.make("ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
  passphrase: canaries.make("the passphrase"),
  signature: canaries.make("the signature of an address"),
  text: canaries.make("the content of a file"),
};
canaries.add("GITHUB_TOKEN", TOKEN);
const tarLog = scene.path("tar.log");
let blobs: BlobStore;
let services: Services;
let key: Key;

beforeAll(async () => {
  blobs = await BlobStore.start();
  key = await scene.key();
  canaries.add("the identity", /AGE-SECRET-KEY-[0-9A-Z-]+/.exec(scene.read(key.file))?.[0] ?? "");
  // Addresses of the store are keys as well.
  const sign = blobs.signed.bind(blobs);
  blobs.signed = async (...of) => {
    const address = await sign(...of);
    canaries.add("the key of the store", new URL(address).searchParams.get("sig") ?? "");
    return address;
  };
  const note = `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } >> '${tarLog}'\nPATH='${process.env.PATH}' exec tar "$@"\n`;
  scene.write("bin/tar", note, 0o755).write("bin/gtar", note, 0o755);
});
beforeEach(async () => {
  services = await Services.start(blobs);
  services.runs.push(trustedRun(RUN_ID));
  scene.write("memory/notes/MEMORY.md", `# Memory\n${secret.text}\n`);
});
afterEach(async () => {
  await services[Symbol.asyncDispose]();
  for (const path of ["memory", "restored", "tar.log"]) rmSync(scene.path(path), { recursive: true, force: true });
});
afterAll(async () => {
  await blobs[Symbol.asyncDispose]();
  scene.remove();
});

describe.each(["cache:", "artifact:"])("no secret is in anything that a step says or leaves with %s", (vault) => {
  const taking = (): Inputs => ({ sources: "memory", agent: "scout", recipients: key.recipient, vault });
  const opening = (): Inputs => ({ vault, identity: scene.read(key.file) });

  test("that works", async () => {
    await step("snapshot", taking());
    scene.write("memory/notes/more.md", secret.text);
    await step("snapshot", taking());
    const compared = await step("compare", { ...opening(), sources: "memory", baseline: "latest" });
    expect(compared.outputs.changed).toBe("false");
    await step("restore", { ...opening(), bundle: "latest", "restore-to": "restored" });
    expect(scene.read("restored/memory/notes/more.md")).toBe(secret.text);
    for (const command of ["verify", "inspect", "drill", "baseline"])
      await step(command, { ...opening(), bundle: "latest" });
    expect((await step("list", { vault })).stdout).toContain("scout-");
    expect((await step("prune", { vault, agent: "scout", "keep-last": "1" })).outputs.removed).toBe("1");
    expect(existsSync(tarLog)).toBe(vault === "cache:" && process.platform !== "win32");
  });

  test("that is given a snapshot at the end of the job", async () => {
    const { outputs } = await step("snapshot", { ...taking(), when: "post" });
    expect(outputs["bundle-name"]).toMatch(/^scout-/);
    expect((await step("list", { vault })).stdout).toContain(outputs["bundle-name"]);
  });

  test("that may not be used, and says why in too many words", async () => {
    fail(403);
    await step("snapshot", taking(), 5);
    await step("list", { vault }, 5);
    await step("restore", { ...opening(), bundle: "latest", "restore-to": "restored" }, 5);
    await step("compare", { ...opening(), sources: "memory", baseline: "latest" }, 5);
    await step("prune", { vault, agent: "scout", "keep-last": "1" }, 5);
  });
});

test("no secret is in anything that a step says or leaves while all services are out of order", async () => {
  fail(500);
  const opening = { identity: scene.read(key.file), bundle: "latest", "restore-to": "restored" };
  // Each tries again for many seconds.
  const steps = ["cache:", "artifact:"].flatMap((vault) => [
    step("snapshot", { sources: "memory", agent: "scout", passphrase: secret.passphrase, vault }, 5),
    step("restore", { ...opening, vault }, 5),
  ]);
  await Promise.all(steps);
});

/** Has the services answer so from now on, with an address that is a key and with what they were sent. */
function fail(status: number): void {
  const words = `refused ${runtimeToken} ${TOKEN}: https://store.example/a?se=2030&sig=${secret.signature}`;
  services.faults.push({ fits: /./, answer: { status, body: { code: "refused", msg: words, message: words } } });
}

/** Takes a step that ends so, at the end of the job if it asks for that, and searches everything that it has said and left. */
async function step(command: string, inputs: Inputs, exitCode = 0): Promise<StepResult> {
  const { promise, resolve } = Promise.withResolvers<StepResult>();
  await inPrivate(scene.dir, async (own) => {
    const begun = await act({ command, ...inputs }, own);
    expect(canaries.findIn(saidByStep(command, begun))).toEqual([]);
    const result = inputs.when === "post" ? await act({ command, ...inputs }, own, begun.state) : begun;
    expect(`${result.exitCode} ${result.exitCode === exitCode ? "" : result.stdout}`).toBe(`${exitCode} `);
    expect(own.recorder.started.some(isClient)).toBe(true);
    expect(canaries.findIn([...saidByStep(command, result), ...left(own)])).toEqual([]);
    resolve(result);
  });
  return promise;
}

function act(inputs: Inputs, { place, recorder }: Private, state: StepResult["state"] = {}): Promise<StepResult> {
  const path = `${scene.path("bin")}${delimiter}${process.env.PATH}`;
  return runAction({
    inputs: {
      "output-dir": join(place, "out"),
      "baseline-file": join(place, "baseline.json"),
      "github-token": TOKEN,
      ...inputs,
    },
    workspace: scene.dir,
    temp: place,
    env: {
      ...services.envOf({ runId: RUN_ID, ref: MAIN }),
      ACTIONS_RUNTIME_TOKEN: runtimeToken,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret.oidc,
      GITHUB_EVENT_NAME: "push",
      RUNNER_DEBUG: "1",
      DEBUG: "*",
      PATH: path,
      ...Object.fromEntries(["TMPDIR", "TEMP", "TMP"].map((name) => [name, scene.temp])),
      ...recorder.env,
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    },
  });
}

/** What a step has handed to programs and left in folders; GitHub's client, and nobody else, needs the token of the runner. */
function left({ place, recorder }: Private): Trace[] {
  const started = recorder.started.map((one) => {
    const env = isClient(one) ? one.env.filter((pair) => !pair.startsWith("ACTIONS_RUNTIME_TOKEN=")) : one.env;
    return { where: `what ${one.args[0]} is given`, bytes: Buffer.from([...one.args, ...env].join("\n")) };
  });
  const tar = existsSync(tarLog) ? [{ where: "what tar is given", bytes: readFileSync(tarLog) }] : [];
  return [...started, ...tar, ...written(place), ...written(scene.temp)];
}

function isClient({ env }: { readonly env: readonly string[] }): boolean {
  return env.some((pair) => /^RUNNER_TEMP=.*memsnap-vault-/.test(pair));
}

/** What the runner hands to actions, with a signature that can be searched for. */
function tokenOfRunner(signature: string): string {
  const claims = { scp: `Actions.Results:run-${RUN_ID}:job-${RUN_ID}`, runId: RUN_ID, ref: MAIN, reads: [MAIN] };
  return `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
}
