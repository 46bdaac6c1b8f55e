import type { Command } from "../measure.ts";
import type { Room } from "../room.ts";

/** Something that there can be much of. */
export interface Dimension {
  readonly name: string;
  /** How much of it, rising. */
  readonly steps: readonly number[];
  /** Makes so much of it, and gives what to time there, in this order. */
  readonly make: (count: number, room: Room) => Promise<readonly Operation[]>;
}

/** A command whose cost may grow, but not faster than what it works on. */
export interface Operation {
  readonly name: string;
  /** What to do in an empty folder, which is removed afterwards; only the last command is timed. */
  readonly commands: (into: string) => readonly Command[];
  /** Changes what it works on, so that it is done only once. */
  readonly once?: true;
}
