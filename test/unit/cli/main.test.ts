import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { main } from "../../../src/cli/index.ts";
import type { Terminal, Writer } from "../../../src/cli/terminal.ts";
import { EXIT, VERSION } from "../../../src/model/index.ts";

/** Runs a command line at a terminal that keeps what is written to it. */
async function run(text: string, more: { stdin?: Partial<Terminal["stdin"]>; env?: Terminal["env"] } = {}) {
  const written = { stdout: "", stderr: "" };
  const keep = (name: keyof typeof written): Writer => ({
    write(piece, done) {
      written[name] += piece;
      done();
    },
  });
  const stdin = Object.assign(Readable.from(["secret\r\nmore"]), more.stdin);
  const terminal = { stdin, stdout: keep("stdout"), stderr: keep("stderr"), env: more.env ?? {}, cwd: () => "/" };
  const exitCode = await main(text === "" ? [] : text.split(" "), terminal);
  return { exitCode, ...written, json: () => JSON.parse(written.stdout) };
}

describe("what only shows something", () => {
  test("is the version of the package", async () => {
    const packageFile = join(import.meta.dirname, "..", "..", "..", "package.json");
    expect(VERSION).toBe(JSON.parse(readFileSync(packageFile, "utf8")).version);
    expect(await run("--version")).toMatchObject({ exitCode: EXIT.ok, stdout: `${VERSION}\n`, stderr: "" });
    expect((await run("--version --json")).json()).toEqual({ ok: true, version: VERSION });
  });

  test.each(["--help", "help", "-h", "help restore", "restore --help"])("is done after %s", async (text) => {
    const { exitCode, stdout, stderr } = await run(text);
    expect({ exitCode, stderr }).toEqual({ exitCode: EXIT.ok, stderr: "" });
    expect(stdout).toContain("Usage: memsnap");
  });
});

describe("a user's mistake", () => {
  test("is told whole on standard error, with exit 2 and without a stack", async () => {
    const { exitCode, stdout, stderr } = await run("snapshot --recipent AGE-SECRET-KEY-1QQQ --level 99");
    expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: "" });
    for (const part of ["--recipent", "--recipient?", "SOURCE", "--out", "1 to 19"]) expect(stderr).toContain(part);
    expect(stderr).not.toMatch(/^ +at |QQQ/m);
  });

  test("is one document on standard output with --json", async () => {
    const { exitCode, json, stderr } = await run("snapshot --recipent AGE-SECRET-KEY-1QQQ --level 99 --json");
    expect(exitCode).toBe(EXIT.usage);
    expect(stderr).not.toBe("");
    const document = json();
    expect(document).toMatchObject({ ok: false, error: { code: "bad-option", exitCode: EXIT.usage } });
    expect(document.error.problems.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(["--recipent", "SOURCE", "--out", "--level"]),
    );
    expect(JSON.stringify(document)).not.toContain("QQQ");
  });

  test.each(["", "--json", "snapshto", "--verbose"])("may be to name no command: %j", async (text) => {
    const { exitCode, stdout, stderr } = await run(text);
    expect(exitCode).toBe(EXIT.usage);
    expect(stderr).toContain("[bad-option]");
    expect(stdout.startsWith("{")).toBe(text === "--json");
  });

  test("may be to type a passphrase where it can be seen", async () => {
    const { exitCode, stderr } = await run("verify b --passphrase-file -", { stdin: { isTTY: true } });
    expect(exitCode).toBe(EXIT.usage);
    expect(stderr).toContain("is a terminal");
  });
});

test("a new key is shown once: the identity on standard output, the recipient beside it", async () => {
  const { exitCode, stdout, stderr } = await run("keygen");
  expect(exitCode).toBe(EXIT.ok);
  expect(stdout).toMatch(/^AGE-SECRET-KEY-1/m);
  expect(stderr).toMatch(/^recipient: age1/);
});

test("a new key as a document stands alone on standard output", async () => {
  const { stderr, json } = await run("keygen --json");
  expect(stderr).toBe("");
  expect(json()).toMatchObject({ ok: true, recipient: expect.stringMatching(/^age1/), file: null });
});
