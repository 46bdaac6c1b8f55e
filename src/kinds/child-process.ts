import { type ChildProcess, spawn } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "../model/index.ts";

/** What a task in a child process may use up. */
export interface Limits {
  readonly timeoutMs: number;
  /** Resident memory of the child, SQLite's and Node's own (about 80 MiB) included. */
  readonly memoryBytes: number;
  /** Ends the child early, at once. */
  readonly signal?: AbortSignal;
}

/** How a task in a child process ended: with an answer, with a failure of its own, or stopped. */
export type Outcome<Answer> =
  | { readonly answer: Answer }
  | { readonly failure: string }
  | { readonly stopped: "time" | "memory" | "fault"; readonly message: string };

/** Bytes of an answer, at most. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_WORDS_BYTES = 4096;
/** What the child says before it ends itself, see the door `child`. */
export const MEMORY_WORD = "out of memory limit";

/**
 * Has a task done by a child process, which can be stopped whatever it is doing: SQLite lets nobody interrupt it, and knows
 * no limit of memory in this build. The child sees nothing of our environment but where temporary files go.
 * @throws AppError `busy` when the system lets no process start
 */
export async function askChild<Answer>(task: string, input: unknown, limits: Limits): Promise<Outcome<Answer>> {
  const child = start(limits);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, limits.timeoutMs);
  try {
    // A child that ends early closes its input; its end says why.
    child.stdin?.on("error", () => {});
    child.stdin?.end(JSON.stringify({ task, input, memoryBytes: limits.memoryBytes, parent: process.pid }));
    const [answer, words, end] = await Promise.all([
      collect(child, "stdout", MAX_ANSWER_BYTES),
      collect(child, "stderr", MAX_WORDS_BYTES),
      ended(child),
    ]);
    if (late) return { stopped: "time", message: `stopped after ${limits.timeoutMs / 1000} s` };
    if (words.includes(MEMORY_WORD) || /heap (limit|out of memory)/.test(words))
      return { stopped: "memory", message: `stopped at ${limits.memoryBytes / 1024 / 1024} MiB of memory` };
    if (end !== "0") return { stopped: "fault", message: `the process that did it ended with ${end}` };
    return JSON.parse(answer) as Outcome<Answer>;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

function start({ memoryBytes, signal }: Limits): ChildProcess {
  const heap = `--max-old-space-size=${Math.ceil(memoryBytes / 1024 / 1024)}`;
  const kept = ["SystemRoot", "TMPDIR", "TEMP", "TMP"];
  const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const also = signal === undefined ? {} : { signal, killSignal: "SIGKILL" as const };
  return spawn(process.execPath, [heap, program()], { env, stdio: "pipe", windowsHide: true, ...also });
}

/** Where a child begins: `child/` lies beside this folder, in `src/` as in `dist/`. */
function program(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), "..", "child", `start${extname(here)}`);
}

/** Gathers what a child says; one that says too much is ended. */
async function collect(child: ChildProcess, name: "stdout" | "stderr", maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of child[name] ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > maxBytes) child.kill("SIGKILL");
    else pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** Its exit code, or the signal that ended it. */
function ended(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.on("exit", (code, signal) => resolve(signal ?? `${code}`));
  child.on("error", (error) => {
    reject(new AppError("busy", `no process could be started for it: ${error.message}`, { cause: error }));
  });
  return promise;
}
