import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const PAUSE_MS = 200;

/** How many bytes more than before were alive at once while something ran: what no collection of garbage could free. */
export async function peakOf(run: () => Promise<unknown>): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const alive = (): number => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = alive();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, alive());
  }, PAUSE_MS);
  try {
    await run();
  } finally {
    clearInterval(timer);
  }
  return peak - before;
}
