import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Scene } from "./scene.ts";

const REPORTER = pathToFileURL(join(import.meta.dirname, "report-peak.ts")).href;

/** What a run of the command line gave, and the most memory that it had resident. */
export interface Measured<Result> {
  readonly result: Result;
  readonly peakBytes: number;
}

/** Runs memsnap with `--json`, and prints its peak of memory and its time; `about` says of what. */
export async function measured<Result extends object>(
  scene: Scene,
  args: readonly string[],
  { about, timeoutMs }: { readonly about: string; readonly timeoutMs: number },
): Promise<Measured<Result>> {
  const started = performance.now();
  const env = { NODE_OPTIONS: `--import=${REPORTER}`, MEMSNAP_PEAK_FILE: scene.path("peak") };
  const result = await scene.done<Result>(args, { env, timeoutMs });
  const seconds = (performance.now() - started) / 1000;
  const peakBytes = Number(scene.read("peak"));
  process.stdout.write(`${args[0]} of ${about}: peak ${(peakBytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s\n`);
  return { result, peakBytes };
}
