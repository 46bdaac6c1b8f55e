import type { Consistency, KindName, LeftOut, StoreSummary } from "../model/index.ts";
import type { Context, Request } from "./context.ts";

/** What to capture and how to seal it. */
export interface SnapshotRequest extends Request {
  /** Folders, paths, globs, `!` exclusions, `kind:` prefixes, in the order given. */
  readonly sources: readonly string[];
  /** Folder for the bundle; made when absent. */
  readonly out: string;
  readonly root?: string;
  /** Default `default`. */
  readonly agent?: string;
  readonly label?: string;
  readonly recipients?: readonly string[];
  readonly recipientsFiles?: readonly string[];
  readonly passphraseFile?: string;
  readonly passphrase?: string;
  /** False only when the user said so. */
  readonly encrypt: boolean;
  /** zstd level 1 to 19; default 3. */
  readonly level?: number;
  readonly links?: "refuse" | "skip";
}

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
} & StoreSummary;

/** A finished snapshot. */
export interface SnapshotResult {
  /** Absolute path. */
  readonly bundle: string;
  /** Absolute path of the receipt. */
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
  /** The finished bundle was read back from disk and fits its manifest. */
  readonly verified: true;
  readonly stores: readonly StoreReport[];
  readonly leftOut: readonly LeftOut[];
}

/** Takes a snapshot of all sources at one moment. @throws AppError exits 2, 7 */
export async function snapshot(_request: SnapshotRequest, _context: Context): Promise<SnapshotResult> {
  throw new Error("being built");
}
