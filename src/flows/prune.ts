import { agentProblems, collect, type Problem, throwProblems } from "../model/index.ts";
import { type Decision, decideRetention, type Reason, type Retention, type Vault } from "../vault/index.ts";
import { openVaultAt, required, vaultUrlOf } from "./bundles/stored.ts";
import type { Context, Request } from "./context.ts";
import { type ListedBundle, listed } from "./list.ts";

/** What was never finished and is older than this, nobody is still writing. */
const LEFTOVER_MS = 24 * 3_600_000;

/** What to keep of which vault. */
export interface PruneRequest extends Request {
  /** URL of the vault. */
  readonly vault: string;
  readonly retention: Retention;
  /** Says what would be done; removes nothing. */
  readonly dryRun?: boolean;
}

/** What became of the bundles of a vault. */
export interface PruneResult {
  readonly vault: string;
  readonly dryRun: boolean;
  readonly bundles: readonly (ListedBundle & { readonly keep: boolean; readonly reasons: readonly string[] })[];
  /** Names of what was never finished and was removed. */
  readonly swept: readonly string[];
}

/**
 * Removes the bundles of a vault that no rule keeps, oldest first, and what was never finished. The newest bundle of every agent
 * stays.
 * @throws AppError exits 2 and 5
 */
export async function prune(request: PruneRequest, context: Context): Promise<PruneResult> {
  const { retention, dryRun = false } = request;
  const problems: Problem[] = [...(request.problems ?? []), ...agentProblems(retention.agent)];
  const url = vaultUrlOf(request.vault, problems);
  collect(problems, () => decideRetention([], retention));
  throwProblems(problems);
  const vault = await openVaultAt(required(url), context);
  const bundles = await vault.list(retention.agent === undefined ? {} : { agent: retention.agent });
  const decisions = decideRetention(bundles, retention);
  if (!dryRun) await removeAll(vault, decisions, context);
  const swept = await vault.sweep({ olderThanMs: LEFTOVER_MS, dryRun });
  return { vault: vault.url, dryRun, bundles: decisions.map((decision) => decided(vault.url, decision)), swept };
}

async function removeAll(vault: Vault, decisions: readonly Decision[], context: Context): Promise<void> {
  const gone = decisions.filter(({ keep }) => !keep).reverse();
  for (const [index, { bundle }] of gone.entries()) {
    context.progress({ phase: "prune", done: index, total: gone.length, unit: "bundles", item: bundle.name });
    await vault.remove(bundle);
  }
}

function decided(vault: string, { bundle, keep, reasons }: Decision): PruneResult["bundles"][number] {
  return { ...listed(vault, bundle), keep, reasons: reasons.map(worded) };
}

function worded(reason: Reason): string {
  if (reason.rule === "label") return `label ${reason.label}`;
  return "period" in reason ? `${reason.rule} ${reason.period}` : reason.rule;
}
