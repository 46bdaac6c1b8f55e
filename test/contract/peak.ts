import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const PAUSE_MS = 200;
/** A collection takes long where much else is alive; what is measured needs its time, too. */
const PAUSE_SHARE = 10;

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
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const start = performance.now();
    peak = Math.max(peak, alive());
    timer = setTimeout(look, Math.max(PAUSE_MS, PAUSE_SHARE * (performance.now() - start)));
  };
  timer = setTimeout(look, PAUSE_MS);
  try {
    await run();
  } finally {
    clearTimeout(timer);
  }
  return peak - before;
}
