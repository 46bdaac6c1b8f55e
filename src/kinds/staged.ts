import type { Consistency, LeftOut, StoreSummary } from "../model/index.ts";

/** One file or folder, ready to be written into a bundle. */
export type StagedEntry =
  | {
      /** Path in the archive. */
      readonly path: string;
      readonly type: "file";
      readonly mode: number;
      readonly sizeBytes: number;
      /** Absolute path of a private copy that nobody else writes to. */
      readonly file: string;
    }
  | { readonly path: string; readonly type: "folder"; readonly mode: number };

/** A store whose pinned state lies in the staging folder. */
export interface StagedStore {
  readonly entries: readonly StagedEntry[];
  readonly summary: StoreSummary;
  /** Digest of the state; equal content gives an equal digest, whatever its history. SHA-256, lower-case hex. */
  readonly digest: string;
  readonly consistency: Consistency;
  readonly leftOut: readonly LeftOut[];
}
