import { describe, expect, test } from "@jest/globals";
import {
  BELIEVED,
  chooseTrusted,
  type Expected,
  type ExpectedRuns,
  judge,
  type Origin,
  partByTrust,
} from "../../../src/vault/index.ts";
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
const RUNS: ExpectedRuns = { repository: "acme/agents", branches: ["main"], ...BELIEVED };
const HELD = storedBundle(1).receipt;

function reasons(origin: Partial<Origin> | null, runs: Partial<ExpectedRuns> = {}, more: Expected = {}): number {
  const stored = { origin: origin === null ? null : { ...GOOD, ...origin }, storedAt: STORED_AT, receipt: HELD };
  const trust = judge(stored, { runs: { ...RUNS, ...runs }, ...more });
  return trust.trusted ? 0 : trust.reasons.length;
}

/** How many reasons there are against a run of which only this is asked. */
function reasonsOf(origin: Partial<Origin>, asked: Partial<ExpectedRuns>): number {
  const stored = { origin: { ...GOOD, ...origin }, storedAt: STORED_AT, receipt: HELD };
  const trust = judge(stored, { runs: { repository: "acme/agents", ...asked } });
  return trust.trusted ? 0 : trust.reasons.length;
}

describe("the origin of a bundle", () => {
  test.each<[string, Partial<Origin>, Partial<ExpectedRuns>]>([
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
    ["the commit that was named", {}, { commit: GOOD.commit }],
    ["the run that was named", {}, { runId: 7 }],
  ])("is believed: %s", (_, origin, expected) => {
    expect(reasons(origin, expected)).toBe(0);
  });

  test.each<[string, Partial<Origin> | null, Partial<ExpectedRuns>]>([
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
    ["no event is expected", {}, { events: [] }],
    ["another commit", {}, { commit: "d".repeat(40) }],
    ["another run than the one that was named", {}, { runId: 8 }],
    ["a repository that nobody knows the name of", { repository: "acme/agents" }, { repository: "", allowForks: true }],
  ])("is not believed: %s", (_, origin, expected) => {
    expect(reasons(origin, expected)).toBe(1);
  });

  test("is not believed for every reason that there is", () => {
    const bad = { repository: "eve/x", headRepository: "eve/x", branch: "x", event: "pull_request", conclusion: null };
    const more = { age: { maxAgeMs: 0, now: NOW }, isSigned: () => false };
    expect(reasons(bad, { workflow: "x.yml", commit: "x", runId: 8 }, more)).toBe(10);
  });

  test.each<[string, Partial<Origin>, Partial<ExpectedRuns>]>([
    ["a failed pull request", { event: "pull_request", branch: "topic", conclusion: "failure" }, { runId: 7 }],
    ["any branch and event, when only the code is asked for", { event: "issues", branch: null }, {}],
    ["a fork, when forks are allowed", { headRepository: "eve/agents" }, { runId: 7, allowForks: true }],
  ])("is believed when nothing else was said: %s", (_, origin, asked) => {
    expect(reasonsOf(origin, asked)).toBe(0);
  });

  test.each<[string, Partial<Origin>, Partial<ExpectedRuns>]>([
    ["code of a fork", { headRepository: "eve/agents" }, { runId: 7 }],
    ["a run of another repository with that id", { repository: "eve/agents" }, { runId: 7, allowForks: true }],
    ["a run on another branch, when that was said as well", { branch: "topic" }, { runId: 7, branches: ["main"] }],
  ])("is not believed even when it is of the run that was named: %s", (_, origin, asked) => {
    expect(reasonsOf(origin, asked)).toBe(1);
  });
});

describe("whatever the vault knows of runs,", () => {
  const stored = { ...storedBundle(1, { createdAt: STORED_AT }), storedAt: STORED_AT };

  test("one is as old as when it was made, or as the vault has it for, whichever is longer", () => {
    const earlier = "2026-11-18T00:00:00.000Z";
    const within = (createdAt: string, storedAt: string): boolean[] => {
      const bundle = { ...storedBundle(1, { createdAt }), storedAt };
      return [47, 48].map((hours) => judge(bundle, { age: { maxAgeMs: hours * HOUR_MS, now: NOW } }).trusted);
    };
    expect(within(earlier, STORED_AT)).toEqual([false, true]);
    expect(within(STORED_AT, earlier)).toEqual([false, true]);
  });

  test.each<[string, Expected, boolean]>([
    ["anything is believed when nothing is expected", {}, true],
    ["one that is young enough is", { age: { maxAgeMs: 24 * HOUR_MS, now: NOW } }, true],
    ["one that is too old is not", { age: { maxAgeMs: 23 * HOUR_MS, now: NOW } }, false],
    ["one that is signed is", { isSigned: ({ agent }) => agent === "scout" }, true],
    ["one that is not signed is not", { isSigned: () => false }, false],
  ])("%s", (_, expected, trusted) => {
    expect(judge(stored, expected).trusted).toBe(trusted);
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
    const { taken, passedOver } = chooseTrusted([unknown, fork, good, made(4, {})], { runs: RUNS });
    expect(taken).toBe(good);
    expect(passedOver.map(({ name }) => name)).toEqual([unknown.name, fork.name]);
    expect(passedOver[1]?.why.split("; ")).toHaveLength(2);
  });

  test("may be none", () => {
    expect(chooseTrusted([], { runs: RUNS })).toEqual({ taken: undefined, passedOver: [] });
    expect(chooseTrusted([fork], { runs: RUNS })).toMatchObject({
      taken: undefined,
      passedOver: [{ name: fork.name }],
    });
  });

  test("is parted from what is only of the same code, and from what is of strangers, each in their order", () => {
    const topic = made(4, { branch: "topic" });
    const policies = [{ runs: RUNS }, { runs: { repository: "acme/agents" } }];
    const parts = partByTrust([unknown, topic, fork, good, made(5, {})], policies);
    expect(parts.map((part) => part.map(({ bundle }) => bundle.name))).toEqual([
      [good.name, made(5, {}).name],
      [topic.name],
      [unknown.name, fork.name],
    ]);
    expect(parts.map((part) => part.map(({ why }) => why === null))).toEqual([[true, true], [false], [false, false]]);
    expect(parts[1]?.[0]?.why).toContain("topic");
    expect(partByTrust([], policies)).toEqual([[], [], []]);
  });
});
