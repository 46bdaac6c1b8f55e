import type { Redaction, SecretMatcher } from "../model/index.ts";
import type { SecretTally } from "./secret-tally.ts";

/** What a file is redacted by. */
export interface FileRedacting {
  readonly matcher: SecretMatcher;
  /** Those that name a path, and are for this store. */
  readonly redactions: readonly Redaction[];
  readonly tally: SecretTally;
  readonly reached: Reached;
}

/** Rules that have named something: a file by its path, and a member of JSON by its pointer. */
export interface Reached {
  readonly paths: Set<Redaction>;
  readonly pointers: Set<Redaction>;
}

/** Gives the same text for the same value, and nobody without the key can tell the value from it. */
export type Pseudonym = (value: string) => string;

/** What stands in the place of a value that does not travel. */
export function masked(value: string, how: "mask" | "hash", pseudonym: Pseudonym): string {
  return how === "mask" ? "***" : `hash:${pseudonym(value)}`;
}
