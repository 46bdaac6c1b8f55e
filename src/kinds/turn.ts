import { setImmediate } from "node:timers/promises";

/** How long work on files may hold up the event loop. */
const SLICE_MS = 15;

/** Gives others a turn when it is due; then there is something to wait for. */
export type Turn = () => Promise<void> | undefined;

/** Lets synchronous work on many files share the event loop: for small files the thread pool costs more than the work. */
export function takeTurns(): Turn {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
