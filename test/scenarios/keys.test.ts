import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { InspectResult, SnapshotResult } from "../../src/flows/index.ts";
import { DIST_CLI } from "../harness/cli.ts";
import { type Key, Scene } from "../harness/scene.ts";

const PASSPHRASE = "correct horse battery staple";
const SECRET = /AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+/;

const scene = new Scene();
const said: string[] = [];
const keys: Record<"one" | "two" | "stranger" | "quantum", Key> = {} as never;

beforeAll(async () => {
  scene.write("memory/MEMORY.md", "# What the agent knows\n").write("passphrase.txt", `${PASSPHRASE}\n`);
  scene.write("wrong-passphrase.txt", "another horse\n");
  for (const name of ["one", "two", "stranger"] as const) keys[name] = await scene.key(`${name}.txt`);
  keys.quantum = await scene.key("quantum.txt", "--pq");
});
afterAll(() => scene.remove());

/** Verifies and restores a bundle; gives the exit codes, which must agree, and keeps what was said. */
async function openWith(bundle: string, ...opening: string[]): Promise<number | null> {
  rmSync(scene.path("back"), { recursive: true, force: true });
  const before = scene.listing();
  const verified = await scene.run(["verify", bundle, ...opening]);
  const restored = await scene.run(["restore", bundle, "--to", "back", ...opening, "--json"]);
  for (const { stdout, stderr } of [verified, restored]) said.push(stdout, stderr);
  expect(restored.exitCode).toBe(verified.exitCode);
  if (restored.exitCode !== 0) expect(scene.listing()).toEqual(before);
  else expect(scene.read("back/memory/MEMORY.md")).toBe("# What the agent knows\n");
  return restored.exitCode;
}

describe("a bundle for two recipients", () => {
  let taken: SnapshotResult;
  beforeAll(async () => {
    taken = await scene.snapshot(["memory", "--recipient", keys.one.recipient, "--recipient", keys.two.recipient]);
  });

  test("is opened by either of them", async () => {
    expect(await openWith(taken.bundle, "--identity", "one.txt")).toBe(0);
    expect(await openWith(taken.bundle, "--identity", "two.txt")).toBe(0);
  });

  test("is opened when the right key is among others, in one file or in several", async () => {
    const ring = ["stranger.txt", "quantum.txt", "two.txt"].map((file) => scene.read(file)).join("\n");
    scene.write("ring.txt", `# my keys\r\n\r\n${ring.replaceAll("\n", "\r\n")}`, 0o600);
    expect(await openWith(taken.bundle, "--identity", "ring.txt")).toBe(0);
    expect(await openWith(taken.bundle, "--identity", "stranger.txt", "--identity", "one.txt")).toBe(0);
  });

  test("ends with 6 without a key, with a wrong key, and with a passphrase", async () => {
    expect(await openWith(taken.bundle)).toBe(6);
    expect(await openWith(taken.bundle, "--identity", "stranger.txt")).toBe(6);
    expect(await openWith(taken.bundle, "--passphrase-file", "passphrase.txt")).toBe(6);
    const codes = [await scene.refused(["verify", taken.bundle])];
    codes.push(await scene.refused(["verify", taken.bundle, "--identity", "stranger.txt"]));
    expect(codes.map(({ code }) => code)).toEqual(["no-key", "wrong-key"]);
  });

  test("shows its receipt to anybody, and its manifest to who has a key", async () => {
    const stranger = await scene.done<InspectResult>(["inspect", taken.bundle]);
    expect(stranger).toMatchObject({ manifest: null, receipt: { stateDigest: taken.stateDigest } });
    const owner = await scene.done<InspectResult>(["inspect", taken.bundle, "--identity", "one.txt"]);
    expect(owner.manifest?.stateDigest).toBe(taken.stateDigest);
    expect((await scene.run(["inspect", taken.bundle, "--identity", "stranger.txt"])).exitCode).toBe(6);
  });
});

test("a bundle for a file of recipients is opened by each", async () => {
  scene.write("us.txt", `# us\n${keys.one.recipient}\n\n${keys.two.recipient}\n`);
  const { bundle } = await scene.snapshot(["memory", "--recipients-file", "us.txt"]);
  expect(await openWith(bundle, "--identity", "two.txt")).toBe(0);
});

