/**
 * The door by which our own child processes and threads come in: tasks on standard input, answers on standard output, both lines of
 * JSON; or, over a channel, calls of GitHub's clients or frames of a bundle. Imports kinds, bundle, secrets, vault and the model.
 * Never talks to a person, never opens a key, and ends itself when a task takes more memory than it was given or when nobody waits
 * for it any more.
 */
import { once } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { PassTask } from "../bundle/index.ts";
import type { Asked, ThreadTask } from "../kinds/index.ts";

/** Bytes of a question, at most: it may hold the largest manifest, with every character escaped. */
const MAX_QUESTION_BYTES = 512 * 1024 * 1024;

/**
 * Does one task after another, until nobody asks any more; on a thread the one that it was started with. `parent` is the process
 * id of the one who asks.
 */
export async function main(parent: number): Promise<number> {
  if (parentPort !== null) {
    if ("pass" in workerData) {
      await (await import("../bundle/index.ts")).servePass(parentPort, workerData.pass as PassTask);
      return 0;
    }
    const { task, input } = workerData as ThreadTask;
    parentPort.postMessage(await outcomeOf(task, input));
    return 0;
  }
  if (process.connected) return (await import("../vault/index.ts")).serveCalls();
  // The thread starts while the tasks are loaded.
  const [allow, { linesOf, MEMORY_WORD }] = await Promise.all([keepWatch(parent), loadTasks()]);
  for await (const line of linesOf(process.stdin, MAX_QUESTION_BYTES)) {
    const { task, input, memoryBytes } = JSON.parse(line) as Asked;
    allow({ memoryBytes, word: MEMORY_WORD });
    process.stdout.write(`${JSON.stringify(await outcomeOf(task, input))}\n`);
  }
  return 0;
}

function loadTasks(): Promise<typeof import("./tasks.ts")> {
  return import("./tasks.ts");
}

async function outcomeOf(name: string, input: unknown): Promise<object> {
  try {
    const { TASKS } = await loadTasks();
    return { answer: await TASKS[name]?.run(input as never) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? { code: String(error.code) } : {};
    return { failure: error instanceof Error ? error.message : String(error), ...code };
  }
}

/** How much memory may be resident, and what is said when it is more. */
interface Allowed {
  readonly memoryBytes: number;
  readonly word: string;
}

/**
 * On a thread of its own, because a query of SQLite lets nothing else happen on this one. The function that is returned sets
 * how much memory may be resident.
 */
async function keepWatch(parent: number): Promise<(allowed: Allowed) => void> {
  const watcher = new Worker(`(${watch})()`, { eval: true, workerData: parent });
  await once(watcher, "online");
  watcher.unref();
  return (allowed) => watcher.postMessage(allowed);
}

/** Runs by itself on the other thread: it sees nothing of this module. */
function watch(): void {
  const { writeSync } = process.getBuiltinModule("node:fs");
  const { parentPort, workerData: parent } = process.getBuiltinModule("node:worker_threads");
  let allowed: Allowed = { memoryBytes: Number.POSITIVE_INFINITY, word: "" };
  parentPort?.on("message", (next: Allowed) => {
    allowed = next;
  });
  const intervalMs = 20;
  const end = () => process.kill(process.pid, "SIGKILL");
  setInterval(() => {
    if (process.memoryUsage.rss() > allowed.memoryBytes) {
      writeSync(2, allowed.word);
      end();
    }
    // On Windows an orphan keeps the number of its parent.
    if (process.ppid !== parent) end();
    try {
      process.kill(parent, 0);
    } catch {
      end();
    }
  }, intervalMs);
}
