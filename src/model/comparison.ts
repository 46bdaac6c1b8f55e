import type { Difference } from "./difference.ts";
import type { Severity } from "./differences.ts";
import type { KindName, StoreSummary } from "./stores.ts";

/** How much is known of a side, from least to most: digests of stores, numbers about them, all that they hold. */
export const DEPTHS = ["digests", "summaries", "contents"] as const;
/** One of {@link DEPTHS}. */
export type Depth = (typeof DEPTHS)[number];

/** One of the two memories that are compared. */
export interface Side {
  readonly what: "bundle" | "receipt" | "baseline" | "sources";
  /** What the user called it: a path, or several with a blank between. */
  readonly name: string;
  /** How much could be known of it. */
  readonly depth: Depth;
  /** Null where it is not said: sources have none of these, a baseline file has no time and no id. */
  readonly agent: string | null;
  readonly snapshotId: string | null;
  readonly createdAt: string | null;
  readonly label: string | null;
  readonly stateDigest: string;
}

/** A store of one side, in numbers. */
export interface StoreNumbers {
  readonly entries: number;
  readonly bytes: number;
  readonly digest: string;
  /** Null where only digests are known. */
  readonly summary: StoreSummary | null;
}

/** A store of either side or of both. */
export interface ComparedStore {
  readonly name: string;
  readonly kind: KindName;
  /** Relative to the root; null where neither side says it. */
  readonly path: string | null;
  readonly status: "same" | "changed" | "added" | "removed";
  /** To which depth it was compared; null when there was nothing to compare. */
  readonly depth: Depth | null;
  readonly before: StoreNumbers | null;
  readonly after: StoreNumbers | null;
}

/** A limit of the policy that a difference was held against. */
export interface HeldLimit {
  readonly name: "max" | "maxPercent" | "minRecall" | "minOverlap" | "maxNormDrift";
  readonly allowed: number;
  readonly actual: number;
  readonly kept: boolean;
}

/** A difference that was judged. */
export interface Judged extends Omit<Difference, "parts"> {
  readonly severity: Exclude<Severity, "ignore">;
  /** Name of the store. */
  readonly store: string;
  readonly kind: KindName;
  /** The place as one text; empty for the store as a whole. */
  readonly path: string;
  readonly parts?: Difference["parts"];
  /** Absent where the policy has none. */
  readonly limits?: readonly HeldLimit[];
}

/** What a comparison comes to. */
export type Verdict = "pass" | "warn" | "fail";

/** Two memories, compared and judged. */
export interface Comparison {
  readonly verdict: Verdict;
  /** The state digests differ. */
  readonly changed: boolean;
  readonly base: Side;
  readonly current: Side;
  /** Path of the policy file; null for the built-in policy alone. */
  readonly policy: string | null;
  /** What limits the comparison, one sentence each: no key, another agent, no path in common. For people to read first. */
  readonly notes: readonly string[];
  /** Sorted by kind and name. */
  readonly stores: readonly ComparedStore[];
  /** Errors first, then warnings, then notices; within these by store, in the order of the registry. */
  readonly findings: readonly Judged[];
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** Differences that the policy says to ignore. */
  readonly ignored: number;
}
