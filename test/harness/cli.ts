import { join } from "node:path";
import { type ChildOptions, type ChildResult, runNode } from "./child.ts";

/** The command line as it is shipped. */
export const DIST_CLI = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** A finished run of the command line. */
export interface CliResult extends ChildResult {
  /** The one document of standard output. @throws SyntaxError when it is not exactly one */
  json(): unknown;
}

/** Runs `dist/cli.js`, or another entry, as a terminal or a script would. */
export async function runCli(
  args: readonly string[],
  { entry = DIST_CLI, ...options }: ChildOptions & { readonly entry?: string } = {},
): Promise<CliResult> {
  const result = await runNode([entry, ...args], options);
  return { ...result, json: () => JSON.parse(result.stdout) };
}
