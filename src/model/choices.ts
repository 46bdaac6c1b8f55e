import { AppError, type Problem } from "./app-error.ts";
import { didYouMean } from "./nearest.ts";

/** What holds where the user says nothing; the doors and their documentation quote it from here. */
export const DEFAULTS = {
  agent: "default",
  level: 2,
  links: "refuse",
  encrypt: true,
  lockTimeoutSeconds: 60,
  secrets: "warn",
  store: "changed",
} as const;

/** zstd levels that can be chosen. */
export const LEVELS = { min: 1, max: 19 } as const;

/** What can be done about symbolic links, sockets and devices among the sources. */
export const LINK_RULES = ["refuse", "skip"] as const;
/** One of {@link LINK_RULES}. */
export type LinkRule = (typeof LINK_RULES)[number];

/** When a snapshot is stored in its vault: always, or when memory is not as in the newest bundle there. */
export const STORE_RULES = ["changed", "always"] as const;
/** One of {@link STORE_RULES}. */
export type StoreRule = (typeof STORE_RULES)[number];

/**
 * Reads a zstd level; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseLevel(text: string, name: string): number {
  const level = Number(text);
  if (/^[0-9]{1,2}$/.test(text) && level >= LEVELS.min && level <= LEVELS.max) return level;
  throw wrong(name, `expected a whole number from ${LEVELS.min} to ${LEVELS.max}, got ${JSON.stringify(text)}`);
}

/**
 * Reads a number of things, a million at most; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseCount(text: string, name: string): number {
  if (/^(0|[1-9][0-9]{0,5}|1000000)$/.test(text)) return Number(text);
  throw wrong(name, `expected a whole number from 0 to 1000000, got ${JSON.stringify(text)}`);
}

/**
 * Reads the id of a run of a workflow; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseRunId(text: string, name: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw wrong(name, `expected the id of a run, digits as in its address, got ${JSON.stringify(text)}`);
}

/**
 * Reads one of a few words; `name` is what the user calls the option.
 * @throws AppError `bad-option`
 */
export function parseWord<Word extends string>(text: string, words: readonly Word[], name: string): Word {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw wrong(name, `expected ${words.join(" or ")}, got ${JSON.stringify(text)}${didYouMean(text, words)}`);
}

/** Runs a parser; what it refuses joins the problems, so that the next one can still be heard. */
export function collect<Value>(problems: Problem[], parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** Drops what was not said, so that an absent choice is an absent property. */
export function given<Choices extends object>(
  choices: Choices,
): { [Name in keyof Choices]?: Exclude<Choices[Name], undefined> } {
  const entries = Object.entries(choices).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Choices]?: Exclude<Choices[Name], undefined> };
}

function wrong(name: string, message: string): AppError {
  return new AppError("bad-option", `${name}: ${message}`, { path: name });
}