test("a bundle for a post-quantum recipient is opened by that alone", async () => {
  expect(keys.quantum.recipient).toMatch(/^age1pq1/);
  const { bundle } = await scene.snapshot(["memory", "--recipient", keys.quantum.recipient]);
  expect(await openWith(bundle, "--identity", "quantum.txt")).toBe(0);
  expect(await openWith(bundle, "--identity", "one.txt")).toBe(6);
});

test("a bundle for a passphrase is opened by that alone, from a file or from standard input", async () => {
  const { bundle } = await scene.snapshot(["memory", "--passphrase-file", "passphrase.txt"]);
  expect(await openWith(bundle, "--passphrase-file", "passphrase.txt")).toBe(0);
  expect(await openWith(bundle, "--passphrase-file", "wrong-passphrase.txt")).toBe(6);
  expect(await openWith(bundle, "--identity", "one.txt")).toBe(6);
  const piped = await scene.run(["verify", bundle, "--passphrase-file", "-"], { input: `${PASSPHRASE}\nmore\n` });
  expect(piped.exitCode).toBe(0);
});

describe("a new identity", () => {
  const onPosix = process.platform === "win32" ? test.skip : test;
  onPosix("is readable for its owner alone", async () => {
    for (const { file } of Object.values(keys)) expect(statSync(scene.path(file)).mode & 0o777).toBe(0o600);
  });

  test("never takes the place of a file", async () => {
    const digest = () =>
      createHash("sha256")
        .update(readFileSync(scene.path("one.txt")))
        .digest("hex");
    const before = digest();
    expect(await scene.refused(["keygen", "--out", "one.txt"])).toMatchObject({ code: "output-exists", exitCode: 2 });
    expect(digest()).toBe(before);
  });

  test("goes to standard output when no file is named, its recipient to standard error", async () => {
    const { stdout, stderr } = await scene.run(["keygen"]);
    expect(stdout).toMatch(SECRET);
    expect(stderr).toMatch(/^recipient: age1/);
    scene.write("printed.txt", stdout, 0o600);
    const { bundle } = await scene.snapshot(["memory", "--recipient", stderr.replace("recipient:", "").trim()]);
    expect(await openWith(bundle, "--identity", "printed.txt")).toBe(0);
  });

  test("stays out of what is said when it goes to a file", async () => {
    const { stdout, stderr } = await scene.run(["keygen", "--out", "silent.txt"]);
    expect(stdout).toMatch(/^age1[a-z0-9]+\n$/);
    expect(stderr).toBe("");
  });
});

test("a key in the wrong place is told without being shown", async () => {
  const secret = SECRET.exec(scene.read("one.txt"))?.[0] ?? "";
  for (const args of [
    ["snapshot", "memory", "--out", "new", "--recipient", secret],
    ["snapshot", "memory", "--out", "new", "--recipients-file", "one.txt"],
    ["verify", "absent", "--identity", secret],
    ["verify", secret],
    ["restore", "absent", "--to", secret],
    ["snapshot", secret, "--out", "new", "--no-encrypt", "--label", secret, "--agent", secret],
    [secret],
    ["verify", "--identity", "passphrase.txt", "absent"],
  ]) {
    const { stdout, stderr, exitCode } = await scene.run([...args, "--json"]);
    expect([args[0], exitCode]).toEqual([args[0], 2]);
    said.push(stdout, stderr);
  }
  expect(said.join("\n")).not.toContain("horse");
  expect(said.join("\n")).not.toMatch(SECRET);
  expect(scene.listing("bundles").filter((path) => /secret/i.test(path))).toEqual([]);
});

// A limit on the size of files stands for a disk that is full.
const testWithLimits = process.platform === "win32" ? test.skip : test;
testWithLimits("of a key that could not be written whole nothing is left", () => {
  const limited = 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"';
  const args = ["-c", limited, process.execPath, DIST_CLI, "keygen", "--out", "half.txt", "--json"];
  const { stdout } = spawnSync("bash", args, { cwd: scene.dir, encoding: "utf8" });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "output-unwritable" } });
  expect(existsSync(scene.path("half.txt"))).toBe(false);
});
