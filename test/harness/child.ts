import { spawn } from "node:child_process";
import { join } from "node:path";

/** Where Node keeps what it has compiled: most of what a short program costs is the same every time. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "memsnap");

/** A program to run, and how long it may take. */
export interface ChildOptions {
  readonly cwd?: string;
  /** The whole environment, not an addition to ours, but for what Node is told about its cache. */
  readonly env?: NodeJS.ProcessEnv;
  /** Handed to standard input, which is closed then. */
  readonly input?: string | Uint8Array;
  /** Default 60,000. */
  readonly timeoutMs?: number;
  /** A program, with its arguments, that starts ours: one that takes rights away, or that measures. */
  readonly through?: readonly string[];
}

/** A program that has ended. */
export interface ChildResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Node program and collects what it says. @throws Error when it takes longer than allowed */
export async function runNode(args: readonly string[], options: ChildOptions = {}): Promise<ChildResult> {
  const { cwd, env = process.env, input = "", timeoutMs = 60_000, through = [] } = options;
  const [program = process.execPath, ...words] = [...through, process.execPath, ...args];
  const child = spawn(program, words, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { NODE_COMPILE_CACHE, ...env },
    windowsHide: true,
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      said[name] += text;
    });
  }
  // A program that never reads its input may be gone before all of it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(input);

  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  const { promise, resolve, reject } = Promise.withResolvers<Omit<ChildResult, "stdout" | "stderr">>();
  child.on("error", reject);
  child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
  const ended = await promise.finally(() => clearTimeout(timer));
  if (late) throw new Error(`${args.join(" ")} took longer than ${timeoutMs} ms\n${said.stdout}\n${said.stderr}`);
  return { ...ended, ...said };
}
