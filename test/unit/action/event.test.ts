import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { readEvent } from "../../../src/action/event.ts";

const folder = mkdtempSync(join(tmpdir(), "memsnap-test-"));
const file = join(folder, "event.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(payload: object, env: NodeJS.ProcessEnv = {}): ReturnType<typeof readEvent> {
  writeFileSync(file, JSON.stringify(payload));
  return readEvent({ GITHUB_REPOSITORY: "acme/agents", GITHUB_EVENT_PATH: file, ...env });
}

describe("the branch that a run goes to", () => {
  test.each<[string, { payload?: object; env?: NodeJS.ProcessEnv; branch: string }]>([
    ["a push", { env: { GITHUB_REF_NAME: "main" }, branch: "main" }],
    ["a pull request", { env: { GITHUB_REF_NAME: "7/merge", GITHUB_BASE_REF: "release/2" }, branch: "release/2" }],
    [
      "a merge queue",
      {
        payload: { merge_group: { base_ref: "refs/heads/release/2" } },
        env: { GITHUB_REF_NAME: "gh-readonly-queue/release/2/pr-7", GITHUB_BASE_REF: "" },
        branch: "release/2",
      },
    ],
    ["nothing that GitHub tells of", { branch: "" }],
  ])("of %s", (_, { payload = {}, env, branch }) => {
    expect(read(payload, env).baseBranch).toBe(branch);
  });
});

describe("the commit of a run", () => {
  test.each<[string, object, boolean]>([
    ["of a push is its own", {}, false],
    ["of a pull request of its own", { pull_request: { head: { repo: { full_name: "Acme/Agents" } } } }, false],
    ["of a fork", { pull_request: { head: { repo: { full_name: "eve/agents" } } } }, true],
    ["of a fork that is gone", { pull_request: { head: { repo: null } } }, true],
  ])("%s", (_, payload, isFromFork) => {
    expect(read(payload).isFromFork).toBe(isFromFork);
  });
});

test("a run is known by its number, and outside of GitHub not at all", () => {
  expect([read({}, { GITHUB_RUN_ID: "4711" }).runId, read({}).runId]).toEqual([4711, undefined]);
});
