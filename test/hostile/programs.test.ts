import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { VerifyResult } from "../../src/flows/index.ts";
import { EXIT } from "../../src/model/index.ts";
import type { FailureDocument } from "../../src/report/index.ts";
import { rounds } from "../harness/rounds.ts";
import { Scene } from "../harness/scene.ts";
import { type Case, CORPUS } from "./corpus/index.ts";
import { STORES } from "./corpus/stores.ts";
import { filesBundle } from "./forged.ts";

const MIB = 2 ** 20;
/** Of the program itself; a database is examined by another one. */
const MEMORY_BYTES = 400 * MIB;
/** For a machine that has much else to do; none of these takes a second of its own. */
const TIMEOUT_MS = 120_000;
/** Programs that run at once. */
const AT_ONCE = 2;
const REPORTER = pathToFileURL(join(import.meta.dirname, "..", "harness", "report-peak.ts")).href;

const scene = new Scene();
beforeAll(() => {
  scene.write("beside.txt", "what is not ours").write("outer/beside.txt", "neither");
});
afterAll(() => scene.remove());

/** Everything below a folder, with its content. */
function fingerprint(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .sort()
    .map((path) => `${path} ${contentOf(join(dir, path))}`);
}

function contentOf(path: string): string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `-> ${readlinkSync(path)}`;
  return stat.isFile() ? createHash("sha256").update(readFileSync(path)).digest("hex") : `${stat.mode}`;
}

/** Runs a command in a way that shows what it cost; the bundle lies outside of what is compared. */
async function run(
  args: readonly string[],
  worker: number,
): Promise<{ exitCode: number | null; answer: object; peakBytes: number }> {
  const peak = join(scene.temp, `peak-${worker}`);
  const env = { NODE_OPTIONS: `--import=${REPORTER}`, MEMSNAP_PEAK_FILE: peak };
  const { exitCode, json } = await scene.run([...args, "--json"], { env, timeoutMs: TIMEOUT_MS });
  return { exitCode, answer: json() as object, peakBytes: Number(readFileSync(peak, "utf8")) };
}

const COMMANDS = ["verify", "restore"] as const;
/** Commands that meet a case, in turn; what both have in common reads every one in corpus.test.ts. */
const COMMANDS_A_CASE = rounds(1, COMMANDS.length);
let cases = 0;

/** What goes wrong when programs meet a case; empty when all is as it should be. */
async function faultsOf({ rule, what, code, make }: Case, worker: number): Promise<string[]> {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(`${rule} ${what}: ${text}`);
  const file = join(scene.temp, `bundle-${worker}`);
  writeFileSync(file, await make());
  const first = cases++;
  for (let n = 0; n < COMMANDS_A_CASE; n++) {
    const command = COMMANDS[(first + n) % COMMANDS.length] ?? "verify";
    const args = command === "verify" ? [] : ["--to", `outer/of-${worker}/deep/memory`];
    const { exitCode, answer, peakBytes } = await run([command, file, ...args], worker);
    const found = command === "verify" ? verifyCode(answer) : (answer as Failed).error?.code;
    if (found !== code) fault(`${command} says ${found}, expected ${code}`);
    if (exitCode !== EXIT.bundle) fault(`${command} ended with ${exitCode}`);
    if (!(peakBytes < MEMORY_BYTES)) fault(`${command} took ${peakBytes} bytes of memory`);
  }
  return faults;
}

interface Failed {
  readonly error?: FailureDocument;
}

function verifyCode(answer: object): string | undefined {
  return (answer as Failed).error?.code ?? (answer as VerifyResult).findings?.[0]?.code;
}

async function faultsOfAll(all: readonly Case[]): Promise<string[]> {
  const before = fingerprint(scene.dir);
  const next = all[Symbol.iterator]();
  const faults: string[] = [];
  const work = async (worker: number): Promise<void> => {
    for (let item = next.next(); !item.done; item = next.next()) faults.push(...(await faultsOf(item.value, worker)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
  const after = fingerprint(scene.dir);
  const left = readdirSync(scene.temp).filter((name) => !/^(bundle|peak)-\d$/.test(name));
  return [
    ...faults,
    ...after.filter((line) => !before.includes(line)).map((line) => `${line} appeared`),
    ...before.filter((line) => !after.includes(line)).map((line) => `${line} is gone or changed`),
    ...left.map((name) => `${name} was left in the temporary folder`),
  ];
}

describe("verify and restore refuse with the right code, cheaply, and without a trace,", () => {
  test.each([...new Set(CORPUS.map(({ rule }) => rule))])(
    "what the rule says: %s",
    async (rule) => {
      expect(await faultsOfAll(CORPUS.filter((each) => each.rule === rule && !each.isVariant))).toEqual([]);
    },
    300_000,
  );

  test("databases and repositories that are forged", async () => {
    expect(await faultsOfAll(STORES)).toEqual([]);
  }, 300_000);
});

test.each([".memsnap", ".MEMSNAP/pre-restore/1", ".memsnap-restore-x"])(
  "a store that would be restored to %s is refused",
  async (path) => {
    scene.write("own.tar.zst", filesBundle({ "journal.json": "{}" }, path));
    const before = fingerprint(scene.dir);
    expect((await scene.refused(["restore", "own.tar.zst", "--to", "own"])).exitCode).toBe(EXIT.bundle);
    expect(fingerprint(scene.dir)).toEqual(before);
  },
);

const onPosix = process.platform === "win32" ? describe.skip : describe;
onPosix("links that stand at the target before a restore", () => {
  /** Restores two files over a target in which something stands, and says what the program said. */
  async function restoreOver(name: string, prepare: (target: string) => void): Promise<string> {
    scene.write(`${name}/elsewhere/kept.txt`, "not ours").write(`${name}/target/own.txt`, "the user's");
    scene.write(`${name}.tar.zst`, filesBundle({ "a/x": "new", b: "new" }));
    prepare(scene.path(name, "target"));
    const elsewhere = fingerprint(scene.path(name, "elsewhere"));
    const args = ["restore", `${name}.tar.zst`, "--to", `${name}/target`, "--force", "--json"];
    const { json } = await scene.run(args);
    expect(fingerprint(scene.path(name, "elsewhere"))).toEqual(elsewhere);
    return (json() as Failed).error?.code ?? "ok";
  }

  const elsewhere = (target: string) => join(target, "..", "elsewhere");
  test("in the place of a folder are not followed", async () => {
    const before = (target: string) => symlinkSync(elsewhere(target), join(target, "s"));
    expect(await restoreOver("folder", before)).toBe("target-unsafe");
  });

  test("in the place of a file are replaced and not written through", async () => {
    const before = (target: string) => {
      scene.write("file/target/s/a/.keep", "");
      symlinkSync(join(elsewhere(target), "kept.txt"), join(target, "s", "b"));
    };
    expect(await restoreOver("file", before)).toBe("ok");
    expect(lstatSync(scene.path("file/target/s/b")).isFile()).toBe(true);
  });

  test("as the target itself are not followed", async () => {
    scene.write("itself.tar.zst", filesBundle({ b: "new" })).write("itself/elsewhere/kept.txt", "not ours");
    symlinkSync(scene.path("itself/elsewhere"), scene.path("itself/target"));
    const before = fingerprint(scene.path("itself"));
    const error = await scene.refused(["restore", "itself.tar.zst", "--to", "itself/target", "--force"]);
    expect(error.code).toBe("target-unsafe");
    expect(fingerprint(scene.path("itself"))).toEqual(before);
  });
});
