import { agentProblems, collect, type Problem, throwProblems } from "../model/index.ts";
import {
  type Decision,
  decideRetention,
  type Expected,
  isShared,
  type Judged,
  partByTrust,
  type Retention,
  reasonText,
  requireRule,
  type StoredBundle,
  type Vault,
} from "../vault/index.ts";
import { type Believed, ownCode, runsOf } from "./bundles/choose.ts";
import { openVaultAt, required, vaultUrlOf } from "./bundles/stored.ts";
import type { Context, Request } from "./context.ts";
import { type ListedBundle, listed } from "./list.ts";

/** What was never finished and is older than this, nobody is still writing. */
const LEFTOVER_MS = 24 * 3_600_000;
/** Bundles that are removed at once. */
const REMOVALS_AT_ONCE = 8;

/** What to keep of which vault. */
export interface PruneRequest extends Request {
  /** URL of the vault. */
  readonly vault: string;
  readonly retention: Retention;
  /** Which bundles are believed, where strangers can store some, too. */
  readonly trust?: Believed;
  /** Says what would be done; removes nothing. */
  readonly dryRun?: boolean;
}

/** What becomes of a bundle. */
export interface PrunedBundle extends ListedBundle {
  readonly keep: boolean;
  readonly reasons: readonly string[];
  /** Why it is not believed, and judged only among others of its kind; null when it is, and where nobody asks. */
  readonly notBelieved: string | null;
}

/** What became of the bundles of a vault. */
export interface PruneResult {
  readonly vault: string;
  readonly dryRun: boolean;
  readonly bundles: readonly PrunedBundle[];
  /** Names of what was never finished and was removed. */
  readonly swept: readonly string[];
  /** Names of bundles that have no receipt, and may be anybody's: they are left alone, and no list shows them. */
  readonly unreceipted: readonly string[];
}

/**
 * Removes the bundles of a vault that no rule keeps, oldest first, and what was never finished. The newest bundle of every agent
 * stays. Where strangers can store bundles, too, theirs are judged by themselves, and count for nothing among the others.
 * @throws AppError exits 2 and 5
 */
export async function prune(request: PruneRequest, context: Context): Promise<PruneResult> {
  const { retention, dryRun = false } = request;
  const problems: Problem[] = [...(request.problems ?? []), ...agentProblems(retention.agent)];
  const url = vaultUrlOf(request.vault, problems);
  collect(problems, () => requireRule(retention));
  throwProblems(problems);
  const vault = await openVaultAt(required(url), context);
  const bundles = await vault.list(retention.agent === undefined ? {} : { agent: retention.agent });
  const parts = isShared(vault) ? partByTrust(bundles, policiesOf(request.trust, context)) : [bundles.map(plain)];
  const decisions = parts.flatMap((part) => decideFor(part, retention, context.now()));
  if (!dryRun) await removeAll(vault, decisions, context);
  const unreceipted: string[] = [];
  const swept = await vault.sweep({ olderThanMs: LEFTOVER_MS, dryRun }, (name) => unreceipted.push(name));
  const judged = decisions.map((decision) => decided(vault.url, decision));
  return { vault: vault.url, dryRun, bundles: judged, swept, unreceipted };
}

/** From those that `latest` may be, by way of what was made from code of the repository, to those of strangers. */
function policiesOf(trust: Believed | undefined, context: Context): Expected[] {
  const own = { runs: ownCode(context) };
  return trust === undefined ? [own] : [{ runs: runsOf(trust, context) }, own];
}

type Judgement = Decision & Pick<Judged, "why">;

function decideFor(part: readonly Judged[], retention: Retention, now: Date): Judgement[] {
  const reasons = new Map(part.map(({ bundle, why }) => [bundle, why]));
  const bundles = part.map(({ bundle }) => bundle);
  return decideRetention(bundles, retention, now).map((one) => ({ ...one, why: reasons.get(one.bundle) ?? null }));
}

function plain(bundle: StoredBundle): Judged {
  return { bundle, why: null };
}

async function removeAll(vault: Vault, decisions: readonly Decision[], context: Context): Promise<void> {
  const gone = decisions.filter(({ keep }) => !keep).reverse();
  const next = gone.entries();
  // GitHub asks its clients to make their requests one after the other.
  const atOnce = isShared(vault) ? 1 : REMOVALS_AT_ONCE;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, { bundle }] of next) {
        context.progress({ phase: "prune", done: index, total: gone.length, unit: "bundles", item: bundle.name });
        await vault.remove(bundle);
      }
    }),
  );
}

function decided(vault: string, { bundle, keep, reasons, why }: Judgement): PrunedBundle {
  return { ...listed(vault, bundle), keep, reasons: reasons.map(reasonText), notBelieved: why };
}
