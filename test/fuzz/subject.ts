import type { Random } from "./random.ts";

/** Something that reads what others wrote. */
export interface Subject {
  readonly name: string;
  /** How often it gets a turn, against others; 1 when absent. */
  readonly share?: number;
  /** What is right, to start from. */
  readonly samples: readonly Buffer[];
  /** Makes another input, out of one that was interesting before. */
  readonly mutate: (from: Buffer, random: Random) => Buffer;
  /**
   * Reads an input. Returns what became of it, so that inputs that lead elsewhere can be told apart.
   * @throws Error when it did what no reader may do
   */
  readonly read: (input: Buffer) => Promise<string>;
}
