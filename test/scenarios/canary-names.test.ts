import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runAction } from "../harness/action.ts";
import { Canaries, inPrivate, type Private, said, saidByStep, type Trace, written } from "../harness/canaries.ts";
import { sql } from "../harness/damaged-memory.ts";
import { type Key, Scene } from "../harness/scene.ts";

const scene = new Scene();
const canaries = new Canaries();
const inFiles = canaries.add("the name of a file", token());
const inStore = canaries.add("the name of a store", token());
let key: Key;

beforeAll(async () => {
  key = await scene.key();
  scene.write(`files/notes/${inFiles}/${inFiles}.md`, "nothing else");
  scene.write("stores/MEMORY.md", "nothing else");
  sql(scene.path("stores", `${inStore}.db`), "CREATE TABLE facts (id INTEGER PRIMARY KEY)");
});
afterAll(() => scene.remove());

// The receipt of a bundle names its stores to everybody.
describe.each([
  ["warn", "files", 0],
  ["warn", "stores", 4],
  ["fail", "files", 4],
  ["fail", "stores", 4],
] as const)("with --secrets %s no secret in a name of %s", (mode, sources, exitCode) => {
  test.each([[[]], [["--json"]]])("is printed or written on the command line: %j", async (form) => {
    await inPrivate(scene.dir, async (own) => {
      const args = ["snapshot", sources, "--out", join(own.place, "out"), "--recipient", key.recipient];
      const result = await scene.run([...args, "--secrets", mode, ...form], {
        env: { DEBUG: "*", ...own.recorder.env },
      });
      expect(`${result.exitCode} ${result.exitCode === exitCode ? "" : result.stderr}`).toBe(`${exitCode} `);
      expect(result.stdout + result.stderr).toContain("[REDACTED:github]");
      expect(canaries.findIn([...said("snapshot", result), ...left(own)])).toEqual([]);
    });
  });

  test("is in the log, the outputs, the state or the summary of a step", async () => {
    await inPrivate(scene.dir, async (own) => {
      const inputs = { sources, secrets: mode, recipients: key.recipient, "output-dir": join(own.place, "out") };
      const env = { RUNNER_DEBUG: "1", DEBUG: "*", ...own.recorder.env };
      const step = await runAction({ inputs, workspace: scene.dir, temp: own.place, env });
      expect(`${step.exitCode} ${step.exitCode === exitCode ? "" : step.stdout}`).toBe(`${exitCode} `);
      expect(step.summary).toMatch(/REDACTED.*github/);
      expect(canaries.findIn([...saidByStep("snapshot", step), ...left(own)])).toEqual([]);
    });
  });
});

function left({ place, recorder }: Private): Trace[] {
  return [...recorder.traces, ...written(place), ...written(scene.temp)];
}

function token(): string {
  return `ghp${"_"}${randomBytes(18).toString("hex")}`;
}
