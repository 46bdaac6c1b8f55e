/**
 * What differs between two sets of files, and what a baseline keeps of one. May import what belongs to its kind, what lies
 * directly in `kinds`, and the model. Reads private copies only and starts no program: it runs in a process with limits.
 */
import type { Limits } from "../../task.ts";

export { alikeFiles } from "./alike.ts";
export { compareFileStores } from "./compare.ts";
export { describeFiles } from "./describe.ts";

/** JSON of two million values on both sides takes half of it, and so does a table of all the records that it can hold. */
const MEMORY_BYTES = 2 * 2 ** 30;
/** JSONL takes the longest; half a minute for 1 GiB when nobody else is at work. */
const BYTES_A_SECOND = 5 * 2 ** 20;

/** What comparing sets of files with so many bytes may use up. */
export function comparisonLimits(sizeBytes: number): Limits {
  return { memoryBytes: MEMORY_BYTES, timeoutMs: Math.ceil(60_000 + (sizeBytes / BYTES_A_SECOND) * 1000) };
}
