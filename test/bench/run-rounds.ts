import { execFileSync } from "node:child_process";
import { type Command, measure, type Sample } from "./measure.ts";
import type { Room } from "./room.ts";
import type { Contender, Series } from "./series.ts";

/** Runs the last command, and what it needs before. */
export async function runLast(commands: readonly Command[]): Promise<Sample> {
  let last: Sample | undefined;
  for (const command of commands) last = await measure(command);
  if (last === undefined) throw new Error("there is no command to run");
  return last;
}

/**
 * Runs contenders of one task in turn, round after round, so that what else the machine does meets all of them. Who starts
 * moves on from round to round.
 */
export async function runRounds(contenders: readonly Contender[], rounds: number, room: Room): Promise<Series[]> {
  const samples = contenders.map((): Sample[] => []);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (round + turn) % contenders.length;
      const contender = contenders[index];
      if (contender !== undefined) samples[index]?.push(await runOnce(contender, room));
    }
  return contenders.map(({ task, name }, index) => ({ task, name, samples: samples[index] ?? [] }));
}

/** Runs something once, in an empty folder that is removed afterwards. */
export async function runOnce({ commands }: Pick<Contender, "commands">, room: Room): Promise<Sample> {
  const into = room.fresh();
  try {
    return await runLast(commands(into));
  } finally {
    room.remove(into);
    // What one has left to be written must not slow the next down.
    if (process.platform !== "win32") execFileSync("sync");
  }
}
