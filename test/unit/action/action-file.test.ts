import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { ACTION_HINTS } from "../../../src/action/hints.ts";
import { COMMAND_NAMES, INPUTS } from "../../../src/action/inputs.ts";
import { OUTPUT_NAMES } from "../../../src/action/outputs.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { DEFAULTS, ERRORS } from "../../../src/model/index.ts";

interface ActionFile {
  readonly name: string;
  readonly branding: object;
  readonly runs: object;
  readonly inputs: Record<string, { description: string; required: boolean; default?: string }>;
  readonly outputs: Record<string, { description: string }>;
}

const FILE = join(import.meta.dirname, "..", "..", "..", "action.yml");
const action = parse(readFileSync(FILE, "utf8")) as ActionFile;

describe("action.yml", () => {
  test("declares exactly the inputs that are read, with the same defaults", () => {
    const declared = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    const read = Object.entries(INPUTS).map(([name, input]) => [name, "default" in input ? input.default : undefined]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(read));
  });

  test("declares exactly the outputs that are set", () => {
    expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES]);
  });

  test("has the defaults of the command line", () => {
    const about = (name: string) => COMMANDS.snapshot.options.find((option) => option.name === name)?.about;
    for (const name of ["agent", "level", "links"] as const) {
      // Restore must be able to tell the default from an agent that is expected.
      expect(action.inputs[name]?.default).toBe(name === "agent" ? undefined : `${DEFAULTS[name]}`);
      expect(about(name)).toContain(`(default: ${DEFAULTS[name]})`);
    }
    expect(action.inputs.encrypt?.default).toBe(`${DEFAULTS.encrypt}`);
    expect(action.inputs["lock-timeout"]?.default).toBe(`${DEFAULTS.lockTimeoutSeconds}`);
    expect(about("lock-timeout")).toContain(`(default: ${DEFAULTS.lockTimeoutSeconds})`);
  });

  test("describes everything, and says for which commands", () => {
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description.length).toBeGreaterThan(30);
      const { of } = INPUTS[name as keyof typeof INPUTS] as { of?: readonly string[] };
      for (const command of of ?? []) expect(description).toContain(command);
    }
    for (const { description } of Object.values(action.outputs)) expect(description.length).toBeGreaterThan(30);
    for (const command of COMMAND_NAMES) expect(action.inputs.command?.description).toContain(command);
  });

  test("requires no input, for the runner would not enforce it", () => {
    for (const { required } of Object.values(action.inputs)) expect(required).toBe(false);
  });

  test("is what the marketplace and the runner want", () => {
    expect(action).toMatchObject({
      name: "Agent Memory Snapshot",
      branding: { icon: expect.any(String), color: expect.any(String) },
      runs: { using: "node24", main: "dist/index.js" },
    });
  });
});

test("no hint speaks of options of the command line to the author of a workflow", () => {
  for (const [code, { hint }] of Object.entries(ERRORS)) {
    const said = ACTION_HINTS[code as keyof typeof ERRORS] ?? hint;
    expect(said).not.toMatch(/(^|\s|`)--[a-z]|memsnap (help|inspect)/);
  }
});
