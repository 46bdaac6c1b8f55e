import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { EXIT } from "../../src/model/index.ts";
import type { FailureDocument } from "../../src/report/index.ts";
import { runNode } from "../harness/child.ts";
import { DIST_CLI } from "../harness/cli.ts";
import { rounds } from "../harness/rounds.ts";
import { Scene } from "../harness/scene.ts";
import { type AnyJson, bundle } from "../hostile/builder.ts";

/*
 * A call takes some 120,000 arguments, so that a longer list cannot be handed over as arguments. With a smaller stack a call takes
 * fewer than there are files here.
 */
const STACK_KB = 80;
const MANY = 10_000;
/** The program, with such a stack. */
const SMALL = [`--stack-size=${STACK_KB}`, DIST_CLI];
const NAMES = Array.from({ length: MANY }, (_, n) => `${n}`.padStart(5, "0"));

/** Ten thousand files take their time: `npm test` does a part of it. */
const inRounds = rounds(0, 1) === 1 ? test : test.skip;

const scene = new Scene();
afterAll(() => scene.remove());

/** Runs memsnap with a small stack. */
async function run(...args: string[]): Promise<{ exitCode: number | null; answer: Answer }> {
  const options = { cwd: scene.dir, env: scene.env(), timeoutMs: 240_000 };
  const { exitCode, stdout } = await runNode([...SMALL, ...args, "--json"], options);
  return { exitCode, answer: JSON.parse(stdout) as Answer };
}

interface Answer {
  readonly bundle: string;
  readonly leftOut: readonly unknown[];
  readonly findings: readonly { readonly code: string }[];
  readonly error?: FailureDocument;
}

const snapshot = (source: string, ...more: string[]) =>
  run("snapshot", source, "--agent", "tester", "--no-encrypt", "--secrets", "fail", "--out", `out-${source}`, ...more);

test("a stack of this size does not take so many arguments", async () => {
  const { stderr } = await runNode([`--stack-size=${STACK_KB}`, "-e", `[].push(...Array(${MANY}))`]);
  expect(stderr).toMatch(/RangeError/);
});

describe("a list is as long as it likes:", () => {
  beforeAll(() => {
    for (const name of NAMES) scene.write(`files/${name}.md`, "");
  });

  test("a pattern takes in all files that fit, which are searched for secrets, sealed and tried out", async () => {
    const { exitCode, answer } = await snapshot("files/*");
    expect([exitCode, answer.error]).toEqual([EXIT.ok, undefined]);
    expect((await run("drill", answer.bundle)).exitCode).toBe(EXIT.ok);
  });

  inRounds("a folder of files is put in place, and replaced", async () => {
    const { answer } = await snapshot("files");
    const again = ["restore", answer.bundle, "--to", "back", "--force"];
    for (const args of [again.slice(0, -1), again]) expect((await run(...args)).exitCode).toBe(EXIT.ok);
  });

  test("a repository leaves out what it ignores", async () => {
    scene.write("ignored/.gitignore", "*.log\n");
    for (const name of NAMES) scene.write(`ignored/${name}.log`, "");
    execFileSync("git", ["init", "-q"], { cwd: scene.path("ignored") });
    const { answer } = await snapshot("ignored");
    expect(answer.leftOut).toHaveLength(MANY);
  });

  inRounds("a repository has folders", async () => {
    for (const name of NAMES) mkdirSync(scene.path("folders", name), { recursive: true });
    execFileSync("git", ["init", "-q"], { cwd: scene.path("folders") });
    expect((await snapshot("folders")).exitCode).toBe(EXIT.ok);
  });

  (process.platform === "win32" ? test.skip : inRounds)("all names that are not portable are told", async () => {
    for (const name of NAMES) scene.write(`names/${name}:00`, "");
    scene.write("base.tar.zst", bundle());
    for (const { exitCode, answer } of [await snapshot("names"), await run("compare", "base.tar.zst", "names")])
      expect([exitCode, answer.error?.problems.length]).toEqual([EXIT.usage, MANY]);
  });
});

describe("a forged bundle can list as much as it likes:", () => {
  inRounds("folders that nobody can write to are put in place", async () => {
    const items = NAMES.map((name) => ({ path: `files/s/${name}`, mode: 0o555 }));
    scene.write("folders.tar.zst", bundle({ items }));
    expect((await run("restore", "folders.tar.zst", "--to", "restored")).exitCode).toBe(EXIT.ok);
  });

  test("stores are listed", async () => {
    scene.write(
      "stores.tar.zst",
      ofStores((store) => NAMES.map((name) => ({ ...store, name, path: name }))),
    );
    const { stdout } = await runNode([...SMALL, "inspect", scene.path("stores.tar.zst")]);
    expect(stdout).toContain(`\n${NAMES.at(-1)} `);
  });

  test("paths that no commit has are told of as far as anyone reads", async () => {
    const head = { branch: "refs/heads/main", oid: null };
    const summary = { kind: "git", objectFormat: "sha1", head, refs: [], commits: 0, changed: [], deleted: NAMES };
    scene.write(
      "deleted.tar.zst",
      ofStores((store) => [{ ...store, kind: "git", summary }]),
    );
    const { exitCode, answer } = await run("verify", "deleted.tar.zst");
    expect([exitCode, answer.findings.length]).toEqual([EXIT.bundle, 100]);
    expect((await run("drill", "deleted.tar.zst")).exitCode).toBe(EXIT.bundle);
  });
});

/** A bundle without entries, of other stores than the one that the builder gives it. */
function ofStores(change: (store: AnyJson) => AnyJson[]): Buffer {
  return bundle({ changeManifest: (m) => (m.stores = m.stores.flatMap(change)) });
}
