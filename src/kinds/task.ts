import type { z } from "zod";
import { AppError, ERRORS, type ErrorCode } from "../model/index.ts";

/** What a child process can be asked for, as whoever asks has to know it. */
export interface TaskForm<Answer> {
  readonly name: string;
  /** What an answer has to look like: the child has worked on what anyone may have made. */
  readonly answer: z.ZodType<Answer>;
}

/** Something that a child process can be asked to do: plain JSON in, plain JSON out. */
export interface Task<Input, Answer> extends TaskForm<Answer> {
  /** Runs inside of the child process. */
  readonly run: (input: Input) => Promise<Answer>;
}

/** What one task may use up. */
export interface Limits {
  readonly timeoutMs: number;
  /** Resident memory of the child, SQLite's and Node's own (about 80 MiB) included. */
  readonly memoryBytes: number;
}

/** How a task ended: with an answer, with a failure of its own, or stopped. */
export type Outcome<Answer> =
  | { readonly answer: Answer }
  /** `code` is that of the error, when it had one. */
  | { readonly failure: string; readonly code?: string }
  | { readonly stopped: "time" | "memory" | "fault"; readonly message: string };

/** The answer of a task that was not stopped. @throws the error that the task failed with */
export function answerOf<Answer>(outcome: Exclude<Outcome<Answer>, { stopped: unknown }>): Answer {
  if ("answer" in outcome) return outcome.answer;
  const { failure, code = "" } = outcome;
  if (code in ERRORS) throw new AppError(code as ErrorCode, failure);
  throw Object.assign(new Error(failure), { code });
}

/** What is said to a child process, one line for each task. */
export interface Asked {
  readonly task: string;
  readonly input: unknown;
  readonly memoryBytes: number;
}

/** What a child says before it ends itself, see the door `child`. */
export const MEMORY_WORD = "out of memory limit";
