/**
 * Puts a checked tree in place, all or nothing: plans by comparing, moves by rename, undoes on failure. Imports model only;
 * never looks inside a store, never deletes what was there before the new is in place.
 */
export { type Output, openOutput } from "./output.ts";
export type { SwapPlan, TreeFacts } from "./plan.ts";
export { OWN_FOLDER, openTarget, type StagedTarget, type TargetOptions } from "./target.ts";
