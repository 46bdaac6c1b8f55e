import { describe, expect, test } from "@jest/globals";
import type { Origin } from "../../../src/vault/index.ts";
import { chooseTrusted, type Expected, judgeOrigin } from "../../../src/vault/index.ts";
import { storedBundle } from "./stored.ts";

const NOW = new Date("2026-11-20T00:00:00.000Z");
const STORED_AT = "2026-11-19T00:00:00.000Z";
const HOUR_MS = 3_600_000;
const GOOD: Origin = {
  repository: "acme/agents",
  headRepository: "acme/agents",
  runId: 7,
  attempt: 1,
  workflow: "memory.yml",
  event: "push",
  branch: "main",
  commit: "c".repeat(40),
  conclusion: "success",
};
const EXPECTED: Expected = { repository: "acme/agents", branches: ["main"] };

function reasons(origin: Partial<Origin> | null, expected: Partial<Expected> = {}): number {
  const stored = { origin: origin === null ? null : { ...GOOD, ...origin }, storedAt: STORED_AT };
  const trust = judgeOrigin(stored, { ...EXPECTED, ...expected });
  return trust.trusted ? 0 : trust.reasons.length;
}

describe("the origin of a baseline", () => {
  test.each<[string, Partial<Origin>, Partial<Expected>]>([
    ["a successful push to the branch", {}, {}],
    ["a scheduled run", { event: "schedule" }, {}],
    ["a run that somebody started", { event: "workflow_dispatch" }, {}],
    ["a name of another case", { repository: "Acme/Agents", headRepository: "ACME/agents" }, {}],
    ["one of several branches", { branch: "release" }, { branches: ["main", "release"] }],
    ["the workflow that was named", {}, { workflow: "memory.yml" }],
    ["an event that was named", { event: "merge_group" }, { events: ["merge_group"] }],
    ["a fork, when forks are allowed", { headRepository: "eve/agents" }, { allowForks: true }],
    ["a failed run, when that is asked for", { conclusion: "failure" }, { conclusion: "failure" }],
    ["the run that asks", { event: "pull_request", branch: "topic", conclusion: null }, { ownRunId: 7 }],
    ["the run that asks, of a fork", { headRepository: "eve/agents" }, { ownRunId: 7 }],
    ["one that is young enough", {}, { age: { maxAgeMs: 24 * HOUR_MS, now: NOW } }],
  ])("is believed: %s", (_, origin, expected) => {
    expect(reasons(origin, expected)).toBe(0);
  });

  test.each<[string, Partial<Origin> | null, Partial<Expected>]>([
    ["nobody knows it", null, {}],
    ["another repository", { repository: "eve/agents" }, {}],
    ["a repository whose name only ends the same", { repository: "not-acme/agents" }, {}],
    ["code of a fork", { headRepository: "eve/agents" }, {}],
    ["code of a repository that is gone", { headRepository: null }, {}],
    ["another branch", { branch: "topic" }, {}],
    ["a branch of another case", { branch: "Main" }, {}],
    ["no branch", { branch: null }, {}],
    ["no branch is expected", {}, { branches: [] }],
    ["a pull request", { event: "pull_request" }, {}],
    ["a pull request with rights", { event: "pull_request_target" }, {}],
    ["a run that another has set off", { event: "workflow_run" }, {}],
    ["another workflow", {}, { workflow: "other.yml" }],
    ["a failed run", { conclusion: "failure" }, {}],
    ["a run that has not ended", { conclusion: null }, {}],
    ["another run than the one that asks", { event: "pull_request" }, { ownRunId: 8 }],
    ["a run of another repository with the id of the one that asks", { repository: "eve/agents" }, { ownRunId: 7 }],
    ["one that is too old", {}, { age: { maxAgeMs: 23 * HOUR_MS, now: NOW } }],
  ])("is not believed: %s", (_, origin, expected) => {
    expect(reasons(origin, expected)).toBe(1);
  });

  test("is not believed for every reason that there is", () => {
    const bad = { repository: "eve/x", headRepository: "eve/x", branch: "x", event: "pull_request", conclusion: null };
    expect(reasons(bad, { workflow: "x.yml", age: { maxAgeMs: 0, now: NOW } })).toBe(7);
  });
});

describe("the newest that is believed", () => {
  const made = (number: number, origin: Partial<Origin> | null) => ({
    ...storedBundle(number),
    origin: origin === null ? null : { ...GOOD, ...origin },
  });
  const good = made(1, {});
  const fork = made(2, { headRepository: "eve/agents", event: "pull_request" });
  const unknown = made(3, null);

  test("is taken, and those before it are passed over for every reason", () => {
    const { taken, passedOver } = chooseTrusted([unknown, fork, good, made(4, {})], EXPECTED);
    expect(taken).toBe(good);
    expect(passedOver.map(({ name }) => name)).toEqual([unknown.name, fork.name]);
    expect(passedOver[1]?.why.split("; ")).toHaveLength(2);
  });

  test("may be none", () => {
    expect(chooseTrusted([], EXPECTED)).toEqual({ taken: undefined, passedOver: [] });
    expect(chooseTrusted([fork], EXPECTED)).toMatchObject({ taken: undefined, passedOver: [{ name: fork.name }] });
  });
});
