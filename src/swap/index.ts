/**
 * Puts finished things in place, all or nothing: a checked tree by a plan of renames that can be taken back, a new file by
 * one. Imports model only; never looks inside a store, never deletes what was there before the new is in place.
 */
export { type Companion, type Output, openOutput } from "./output.ts";
export type { SwapPlan, TreeFacts } from "./plan.ts";
export { openTarget, STAGING_PREFIX, type StagedTarget, type TargetOptions } from "./target.ts";
