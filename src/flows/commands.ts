import type { Context } from "./context.ts";

type Flow<Request, Result> = (request: Request, context: Context) => Promise<Result>;

/** A flow that is read, together with the rooms it needs, when it is run: to list a vault takes no database and no key. */
function whenRun<Request, Result>(load: () => Promise<Flow<Request, Result>>): Flow<Request, Result> {
  return async (request, context) => (await load())(request, context);
}

// Each is described, with what it throws, where it is.
export const baseline = whenRun(async () => (await import("./compare/baseline.ts")).baseline);
export const compare = whenRun(async () => (await import("./compare/compare.ts")).compare);
export const drill = whenRun(async () => (await import("./drill/drill.ts")).drill);
export const inspect = whenRun(async () => (await import("./inspect.ts")).inspect);
export const keygen = whenRun(async () => (await import("./keygen.ts")).keygen);
export const list = whenRun(async () => (await import("./list.ts")).list);
export const lookup = whenRun(async () => (await import("./lookup.ts")).lookup);
export const prune = whenRun(async () => (await import("./prune.ts")).prune);
export const pruneGenerations = whenRun(async () => (await import("./restore/prune-generations.ts")).pruneGenerations);
export const recover = whenRun(async () => (await import("./restore/recover.ts")).recover);
export const restore = whenRun(async () => (await import("./restore/restore.ts")).restore);
export const signingKeygen = whenRun(async () => (await import("./signing-keygen.ts")).signingKeygen);
export const snapshot = whenRun(async () => (await import("./snapshot/snapshot.ts")).snapshot);
export const undo = whenRun(async () => (await import("./restore/undo.ts")).undo);
export const verify = whenRun(async () => (await import("./verify/verify.ts")).verify);
