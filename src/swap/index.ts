/**
 * Puts finished things in place, all or nothing, whatever dies in between: a checked tree by a journal and a plan of renames
 * that can be taken up again or taken back, a new file by one. Imports model only; never looks inside a store, never deletes
 * what was there before the new is in place.
 */
export { Generations, openGenerations, type StoredGeneration } from "./generations.ts";
export { isCutOff } from "./journal.ts";
export { type Companion, type Output, openOutput } from "./output.ts";
export { RECORD_PATH } from "./own-folder.ts";
export { type OwnedFolder, openPrivateFolder } from "./owned.ts";
export type { SwapPlan, TreeFacts } from "./plan.ts";
export { type FoundGeneration, type GenerationNote, putLinks, readGeneration, type TargetRecord } from "./records.ts";
export type { Recovery } from "./recover.ts";
export { openTarget, recoverTarget, type StagedTarget } from "./target.ts";
