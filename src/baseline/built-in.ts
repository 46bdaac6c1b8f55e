import { COMPARE_DEFAULTS, DIFFERENCE_CODES, DIFFERENCES } from "../model/index.ts";
import { BUILT_IN_LIMITS } from "./built-in-limits.ts";
import type { Rule } from "./policy.ts";
import type { Policy } from "./read-policy.ts";

/** The rules that stand before those of every policy: one for each code, in the order of the registry. */
export const BUILT_IN_RULES: readonly Rule[] = DIFFERENCE_CODES.map((code) => ({
  code,
  severity: DIFFERENCES[code].severity,
  ...BUILT_IN_LIMITS[code],
}));

/** What is judged by when there is no policy file. */
export const BUILT_IN_POLICY: Policy = {
  rules: [],
  ignore: [],
  keys: [],
  vectors: [],
  probes: COMPARE_DEFAULTS.probes,
  monotonic: [],
};
