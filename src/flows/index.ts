/**
 * One file a command; each reads as a short paragraph of calls into the rooms below. Takes values from the doors and
 * returns values; prints nothing, reads no environment, knows no argument syntax. A command is read from disk when it is run.
 */

export { type Believed, trustedRuns } from "./bundles/choose.ts";
export {
  baseline,
  compare,
  drill,
  inspect,
  keygen,
  list,
  lookup,
  prune,
  pruneGenerations,
  recover,
  restore,
  signingKeygen,
  snapshot,
  undo,
  verify,
} from "./commands.ts";
export type { BaselineRequest, BaselineResult } from "./compare/baseline.ts";
export { isNoBaseline } from "./compare/no-baseline.ts";
export type { CompareRequest, Judging } from "./compare/plan.ts";
export type { ReportFiles } from "./compare/reports.ts";
export type { ChosenBundle, Context, KeySources, Progress, Request } from "./context.ts";
export type { DrillRequest } from "./drill/plan.ts";
export type { DrillOutcome, DrillResult } from "./drill/record.ts";
export type { InspectRequest, InspectResult } from "./inspect.ts";
export type { KeygenRequest, KeygenResult } from "./keygen.ts";
export type { ListedBundle, ListRequest, ListResult } from "./list.ts";
export type { LookupRequest } from "./lookup.ts";
export type { PrunedBundle, PruneRequest, PruneResult } from "./prune.ts";
export type { PruneGenerationsRequest, PruneGenerationsResult } from "./restore/prune-generations.ts";
export type { RecoverRequest, RecoverResult } from "./restore/recover.ts";
export type { RestoreRequest, RestoreResult } from "./restore/request.ts";
export type { UndoRequest, UndoResult } from "./restore/undo.ts";
export type { SigningKeygenRequest, SigningKeygenResult } from "./signing-keygen.ts";
export type { SigningSources } from "./signing-keys.ts";
export type { SnapshotRequest } from "./snapshot/plan.ts";
export type { SnapshotResult, StoreReport } from "./snapshot/result.ts";
export type { VerifyRequest, VerifyResult } from "./verify/verify.ts";
