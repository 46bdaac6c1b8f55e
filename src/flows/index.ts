/**
 * One file a command; each reads as a short paragraph of calls into the rooms below. Takes values from the doors and
 * returns values; prints nothing, reads no environment, knows no argument syntax.
 */
export type { Context, KeySources, Progress, Request } from "./context.ts";
export { inspect, type InspectRequest, type InspectResult } from "./inspect.ts";
export { keygen, type KeygenRequest, type KeygenResult } from "./keygen.ts";
export { restore, type RestoreRequest, type RestoreResult } from "./restore.ts";
export { snapshot, type SnapshotRequest, type SnapshotResult, type StoreReport } from "./snapshot.ts";
export { verify, type VerifyRequest, type VerifyResult } from "./verify.ts";
