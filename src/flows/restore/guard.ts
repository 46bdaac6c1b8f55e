import { relative, sep } from "node:path";
import { findUsages } from "../../kinds/index.ts";
import { AppError, type Problem, throwProblems } from "../../model/index.ts";
import type { TargetRecord } from "../../swap/index.ts";

/** What is said about whose memory may go where. */
export interface Expectation {
  /** Whose memory the user expects. */
  readonly agent?: string;
  readonly forceAgent?: boolean;
}

/**
 * Keeps the memory of one agent from taking the place of another's.
 * @throws AppError `agent-mismatch`
 */
export function requireAgent(
  agent: string,
  { expected, record, target }: { expected: Expectation; record: TargetRecord | null; target: string },
): void {
  if (expected.forceAgent === true) return;
  const problems: Problem[] = [];
  const refuse = (message: string): unknown => problems.push({ code: "agent-mismatch", message, path: target });
  if (expected.agent !== undefined && expected.agent !== agent)
    refuse(`the bundle is of agent ${agent}, expected ${expected.agent}`);
  if (record !== null && record.agent !== agent)
    refuse(`${target} holds the memory of agent ${record.agent}, and the bundle is of agent ${agent}`);
  throwProblems(problems);
}

/** Where databases are looked for. */
export interface Looking {
  readonly target: string;
  /** Private folder on the file system of the target. */
  readonly scratch: string;
}

/**
 * Keeps databases from being replaced beneath a program that has them open. `paths` are absolute; what is below a folder is
 * looked at too.
 * @throws AppError `busy` naming each that is in use
 */
export async function requireUnused(paths: readonly string[], { target, scratch }: Looking): Promise<void> {
  const usages = await findUsages(paths, scratch);
  throwProblems(
    usages.map(({ file, by = "another program" }) => {
      const path = relative(target, file).replaceAll(sep, "/");
      return { code: "busy", message: `database ${JSON.stringify(path)} at the target is in use by ${by}`, path };
    }),
  );
}

/** What a restore that was cut off has to ask before it goes on. @throws AppError `busy` */
export function lastLookInto(target: string): (paths: readonly string[], scratch: string) => Promise<void> {
  return (paths, scratch) => requireUnused(paths, { target, scratch });
}

/** @throws AppError `kept-changing` when what is there is not what was kept */
export function requireSame(target: string, before: string, now: string): void {
  if (before === now) return;
  const message = `somebody wrote to ${target} while a snapshot of it was taken; nothing was changed`;
  throw new AppError("kept-changing", message, { path: target });
}
