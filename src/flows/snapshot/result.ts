import { sidecarPaths } from "../../bundle/index.ts";
import {
  type AppError,
  type Comparison,
  type Consistency,
  given,
  type KindName,
  type LeftOut,
  type Manifest,
  type Receipt,
  type SecretReport,
  type StoreSummary,
} from "../../model/index.ts";
import type { Kept } from "./keep.ts";

/** A captured store, as reported. The facts of its kind stand beside the common ones. */
export type StoreReport = {
  readonly name: string;
  readonly kind: KindName;
  /** Relative to the root. */
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  readonly digest: string;
  readonly consistency: Consistency;
  /** Something was struck out of it. */
  readonly redacted?: true;
} & StoreSummary;

/** A finished snapshot. */
export interface SnapshotResult {
  /** Absolute path; what names it in the vault, when it is kept nowhere else. */
  readonly bundle: string;
  /** Absolute path of the receipt; likewise. */
  readonly receipt: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly encrypted: boolean;
  readonly consistency: Consistency;
  readonly stateDigest: string;
  /** Id of the key that has signed it; null when it is not signed. */
  readonly signedBy: string | null;
  /** For how long no database could be committed to while the moment was fixed. */
  readonly fencedMs: number;
  /** The finished bundle was read back from disk and fits its manifest. */
  readonly verified: true;
  readonly stores: readonly StoreReport[];
  readonly leftOut: readonly LeftOut[];
  /** Secrets that were found, and what was redacted; null when there was nothing. */
  readonly secrets: SecretReport | null;
  /** What else its user should know: sentences. */
  readonly warnings: readonly string[];
  /** Where it is kept; null when no vault was named. */
  readonly vault: Kept | null;
  /** With what the request names; null when it names nothing. */
  readonly comparison: Comparison | null;
  /** Why there was nothing to compare with, where there need not be; otherwise null. */
  readonly noBaseline: string | null;
  /** What kept it from being compared, or the reports from being written; otherwise null. */
  readonly notCompared: AppError | null;
}

interface ReportFacts extends Pick<SnapshotResult, "fencedMs" | "signedBy" | "warnings"> {
  readonly manifest: Manifest;
  /** A path as it may be shown. */
  readonly shownPath: (path: string) => string;
}

/** What is to be said of a bundle that was published. */
export function report(
  bundle: string,
  receipt: Receipt,
  { manifest, shownPath, fencedMs, signedBy, warnings }: ReportFacts,
): SnapshotResult {
  const { sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest } = receipt;
  return {
    bundle,
    receipt: sidecarPaths(bundle).receipt,
    ...{ sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest },
    signedBy,
    fencedMs,
    verified: true,
    stores: manifest.stores.map(reportStore),
    leftOut: manifest.leftOut.map((one) => ({ ...one, path: shownPath(one.path) })),
    secrets: manifest.secrets ?? null,
    warnings,
    vault: null,
    comparison: null,
    noBaseline: null,
    notCompared: null,
  };
}

function reportStore({
  name,
  path,
  entries,
  bytes,
  digest,
  consistency,
  summary,
  redacted,
}: Manifest["stores"][number]): StoreReport {
  return { name, path, entries, bytes, digest, consistency, ...summary, ...given({ redacted }) };
}
