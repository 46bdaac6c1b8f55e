import { didYouMean, nearestWord, type Problem } from "../model/index.ts";
import {
  COMMAND_NAMES,
  COMMANDS,
  type Command,
  type CommandName,
  EVERYWHERE,
  type Option,
  optionsOf,
} from "./commands.ts";

/** A command line, read to its end whatever is wrong with it. */
export interface CommandLine {
  /** Absent when no known command was named. */
  readonly command?: CommandName;
  readonly operands: readonly string[];
  /** Values by option name; a switch has the value `""`. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** What to show instead of running: the help of the command, if there is one, or the version. */
  readonly show?: "help" | "version";
  /** Everything that is wrong, in the order of the arguments. */
  readonly problems: readonly Problem[];
}

const SHOWN = ["help", "version"] as const;
const GLOBAL: readonly Option[] = [...EVERYWHERE, { name: "version", about: "show the version" }];
const SHORT: Record<string, string> = { "-h": "--help", "-V": "--version" };

/**
 * Reads the arguments after the program's name; never throws. A misspelt option is a problem, and its value is read as
 * the right one's, so that everything else that is wrong can be found too; docs/decisions/0006-command-line-parser.md.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const at = argv.findIndex((argument) => !isOption(argument));
  const word = argv[at];
  if (word === undefined) return readGlobalOptions(argv);
  if (word === "help") return readHelp(argv.toSpliced(at, 1));
  if (!isCommand(word)) return { ...readGlobalOptions(argv), problems: [unknownCommand(word)] };

  const read = new ArgumentReader(optionsOf(word)).read(argv.toSpliced(at, 1));
  return { ...read, command: word, problems: [...read.problems, ...missing(word, read)] };
}

function readHelp(argv: readonly string[]): CommandLine {
  const topic = argv.find((argument) => !isOption(argument));
  const help: CommandLine = { ...readGlobalOptions(argv), show: "help" };
  if (topic === undefined || topic === "help") return help;
  return isCommand(topic) ? { ...help, command: topic } : { ...help, problems: [unknownCommand(topic)] };
}

// Whatever is not an option belongs to a command that is not known.
function readGlobalOptions(argv: readonly string[]): CommandLine {
  return new ArgumentReader(GLOBAL).read(argv.filter(isOption));
}

function unknownCommand(word: string): Problem {
  const near = didYouMean(word, [...COMMAND_NAMES, "help"], (command) => `memsnap ${command}`);
  const message = `unknown command ${JSON.stringify(word)}${near || `; expected ${COMMAND_NAMES.join(", ")} or help`}`;
  return { code: "bad-option", message, path: word };
}

class ArgumentReader {
  readonly #known: readonly Option[];
  readonly #operands: string[] = [];
  readonly #options = new Map<string, string[]>();
  readonly #problems: Problem[] = [];
  #rest: string[] = [];

  constructor(known: readonly Option[]) {
    this.#known = known;
  }

  read(argv: readonly string[]): CommandLine {
    this.#rest = [...argv];
    for (let next = this.#rest.shift(); next !== undefined; next = this.#rest.shift()) {
      if (next === "--") this.#operands.push(...this.#rest.splice(0));
      else if (isOption(next)) this.#readOption(SHORT[next] ?? next);
      else this.#operands.push(next);
    }
    const show = SHOWN.find((name) => this.#options.has(name));
    return {
      operands: this.#operands,
      options: this.#options,
      ...(show === undefined ? {} : { show }),
      problems: this.#problems,
    };
  }

  #readOption(argument: string): void {
    const { spelling, inline } = split(argument);
    const exact = this.#known.find((option) => `--${option.name}` === spelling);
    const option = exact ?? this.#meant(spelling);
    if (exact === undefined) {
      const near = option === undefined ? "" : `; did you mean --${option.name}?`;
      this.#wrong(spelling, `unknown option ${spelling}${near}`);
    }
    if (option === undefined) return;
    if (option.value !== undefined) this.#readValue(option, inline);
    else if (inline !== undefined) this.#wrong(spelling, `${spelling} takes no value, got ${JSON.stringify(inline)}`);
    // A guess may help to find further problems, but never turn a failure into a page of help.
    else if (exact !== undefined || !isShown(option.name)) this.#options.set(option.name, [""]);
  }

  #readValue(option: Option, inline: string | undefined): void {
    const name = `--${option.name}`;
    const [next] = this.#rest;
    const follows = inline === undefined && next !== undefined && !isOption(next);
    const value = inline ?? (follows ? this.#rest.shift() : undefined) ?? "";
    const earlier = this.#options.get(option.name) ?? [];
    if (value === "") this.#wrong(name, `${name} needs a value: ${name} ${option.value}`);
    if (earlier.length > 0 && option.many !== true) this.#wrong(name, `${name} is given twice; expected it once`);
    this.#options.set(option.name, [...earlier, value]);
  }

  #meant(spelling: string): Option | undefined {
    const names = this.#known.map((option) => option.name);
    const nearest = nearestWord(spelling.replace(/^-+/, ""), names);
    return this.#known.find((option) => option.name === nearest);
  }

  #wrong(path: string, message: string): void {
    this.#problems.push({ code: "bad-option", message, path });
  }
}

function missing(name: CommandName, line: CommandLine): Problem[] {
  const command = COMMANDS[name];
  const alone = command.options.find((option) => option.alone !== undefined && line.options.has(option.name));
  return alone === undefined ? lacking(name, command, line) : notAlone(alone, command, line);
}

function lacking(
  name: CommandName,
  { operands: expectedOperands, options: known }: Command,
  { operands, options }: CommandLine,
): Problem[] {
  const problems: Problem[] = [];
  for (const [index, { name: operand, about, many }] of expectedOperands.entries()) {
    const values = many === true ? operands.slice(index) : operands.slice(index, index + 1);
    if (values.every((value) => value === "")) problems.push(wrong(operand, `no ${operand} given; expected ${about}`));
  }
  const isOpen = expectedOperands.at(-1)?.many === true;
  const allowed = isOpen ? Number.POSITIVE_INFINITY : expectedOperands.length;
  const names = expectedOperands.map((operand) => operand.name).join(" and ");
  const expected = names === "" ? "no argument" : `one ${names} only`;
  for (const extra of operands.slice(allowed))
    problems.push(wrong(extra, `${JSON.stringify(extra)}: ${name} takes ${expected}`));
  for (const option of known)
    if (isMissing(option, options))
      problems.push(
        wrong(
          `--${option.name}`,
          `--${option.name} is missing; expected --${option.name} ${option.value}${otherwise(option)}`,
        ),
      );
  return problems;
}

function isMissing({ name, required }: Option, options: CommandLine["options"]): boolean {
  if (required === undefined || options.has(name)) return false;
  return required === true || !options.has(required.unless);
}

function otherwise({ required }: Option): string {
  return required === undefined || required === true ? "" : `, or --${required.unless}`;
}

function notAlone(alone: Option, { options: known }: Command, { operands, options }: CommandLine): Problem[] {
  const unfit = (what: string): Problem => wrong(what, `${what} has no meaning together with --${alone.name}`);
  const others = known.filter(({ name }) => options.has(name) && name !== alone.name);
  const allowed = alone.alone?.but ?? [];
  return [
    ...operands.map((operand) => unfit(JSON.stringify(operand))),
    ...others.filter(({ name }) => !allowed.includes(name)).map(({ name }) => unfit(`--${name}`)),
  ];
}

function wrong(path: string, message: string): Problem {
  return { code: "bad-option", message, path };
}

function split(argument: string): { spelling: string; inline?: string } {
  const equals = argument.indexOf("=");
  if (equals < 0) return { spelling: argument };
  return { spelling: argument.slice(0, equals), inline: argument.slice(equals + 1) };
}

// A lone dash is standard input.
function isOption(argument: string): boolean {
  return argument.startsWith("-") && argument !== "-";
}

function isCommand(word: string): word is CommandName {
  return (COMMAND_NAMES as readonly string[]).includes(word);
}

function isShown(name: string): boolean {
  return (SHOWN as readonly string[]).includes(name);
}
