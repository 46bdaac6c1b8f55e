/**
 * One file a command; each reads as a short paragraph of calls into the rooms below. Takes values from the doors and
 * returns values; prints nothing, reads no environment, knows no argument syntax.
 */
export { type Believed, trustedRuns } from "./bundles/choose.ts";
export { isNoBaseline } from "./compare/against.ts";
export { type BaselineRequest, type BaselineResult, baseline } from "./compare/baseline.ts";
export { compare } from "./compare/compare.ts";
export type { CompareRequest, Judging } from "./compare/plan.ts";
export type { ReportFiles } from "./compare/reports.ts";
export type { ChosenBundle, Context, KeySources, Progress, Request } from "./context.ts";
export { drill } from "./drill/drill.ts";
export type { DrillRequest } from "./drill/plan.ts";
export type { DrillOutcome, DrillResult } from "./drill/record.ts";
export { type InspectRequest, type InspectResult, inspect } from "./inspect.ts";
export { type KeygenRequest, type KeygenResult, keygen } from "./keygen.ts";
export { type ListedBundle, type ListRequest, type ListResult, list } from "./list.ts";
export { type LookupRequest, lookup } from "./lookup.ts";
export { type PrunedBundle, type PruneRequest, type PruneResult, prune } from "./prune.ts";
export {
  type PruneGenerationsRequest,
  type PruneGenerationsResult,
  pruneGenerations,
} from "./restore/prune-generations.ts";
export { type RecoverRequest, type RecoverResult, recover } from "./restore/recover.ts";
export type { RestoreRequest, RestoreResult } from "./restore/request.ts";
export { restore } from "./restore/restore.ts";
export { type UndoRequest, type UndoResult, undo } from "./restore/undo.ts";
export { type SigningKeygenRequest, type SigningKeygenResult, signingKeygen } from "./signing-keygen.ts";
export type { SigningSources } from "./signing-keys.ts";
export type { SnapshotRequest } from "./snapshot/plan.ts";
export { type SnapshotResult, type StoreReport, snapshot } from "./snapshot/snapshot.ts";
export { type VerifyRequest, type VerifyResult, verify } from "./verify/verify.ts";
