import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { InspectResult, RestoreResult, SigningKeygenResult, SnapshotResult } from "../../src/flows/index.ts";
import { runAction, type StepResult } from "../harness/action.ts";
import { Scene } from "../harness/scene.ts";

const PASSPHRASE = "canary passphrase 0815";
/** How the line of a secret key begins, with a passphrase and without. */
const SECRET = /RWRTY0Iy|RWQAAEIy/;
const hasMinisign = spawnSync("minisign", ["-v"]).status === 0;

const scene = new Scene();
const said: string[] = [];
let ours: SigningKeygenResult;
let locked: SigningKeygenResult;
let taken: SnapshotResult;

beforeAll(async () => {
  scene.write("memory/MEMORY.md", "# What the agent knows\n").write("passphrase.txt", `${PASSPHRASE}\n`);
  const keygen = (...args: string[]) => scene.done<SigningKeygenResult>(["keygen", "--signing", ...args]);
  ours = await keygen("--out", "signing.key");
  locked = await keygen("--out", "locked.key", "--signing-passphrase-file", "passphrase.txt");
  taken = await scene.snapshot(["memory", "--agent", "scout", "--signing-key-file", "signing.key"]);
});
afterAll(() => scene.remove());

describe("a signing key", () => {
  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("is a file for its owner alone", () => {
    for (const file of ["signing.key", "locked.key"]) expect(statSync(scene.path(file)).mode & 0o777).toBe(0o600);
  });

  test("is never overwritten, and never shown when it goes to a file", async () => {
    const before = scene.read("signing.key");
    const refused = await scene.refused(["keygen", "--signing", "--out", "signing.key"]);
    expect(refused).toMatchObject({ code: "output-exists", exitCode: 2 });
    expect(scene.read("signing.key")).toBe(before);
    const { stdout, stderr } = await scene.run(["keygen", "--signing", "--out", "another.key"]);
    expect([stdout, stderr]).toEqual([expect.stringMatching(/^RW[A-Za-z0-9+/]{54}\n$/), ""]);
  });

  test("goes to standard output when no file is named, its public key to standard error", async () => {
    const { stdout, stderr } = await scene.run(["keygen", "--signing"]);
    expect(stdout).toMatch(/^untrusted comment: [^\n]+\nRW[^\n]{210}\n$/);
    expect(stderr).toMatch(/^public key: RW/);
  });

  test("in the wrong place is told without being shown", async () => {
    const [, secret = ""] = scene.read("signing.key").split("\n");
    for (const args of [
      ["verify", taken.bundle, "--trusted-key", secret],
      ["verify", taken.bundle, "--trusted-key", "signing.key"],
      ["snapshot", "memory", "--out", "new", "--no-encrypt", "--signing-key-file", secret],
      ["snapshot", "memory", "--out", "new", "--no-encrypt", "--signing-key-file", "passphrase.txt"],
    ]) {
      const { stdout, stderr, exitCode } = await scene.run([...args, "--json"]);
      expect([args, exitCode]).toEqual([args, 2]);
      said.push(stdout, stderr);
    }
  });
});

describe("a signed snapshot", () => {
  test("is believed by its key, and refused by another with exit 3", async () => {
    const { partial, signedBy } = await scene.done<RestoreResult>([
      ...["restore", taken.bundle, "--to", "back", "--only", "memory/MEMORY.md", "--trusted-key", ours.publicKey],
    ]);
    expect({ partial, signedBy }).toEqual({ partial: false, signedBy: ours.keyId });
    const inspected = await scene.done<InspectResult>(["inspect", taken.bundle, "--trusted-key", ours.publicKey]);
    expect(inspected.signedBy).toBe(ours.keyId);
    for (const args of [
      ["restore", taken.bundle, "--to", "elsewhere"],
      ["inspect", taken.bundle],
      ["compare", taken.bundle, "memory"],
    ]) {
      const refused = await scene.refused([...args, "--trusted-key", locked.publicKey]);
      expect(refused).toMatchObject({ code: "signature-untrusted", exitCode: 3 });
    }
    for (const command of ["verify", "drill"]) {
      const { exitCode } = await scene.run([command, taken.bundle, "--trusted-key", locked.publicKey]);
      expect(exitCode).toBe(3);
      expect((await scene.run([command, taken.bundle, "--trusted-key", ours.publicKey])).exitCode).toBe(0);
    }
  });

  test("says in words who has signed it", async () => {
    const { stdout } = await scene.run(["verify", taken.bundle, "--trusted-key", ours.publicKey]);
    expect(stdout).toMatch(
      new RegExp(`signature +passed +by key ${ours.keyId}: .*snapshot=${taken.snapshotId} agent=scout`),
    );
    const unasked = await scene.run(["verify", taken.bundle]);
    expect(unasked.stdout).toContain("signature: no trusted key was named");
  });

  test("takes a key with a passphrase", async () => {
    const sign = ["memory", "--signing-key-file", "locked.key", "--signing-passphrase-file", "passphrase.txt"];
    const { bundle, signedBy } = await scene.snapshot(sign);
    expect(signedBy).toBe(locked.keyId);
    const verified = await scene.run([
      "verify",
      bundle,
      "--trusted-key",
      locked.publicKey,
      "--trusted-key",
      ours.publicKey,
    ]);
    expect(verified.exitCode).toBe(0);
  });
});

