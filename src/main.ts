/**
 * What `dist/` holds: the doors, each loaded only when it is opened. The launchers in `scripts/launchers/` call this
 * after they have made sure that Node is new enough.
 */
import { setFlagsFromString } from "node:v8";

// The memory of buffers is given back when young objects are collected. A young generation that stays small is collected
// often, which takes a third off the peak of a large memory and no time that could be measured.
setFlagsFromString("--semi-space-growth-factor=1");

/** Runs the command line. Gives the exit code. */
export async function cli(argv: readonly string[]): Promise<number> {
  const { main } = await import("./cli/index.ts");
  return main(argv);
}

/** Runs the action. Gives the exit code. */
export async function action(): Promise<number> {
  const { main } = await import("./action/index.ts");
  return main();
}

/** Does the tasks of a child process of ours, for the process with this id. Gives the exit code. */
export async function child(parent: number): Promise<number> {
  const { main } = await import("./child/index.ts");
  return main(parent);
}
