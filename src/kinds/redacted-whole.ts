import { join } from "node:path";
import type { Redacted, Redacting, Secrets, SecretsFound, StagedCopy } from "./redacting.ts";
import { addedUp } from "./secret-tally.ts";
import type { StagedStore } from "./staged.ts";

/** Each round strikes out all that can be seen; it takes a second only where secrets touch. */
const ROUNDS = 5;

/** A redacted copy, and what it could not be rid of. */
export interface RedactedWhole {
  readonly staged: StagedStore;
  /** What was redacted beside secrets. */
  readonly applied: SecretsFound;
  /** Secrets that were seen only when others were gone. */
  readonly later: SecretsFound;
  /** Secrets that it still holds. */
  readonly left: SecretsFound;
}

/**
 * Redacts a staged copy and searches it again, until nothing is found any more that could be struck out: where two secrets touch,
 * the second is one only when the first is gone.
 * @throws AppError `secrets-found`
 */
export async function redactWhole(
  copy: StagedCopy,
  secrets: Secrets,
  { dir, ...redacting }: Redacting,
): Promise<RedactedWhole & Pick<Redacted, "missed">> {
  const first = await secrets.redact(copy, { ...redacting, dir: join(dir, "1") });
  const { applied, missed } = first;
  let { staged } = first;
  const later: SecretsFound[] = [];
  let left = await secrets.find({ ...copy, staged }, redacting.matcher);
  for (let round = 2; round <= ROUNDS && left.findings.some((finding) => finding.in === "content"); round++) {
    later.push(inContent(left));
    // Rules of the user's are followed once: a hash of a hash would be another one.
    const again = { ...redacting, redactions: [], dir: join(dir, `${round}`) };
    ({ staged } = await secrets.redact({ ...copy, staged }, again));
    left = await secrets.find({ ...copy, staged }, redacting.matcher);
  }
  return { staged, applied, later: addedUp(later), left, missed };
}

/** What is struck out of it in another round. */
function inContent({ findings }: SecretsFound): SecretsFound {
  return addedUp(
    findings
      .filter((finding) => finding.in === "content")
      .map((finding) => ({ rules: [{ rule: finding.rule, count: finding.count }], findings: [finding], omitted: 0 })),
  );
}
