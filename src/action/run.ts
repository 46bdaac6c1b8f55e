import {
  baseline,
  type Context,
  compare,
  drill,
  inspect,
  isNoBaseline,
  list,
  prune,
  type ReportFiles,
  restore,
  snapshot,
  verify,
} from "../flows/index.ts";
import type { AppError, Comparison } from "../model/index.ts";
import {
  baselineSummary,
  baselineText,
  compareSummary,
  compareText,
  drillSummary,
  drillText,
  findingsError,
  inspectSummary,
  inspectText,
  listSummary,
  listText,
  noBaselineSummary,
  pruneSummary,
  pruneText,
  restoreSummary,
  restoreText,
  snapshotSummary,
  snapshotText,
  verifySummary,
  verifyText,
} from "../report/index.ts";
import type { CommandName } from "./inputs.ts";
import { ifNoBaseline, type Said } from "./judging.ts";
import {
  baselineOutputs,
  compareOutputs,
  drillOutputs,
  inspectOutputs,
  listOutputs,
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
  /** Why there was nothing to do, and whether that is worth a warning. */
  readonly skipped?: { readonly message: string; readonly isWarning: boolean };
  /** What two memories differ in, when some were compared. */
  readonly comparison?: Comparison;
}

/** Every command: its request made of the inputs, its flow, its answer. @throws AppError what the flow throws */
export const RUN: Record<CommandName, (said: Said, context: Context) => Promise<Answer>> = {
  async snapshot(said, context) {
    const request = snapshotRequest(said, context.tempDir);
    const result = await snapshot(request, context);
    const answer = { outputs: snapshotOutputs(result), text: snapshotText(result), summary: snapshotSummary(result) };
    if (result.noBaseline !== null) return { ...answer, skipped: noBaseline(result.noBaseline) };
    if (result.comparison === null) return answer;
    const compared = comparisonAnswer(result.comparison, request.against?.reports ?? {});
    return {
      ...compared,
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
    const result = await restore(restoreRequest(said), context);
    return { outputs: restoreOutputs(result), text: restoreText(result), summary: restoreSummary(result) };
  },

  async drill(said, context) {
    const result = await drill(drillRequest(said), context);
    const answer = { outputs: drillOutputs(result), text: drillText(result), summary: drillSummary(result) };
    return result.ok ? answer : { ...answer, failure: findingsError(result.findings) };
  },

  async compare(said, context) {
    const request = compareRequest(said, context.tempDir);
    try {
      return comparisonAnswer(await compare(request, context), request.reports ?? {});
    } catch (error) {
      if (!isNoBaseline(error) || ifNoBaseline([]) === "error") throw error;
      const text = `nothing to compare with: ${error.message}\n`;
      return { outputs: {}, text, summary: noBaselineSummary(error.message), skipped: noBaseline(error.message) };
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

function noBaseline(message: string): NonNullable<Answer["skipped"]> {
  return { message: `nothing to compare with: ${message}`, isWarning: ifNoBaseline([]) === "warn" };
}

function comparisonAnswer(comparison: Comparison, reports: ReportFiles): Answer {
  return {
    outputs: compareOutputs(comparison, reports),
    text: compareText(comparison),
    summary: compareSummary(comparison),
    comparison,
  };
}
