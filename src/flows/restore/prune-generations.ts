import { readReceipt } from "../../bundle/index.ts";
import { collect, type Problem, throwProblems } from "../../model/index.ts";
import { type Generations, openGenerations, type StoredGeneration } from "../../swap/index.ts";
import { type Retention, reasonsToKeep, reasonText, requireRule } from "../../vault/index.ts";
import type { Context, Request } from "../context.ts";
import { requireTarget, targetOf } from "./target.ts";

/** What to keep of what restores into a target have replaced. */
export interface PruneGenerationsRequest extends Request {
  readonly target: string;
  readonly retention: Omit<Retention, "agent">;
  /** Says what would be done; removes nothing, and waits for nobody. */
  readonly dryRun?: boolean;
}

/** A generation, and what became of it. */
export interface PrunedGeneration {
  readonly generation: string;
  /** Absolute path of its bundle; null when the restore had replaced nothing. */
  readonly bundle: string | null;
  readonly createdAt: string;
  readonly sizeBytes: number;
  readonly keep: boolean;
  readonly reasons: readonly string[];
}

/** What became of the generations of a target. */
export interface PruneGenerationsResult {
  /** Absolute path. */
  readonly target: string;
  readonly dryRun: boolean;
  /** Newest first. */
  readonly generations: readonly PrunedGeneration[];
}

/**
 * Removes the generations of a target that no rule keeps, oldest first. The newest stays, and the one that an undo would bring
 * back. Waits for a restore that is under way.
 * @throws AppError `bad-option`, `nothing-to-undo`, `busy`, `recovery-needed`, `target-notes-invalid`, `sidecar-mismatch`
 */
export async function pruneGenerations(
  request: PruneGenerationsRequest,
  context: Context,
): Promise<PruneGenerationsResult> {
  const { retention, dryRun = false } = request;
  const problems: Problem[] = [...(request.problems ?? [])];
  const target = targetOf(request.target, context);
  if (request.target !== "") await requireTarget(target, problems);
  collect(problems, () => requireRule(retention));
  throwProblems(problems);
  using generations = await openGenerations(target, { readOnly: dryRun });
  const decided = await decide(generations, retention, context.now());
  const gone = decided.filter(({ keep }) => !keep).reverse();
  if (!dryRun) for (const { generation } of gone) generations.remove(generation);
  return { target, dryRun, generations: decided };
}

async function decide({ all, next }: Generations, retention: Retention, now: Date): Promise<PrunedGeneration[]> {
  const facts = await Promise.all(all.map(factsOf));
  const reasons = reasonsToKeep(facts, retention, now);
  return facts.map(({ label: _, ...fact }, index) => {
    const isNext = fact.generation === next;
    const why = [...(isNext ? ["undo"] : []), ...(reasons[index] ?? []).map(reasonText)];
    return { ...fact, keep: why.length > 0, reasons: why };
  });
}

async function factsOf({ number: generation, bundle, writtenAt }: StoredGeneration) {
  const receipt = bundle === null ? null : await readReceipt(bundle);
  const { createdAt = writtenAt.toISOString(), label = null, sizeBytes = 0 } = receipt ?? {};
  return { generation, bundle, createdAt, sizeBytes, label };
}
