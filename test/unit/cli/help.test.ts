import { expect, test } from "@jest/globals";
import { readCommandLine } from "../../../src/cli/arguments.ts";
import { COMMAND_NAMES, COMMANDS, optionsOf } from "../../../src/cli/commands.ts";
import { commandHelp, overview } from "../../../src/cli/help.ts";
import { EXIT } from "../../../src/model/index.ts";

test("help fits a terminal of 80 columns", () => {
  const lines = [overview(), ...COMMAND_NAMES.map(commandHelp)].flatMap((text) => text.split("\n"));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test("the overview names every command and every exit code", () => {
  for (const name of COMMAND_NAMES) expect(overview()).toContain(`\n  ${name} `);
  for (const exit of Object.values(EXIT)) expect(overview()).toContain(`\n  ${exit}  `);
});

test.each(COMMAND_NAMES)("the help of %s names every option", (name) => {
  for (const option of optionsOf(name)) expect(commandHelp(name)).toContain(`\n  --${option.name} `);
});

test.each(COMMAND_NAMES)("the examples of %s are right", (name) => {
  for (const example of COMMANDS[name].examples) {
    const { command, problems } = readCommandLine(example.replaceAll("'", "").split(" ").slice(1));
    expect({ command, problems }).toEqual({ command: name, problems: [] });
  }
});
