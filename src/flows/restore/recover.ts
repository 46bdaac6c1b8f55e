import { type Problem, throwProblems } from "../../model/index.ts";
import { type Recovery, recoverTarget } from "../../swap/index.ts";
import type { Context, Request } from "../context.ts";
import { lastLookInto } from "./guard.ts";
import { targetOf } from "./target.ts";

/** Which target to look after. */
export interface RecoverRequest extends Request {
  readonly target: string;
}

/** What was found at a target, and what became of it. */
export interface RecoverResult {
  /** Absolute path. */
  readonly target: string;
  /** Null when no restore was cut off. */
  readonly recovered: Recovery["outcome"] | null;
  /** Folder with what was written to the target after that; null when nothing was. */
  readonly setAside: string | null;
  /** What kept it from being completed, when it was taken back. */
  readonly why: string | null;
}

/**
 * Completes a restore that was cut off, or takes it back when it cannot be completed, and removes what dead restores left.
 * @throws AppError `busy`, `target-notes-invalid`, `restore-incomplete`
 */
export async function recover(request: RecoverRequest, context: Context): Promise<RecoverResult> {
  const problems: readonly Problem[] = request.problems ?? [];
  throwProblems(problems);
  const target = targetOf(request.target, context);
  const { recovered } = await recoverTarget(target, { cwd: context.cwd, lastLook: lastLookInto(target) });
  return {
    target,
    recovered: recovered?.outcome ?? null,
    setAside: recovered?.setAside ?? null,
    why: recovered?.cause === undefined ? null : asText(recovered.cause),
  };
}

function asText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
