import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Uploads } from "../contract/uploads.ts";
import { Bucket } from "../harness/bucket.ts";
import { FaultProxy } from "../harness/fault-proxy.ts";
import { type Swift, startSwift, whyWithoutSwift } from "../harness/swift.ts";
import type { Outcome, Use } from "../harness/use-vault.ts";

const PROGRAM = join(import.meta.dirname, "..", "harness", "use-vault.ts");
const PATIENCE = { attempts: 3, connectTimeoutMs: 10_000, silenceTimeoutMs: 30_000 };
/** For a server that never answers. */
const IMPATIENCE = { attempts: 2, connectTimeoutMs: 2_000, silenceTimeoutMs: 1_000 };
const MIB = 2 ** 20;
const why = whyWithoutSwift();

(why === undefined ? describe : describe.skip)(`a vault in S3 behind a bad network${why ? ` (${why})` : ""}`, () => {
  let swift: Swift;
  let proxy: FaultProxy;
  let bucket: Bucket;
  let uploads: Uploads;
  let dir: string;
  let buckets = 0;
  beforeAll(async () => {
    swift = await startSwift();
    proxy = new FaultProxy(swift.endpoint);
    await proxy.start();
  });
  afterAll(async () => {
    await proxy?.stop();
    await swift?.stop();
  });
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "memsnap-s3-"));
    uploads = new Uploads();
    bucket = new Bucket(swift, `faults-${++buckets}`);
    await bucket.create();
    proxy.make();
  });
  afterEach(() => {
    bucket.client.destroy();
    uploads[Symbol.dispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  const url = (): string => `s3://${bucket.name}/kept?endpoint=${encodeURIComponent(proxy.endpoint)}`;
  const args = (use: Partial<Use>): string[] => [
    PROGRAM,
    JSON.stringify({ url: url(), patience: PATIENCE, steps: [], ...use } satisfies Use),
  ];
  const environment = (env = {}): NodeJS.ProcessEnv => ({ HOME: dir, ...swift.env, ...env });

  async function use(
    steps: Use["steps"],
    env = {},
    patience = PATIENCE,
  ): Promise<readonly Partial<{ done: unknown; code: string; message: string }>[]> {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args({ steps, patience }), {
      env: environment(env),
    });
    expect(stderr).toBe("");
    const outcomes = JSON.parse(stdout) as Outcome[];
    for (const outcome of outcomes) expect(JSON.stringify(outcome)).not.toMatch(/tester|testing|Signature=/);
    return outcomes;
  }

  test("gets over errors of the server, on the way there and back", async () => {
    const upload = await uploads.large(20 * MIB);
    const name = basename(upload.bundle);
    const slowDown = "<Error><Code>SlowDown</Code></Error>";
    proxy.make(
      { on: /partNumber=2/, times: 2, act: { answer: { status: 500 } } },
      { on: /^GET .*tar\.zst\?/, times: 2, act: { answer: { status: 503, body: slowDown } } },
    );
    const [put, get] = await use([
      ["put", upload],
      ["get", name, dir],
    ]);
    expect([put, get]).toEqual([{ done: name }, { done: join(dir, name) }]);
    expect(readFileSync(join(dir, name)).equals(readFileSync(upload.bundle))).toBe(true);
  });

  test("sends again what a cut connection has lost", async () => {
    const upload = await uploads.large(20 * MIB);
    const name = basename(upload.bundle);
    proxy.make({ on: /partNumber=1/, times: 2, act: { cutRequestAfter: MIB } });
    const [put, get] = await use([
      ["put", upload],
      ["get", name, dir],
    ]);
    expect([put, get]).toEqual([{ done: name }, { done: join(dir, name) }]);
    expect(await bucket.unfinished()).toEqual([]);
  });

  test("takes back an upload that cannot be finished", async () => {
    const upload = await uploads.large(20 * MIB);
    proxy.make({ on: /partNumber=2/, act: { cutRequestAfter: MIB } });
    const [put, list] = await use([["put", upload], ["list"]]);
    expect(put).toMatchObject({ code: "vault-unreachable" });
    expect(list).toEqual({ done: [] });
    expect(await bucket.keys()).toEqual([]);
    expect(await bucket.unfinished()).toEqual([]);
  });

  test("knows its bundle again when the answer to the last request got lost", async () => {
    const [small, large] = [await uploads.make(), await uploads.large(9 * MIB)];
    proxy.make(
      { on: /^POST .*uploadId=/, times: 1, act: { cutAnswerAfter: 0 } },
      { on: /^PUT .*receipt\.json/, times: 1, act: { cutAnswerAfter: 0 } },
    );
    const outcomes = await use([["put", large], ["put", small], ["list"]]);
    expect(outcomes.map(({ done }) => done)).toMatchObject([
      basename(large.bundle),
      basename(small.bundle),
      { length: 2 },
    ]);
  });

  test("notices what is damaged on its way to the server", async () => {
    const upload = await uploads.make();
    proxy.make({ on: /^PUT .*tar\.zst/, act: { flipBit: true } });
    const [put] = await use([["put", upload]]);
    expect(put).toMatchObject({ code: "vault-corrupt" });
    expect(await bucket.keys()).toEqual([]);
  });

  test("goes on where a download broke off", async () => {
    const upload = await uploads.large(5 * MIB);
    const name = basename(upload.bundle);
    expect(await use([["put", upload]])).toEqual([{ done: basename(upload.bundle) }]);
    proxy.make({ on: /^GET .*tar\.zst\?/, times: 3, act: { cutAnswerAfter: MIB } });
    const [get] = await use([["get", name, dir]]);
    expect(get).toEqual({ done: join(dir, name) });
    expect(readFileSync(join(dir, name)).equals(readFileSync(upload.bundle))).toBe(true);
    const starts = proxy.heard.flatMap((line) => /^GET .*tar\.zst\?.* bytes=(\d+)-/.exec(line)?.[1] ?? []).map(Number);
    expect(starts).toHaveLength(4);
    // Some of what was sent last may be lost with a connection.
    for (const [broken, start] of starts.entries()) expect(start).toBeLessThanOrEqual(broken * MIB);
    expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
  });

  test("gives up on a download that never comes further, and leaves nothing", async () => {
    const upload = await uploads.make();
    expect(await use([["put", upload]])).toEqual([{ done: basename(upload.bundle) }]);
    proxy.make({ on: /^GET .*tar\.zst\?/, act: { cutAnswerAfter: 0 } });
    const [get] = await use([["get", basename(upload.bundle), dir]]);
    expect(get).toMatchObject({ code: "vault-unreachable" });
    expect(readdirSync(dir)).toEqual([]);
  });

  test("notices a bundle that is exchanged while it is read", async () => {
    const upload = await uploads.large(MIB);
    const name = basename(upload.bundle);
    expect(await use([["put", upload]])).toEqual([{ done: basename(upload.bundle) }]);
    const exchange = (): Promise<void> => bucket.write(`kept/${name}`, Buffer.alloc(MIB));
    proxy.make({ on: /^GET .*tar\.zst\?/, times: 1, act: { before: exchange } });
    const [read] = await use([["read", name, [[0, 16]]]]);
    expect(read).toMatchObject({ code: "vault-corrupt" });
  });

  test("sweeps the parts that a killed upload left, once nobody has added to them for long", async () => {
    const upload = await uploads.large(20 * MIB);
    proxy.make({ on: /partNumber=2/, act: { silent: true } });
    const child = spawn(process.execPath, args({ steps: [["put", upload]] }), { env: environment(), stdio: "ignore" });
    while (!proxy.heard.some((line) => line.includes("partNumber=2")))
      await new Promise((done) => setTimeout(done, 20));
    child.kill("SIGKILL");
    await once(child, "exit");
    proxy.make();
    expect(await bucket.unfinished()).toEqual([`kept/${basename(upload.bundle)}`]);
    const [list, early, late] = await use([["list"], ["sweep", 60_000], ["sweep", -2_000]]);
    expect([list, early, late].map((outcome) => outcome?.done)).toEqual([
      [],
      [],
      [basename(upload.bundle), `${basename(upload.bundle)}.unfinished`],
    ]);
    expect(await bucket.unfinished()).toEqual([]);
  });

  test.each([
    ["never answers", "vault-unreachable", { silent: true }],
    ["is no store", "vault-unreachable", { answer: { status: 200, body: "<html><body>Welcome</body>" } }],
    ["is overloaded", "vault-unreachable", { answer: { status: 503, body: "<Error><Code>SlowDown</Code></Error>" } }],
    ["refuses", "vault-denied", { answer: { status: 403, body: "<Error><Code>AccessDenied</Code></Error>" } }],
  ] as const)("says so when the server %s", async (_, code, act) => {
    proxy.make({ on: /./, act });
    expect(await use([["list"]], {}, "silent" in act ? IMPATIENCE : PATIENCE)).toMatchObject([{ code }]);
  });

  test("goes by the proxy that the environment names, but for what it exempts", async () => {
    const dead = { HTTP_PROXY: "http://127.0.0.1:9" };
    expect(await use([["list"]], dead)).toMatchObject([{ code: "vault-unreachable" }]);
    expect(proxy.heard).toEqual([]);
    expect(await use([["list"]], { ...dead, NO_PROXY: "127.0.0.1" })).toEqual([{ done: [] }]);
  });

  test("goes by that proxy with large requests, too", async () => {
    const upload = await uploads.large(20 * MIB);
    const direct = `s3://${bucket.name}/kept?endpoint=${encodeURIComponent(swift.endpoint)}`;
    const { stdout } = await promisify(execFile)(process.execPath, args({ url: direct, steps: [["put", upload]] }), {
      env: environment({ HTTP_PROXY: proxy.endpoint }),
    });
    expect(JSON.parse(stdout)).toEqual([{ done: basename(upload.bundle) }]);
    expect(proxy.heard.filter((line) => line.includes("partNumber="))).toHaveLength(3);
  });

  test("asks a server that knows no conditional writes before it sends a bundle, and sends it once", async () => {
    const upload = await uploads.large(5 * MIB);
    expect(await use([["put", upload]])).toEqual([{ done: basename(upload.bundle) }]);
    expect(proxy.heard.filter((line) => /^PUT .*tar\.zst\?/.test(line))).toHaveLength(1);
  });

  test("says in which region the bucket lies", async () => {
    const headers = { "x-amz-bucket-region": "eu-central-1", location: "http://169.254.0.1/" };
    proxy.make({
      on: /./,
      act: { answer: { status: 301, headers, body: "<Error><Code>PermanentRedirect</Code></Error>" } },
    });
    const [redirected] = await use([["list"]]);
    expect(redirected).toMatchObject({
      code: "vault-not-found",
      message: expect.stringContaining("region=eu-central-1"),
    });
    proxy.make();
    const [elsewhere] = await use([["list"]], { AWS_REGION: "eu-west-3" });
    expect(elsewhere).toMatchObject({ code: "vault-not-found", message: expect.stringContaining("region=us-east-1") });
  });
});
