import { AppError, compareBytewise } from "../model/index.ts";
import type { Capture } from "./kind.ts";

/**
 * How long some databases stay locked while one more is waited for: at first for a single look, so that no application
 * notices. Where writers never rest that would never meet a moment at which all are free, so it grows from round to round.
 */
const GENTLE_ROUNDS = 8;
const MAX_HOLDING_MS = 250;
/** Time for the others once one has been given up. */
const GRACE_MS = 1_000;
/** How old the first look at files and repositories may be when databases are locked. */
const LOOK_LASTS_MS = 1_000;

/** How the fence of a snapshot was taken. */
export interface Fence {
  /** From the first lock to the last unlock: nobody could commit for no longer than that. */
  readonly heldMs: number;
}

/**
 * Pins all stores at one moment: between the last lock and the first unlock no locked database can commit. One that stays
 * locked by others beyond `timeoutMs` is pinned without a lock, and has to find out by itself whether it held still.
 * `failed` hears of a store that could not be pinned, and may throw; the others are pinned all the same.
 * @throws what a capture throws, except `busy` of a lock
 */
export async function fence(
  captures: readonly Capture[],
  { timeoutMs, failed }: { readonly timeoutMs: number; readonly failed: (capture: Capture, error: unknown) => void },
): Promise<Fence> {
  // Sorted, so that two snapshots at once meet at the first database that they share.
  const databases = captures.filter(isDatabase).sort(byLocation);
  const others = captures.filter((capture) => !isDatabase(capture));
  let since = 0;
  try {
    since = await lockAll({ databases, others }, timeoutMs);
    // Databases first: what has not been locked notices whether it held still until everything else was pinned.
    for (const capture of [...databases, ...others]) {
      try {
        capture.pin();
      } catch (error) {
        failed(capture, error);
      }
    }
  } finally {
    for (const capture of [...databases, ...others]) capture.unlock();
  }
  return { heldMs: performance.now() - since };
}

interface Ordered {
  readonly databases: readonly Capture[];
  readonly others: readonly Capture[];
}

/** Locks every database that can be locked in time. Returns since when the first of them is. */
async function lockAll({ databases, others }: Ordered, timeoutMs: number): Promise<number> {
  const givenUp = new Set<Capture>();
  let deadline = performance.now() + timeoutMs;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let awaited: Capture | undefined;
  for (let round = 0; ; round++) {
    if (performance.now() - lookedAt > LOOK_LASTS_MS) {
      for (const capture of others) await capture.lock(0);
      lookedAt = performance.now();
    }
    // The one that was busy is waited for while nothing else is locked.
    const first = awaited;
    const order = databases.filter((capture) => capture !== first && !givenUp.has(capture));
    const outcome = await lockInTurn(first === undefined ? order : [first, ...order], { deadline, round });
    if (outcome.busy === undefined) return outcome.since;
    for (const capture of databases) capture.unlock();
    awaited = outcome.busy;
    if (performance.now() < deadline) continue;
    givenUp.add(outcome.busy);
    awaited = undefined;
    deadline = performance.now() + Math.min(GRACE_MS, timeoutMs);
  }
}

/** Locks one after another, until all are locked or one is busy. */
async function lockInTurn(
  captures: readonly Capture[],
  { deadline, round }: { readonly deadline: number; readonly round: number },
): Promise<{ busy?: Capture; since: number }> {
  const holdingMs = round < GENTLE_ROUNDS ? 0 : Math.min(2 ** (round - GENTLE_ROUNDS), MAX_HOLDING_MS);
  let since = performance.now();
  for (const [index, capture] of captures.entries()) {
    const leftMs = Math.max(0, deadline - performance.now());
    try {
      await capture.lock(index === 0 ? leftMs : Math.min(leftMs, holdingMs));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "busy") throw error;
      return { busy: capture, since };
    }
    if (index === 0) since = performance.now();
  }
  return { since };
}

function isDatabase(capture: Capture): boolean {
  return capture.store.kind === "sqlite";
}

function byLocation(a: Capture, b: Capture): number {
  return compareBytewise(a.store.location, b.store.location);
}
