import { type Context, drill, inspect, restore, snapshot, verify } from "../flows/index.ts";
import type { AppError } from "../model/index.ts";
import {
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
  drillOutputs,
  inspectOutputs,
  type Outputs,
  restoreOutputs,
  snapshotOutputs,
  verifyOutputs,
} from "./outputs.ts";
import { drillRequest, inspectRequest, restoreRequest, type Said, snapshotRequest, verifyRequest } from "./requests.ts";

/** What a command has to say when it is done. */
export interface Answer {
  readonly outputs: Outputs;
  /** For the log. */
  readonly text: string;
  /** Markdown. */
  readonly summary: string;
  /** Present when the work was done and its outcome is bad all the same. */
  readonly failure?: AppError;
}

/** Every command: its request made of the inputs, its flow, its answer. @throws AppError what the flow throws */
export const RUN: Record<CommandName, (said: Said, context: Context) => Promise<Answer>> = {
  async snapshot(said, context) {
    const result = await snapshot(snapshotRequest(said, context.tempDir), context);
    return { outputs: snapshotOutputs(result), text: snapshotText(result), summary: snapshotSummary(result) };
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
};
