import { join } from "node:path";
import type { Kind, LocatedStore, Redacting, StagedCopy, StagedStore } from "../../../src/kinds/kind.ts";
import { redactWhole } from "../../../src/kinds/redacted-whole.ts";
import type { SecretsFound } from "../../../src/kinds/redacting.ts";
import type { SecretMatcher } from "../../../src/model/index.ts";
import { openMatcher } from "../../../src/secrets/index.ts";

export { PLANTED, TOKEN } from "../secrets/planted.ts";

/** A matcher by the library's rules. */
export function matcherOf(): Promise<SecretMatcher> {
  return openMatcher({ key: "5e".repeat(32), rules: [], allow: [] });
}

/** What is found in a staged store, one line a finding. */
export async function findings(kind: Kind, store: LocatedStore, staged: StagedStore): Promise<string[]> {
  return lines(await secretsOf(kind).find(copyOf(store, staged), await matcherOf()));
}

/** A staged store without its secrets, what is found in it then, and what was done beside. */
export async function redact(
  kind: Kind,
  { store, staged, into }: { readonly store: LocatedStore; readonly staged: StagedStore; readonly into: string },
  options: Partial<Pick<Redacting, "redactions" | "git">> = {},
): Promise<{ readonly staged: StagedStore; readonly left: string[]; readonly applied: string[] }> {
  const matcher = await matcherOf();
  const dir = join(into, `redacted-${performance.now()}`);
  const redacting = { matcher, redactions: [], dir, ...options };
  const redacted = await redactWhole(copyOf(store, staged), secretsOf(kind), redacting);
  return { staged: redacted.staged, left: lines(redacted.left), applied: lines(redacted.applied) };
}

function secretsOf({ secrets }: Kind): NonNullable<Kind["secrets"]> {
  if (secrets === undefined) throw new Error("expected a kind that is searched");
  return secrets;
}

function copyOf({ kind, name, path }: LocatedStore, staged: StagedStore): StagedCopy {
  return { store: { kind, name, path }, staged };
}

function lines({ findings: all }: SecretsFound): string[] {
  return all.map((each) => {
    const at = each.at.length === 0 ? "" : ` (${each.at.join(", ")})`;
    return `${each.in} ${each.place}: ${each.count} ${each.rule}${at}`;
  });
}
