import { availableParallelism } from "node:os";

/** Threads of Node's pool, on which frames are compressed and decoded; more at once would only take memory. */
const POOL_THREADS = 4;

/** Works on several items at once and gives the results out in order; stops taking items after a failure. */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const ahead = Math.min(availableParallelism(), POOL_THREADS) + 1;
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // The failure is met in its turn below; this keeps Node from calling it unhandled until then.
    result.catch(() => undefined);
    running.push(result);
    if (running.length >= ahead) yield await (running.shift() as Promise<R>);
  }
  for (const result of running) yield await result;
}
