import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { INPUTS, type InputName } from "../../../src/action/inputs.ts";
import { OUTPUT_NAMES } from "../../../src/action/outputs.ts";
import { EXIT } from "../../../src/model/index.ts";
import { runAction, type StepResult } from "../../harness/action.ts";

const ENTRY = join(import.meta.dirname, "step.ts");
const SIGNING_KEY = `RWQAAEIy${"A".repeat(204)}`;
const IDENTITY = "AGE-SECRET-KEY-1QQPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQG";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "memsnap-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function step(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<StepResult> {
  return runAction({ inputs, env, workspace: folder, temp: folder, entry: ENTRY });
}

describe("a step with wrong inputs", () => {
  const WRONG = {
    sources: "absent.db",
    level: "fast",
    links: "skp",
    encrypt: "ture",
    summary: "nope",
    "output-dir": "out",
  };

  test("fails with one annotation that names all of them, and writes nothing", async () => {
    const { exitCode, annotations, stdout } = await step(WRONG);
    expect(exitCode).toBe(EXIT.usage);
    expect(annotations.map(({ name }) => name)).toEqual(["error"]);
    const [annotation] = annotations;
    expect(annotation?.properties.title).toContain("bad-option");
    for (const part of ["`level`", "`links`", '"skip"?', "`encrypt`", '"true"?', "`summary`"])
      expect(annotation?.data).toContain(part);
    // Whether anybody has to be named depends on what `encrypt` was meant to say.
    expect(annotation?.data).not.toContain("no recipient");
    expect(stdout).not.toMatch(/^ +at /m);
    expect(await readdir(folder)).toEqual([]);
  });

  test("sets every output, and tells the failure in the summary", async () => {
    const { outputs, summary } = await step({ ...WRONG, summary: "true" });
    const empty = Object.fromEntries(OUTPUT_NAMES.map((name) => [name, ""]));
    expect(outputs).toEqual({ ...empty, outcome: "failed" });
    expect(summary).toMatch(/^### ❌ Memory snapshot failed/);
  });

  test("writes no summary when it is switched off", async () => {
    expect((await step({ ...WRONG, summary: "false" })).summary).toBe("");
  });

  test.each([
    ["snapshot", ["`sources`"]],
    ["verify", ["`bundle`"]],
    ["inspect", ["`bundle`"]],
    ["drill", ["`bundle`"]],
    ["restore", ["`bundle`", "`restore-to`"]],
  ])("is told what %s lacks", async (command, lacking) => {
    const { exitCode, annotations } = await step({ command });
    expect(exitCode).toBe(EXIT.usage);
    for (const input of lacking) expect(annotations[0]?.data).toContain(`${input} is empty`);
  });

  test("is told the right command", async () => {
    const { exitCode, annotations } = await step({ command: "verfy" });
    expect(exitCode).toBe(EXIT.usage);
    expect(annotations[0]?.data).toContain('did you mean "verify"?');
  });

  test("is warned of inputs that do nothing", async () => {
    const { annotations } = await step({ command: "verify", only: "*.db", recipents: "age1x" });
    const warning = annotations.find(({ name }) => name === "warning");
    expect(warning?.data).toContain("`only` has no meaning for verify");
    expect(warning?.data).toContain("did you mean `recipients`?");
  });
});

test("what is no bundle is not verified", async () => {
  await writeFile(join(folder, "notes.txt"), "not a bundle");
  const { exitCode, outputs } = await step({ command: "verify", bundle: "notes.txt" });
  expect({ exitCode, verified: outputs.verified }).toEqual({ exitCode: EXIT.bundle, verified: "false" });
});

test("a snapshot goes through the action and back", async () => {
  await mkdir(join(folder, "memory"));
  await writeFile(join(folder, "memory", "note.md"), "remember");
  const taken = await step({ sources: "memory", encrypt: "false" });
  expect({ exitCode: taken.exitCode, verified: taken.outputs.verified }).toEqual({
    exitCode: EXIT.ok,
    verified: "true",
  });
  expect(OUTPUT_NAMES.filter((name) => taken.outputs[name] === "")).toEqual([
    ...[
      "drill-outcome",
      "vault-ref",
      "matched-key",
      "artifact-id",
      "artifact-url",
      "baseline-ref",
      "stored",
      "removed",
    ],
    ...["verdict", "changed", "errors", "warnings", "report-json", "report-markdown", "baseline-path"],
  ]);
  expect(JSON.parse(taken.outputs.stores ?? "")).toMatchObject([{ name: "memory", kind: "file" }]);
  expect(taken.summary).toMatch(/^### ✅ [\s\S]*memory/);

  const bundle = taken.outputs["bundle-path"] ?? "";
  const restored = await step({ command: "restore", bundle, "restore-to": "back" });
  expect(restored.exitCode).toBe(EXIT.ok);
  expect(restored.outputs["state-digest"]).toBe(taken.outputs["state-digest"]);
  expect(await readFile(join(folder, "back", "memory", "note.md"), "utf8")).toBe("remember");
});

describe("secrets", () => {
  const SECRETS = {
    command: "verify",
    bundle: "absent.age",
    identity: `# public key: age1x\n${IDENTITY}\n\r\n  ${IDENTITY.toLowerCase()}  \n`,
    passphrase: "open sesame\nsecond line",
    "signing-key": `untrusted comment: minisign encrypted secret key\n${SIGNING_KEY}\n`,
    "signing-passphrase": "third secret",
  };

  test("are masked before anything else is printed", async () => {
    const { masks, commands } = await step(SECRETS);
    expect(masks).toEqual(
      expect.arrayContaining([IDENTITY, IDENTITY.toLowerCase(), SECRETS.passphrase, "open sesame", "second line"]),
    );
    expect(masks).toEqual(expect.arrayContaining([SIGNING_KEY, "third secret"]));
    expect(masks.join()).not.toMatch(/public key|comment/);
    expect(commands.slice(0, masks.length).every(({ name }) => name === "add-mask")).toBe(true);
  });

  test("appear nowhere but in the masks", async () => {
    const result = await step(SECRETS, { RUNNER_DEBUG: "1" });
    const printed = result.stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    const said = [printed.join("\n"), result.stderr, result.summary, ...Object.values(result.outputs)].join("\n");
    expect(said).not.toMatch(/secret-key-1|sesame|second line|third secret|RWQAAEIy/i);
    expect([result.state, result.exportedEnv]).toEqual([{ phase: "done" }, {}]);
  });

  test("are in nothing that the runner keeps for the end of the job, whatever input they are in", async () => {
    const texts = (Object.keys(INPUTS) as InputName[]).filter((name) => name !== "when");
    const inputs = Object.fromEntries(texts.map((name) => [name, `canary-${name}`]));
    for (const when of ["now", "post"]) {
      const { state, exportedEnv } = await step({ ...inputs, when });
      expect([state, exportedEnv]).toEqual([{ phase: when === "post" ? "put off" : "done" }, {}]);
    }
  });

  test("of several lines are no passphrase", async () => {
    const { exitCode, annotations } = await step(SECRETS);
    expect(exitCode).toBe(EXIT.usage);
    expect(annotations[0]?.data).toContain("input `passphrase`: expected one line");
  });
});

test("hostile names command the runner nothing", async () => {
  const { commands } = await step({ sources: "::stop-commands::x\n##[error]x", encrypt: "false", agent: "::error::x" });
  const names = new Set(commands.map(({ name }) => name));
  expect([...names].filter((name) => !["debug", "error", "group", "endgroup"].includes(name))).toEqual([]);
});
