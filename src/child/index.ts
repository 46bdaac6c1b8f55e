/**
 * The door by which our own child processes come in: one task on standard input, one answer on standard output, both JSON.
 * Imports kinds and the model. Never talks to a person, never opens a key, and ends itself when it uses more memory than
 * it was given or when nobody waits for it any more.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { MEMORY_WORD, TASKS } from "../kinds/index.ts";

/** See `askChild`. */
interface Asked {
  readonly task: string;
  readonly input: never;
  readonly memoryBytes: number;
  /** Process id of the one who asked. */
  readonly parent: number;
}

/** Does one task. Gives the exit code. */
export async function main(): Promise<number> {
  const { task, input, memoryBytes, parent } = JSON.parse(await readAll()) as Asked;
  await keepWatch({ memoryBytes, parent });
  const answer = await answerTo(task, input);
  process.stdout.write(JSON.stringify(answer));
  return 0;
}

async function answerTo(task: string, input: never): Promise<object> {
  try {
    return { answer: await TASKS[task]?.(input) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

async function readAll(): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const piece of process.stdin) text += piece;
  return text;
}

/** On a thread of its own, because a query of SQLite lets nothing else happen on this one. */
async function keepWatch(asked: Pick<Asked, "memoryBytes" | "parent">): Promise<void> {
  const workerData = { ...asked, word: MEMORY_WORD };
  const watcher = new Worker(`(${watch})()`, { eval: true, workerData });
  await once(watcher, "online");
  watcher.unref();
}

/** Runs by itself on the other thread: it sees nothing of this module. */
function watch(): void {
  const { writeSync } = process.getBuiltinModule("node:fs");
  const { memoryBytes, word, parent } = process.getBuiltinModule("node:worker_threads").workerData;
  const intervalMs = 20;
  setInterval(() => {
    const isGreedy = process.memoryUsage.rss() > memoryBytes;
    if (isGreedy) writeSync(2, word);
    if (isGreedy || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, intervalMs);
}
