import type { Redaction, SecretMatcher } from "../model/index.ts";
import type { PathRules } from "./path-rules.ts";
import type { SecretTally } from "./secret-tally.ts";

/** What a file is redacted by. */
export interface FileRedacting {
  readonly matcher: SecretMatcher;
  readonly rules: PathRules;
  readonly tally: SecretTally;
}

/** A private file, what it is called, and the rules about it. */
export interface FileToRedact {
  readonly file: string;
  /** Relative to the root. */
  readonly path: string;
  readonly about: readonly Redaction[];
}

/** Gives the same text for the same value, and nobody without the key can tell the value from it. */
export type Pseudonym = (value: string) => string;

/** What stands in the place of a value that does not travel. */
export function masked(value: string, how: "mask" | "hash", pseudonym: Pseudonym): string {
  return how === "mask" ? "***" : `hash:${pseudonym(value)}`;
}
