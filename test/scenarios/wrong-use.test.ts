import { chmodSync, symlinkSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { BOUND } from "../harness/rights.ts";
import { type Key, Scene } from "../harness/scene.ts";

const scene = new Scene();
let key: Key;
let taken: SnapshotResult;
let before: string[];

beforeAll(async () => {
  scene.write("memory/MEMORY.md", "# Memory\n").write("memory/state/cursor.json", "{}").write("words.txt", "secret\n");
  scene.write("no-recipients.txt", "# nobody\n").write("garbage.tar.zst", "this is no bundle");
  key = await scene.key();
  taken = await scene.snapshot(["memory", "--recipient", key.recipient]);
});
afterAll(() => scene.remove());

beforeEach(() => {
  before = scene.listing();
});
afterEach(() => {
  expect(scene.listing()).toEqual(before);
  expect(scene.leftovers()).toEqual([]);
});

/** What is wrong, by code; fails when it ends with anything but 2. */
async function wrong(...args: string[]): Promise<{ codes: string[]; messages: string; hints: string[] }> {
  const error = await scene.refused(args);
  expect(error.exitCode).toBe(2);
  return {
    codes: error.problems.map(({ code }) => code),
    messages: error.problems.map(({ message }) => message).join("\n"),
    hints: error.problems.map(({ hint }) => hint),
  };
}

describe("a wrong snapshot ends with 2 and writes nothing", () => {
  const good = (...args: string[]) => ["snapshot", "memory", "--out", "new/bundles", ...args];

  test.each([
    ["an unknown option", good("--recipent", "age1x"), "bad-option"],
    ["no recipient", good(), "no-recipient"],
    ["a recipient that is none", good("--recipient", "age1nonsense"), "bad-recipient"],
    ["a file without recipients", good("--recipients-file", "no-recipients.txt"), "bad-recipient"],
    ["a file of recipients that is missing", good("--recipients-file", "absent"), "bad-recipient"],
    ["a passphrase file that is missing", good("--passphrase-file", "absent"), "bad-option"],
    ["a level out of range", good("--no-encrypt", "--level", "20"), "bad-option"],
    ["a level that is no number", good("--no-encrypt", "--level", "3x"), "bad-option"],
    ["a rule for links that is none", good("--no-encrypt", "--links", "folow"), "bad-option"],
    ["an agent that cannot be a name", good("--no-encrypt", "--agent", "Scout/1"), "bad-option"],
    ["a label of two lines", good("--no-encrypt", "--label", "a\nb"), "bad-option"],
    ["a source that is missing", good("--no-encrypt", "absent"), "source-missing"],
    ["a glob that fits nothing", good("--no-encrypt", "memory/*.db"), "source-missing"],
    ["a root that is missing", good("--no-encrypt", "--root", "absent"), "bad-option"],
    [
      "an output folder that is a file",
      ["snapshot", "memory", "--no-encrypt", "--out", "words.txt"],
      "output-unwritable",
    ],
    ["no output folder", ["snapshot", "memory", "--no-encrypt"], "bad-option"],
    ["no source", ["snapshot", "--no-encrypt", "--out", "new"], "bad-option"],
    ["an unknown command", ["snapshoot", "memory"], "bad-option"],
    ["no command", [], "bad-option"],
  ])("%s", async (_, args, code) => {
    expect((await wrong(...args)).codes).toContain(code);
  });

  test("a misspelt option is told with the right one", async () => {
    expect((await wrong(...good("--recipent", key.recipient))).messages).toContain("did you mean --recipient?");
  });

  test("everything that is wrong is told at once", async () => {
    const { codes, messages } = await wrong(
      ...["snapshot", "absent-1", "memory", "absent-2", "--out", "words.txt", "--levle", "30", "--agent", "A B"],
      ...["--recipient", "age1nonsense", "--recipient", "also-none", "--links", "maybe"],
    );
    expect(codes.filter((code) => code === "source-missing")).toHaveLength(2);
    expect(codes.filter((code) => code === "bad-recipient")).toHaveLength(2);
    expect(codes).toEqual(expect.arrayContaining(["bad-option", "output-unwritable"]));
    for (const part of ["absent-1", "absent-2", "--levle", "A B", "--links", "words.txt"])
      expect(messages).toContain(part);
  });

  const bound = "through" in BOUND ? test : test.skip;
  bound(`a source that cannot be read${"why" in BOUND ? ` (${BOUND.why})` : ""}`, async () => {
    const through = "through" in BOUND ? BOUND.through : [];
    chmodSync(scene.path("memory/state/cursor.json"), 0o000);
    try {
      const error = await scene.refused(good("--no-encrypt"), { through });
      expect(error).toMatchObject({ code: "source-unreadable", exitCode: 2 });
      expect(error.message).toContain("cursor.json");
    } finally {
      chmodSync(scene.path("memory/state/cursor.json"), 0o644);
    }
  });
});

describe("a wrong verify, inspect or restore ends with 2 and writes nothing", () => {
  test.each([
    ["verify without a bundle", ["verify"], "bad-option"],
    ["verify of a bundle that is missing", ["verify", "absent.tar.zst"], "bundle-missing"],
    ["verify of a folder", ["verify", "memory"], "bundle-missing"],
    ["verify of two bundles", ["verify", "a", "b"], "bad-option"],
    ["inspect of a bundle that is missing", ["inspect", "absent.tar.zst"], "bundle-missing"],
    ["restore of a bundle that is missing", ["restore", "absent.tar.zst", "--to", "new"], "bundle-missing"],
    ["restore without a target", ["restore", "absent.tar.zst"], "bad-option"],
    ["restore to a file", ["restore", "absent.tar.zst", "--to", "words.txt"], "target-unsafe"],
    ["restore to a folder that is not empty", ["restore", "absent.tar.zst", "--to", "memory"], "target-not-empty"],
    ["keygen over a file", ["keygen", "--out", "key.txt"], "output-exists"],
    ["keygen into a folder that is missing", ["keygen", "--out", "absent/key.txt"], "output-unwritable"],
  ])("%s", async (_, args, code) => {
    expect((await wrong(...args)).codes).toContain(code);
  });

  test("an identity file that is missing, one that holds none, and a target in the way are told at once", async () => {
    const { codes } = await wrong(
      ...["restore", taken.bundle, "--to", "memory", "--identity", "absent", "--identity", "words.txt"],
    );
    expect(codes.toSorted()).toEqual(["bad-identity", "bad-identity", "target-not-empty"]);
  });

  test("--only that fits nothing names every glob that does not", async () => {
    const { codes, messages } = await wrong(
      ...["restore", taken.bundle, "--to", "new/deep", "--identity", key.file],
      ...["--only", "memory", "--only", "absent-*", "--only", "other"],
    );
    expect(codes).toEqual(["nothing-selected"]);
    expect(messages).toContain('"absent-*", "other"');
  });
});

test("a target that is a link is refused, and so is what is no bundle, with 3", async () => {
  symlinkSync("memory", scene.path("link"), "dir");
  before = scene.listing();
  expect((await wrong("restore", taken.bundle, "--to", "link", "--force")).codes).toContain("target-unsafe");
  expect(await scene.refused(["verify", "garbage.tar.zst"])).toMatchObject({ code: "not-a-bundle", exitCode: 3 });
});

describe("what is said of a failure", () => {
  const args = ["snapshot", "absent", "--out", "new", "--recipent", "age1x"];

  test("is one JSON document on standard output with --json, and text on standard error", async () => {
    const { stdout, stderr, exitCode } = await scene.run([...args, "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      error: {
        code: "bad-option",
        message: expect.any(String),
        hint: expect.any(String),
        exitCode: 2,
        problems: expect.arrayContaining([
          { code: "source-missing", message: expect.any(String), path: expect.any(String), hint: expect.any(String) },
        ]),
      },
    });
    expect(stderr).toContain("source-missing");
  });

  test("is text on standard error alone without it, and never a stack", async () => {
    const { stdout, stderr, exitCode } = await scene.run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("bad-option");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
