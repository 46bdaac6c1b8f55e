import { spawn } from "node:child_process";
import { PeakWatch } from "./process-tree.ts";

/** A program as it is started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are no failure; default 0. */
  readonly mayEndWith?: readonly number[];
}

/** What one run of a program took. */
export interface Sample {
  readonly seconds: number;
  /** The most memory of it and the processes below it; undefined where that cannot be seen. */
  readonly peakBytes: number | undefined;
}

/**
 * Runs a program from its start to its end.
 * @throws Error when it fails
 */
export async function measure(command: Command): Promise<Sample> {
  const { promise, resolve, reject } = Promise.withResolvers<number | NodeJS.Signals | null>();
  const started = performance.now();
  const child = spawn(command.program, command.args, {
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    env: { ...process.env, ...command.env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const words: Buffer[] = [];
  child.stderr.on("data", (some: Buffer) => words.push(some));
  child.on("error", reject);
  child.on("exit", (code, signal) => {
    seconds = (performance.now() - started) / 1000;
    peakBytes = watch?.stop();
    resolve(signal ?? code);
  });
  const watch = child.pid === undefined ? undefined : new PeakWatch(child.pid);
  let seconds = 0;
  let peakBytes: number | undefined;
  const end = await promise;
  if (typeof end === "number" && (command.mayEndWith ?? [0]).includes(end)) return { seconds, peakBytes };
  throw new Error(
    `${command.program} ${command.args.join(" ")} ended with ${end}\n${Buffer.concat(words).toString("utf8")}`,
  );
}

/** The middle of some numbers; of an even count the mean of the two in the middle. @throws Error when there are none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error("a median of nothing was asked for");
  return (low + high) / 2;
}
