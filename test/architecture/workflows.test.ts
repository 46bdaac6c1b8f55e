import { describe, expect, test } from "@jest/globals";
import { problemsOf, risksIn, strangersIn } from "../../scripts/workflows.ts";

const CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
const WORKFLOW = "ci.yml";

describe("the check of workflows and actions", () => {
  test("accepts a sound workflow", () => {
    expect(problemsOf(WORKFLOW, workflow(`uses: ${CHECKOUT} # v7.0.1`))).toEqual([]);
  });

  test("accepts the action of this repository", () => {
    expect(problemsOf(WORKFLOW, workflow("uses: ./"))).toEqual([]);
  });

  test("accepts this action as documentation names it", () => {
    expect(problemsOf(WORKFLOW, workflow("uses: OWNER/agent-memory-snapshot@v1 # OWNER: its account"))).toEqual([]);
    expect(problemsOf(WORKFLOW, workflow("uses: OWNER/agent-memory-snapshots@v1"))).toHaveLength(1);
  });

  test("accepts a workflow that attests", () => {
    const source = workflow(`uses: ${CHECKOUT} # v7.0.1`).replace(
      "jobs:",
      "permissions:\n  attestations: write\njobs:",
    );
    expect(source).toContain("attestations");
    expect(problemsOf(WORKFLOW, source)).toEqual([]);
    expect(problemsOf(WORKFLOW, source.replace("write", "perhaps"))).not.toEqual([]);
  });

  test("accepts an action that runs on Node 24", () => {
    expect(problemsOf("action.yml", action("using: node24"))).toEqual([]);
  });

  test.each([
    ["a tag instead of a commit", "uses: actions/checkout@v7"],
    ["a quoted tag", 'uses: "actions/checkout@v7"'],
    ["no version at all", "uses: actions/checkout"],
    ["a commit that is not known", "uses: actions/checkout@0000000000000000000000000000000000000000"],
    ["a commit of another action", `uses: ${CHECKOUT.replace("checkout", "cache")}`],
    ["a comment that names another version", `uses: ${CHECKOUT} # v7.0.0`],
    ["an action that is not on the list", `uses: ${CHECKOUT.replace("actions/", "somebody/")}`],
  ])("notices %s", (_name, step) => {
    expect(problemsOf(WORKFLOW, workflow(step))).toHaveLength(1);
  });

  test("notices a misspelt key", () => {
    expect(problemsOf(WORKFLOW, workflow("usess: ./"))).not.toEqual([]);
  });

  test("notices a job that needs one that is absent", () => {
    const source = workflow("run: make").replace("runs-on:", "needs: [absent]\n    runs-on:");
    expect(problemsOf(WORKFLOW, source)).toHaveLength(1);
  });

  test("notices what is not YAML", () => {
    expect(problemsOf(WORKFLOW, "on: push\n  jobs: : {")).toHaveLength(1);
  });

  test.each(["using: node26", "using: node20\n  post-iff: x"])("notices an action with %s", (runs) => {
    expect(problemsOf("action.yml", action(runs))).not.toEqual([]);
  });
});

describe("the check of risks", () => {
  const careful = (step: string): string => workflow(step).replace("jobs:", "permissions:\n  contents: read\njobs:");
  const kept = `uses: ${CHECKOUT} # v7.0.1\n        with:\n          persist-credentials: false`;

  test("accepts a careful workflow", () => {
    expect(risksIn(WORKFLOW, careful(kept))).toEqual([]);
    expect(risksIn(WORKFLOW, careful('run: echo "$GITHUB_REF_NAME"'))).toEqual([]);
  });

  test.each([
    ["a workflow without permissions", workflow(kept)],
    ["one that may do all", careful(kept).replace("permissions:\n  contents: read", "permissions: write-all")],
    ["a checkout that keeps the token", careful(`uses: ${CHECKOUT} # v7.0.1`)],
    ["a script that an expression is put into", careful(`run: echo $\{{ github.head_ref }}`)],
    ["one that runs with secrets for strangers", careful(kept).replace("on: push", "on: pull_request_target")],
  ])("notices %s", (_name, source) => {
    expect(risksIn(WORKFLOW, source)).toHaveLength(1);
  });
});

describe("the check of what is asked of this action", () => {
  const asked = (...inputs: string[]): string[] => {
    const step = ["id: memory", "uses: ./", "with:", ...inputs.map((input) => `  ${input}`)].join("\n        ");
    const source = `${workflow(step)}      - run: echo $\{{ steps.memory.outputs.verdict }} $\{{ steps.memory.outputs.verdit }}\n`;
    return strangersIn(WORKFLOW, source).map((line) => line.replace(`${WORKFLOW}: `, ""));
  };

  test("notices outputs, inputs and commands that there are none of, and inputs that a command does not heed", () => {
    const output = "there is no output verdit";
    expect(asked("command: compare", "baseline: a", "sources: b", "summary: false")).toEqual([output]);
    expect(asked("sorces: b")).toEqual(['there is no input "sorces"; did you mean `sources`?', output]);
    expect(asked("command: compar")).toEqual(["there is no command compar", output]);
    expect(asked("command: drill", "policy: p.yaml")).toEqual(["input `policy` has no meaning for drill", output]);
  });
});

function workflow(step: string): string {
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
}

function action(runs: string): string {
  return `name: A\ndescription: b\nruns:\n  ${runs}\n  main: dist/index.js\n`;
}
