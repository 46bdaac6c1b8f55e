import type { KindName } from "../../model/index.ts";
import type { Recovery } from "../../swap/index.ts";
import type { NamedBundle } from "../bundles/stored.ts";
import type { KeySources, Request } from "../context.ts";

/** What to restore, and where to. */
export interface RestoreRequest extends Request, KeySources, NamedBundle {
  readonly to: string;
  /** Globs over store names and restored paths; all when empty. */
  readonly only?: readonly string[];
  /** Checks everything and says what would be done; writes nothing at the target. */
  readonly dryRun?: boolean;
  /** Replaces what the bundle holds in a folder that is not empty. */
  readonly force?: boolean;
  /** Whose memory it has to be. */
  readonly agent?: string;
  /** Lets the memory of one agent take the place of another's. */
  readonly forceAgent?: boolean;
  /** Takes a snapshot of what is there before it is replaced; default true. */
  readonly preSnapshot?: boolean;
}

/** A store that came back. */
export interface RestoredStore {
  readonly name: string;
  readonly kind: KindName;
  /** Relative to the target. */
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
}

/** What a change of a target has to say, whatever it was. */
export interface TargetChange {
  /** Absolute path. */
  readonly target: string;
  /** Paths relative to the target that were there before and were (or would be) replaced. */
  readonly replaced: readonly string[];
  /** Number of the generation that holds what was there; null when there is none. */
  readonly generation: string | null;
  /** Absolute path of the bundle with what was replaced; null when nothing was, or nothing was kept. */
  readonly preRestore: string | null;
  /** What became of an earlier restore that was cut off; null when there was none. */
  readonly recovered: Recovery["outcome"] | null;
  /** Folder with what was written to the target after that; null when nothing was. */
  readonly setAside: string | null;
}

/** A finished restore. */
export interface RestoreResult extends TargetChange {
  readonly bundle: string;
  readonly dryRun: boolean;
  /**
   * Only what was restored was read and checked: damage elsewhere in the bundle was not looked for, and the SHA-256 of the whole
   * was not compared with the sidecars. Never without `only`.
   */
  readonly partial: boolean;
  /** Bytes of the bundle that were read for it, its ends apart. */
  readonly readBytes: number;
  /** Id of the trusted key that has signed the bundle; null when no key was named. */
  readonly signedBy: string | null;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly stateDigest: string;
  readonly stores: readonly RestoredStore[];
}
