/**
 * Judges two memories: reads a policy, says which stores belong together and what became of them as a whole, weighs every
 * difference by the policy, reads and writes baseline files. Pure: values in, values out; imports the model and the schema
 * library only. Never opens a store, never reads a file, never words a report.
 */
export {
  BASELINE_FORMAT,
  BaselineFile,
  type BaselineStore,
  MAX_BASELINE_BYTES,
  readBaseline,
  writeBaseline,
} from "./baseline-file.ts";
export { BUILT_IN_POLICY, BUILT_IN_RULES } from "./built-in.ts";
export { type Found, type Judgement, judge } from "./judge.ts";
export { isCompared, optionsFor, type StoreIdentity } from "./options.ts";
export { PolicyFile, Rule } from "./policy.ts";
export { type Policy, readPolicy } from "./read-policy.ts";
export { type PairedStore, pairStores, type WholeStore, wholeDifferences } from "./stores.ts";
