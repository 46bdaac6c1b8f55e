import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** How an agent works that goes on while something is done to its memory. */
export interface AgentHabits {
  /** Steps behind it when it is ready. */
  readonly firstSteps: number;
  /** Steps between two commits of notes. */
  readonly notesEvery: number;
  readonly pauseMs: number;
}

/** An agent in a process of its own that goes on writing until it is stopped. */
export class LiveAgent {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #said = "";
  #failed = "";

  private constructor(dir: string, { firstSteps, notesEvery, pauseMs }: AgentHabits) {
    const numbers = [firstSteps, notesEvery, pauseMs].map(String);
    this.#child = spawn(process.execPath, [join(import.meta.dirname, "writer.ts"), dir, ...numbers], { stdio: "pipe" });
    this.#child.stdout.on("data", (text: Buffer) => {
      this.#said += text.toString();
    });
    this.#child.stderr.on("data", (text: Buffer) => {
      this.#failed += text.toString();
    });
  }

  /** Starts one with a new memory in `dir`, and waits until it is ready. */
  static async start(dir: string, habits: AgentHabits): Promise<LiveAgent> {
    const agent = new LiveAgent(dir, habits);
    while (!agent.#said.startsWith("ready")) {
      await Promise.race([once(agent.#child.stdout, "data"), once(agent.#child, "close")]);
      if (agent.#child.exitCode !== null) throw new Error(`the agent did not start: ${agent.#failed}`);
    }
    return agent;
  }

  /** Lets it finish its step. Gives the number of that. @throws Error when anything went wrong in its life */
  async stop(): Promise<number> {
    if (this.#child.exitCode === null) {
      const closed = once(this.#child, "close");
      this.#child.stdin.write("stop\n");
      await closed;
    }
    if (this.#child.exitCode !== 0) throw new Error(`the agent failed: ${this.#failed}`);
    return Number(this.#said.trim().split("\n").at(-1));
  }

  /** Ends it wherever it is. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
