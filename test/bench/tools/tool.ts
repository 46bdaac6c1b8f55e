import type { Command } from "../measure.ts";

/** What is held against each other: a way to keep a memory, and to get it back. */
export interface Tool {
  readonly name: string;
  /** Programs without which it is left out. */
  readonly needs: readonly string[];
  /** What is done once, before the first snapshot. */
  readonly prepare: readonly Command[];
  /** Keeps the memory in an empty folder. What comes before the last command is not timed. */
  snapshot(into: string): readonly Command[];
  /** Brings back what a snapshot has kept in `from`, into an empty folder. */
  restore(from: string, to: string): Command;
  /** Reads and checks everything that a snapshot has kept. */
  verify?(from: string): Command;
}

/** What a tool is given to work with. */
export interface Place {
  /** The folder to keep. */
  readonly memory: string;
  /** A folder for keys, caches and settings. */
  readonly own: string;
}
