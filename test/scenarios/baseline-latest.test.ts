import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Comparison } from "../../src/model/index.ts";
import type { StepResult } from "../harness/action.ts";
import { type RunFacts, Workflows } from "../harness/actions/workflows.ts";
import { withComparedMemory } from "../harness/compared-memory.ts";
import { sql } from "../harness/damaged-memory.ts";

const story = withComparedMemory({ steps: 60, notesEvery: 30 });
const github = Workflows.of(story.scene);

const PULL: RunFacts = { event: "pull_request", branch: "topic" };
const FORK: RunFacts = { event: "pull_request", branch: "topic", head: "eve/agents" };

function facts(statement: string): void {
  sql(join(story.memory, "long_term.sqlite"), statement);
}

const learn = (id: number): void =>
  facts(`INSERT INTO facts (id, subject, body, learned_at) VALUES (${id}, 'a', 'b', ${id})`);
const forget = (): void => facts("DELETE FROM facts WHERE id > 50");

describe.each(["cache:", "artifact:"])("the newest bundle in %s as the baseline", (vault) => {
  const taking = { sources: "memory", agent: "scout", encrypt: "false", secrets: "off", vault };
  const comparing = { command: "compare", sources: "memory", baseline: "latest", vault };

  /** A run that keeps what is in memory then. */
  async function kept(id: number, run: RunFacts = {}): Promise<StepResult> {
    learn(id);
    const taken = await github.step(run, taking);
    expect([taken.exitCode, taken.outputs.stored]).toEqual([0, "stored"]);
    return taken;
  }

  test.each([
    ["error", 2, "failed", "error"],
    ["warn", 0, "done", "warning"],
    ["ignore", 0, "done"],
  ] as const)("is not there in the first run: %s", async (choice, ...[exitCode, outcome, ...annotations]) => {
    const first = await github.step({}, { ...taking, baseline: "latest", "if-no-baseline": choice });
    expect([first.exitCode, first.outputs.outcome, first.outputs.verdict]).toEqual([exitCode, outcome, ""]);
    expect(first.annotations.map(({ name }) => name)).toEqual(annotations);
    const { artifacts, entries } = github.services;
    const kept = [...artifacts.map(({ name }) => name), ...entries.map(({ key }) => key)];
    expect(kept.filter((name) => name.endsWith(".receipt.json"))).toHaveLength(1);
  });

  test("is that of the run before, until memory was lost", async () => {
    const watching = { ...taking, baseline: "latest", "if-no-baseline": "ignore" };
    const first = await github.step({}, watching);
    learn(1000);
    const second = await github.step({}, watching);
    expect(second.exitCode).toBe(0);
    expect(second.outputs).toMatchObject({
      ...{ verdict: "pass", changed: "true", stored: "stored" },
      "baseline-ref": first.outputs["vault-ref"],
    });
    expect(second.outputs["matched-key"]).toMatch(
      vault === "cache:" ? /^memsnap-scout-main-\d+-1-/ : /^\d+\/\d+\/\d+$/,
    );

    forget();
    const third = await github.step(PULL, watching);
    expect(third.exitCode).toBe(4);
    expect(third.outputs).toMatchObject({ verdict: "fail", stored: "stored" });
    expect(third.outputs["baseline-ref"]).toBe(second.outputs["vault-ref"]);
    expect(third.summary).toMatch(/^### ❌ /);
    const report = JSON.parse(readFileSync(third.outputs["report-json"] ?? "", "utf8")) as Comparison;
    expect(report.findings.map(({ code }) => code)).toEqual(["rows-removed"]);
  });

  test("is found without listing the vault once more", async () => {
    const listings = async (inputs: Readonly<Record<string, string>>): Promise<number> => {
      const before = github.services.asked.length;
      expect((await github.step({}, inputs)).outputs.stored).toBe("stored");
      const asked = github.services.asked.slice(before);
      return asked.filter((address) => /^GET .*\/actions\/(caches|artifacts)(\?|$)/.test(address)).length;
    };
    await kept(1000);
    learn(1001);
    const without = await listings(taking);
    learn(1002);
    expect(without).toBeGreaterThan(0);
    expect(await listings({ ...taking, baseline: "latest" })).toBe(without);
  });

  test("is of a run that is believed: others are passed over, each with the reason", async () => {
    const trusted = await kept(1000);
    await kept(1001, { conclusion: "failure" });
    await kept(1002, FORK);
    // Caches of other branches are out of reach in any case.
    if (vault === "artifact:") await kept(1003, { branch: "topic" });
    forget();
    const { exitCode, outputs, stdout } = await github.step(FORK, comparing);
    expect([exitCode, outputs["baseline-ref"]]).toEqual([4, trusted.outputs["vault-ref"]]);
    const passed = stdout.split("\n").filter((line) => line.startsWith("passed over "));
    expect(passed).toHaveLength(vault === "artifact:" ? 3 : 2);
    for (const reason of ["its run ended with failure", "was made from code of eve/agents", "set off by pull_request"])
      expect(passed.join("\n")).toContain(reason);
  });

  test("is never one of the run itself, nor one of a stranger that is named", async () => {
    const [taken, compared] = await github.job({}, taking, comparing);
    expect([taken?.outputs.stored, compared?.exitCode]).toEqual(["stored", 2]);
    expect(compared?.annotations[0]?.data).toContain("its run has not ended");
    const stranger = await kept(1000, FORK);
    const named = await github.step(FORK, { ...comparing, baseline: stranger.outputs["vault-ref"] ?? "", vault: "" });
    expect([named.exitCode, named.outputs.verdict]).toEqual([2, ""]);
    expect(named.annotations[0]?.data).toContain("eve/agents");
  });
});
