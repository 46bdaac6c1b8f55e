import type { ErrorCode } from "./errors.ts";

/** Something a check found. `path` is a path in the bundle, or the name of a store. */
export interface Finding {
  readonly code: ErrorCode;
  readonly path: string;
  readonly message: string;
}

/** Checks of a bundle, in the order in which they are made. */
export const CHECK_NAMES = [
  "sidecar",
  "signature",
  "encryption",
  "frames",
  "archive",
  "manifest",
  "digests",
  "databases",
  "repositories",
] as const;
/** One of {@link CHECK_NAMES}. */
export type CheckName = (typeof CHECK_NAMES)[number];

/** Outcome of one check. A check that was not made is `skipped`, with the reason. */
export interface Check {
  readonly name: CheckName;
  readonly status: "passed" | "failed" | "skipped";
  /** What was counted, or why it was skipped. */
  readonly detail: string;
}
