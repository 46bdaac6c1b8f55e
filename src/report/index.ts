/**
 * Puts results and failures into words: text for the terminal, Markdown for the summary of a job, annotations, JSON of
 * failures. Pure: values in, text out. Imports the model only. Never lets a foreign name act as markup, as a terminal
 * sequence or as a command of the runner, and never spells out a key.
 */
export { type CompareAnnotation, compareAnnotations } from "./compare-annotations.ts";
export { compareJunit } from "./compare-junit.ts";
export { compareSarif } from "./compare-sarif.ts";
export { compareSummary } from "./compare-summary.ts";
export { compareText } from "./compare-text.ts";
export { isEarlierReport } from "./earlier-report.ts";
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
export { secretsAnnotation } from "./secrets-text.ts";
export {
  baselineSummary,
  drillSummary,
  failureSummary,
  inspectSummary,
  noBaselineSummary,
  nothingStoredSummary,
  restoreSummary,
  skippedSummary,
  snapshotSummary,
  verifySummary,
} from "./summary.ts";
export { baselineText, drillText, inspectText, snapshotText, verifyText } from "./text.ts";
export {
  foundSummary,
  foundText,
  type ListView,
  listSummary,
  listText,
  type PruneGenerationsView,
  type PruneView,
  pruneGenerationsText,
  pruneSummary,
  pruneText,
} from "./vault-text.ts";
export type { BaselineView, DrillView, SnapshotView, VerifyView } from "./views.ts";
export { counted, humanAge, humanSize } from "./wording.ts";
