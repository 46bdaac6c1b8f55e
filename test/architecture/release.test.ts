import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

/** What stands in for GitHub's program: gives the refs of `REFS`, and notes what would be changed. */
const GH = `#!/usr/bin/env bash
case "$*" in
  *matching-refs*) printf '%s\\n' $REFS ;;
  *) echo "$*" >> "$CALLS"; [[ "$*" != *PATCH* || -n "$HAS_MAJOR" ]] ;;
esac
`;
const SHA = "a".repeat(40);

interface Workflow {
  readonly jobs: { readonly publish: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
}

const workflow = readFileSync(join(import.meta.dirname, "..", "..", ".github", "workflows", "release.yml"), "utf8");
const { steps } = (parse(workflow) as Workflow).jobs.publish;
const script = steps.find(({ name }) => name === "Move the tag of the major version")?.run ?? "";
const dir = mkdtempSync(join(tmpdir(), "memsnap-release-"));
writeFileSync(join(dir, "gh"), GH, { mode: 0o755 });
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What the step asks GitHub to change when a tag is released beside others. */
function changes(tag: string, others: readonly string[], hasMajor = true): string[] {
  const calls = join(dir, "calls");
  writeFileSync(calls, "");
  const env = {
    PATH: `${dir}${delimiter}${process.env.PATH}`,
    REFS: [...others, tag].map((name) => `refs/tags/${name}`).join(" "),
    CALLS: calls,
    HAS_MAJOR: hasMajor ? "1" : "",
    ...{ GITHUB_REPOSITORY: "acme/agents", GITHUB_REF_NAME: tag, GITHUB_SHA: SHA },
  };
  const { status } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { env });
  expect(status).toBe(0);
  return readFileSync(calls, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

(process.platform === "linux" ? describe : describe.skip)("the tag of the major version", () => {
  test("moves to the newest release", () => {
    const patch = `api --method PATCH repos/acme/agents/git/refs/tags/v1 -f sha=${SHA} -F force=true`;
    expect(changes("v1.10.0", ["v1.9.9", "v1.2.0"])).toEqual([patch]);
    expect(changes("v1.10.0", ["v1.11.0-rc.1"])).toEqual([patch]);
  });

  test("is made by the first release of a major version", () => {
    const [, post] = changes("v2.0.0", [], false);
    expect(post).toBe(`api --method POST repos/acme/agents/git/refs -f ref=refs/tags/v2 -f sha=${SHA}`);
  });

  test("does not go back when an older line gets a correction", () => {
    expect(changes("v1.9.10", ["v1.10.0", "v1.9.9"])).toEqual([]);
  });
});
