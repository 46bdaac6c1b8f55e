import { join } from "node:path";
import type { StagedTarget, SwapPlan, TargetRecord, TreeFacts } from "../../swap/index.ts";
import type { Context } from "../context.ts";
import { filling } from "../space.ts";
import { requireSame, requireUnused } from "./guard.ts";
import { type Keeping, type Kept, keepWhatIsThere } from "./pre-snapshot.ts";
import type { TargetChange } from "./request.ts";

/** A finished tree, and what is to be done with it. */
export interface Replacement {
  readonly staged: StagedTarget;
  readonly facts: TreeFacts;
  /** How to keep what is there; null when nobody wants to come back to it. */
  readonly keeping: Omit<Keeping, "databases"> | null;
  /** What the target will know of itself, given the generation that was kept; null when it shall know nothing. */
  readonly recordOf: (generation: string | null) => TargetRecord | null;
}

/** What a swap did, and what it kept. */
export interface Swapped {
  /** As it was planned before anything of the target was read. */
  readonly swap: SwapPlan;
  readonly kept: Kept | null;
}

/**
 * Puts a finished tree in place: keeps what is there, makes sure that nobody uses it or has changed it meanwhile, and swaps.
 * @throws AppError exits 2 and 7; the target is as it was
 */
export function replaceMemory(replacement: Replacement, context: Context): Promise<Swapped> {
  return filling(replacement.staged.target, () => replace(replacement, context));
}

async function replace(replacement: Replacement, context: Context): Promise<Swapped> {
  const { staged, facts, recordOf } = replacement;
  const first = await staged.plan(facts);
  if (!staged.exists) {
    remember(staged, recordOf(null));
    await staged.putInPlace(first);
    return { swap: first, kept: null };
  }
  await requireFree(staged, first);
  const keeping = replacement.keeping && { ...replacement.keeping, databases: facts.databases };
  const kept = keeping && (await keepWhatIsThere(staged, { swap: first, keeping }, context));
  remember(staged, recordOf(kept?.generation ?? null));
  const swap = await staged.plan(facts);
  requireSame(staged.target, first.seen, swap.seen);
  await staged.putInPlace(swap, () => requireFree(staged, swap));
  return { swap: first, kept };
}

/** What results say about a change of a target. */
export function changeOf(staged: StagedTarget, { swap, kept }: Swapped): TargetChange {
  return {
    target: staged.target,
    replaced: swap.replaced,
    generation: kept?.generation ?? null,
    preRestore: kept?.bundle ?? null,
    recovered: staged.recovered?.outcome ?? null,
    setAside: staged.recovered?.setAside ?? null,
  };
}

function remember(staged: StagedTarget, record: TargetRecord | null): void {
  if (record !== null) staged.notes.remember(record);
}

function requireFree({ target, scratch }: StagedTarget, { replaced }: SwapPlan): Promise<void> {
  return requireUnused(
    replaced.map((path) => join(target, path)),
    { target, scratch },
  );
}
