import { EXIT, EXIT_MEANINGS } from "../model/index.ts";
import { COMMAND_NAMES, COMMANDS, type CommandName, EVERYWHERE, type Option } from "./commands.ts";

/** Columns of the help, whatever the terminal: text is read best in this width. */
const WIDTH = 80;

/** What the program is and can do. */
export function overview(): string {
  return `${[
    "memsnap - point-in-time snapshots of an AI agent's memory: verified,\nage-encrypted, restorable.",
    "Usage: memsnap <command> [options]",
    section(
      "Commands",
      COMMAND_NAMES.map((name) => [name, COMMANDS[name].about]),
    ),
    section("Options", [
      ["--json", "print one JSON document on standard output, also on failure"],
      ["--help", "show help; memsnap help <command> for the options of a command"],
      ["--version", "show the version"],
    ]),
    section("Start", [
      ["$ memsnap keygen --out key.txt", ""],
      ["$ memsnap snapshot memory/ --out snapshots --recipient age1...", ""],
      ["$ memsnap restore snapshots/<bundle> --to restored --identity key.txt", ""],
    ]),
    section(
      "Exit codes",
      Object.entries(EXIT).map(([name, exit]) => [`${exit}`, EXIT_MEANINGS[name as keyof typeof EXIT]]),
    ),
    "Keys and passphrases are read from files, never from the command line.",
  ].join("\n\n")}\n`;
}

/** How a command is used. */
export function commandHelp(name: CommandName): string {
  const { about, operands, options, examples } = COMMANDS[name];
  const operandText = operands.map((operand) => ` ${operand.name}${operand.many ? "..." : ""}`).join("");
  const required = options.filter((option) => option.required !== undefined).map((option) => ` ${demanded(option)}`);
  return `${[
    wrapped(about, 0),
    `Usage: memsnap ${name}${operandText}${required.join("")} [options]`,
    ...(operands.length === 0
      ? []
      : [
          section(
            "Arguments",
            operands.map((operand) => [operand.name, operand.about]),
          ),
        ]),
    section(
      "Options",
      [...options, ...EVERYWHERE].map((option) => [spelt(option), explained(option)]),
    ),
    section(
      "Examples",
      examples.map((example) => [`$ ${example}`, ""]),
    ),
  ].join("\n\n")}\n`;
}

function explained(option: Option): string {
  const { required, many } = option;
  const unless = required === undefined || required === true ? "required" : `required without --${required.unless}`;
  const notes = [...(required === undefined ? [] : [unless]), ...(many === true ? ["repeatable"] : [])];
  return notes.length === 0 ? option.about : `${option.about} (${notes.join(", ")})`;
}

/** `--out DIR`, or what can be said instead. */
function demanded(option: Option): string {
  const { required } = option;
  if (required === undefined || required === true) return spelt(option);
  return `(${spelt(option)} | --${required.unless} ...)`;
}

function spelt(option: Option): string {
  return option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`;
}

function section(title: string, entries: readonly (readonly [string, string])[]): string {
  const column = 4 + Math.max(...entries.filter(([, text]) => text !== "").map(([name]) => name.length), 0);
  const lines = entries.map(([name, text]) =>
    text === "" ? `  ${name}` : `  ${name}`.padEnd(column) + wrapped(text, column),
  );
  return [`${title}:`, ...lines].join("\n");
}

// Every line after the first is indented, the first continues where the caller stands.
function wrapped(text: string, indent: number): string {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && indent + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}
