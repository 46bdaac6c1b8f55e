import type { KindName } from "../model/index.ts";
import type { Context, KeySources, Request } from "./context.ts";

/** What to restore, and where to. */
export interface RestoreRequest extends Request, KeySources {
  readonly bundle: string;
  readonly to: string;
  /** Globs over store names and restored paths; all when empty. */
  readonly only?: readonly string[];
  /** Checks everything and says what would be done; writes nothing at the target. */
  readonly dryRun?: boolean;
  /** Replaces what the bundle holds in a folder that is not empty. */
  readonly force?: boolean;
}

/** A finished restore. */
export interface RestoreResult {
  readonly bundle: string;
  /** Absolute path. */
  readonly target: string;
  readonly dryRun: boolean;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly stateDigest: string;
  readonly stores: readonly {
    readonly name: string;
    readonly kind: KindName;
    /** Relative to the target. */
    readonly path: string;
    readonly entries: number;
    readonly bytes: number;
  }[];
  /** Paths relative to the target that were there before and were (or would be) replaced. */
  readonly replaced: readonly string[];
}

/** Restores a bundle all or nothing. @throws AppError exits 2, 3, 6, 7 */
export async function restore(_request: RestoreRequest, _context: Context): Promise<RestoreResult> {
  throw new Error("being built");
}
