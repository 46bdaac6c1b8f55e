import {
  baseline,
  type Context,
  compare,
  drill,
  inspect,
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
  restoreSummary,
  restoreText,
  snapshotSummary,
  snapshotText,
  verifySummary,
  verifyText,
} from "../report/index.ts";
import type { CommandName } from "./inputs.ts";
import {
  baselineOutputs,
  compareOutputs,
  drillOutputs,
  inspectOutputs,
  type Outputs,
  restoreOutputs,
  snapshotOutputs,
  verifyOutputs,
} from "./outputs.ts";
import {
  baselineRequest,
  compareRequest,
  drillRequest,
  inspectRequest,
  restoreRequest,
  type Said,
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
  /** What two memories differ in, when some were compared. */
  readonly comparison?: Comparison;
}

/** Every command: its request made of the inputs, its flow, its answer. @throws AppError what the flow throws */
export const RUN: Record<CommandName, (said: Said, context: Context) => Promise<Answer>> = {
  async snapshot(said, context) {
    const request = snapshotRequest(said, context.tempDir);
    const result = await snapshot(request, context);
    const answer = { outputs: snapshotOutputs(result), text: snapshotText(result), summary: snapshotSummary(result) };
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
    return comparisonAnswer(await compare(request, context), request.reports ?? {});
  },

  async baseline(said, context) {
    const result = await baseline(baselineRequest(said), context);
    return { outputs: baselineOutputs(result), text: baselineText(result), summary: baselineSummary(result) };
  },
};

function comparisonAnswer(comparison: Comparison, reports: ReportFiles): Answer {
  return {
    outputs: compareOutputs(comparison, reports),
    text: compareText(comparison),
    summary: compareSummary(comparison),
    comparison,
  };
}
