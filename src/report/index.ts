/**
 * Puts results and failures into words: text for the terminal, Markdown for the summary of a job, annotations, JSON of
 * failures. Pure: values in, text out. Imports the model only. Never lets a foreign name act as markup, as a terminal
 * sequence or as a command of the runner, and never spells out a key.
 */
export {
  asAppError,
  type FailureDocument,
  failureAnnotation,
  failureDocument,
  failureText,
  findingsError,
} from "./failure.ts";
export { logSafe, printable, withoutKeys } from "./printable.ts";
export { recoverText, restoreText, undoText } from "./restore-text.ts";
export {
  drillSummary,
  failureSummary,
  inspectSummary,
  restoreSummary,
  snapshotSummary,
  verifySummary,
} from "./summary.ts";
export { drillText, inspectText, snapshotText, verifyText } from "./text.ts";
export type { DrillView, SnapshotView, VerifyView } from "./views.ts";
export { counted, humanSize } from "./wording.ts";
