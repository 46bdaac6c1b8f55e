import type { DifferenceCode, Severity } from "../model/index.ts";
import type { Limits } from "./limits.ts";

/** Limits that hold when no rule gives others. What keeps a size out of the report is its limit: the rest says why it changed. */
export const BUILT_IN_LIMITS: { readonly [code in DifferenceCode]?: Limits & { readonly within?: Severity } } = {
  "store-shrunk": { maxPercent: 50, within: "ignore" },
  "store-grown": { maxPercent: 400, within: "ignore" },
  "vectors-norm-drifted": { maxNormDrift: 0.1, within: "ignore" },
  "vectors-recall": { minRecall: 0.8 },
  "vectors-overlap": { minOverlap: 0.5 },
};
