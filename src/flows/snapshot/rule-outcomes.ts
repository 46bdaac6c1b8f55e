import { RULE_PARTS, type RuleOutcome } from "../../kinds/index.ts";
import { didYouMean, type Problem, type Redaction } from "../../model/index.ts";

/** Rules that have named nothing in any store: those that must have, and what is to be said of the others. */
export interface Unmatched {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/**
 * Judges rules about what does not travel by what they came to in all stores. Whoever names a table or a column believes that it is
 * gone; when there is none of that name, it travels under another. So that stops a snapshot, unless the name is a glob, which may
 * fit nothing. Files come and go: of a path only a warning is given.
 */
export function unmatchedRules(
  redactions: readonly Redaction[],
  { outcomes, stores }: { readonly outcomes: readonly RuleOutcome[]; readonly stores: readonly string[] },
): Unmatched {
  const problems: Problem[] = [];
  const warnings: string[] = [];
  for (const [index, redaction] of redactions.entries()) {
    const own = outcomes.filter(({ rule }) => rule === index);
    if (own.some(({ missed }) => missed === undefined)) continue;
    const message = `the rule ${spelt(redaction)} redacts nothing: ${why(redaction, own, stores)}`;
    const part = innermost(own);
    const isNamed = (part === "table" || part === "column") && !/[*?]/.test(redaction[part] ?? "*");
    if (isNamed) problems.push({ code: "redaction-unmatched", message, path: "secrets-config" });
    else warnings.push(message);
  }
  return { problems, warnings };
}

/** The part that came nearest to naming something. */
function innermost(outcomes: readonly RuleOutcome[]): RuleOutcome["missed"] {
  return RULE_PARTS.findLast((part) => outcomes.some(({ missed }) => missed === part));
}

function why(redaction: Redaction, outcomes: readonly RuleOutcome[], stores: readonly string[]): string {
  const part = innermost(outcomes);
  if (part === undefined) {
    const kind = redaction.table === undefined ? "file" : "database";
    return redaction.store === undefined
      ? `there is no ${kind} to look into`
      : `no ${kind} fits its store${didYouMean(redaction.store, stores)}`;
  }
  const near = outcomes.find(({ missed, near }) => missed === part && near !== undefined)?.near;
  return `nothing fits its ${part}${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`}`;
}

/** As the file of rules may hold it. */
function spelt(redaction: Redaction): string {
  const parts = (["do", "store", "table", "column", "path", "pointer"] as const).flatMap((key) =>
    redaction[key] === undefined ? [] : [`${key}: ${redaction[key]}`],
  );
  return `{${parts.join(", ")}}`;
}
