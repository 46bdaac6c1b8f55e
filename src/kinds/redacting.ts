import type { GitSecretRule, KindName, Redaction, SecretMatcher, SecretReport } from "../model/index.ts";
import type { StagedStore } from "./staged.ts";

/** What was found in a store: totals by rule, and as many places as are kept. */
export type SecretsFound = Pick<SecretReport, "rules" | "findings" | "omitted">;

/** A staged copy, as plain JSON: nobody else writes to its files. */
export interface StagedCopy {
  readonly store: { readonly kind: KindName; readonly name: string; readonly path: string };
  readonly staged: StagedStore;
}

/** What strikes out secrets, and whatever else does not travel as it is. */
export interface Redacting {
  readonly matcher: SecretMatcher;
  /** Those that concern this store. */
  readonly redactions: readonly Redaction[];
  readonly git?: GitSecretRule | undefined;
  /** Private, empty folder for what is written anew. */
  readonly dir: string;
}

/** A staged copy without what was struck out, and what that was beside secrets. */
export interface Redacted {
  readonly staged: StagedStore;
  readonly applied: SecretsFound;
  /** Rules that have named nothing here. */
  readonly missed: readonly MissedRule[];
}

/** A rule of the user's that names nothing in a store, the part of it that does not fit, and the name that was meant perhaps. */
export interface MissedRule {
  readonly redaction: Redaction;
  readonly part: RulePart;
  /** As it may be shown. */
  readonly near?: string | undefined;
}

/** Parts of a rule that name something in a store, from the outside in. */
export const RULE_PARTS = ["path", "table", "column", "pointer"] as const;
/** One of {@link RULE_PARTS}. */
export type RulePart = (typeof RULE_PARTS)[number];

/** How secrets in stores of a kind are dealt with. */
export interface Secrets {
  /** Secrets in everything that a staged copy holds, deleted content aside. Memory is bounded whatever the size. */
  find(copy: StagedCopy, matcher: SecretMatcher): Promise<SecretsFound>;
  /**
   * Makes a copy in which marks stand in the place of secrets, with the summary and the digest that it has now. What cannot be
   * struck out stays, to be found again. Leaves the copy that it was given as it was, or takes files from it.
   * @throws AppError `secrets-found` when the store cannot be rewritten
   */
  redact(copy: StagedCopy, redacting: Redacting): Promise<Redacted>;
}
