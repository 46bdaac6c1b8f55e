import type { Problem } from "../model/index.ts";
import type { CommandLine } from "./arguments.ts";

/** A command line with the passphrase that was read from standard input, if one was asked for. */
export interface Said {
  readonly line: CommandLine;
  readonly passphrase?: string;
  readonly problems: readonly Problem[];
}

/** The values of options. Those that were named without one stand in the problems already. */
export function reader({ options }: CommandLine) {
  const many = (name: string) => (options.get(name) ?? []).filter((value) => value !== "");
  return { many, one: (name: string) => many(name)[0], has: (name: string) => options.has(name) };
}

/** What an option says; `undefined` when it is not given. @throws AppError what the parser throws */
export function parsed<Value>(text: string | undefined, parse: (text: string) => Value): Value | undefined {
  return text === undefined ? undefined : parse(text);
}

/** Something wrong with an option. */
export function wrong(path: string, message: string): Problem {
  return { code: "bad-option", message, path };
}
