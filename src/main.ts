/**
 * What `dist/` holds: both doors, each loaded only when it is opened. The launchers in `scripts/launchers/` call this
 * after they have made sure that Node is new enough.
 */

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
