import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { z } from "zod";
import { AppError } from "../model/index.ts";
import { ownProgram } from "../os/index.ts";
import { linesOf } from "./lines.ts";
import { type Asked, type Limits, MEMORY_WORD, type Outcome, type TaskForm } from "./task.ts";

/** Bytes of an answer, at most. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_WORDS_BYTES = 4096;
/** Of the heap of JavaScript alone. A child takes most of its memory elsewhere, and looks after all of it by itself. */
const MAX_HEAP_MIB = 4096;

/**
 * Has tasks done by a child process, one after another, which can be stopped whatever it is doing: SQLite lets nobody
 * interrupt it, and knows no limit of memory in this build. A child that was stopped is followed by a new one. It sees nothing
 * of our environment but where programs and temporary files are.
 */
export class TaskProcess implements Disposable {
  #child: Child | undefined;
  #isOver = false;

  /** @throws AppError `busy` when the system lets no process start, or ends it, and when it is over with this one */
  async ask<Answer>(task: TaskForm<Answer>, input: unknown, limits: Limits): Promise<Outcome<Answer>> {
    const isFirst = this.#child === undefined;
    const outcome = await this.#askOnce(task, input, limits);
    // What earlier tasks left in the memory of a child must not count against this one.
    const isSuspect = "stopped" in outcome && outcome.stopped !== "time" && !isFirst;
    return isSuspect ? this.#askOnce(task, input, limits) : outcome;
  }

  /** Ends the child at once, whatever it is doing; there will be no other. */
  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#endChild();
  }

  #endChild(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  async #askOnce<Answer>({ name, answer }: TaskForm<Answer>, input: unknown, limits: Limits): Promise<Outcome<Answer>> {
    if (this.#isOver) throw new AppError("busy", "the process that does it was ended");
    this.#child ??= new Child();
    const line = await this.#child.ask({ task: name, input, memoryBytes: limits.memoryBytes }, limits.timeoutMs);
    const outcome = typeof line === "string" ? parse(line, answer) : line;
    if ("stopped" in outcome) this.#endChild();
    return outcome;
  }
}

/** One process. It keeps ours from ending only while it is asked something. */
class Child {
  readonly #process = start();
  readonly #lines: AsyncGenerator<string>;
  readonly #end: Promise<string>;
  #words = "";

  constructor() {
    const { stdin, stdout, stderr } = this.#process;
    // A child that ends early closes its input; its end says why.
    stdin?.on("error", () => {});
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#words = (this.#words + text).slice(0, MAX_WORDS_BYTES);
    });
    this.#lines = linesOf(stdout ?? none(), MAX_ANSWER_BYTES);
    this.#end = ended(this.#process);
    this.#end.catch(() => {});
  }

  /** The line that it answers with, or how it was stopped. @throws AppError `busy` */
  async ask(asked: Asked, timeoutMs: number): Promise<string | Exclude<Outcome<never>, { answer: never }>> {
    this.#hold(true);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.kill();
    }, timeoutMs);
    try {
      this.#process.stdin?.write(`${JSON.stringify(asked)}\n`);
      const line = await this.#nextLine();
      if (line !== undefined) return line;
      const end = await this.#end;
      if (late) return { stopped: "time", message: `stopped after ${Math.round(timeoutMs / 1000)} s` };
      if (this.#words.includes(MEMORY_WORD) || /heap (limit|out of memory)/.test(this.#words))
        return { stopped: "memory", message: `stopped at ${Math.round(asked.memoryBytes / 2 ** 20)} MiB of memory` };
      // By the system, when its memory is used up, or because our own end has come: that says nothing about the task.
      if (end === "SIGKILL") throw new AppError("busy", "a process of ours was ended from outside; try again");
      return { stopped: "fault", message: `stopped, because the process that did it ended with ${end}` };
    } finally {
      clearTimeout(timer);
      this.#hold(false);
    }
  }

  #hold(isHeld: boolean): void {
    const { stdin, stdout, stderr } = this.#process;
    const sockets = [stdin, stdout, stderr] as unknown as readonly (Socket | null)[];
    for (const held of [this.#process, ...sockets]) isHeld ? held?.ref() : held?.unref();
  }

  /** `undefined` when it ends without one. */
  async #nextLine(): Promise<string | undefined> {
    try {
      const { done, value } = await this.#lines.next();
      return done === true ? undefined : value;
    } catch (error) {
      // An answer that is too long is none, see `parse`; all else is told by how it ends.
      return error instanceof RangeError ? "" : undefined;
    }
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }
}

function start(): ChildProcess {
  const heap = `--max-old-space-size=${MAX_HEAP_MIB}`;
  const kept = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"];
  const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return spawn(process.execPath, [heap, ownProgram(), String(process.pid)], {
    env,
    stdio: "pipe",
    windowsHide: true,
  });
}

/** Its exit code, or the signal that ended it. */
function ended(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // Not `exit`: its last words may still be on their way then.
  child.on("close", (code, signal) => resolve(signal ?? `${code}`));
  child.on("error", (error) => {
    reject(new AppError("busy", `no process could be started for it: ${error.message}`, { cause: error }));
  });
  return promise;
}

function parse<Answer>(line: string, answer: z.ZodType<Answer>): Outcome<Answer> {
  const expected = z.union([
    z.strictObject({ answer }),
    z.strictObject({ failure: z.string(), code: z.string().optional() }),
  ]);
  try {
    return expected.parse(JSON.parse(line)) as Outcome<Answer>;
  } catch {
    return { stopped: "fault", message: "stopped, because the process that did it gave an answer that is none" };
  }
}

async function* none(): AsyncGenerator<Buffer> {}
