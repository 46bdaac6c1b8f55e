/**
 * What files hold, whatever store they belong to: pairs the files of two sides, and compares JSON by value, JSONL by record,
 * text by line. May import Node's own modules, what lies directly in `kinds`, and the model. Every comparison is bounded in time
 * and memory by the size of what it compares; nothing shows content unless it is asked to.
 */
export { compareDocument, isReadable } from "./compare-document.ts";
export { decreases, type GrowingValue, readGrowing } from "./growing-values.ts";
export { type ChangedFile, type ListedFile, type Listing, pairFiles } from "./pair-files.ts";
export { compileRules, type Rules } from "./rules.ts";
