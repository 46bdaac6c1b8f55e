import { z } from "zod";
import { Count, Line } from "./scalars.ts";
import { KIND_NAMES } from "./stores.ts";
import type { WideEncoding } from "./text-encoding.ts";

/** What a snapshot does about secrets that it finds. */
export const SECRET_MODES = ["off", "warn", "redact", "fail"] as const;
/** One of {@link SECRET_MODES}. */
export type SecretMode = (typeof SECRET_MODES)[number];

/** What is done about secrets in the history of a repository, which cannot be edited; without one of these it is refused. */
export const GIT_SECRET_RULES = ["drop-history", "allow"] as const;
/** One of {@link GIT_SECRET_RULES}. */
export type GitSecretRule = (typeof GIT_SECRET_RULES)[number];

/** What is done to content that a rule of the user's names, whatever it holds. */
export const REDACTIONS = ["drop", "mask", "hash"] as const;
/** One of {@link REDACTIONS}. */
export type RedactionName = (typeof REDACTIONS)[number];

/** Names of rules: of the library, or of the user's own. */
export const SecretRuleName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected 1 to 64 of a-z, 0-9 and -");

/** A secret in a text: offsets are of the content that was searched, UTF-16 units of a string and otherwise bytes. */
export interface SecretHit {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Keyed, so that the same secret is recognised again and nobody can guess it. 16 hex digits. */
  readonly fingerprint: string;
  /** Of the text there, where that is not the plain one: a mark in its place has to be written likewise. */
  readonly encoding?: WideEncoding;
}

/** A part of what is searched: hits that start in it count, what lies around it is there to be read. */
export interface SearchedPart {
  readonly from: number;
  readonly to: number;
}

/** Finds secrets. The content that it is given never leaves it. */
export interface SecretMatcher {
  /** How much has to be there before and after a part, in bytes, for every hit that starts in it to be found. */
  readonly reach: { readonly before: number; readonly after: number };
  /** Hits by place; those that overlap are one, called by the first. All of the content where no part is given. */
  search(content: string | Uint8Array, part?: SearchedPart): readonly SecretHit[];
  /** What stands in the place of a value that is `hash`ed: keyed, the same for the same value. */
  pseudonym(value: string): string;
}

/** A rule of the user's about content that does not travel as it is. Names are globs. */
export interface Redaction {
  readonly do: RedactionName;
  readonly store?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly path?: string | undefined;
  /** Of a JSON file, or of every line of a JSONL file. */
  readonly pointer?: string | undefined;
}

/** Everything a search goes by; plain JSON, so that a child process can be given it. */
export interface SecretSettings {
  readonly mode: Exclude<SecretMode, "off">;
  readonly git?: GitSecretRule | undefined;
  /** Of the fingerprints, in hex. */
  readonly key: string;
  /** The user's own, regular expressions of RE2. */
  readonly rules: readonly { readonly name: string; readonly pattern: string }[];
  /** Matches that one of these covers whole are no secrets. */
  readonly allow: readonly string[];
  readonly redact: readonly Redaction[];
}

/** Places of one finding, and secrets of one place, that are kept. */
export const MAX_SECRET_SAMPLES = 5;
/** Findings that a bundle says of, at most. */
export const MAX_SECRET_FINDINGS = 1000;

/** Of the library, of a file of the user's, and redactions; with room. */
const MAX_RULES = 1000;

/** Secrets by one rule at one place of a store; none of their content. */
export const SecretFinding = z.strictObject({
  rule: SecretRuleName,
  /** Name of the store. */
  store: z.string(),
  kind: z.enum(KIND_NAMES),
  /** In what: content that can be redacted; a name, a schema or the history of a repository, which cannot. */
  in: z.enum(["content", "name", "schema", "history"]),
  /** Path relative to the root, or `table.column`; secrets in it are struck out. */
  place: z.string(),
  count: Count,
  /** The first few of them: `line 3`, `rowid 12`, `row 4`, an object of git. */
  at: z.array(Line).max(MAX_SECRET_SAMPLES),
  /** The first few that differ. */
  fingerprints: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(MAX_SECRET_SAMPLES),
});
/** See {@link SecretFinding}. */
export type SecretFinding = z.infer<typeof SecretFinding>;

/** How often a rule hit. */
export const SecretCount = z.strictObject({ rule: SecretRuleName, count: Count });
/** See {@link SecretCount}. */
export type SecretCount = z.infer<typeof SecretCount>;

/** What a bundle says about secrets: only there when some were found, or something was redacted. */
export const SecretReport = z.strictObject({
  mode: z.enum(["warn", "redact"]),
  /** Fingerprints are keyed by the user's key, or by one that nobody has any more. */
  key: z.enum(["given", "random"]),
  /** Sorted by rule. */
  rules: z.array(SecretCount).max(MAX_RULES),
  /** Sorted by store, place and rule. */
  findings: z.array(SecretFinding).max(MAX_SECRET_FINDINGS),
  /** Findings that are counted in `rules` and not listed. */
  omitted: Count,
  /** Names of stores that could not be searched. */
  unsearched: z.array(z.string()),
});
/** See {@link SecretReport}. */
export type SecretReport = z.infer<typeof SecretReport>;

/** What stands in the place of a secret. */
export function redactionMark(rule: string): string {
  return `[REDACTED:${rule}]`;
}
