import type { Command, Sample } from "./measure.ts";

/** What is timed, in the order in which it is shown. */
export const TASKS = ["snapshot", "restore", "verify", "inspect", "only", "compare", "start", "action"] as const;
/** One of {@link TASKS}. */
export type Task = (typeof TASKS)[number];

/** Something that is timed again and again, beside others of the same task. */
export interface Contender {
  readonly task: Task;
  readonly name: string;
  /** What to do in an empty folder, which is removed afterwards; only the last command is timed. */
  readonly commands: (into: string) => readonly Command[];
}

/** What all rounds of a contender took. */
export interface Series {
  readonly task: Task;
  readonly name: string;
  readonly samples: readonly Sample[];
}