(hasMinisign ? describe : describe.skip)("stock minisign", () => {
  const minisign = (...args: string[]) => spawnSync("minisign", args, { cwd: scene.dir, encoding: "utf8" });

  test("verifies a bundle of ours, beside it and out of its receipt", () => {
    const { status, stdout } = minisign("-V", "-P", ours.publicKey, "-m", taken.bundle);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`state=${taken.stateDigest}`)]);
    scene.write("out.minisig", JSON.parse(readFileSync(taken.receipt, "utf8")).signature);
    expect(minisign("-V", "-H", "-P", ours.publicKey, "-x", "out.minisig", "-m", taken.bundle).status).toBe(0);
  });

  test("signs a bundle later, which is believed", async () => {
    const { bundle } = await scene.snapshot(["memory"]);
    const restore = ["restore", bundle, "--to", "later", "--trusted-key", ours.publicKey];
    expect(await scene.refused(restore)).toMatchObject({ code: "signature-missing", exitCode: 3 });
    expect(minisign("-S", "-s", "signing.key", "-m", bundle).status).toBe(0);
    expect(await scene.done<RestoreResult>(restore)).toMatchObject({ signedBy: ours.keyId });
  });
});

test("a step of a workflow signs, and another believes nothing else", async () => {
  const steps: StepResult[] = [];
  const step = async (inputs: Record<string, string>): Promise<StepResult> => {
    const result = await runAction({ inputs, workspace: scene.dir, temp: scene.temp, env: { RUNNER_DEBUG: "1" } });
    steps.push(result);
    return result;
  };
  const { outputs } = await step({
    sources: "memory",
    encrypt: "false",
    "output-dir": "out",
    "signing-key": scene.read("locked.key"),
    "signing-passphrase": PASSPHRASE,
  });
  const bundle = outputs["bundle-path"] ?? "";
  expect(outputs["bundle-name"]).toBe(basename(bundle));
  const trusted = (key: string) => ({ command: "restore", bundle, "restore-to": "step", "trusted-key": key });
  const refused = await step(trusted(ours.publicKey));
  expect(refused.exitCode).toBe(3);
  expect(JSON.stringify(refused.annotations.filter(({ name }) => name === "error"))).toContain("signature-untrusted");
  const both = `untrusted comment: minisign public key\n${ours.publicKey}\n${locked.publicKey}\n`;
  expect((await step(trusted(both))).exitCode).toBe(0);
  rmSync(`${bundle}.minisig`);
  rmSync(`${bundle}.receipt.json`);
  expect((await step({ ...trusted(both), force: "true" })).exitCode).toBe(3);
  await step({
    sources: "memory",
    encrypt: "false",
    "signing-key": scene.read("signing.key"),
    "signing-passphrase": "wrong",
  });
  for (const { stdout, stderr, outputs: set, summary, state } of steps)
    said.push(stdout.replaceAll(/^::add-mask::.*$/gm, ""), stderr, JSON.stringify([set, state]), summary);
});

test("nobody ever says a secret", () => {
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((text) => SECRET.test(text) || text.includes(PASSPHRASE))).toEqual([]);
});
