import {
  baseline,
  type Context,
  compare,
  drill,
  inspect,
  isNoBaseline,
  list,
  lookup,
  prune,
  type ReportFiles,
  restore,
  snapshot,
  verify,
} from "../flows/index.ts";
import { AppError, type Comparison, type SecretReport } from "../model/index.ts";
import {
  baselineSummary,
  baselineText,
  compareSummary,
  compareText,
  drillSummary,
  drillText,
  failureSummary,
  findingsError,
  foundSummary,
  foundText,
  inspectSummary,
  inspectText,
  listSummary,
  listText,
  noBaselineSummary,
  nothingStoredSummary,
  pruneSummary,
  pruneText,
  restoreSummary,
  restoreText,
  snapshotSummary,
  snapshotText,
  verifySummary,
  verifyText,
} from "../report/index.ts";
import { isKeylessFork, KEYLESS_FORK, type RunEvent } from "./event.ts";
import { ACTION_HINTS } from "./hints.ts";
import type { CommandName } from "./inputs.ts";
import { type IfNoBaseline, ifNoBaseline, type Said } from "./judging.ts";
import {
  baselineOutputs,
  compareOutputs,
  drillOutputs,
  inspectOutputs,
  listOutputs,
  lookupOutputs,
  type Outputs,
  pruneOutputs,
  restoreOutputs,
  snapshotOutputs,
  verifyOutputs,
} from "./outputs.ts";
import {
  baselineRequest,
  compareRequest,
  drillRequest,
  inspectRequest,
  listRequest,
  lookupRequest,
  missOf,
  pruneRequest,
  restoreRequest,
  snapshotRequest,
  verifyRequest,
} from "./requests.ts";

/** What a command has to say when it is done. */
export interface Answer {
  readonly outputs: Outputs;
  /** For the log. */
  readonly text: string;
  /** Markdown. */
  readonly summary: string;
  /** Present when the work was done and its outcome is bad all the same. */
  readonly failure?: AppError;
  /** Why there was nothing to do. */
  readonly skipped?: Skipped;
  /** Secrets that were found in memory, when some were. */
  readonly secrets?: SecretReport | null;
  /** What else is to be said in annotations. */
  readonly warnings?: readonly string[];
  /** What two memories differ in, when some were compared. */
  readonly comparison?: Comparison;
}

/** What was not done, for the annotation; none when that is to be ignored. */
export interface Skipped {
  readonly level: "notice" | "warning" | "ignore";
  readonly title: string;
  readonly message: string;
}

/** Every command: its request made of the inputs, its flow, its answer. @throws AppError what the flow throws */
export const RUN: Record<CommandName, (said: Said, context: Context) => Promise<Answer>> = {
  async snapshot(said, context) {
    const problems = [...said.problems];
    const rule = ifNoBaseline(problems);
    const request = snapshotRequest({ ...said, problems }, context.tempDir, rule !== "error");
    const result = await snapshot(request, context);
    const answer = {
      outputs: snapshotOutputs(result),
      text: snapshotText(result),
      summary: snapshotSummary(result),
      secrets: result.secrets,
      warnings: result.warnings,
    };
    if (result.notCompared !== null) return notComparedAnswer(answer, result.notCompared, said.event);
    if (result.noBaseline !== null) return { ...answer, skipped: noBaseline(result.noBaseline, rule) };
    if (result.comparison === null) return answer;
    const compared = comparisonAnswer(result.comparison, request.against?.reports ?? {});
    return {
      ...compared,
      secrets: answer.secrets,
      warnings: answer.warnings,
      outputs: { ...answer.outputs, ...compared.outputs },
      text: `${answer.text}\n${compared.text}`,
      // The verdict is what a reviewer looks for.
      summary: `${compared.summary}\n\n${answer.summary}`,
    };
  },

  async verify(said, context) {
    const result = await verify(verifyRequest(said), context);
    const answer = { outputs: verifyOutputs(result), text: verifyText(result), summary: verifySummary(result) };
    return result.ok ? answer : { ...answer, failure: findingsError(result.findings) };
  },

  async inspect(said, context) {
    const result = await inspect(inspectRequest(said), context);
    return { outputs: inspectOutputs(result), text: inspectText(result), summary: inspectSummary(result) };
  },

  async restore(said, context) {
    const problems = [...said.problems];
    const { looksOnly, fails } = missOf(problems);
    try {
      if (looksOnly) {
        const found = await lookup(lookupRequest({ ...said, problems }), context);
        return { outputs: lookupOutputs(found), text: foundText(found), summary: foundSummary(found) };
      }
      const result = await restore(restoreRequest({ ...said, problems }), context);
      return { outputs: restoreOutputs(result), text: restoreText(result), summary: restoreSummary(result) };
    } catch (error) {
      if (fails || !(error instanceof AppError) || error.code !== "vault-not-found") throw error;
      return missAnswer(error.message);
    }
  },

  async drill(said, context) {
    const result = await drill(drillRequest(said), context);
    const answer = { outputs: drillOutputs(result), text: drillText(result), summary: drillSummary(result) };
    return result.ok ? answer : { ...answer, failure: findingsError(result.findings) };
  },

  async compare(said, context) {
    const problems = [...said.problems];
    const rule = ifNoBaseline(problems);
    const request = compareRequest({ ...said, problems }, context.tempDir);
    try {
      return comparisonAnswer(await compare(request, context), request.reports ?? {});
    } catch (error) {
      if (!isNoBaseline(error) || rule === "error") throw error;
      const text = `nothing to compare with: ${error.message}\n`;
      return {
        outputs: { outcome: "skipped" },
        text,
        summary: noBaselineSummary(error.message),
        skipped: noBaseline(error.message, rule),
      };
    }
  },

  async list(said, context) {
    const result = await list(listRequest(said), context);
    return { outputs: listOutputs(result), text: listText(result), summary: listSummary(result) };
  },

  async prune(said, context) {
    const result = await prune(pruneRequest(said), context);
    return { outputs: pruneOutputs(result), text: pruneText(result), summary: pruneSummary(result) };
  },

  async baseline(said, context) {
    const result = await baseline(baselineRequest(said), context);
    return { outputs: baselineOutputs(result), text: baselineText(result), summary: baselineSummary(result) };
  },
};

function noBaseline(message: string, rule: IfNoBaseline): NonNullable<Answer["skipped"]> {
  const level = rule === "warn" ? "warning" : "ignore";
  return { level, title: "no baseline", message: `nothing to compare with: ${message}` };
}

/** The bundle is there, and later steps may want it. */
function notComparedAnswer(answer: Answer, failure: AppError, event: RunEvent): Answer {
  const message = `nothing was compared: ${failure.message}`;
  if (isKeylessFork(failure, event)) return { ...answer, skipped: { level: "notice", title: KEYLESS_FORK, message } };
  const summary = `${failureSummary(failure, "comparison", ACTION_HINTS)}\n\n${answer.summary}`;
  return { ...answer, outputs: { ...answer.outputs, outcome: "failed" }, summary, failure };
}

function missAnswer(why: string): Answer {
  const message = `nothing was restored: ${why}`;
  const skipped = { level: "notice", title: "no bundle", message } as const;
  return { outputs: { outcome: "skipped" }, text: `${message}\n`, summary: nothingStoredSummary(why), skipped };
}

function comparisonAnswer(comparison: Comparison, reports: ReportFiles): Answer {
  return {
    outputs: compareOutputs(comparison, reports),
    text: compareText(comparison),
    summary: compareSummary(comparison),
    comparison,
  };
}
