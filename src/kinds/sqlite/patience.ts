import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../model/index.ts";
import { isBusy } from "./failure.ts";

const MAX_PAUSE_MS = 10;
/**
 * How long one look for a free lock goes on. A writer that never rests leaves gaps of microseconds between its
 * transactions, which single attempts every few milliseconds would hardly ever meet.
 */
const LOOK_MS = 0.3;
/** What a transaction over several databases takes, at most, from its commit in the first to that in the last. */
const COMMITS_MS = 200;

/**
 * Tries until it is not busy any more, giving other work a turn in between; at least for one look.
 * @throws AppError `busy`, and what `attempt` throws for other reasons
 */
export async function patiently(path: string, timeoutMs: number, attempt: () => unknown): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs + 1, MAX_PAUSE_MS)) {
    const busy = look(attempt);
    if (busy === undefined) return;
    if (performance.now() + pauseMs >= deadline)
      throw new AppError("busy", `database ${path} was locked for ${timeoutMs / 1000} s`, { path, cause: busy });
    await sleep(pauseMs);
  }
}

/** Waits until whatever was under way at `sinceMs`, by the clock of `performance.now()`, has come to its end. */
export function outwaitCommits(sinceMs: number): Promise<void> {
  return sleep(Math.max(0, sinceMs + COMMITS_MS - performance.now()));
}

/** What kept all attempts of one look from their goal. */
function look(attempt: () => unknown): unknown {
  const end = performance.now() + LOOK_MS;
  for (;;) {
    try {
      attempt();
      return undefined;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= end) return error;
    }
  }
}
