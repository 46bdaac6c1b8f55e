import type {
  CompareOptions,
  Difference,
  Entry,
  Finding,
  KindName,
  LeftOut,
  ManifestStore,
  StoreFacts,
  StoreSummary,
} from "../model/index.ts";
import type { Secrets } from "./redacting.ts";
import type { StagedEntry, StagedStore } from "./staged.ts";
import type { Limits, Task } from "./task.ts";

export type { Redacted, Redacting, Secrets, SecretsFound, StagedCopy } from "./redacting.ts";
export type { StagedEntry, StagedStore } from "./staged.ts";

/** Findings of one store, at most: one that has nothing in common with its manifest could give millions. */
export const MAX_FINDINGS = 100;

/** A store as it was found at its source, before anything of it was read. */
export interface LocatedStore {
  readonly kind: KindName;
  readonly name: string;
  /** Absolute path of the database, the repository's work tree, or the folder that the files are below. */
  readonly location: string;
  /** The same, relative to the root, `/` between parts; `.` is the root. */
  readonly path: string;
  /**
   * Kind `file` only: what belongs to the store, paths relative to `location` with `/` between parts (`.` is `location`
   * itself, when it is a captured folder), sorted bytewise.
   */
  readonly members?: readonly LocatedMember[];
  /**
   * Kind `file` only: what has appeared in captured folders since the store was located. Opens files that are new, so that
   * none of them may be open in SQLite. Absent: nobody asks.
   */
  readonly newcomers?: () => Newcomers;
  /**
   * Kind `git` only: paths below `location` (relative to it) that belong to another store or are excluded, so that they
   * are not captured a second time as uncommitted files. A folder stands for all below it.
   */
  readonly exclude?: readonly string[];
  /**
   * Kind `git` only: why a path below `location` does not travel unless it is committed, neither as a file of the work tree nor as
   * what is staged; whether it was there when the store was located or not. Absent: everything travels.
   */
  readonly withholds?: (path: string) => LeftOut["reason"] | undefined;
}

/** What was not there when a store of kind `file` was located; paths relative to its location. */
export interface Newcomers {
  /** Plain files that belong to the store. */
  readonly files: readonly LocatedMember[];
  /** What else: folders, databases, links. */
  readonly others: readonly string[];
}

/** One file or folder of a store of kind `file`. */
export interface LocatedMember {
  readonly path: string;
  readonly type: "file" | "folder";
}

/**
 * The capture of one store. The calls come in this order: `lock` of every store, `pin` of every store, `unlock` of every
 * store, `stage` of one store after another, `close` of every store (always, also after a failure). After `lock` may also come `unlock` and `lock` again, when another store was busy.
 */
export interface Capture {
  readonly store: LocatedStore;
  /**
   * True, from `pin` on, when `stage` should come before that of other stores: until it is done nobody else can commit to
   * this one, or whatever they write spoils it.
   */
  readonly stageEarly?: boolean;
  /**
   * Keeps others from committing until `unlock`, waiting no longer than `timeoutMs`. Kinds that cannot be locked are asked
   * before the databases, and may have a first look at what they will pin.
   * @throws AppError `busy` when a lock is held by another beyond the time.
   */
  lock(timeoutMs: number): Promise<void>;
  /**
   * Fixes the state that `stage` will copy. Synchronous and short: every database of the snapshot is locked meanwhile.
   * @throws AppError `kept-changing`, `busy` when there is no state to be had; the caller starts again
   */
  pin(): void;
  /**
   * Lets others commit again. Synchronous. All other stores are pinned by now, so what could not be locked may note whether
   * it has held still meanwhile. Without a `lock` before it does nothing.
   */
  unlock(): void;
  /**
   * Copies the pinned state into `dir`, a private empty folder of this store. What cannot be pinned is compared with its
   * state at `pin` as soon as it is copied.
   * @throws AppError `kept-changing` when the pinned state is gone; the caller starts again.
   */
  stage(dir: string): Promise<StagedStore>;
  /** Ends connections. Leaves the source as it was. Never throws. */
  close(): void;
}

/** Choices of the user that a capture needs. */
export interface CaptureOptions {
  /** Leave the database pages as they are, deleted rows included. */
  readonly rawPages?: boolean;
  /** Private folder for what a kind needs beside its staged copy; the system's temporary folder when absent. */
  readonly scratch?: string;
  /** How long opening may wait for a program that lets nobody else read; a few seconds when absent. */
  readonly lockTimeoutMs?: number;
  /**
   * There is no other store of this sort - databases, or stores that cannot be locked - in the snapshot, so that nothing can be
   * torn between this one and another.
   */
  readonly alone?: boolean;
  /**
   * The store is captured by itself, and nothing else is of its moment. It is one state of its own as far as that can be had:
   * a file that never holds still is taken as it was read.
   */
  readonly anyMoment?: boolean;
}

/** A store that came out of a bundle: what the manifest says and where its entries were extracted to. */
export interface ExtractedStore {
  readonly store: ManifestStore;
  /** Absolute path below which every entry lies at its archive path. */
  readonly extracted: string;
  /** Archive paths of the entries that belong to this store, sorted bytewise. */
  readonly paths: readonly string[];
  /**
   * Permission bits by archive path, as the manifest has them. Extracted files do not carry them: a file in a read-only
   * folder could not be moved out again, and Windows knows none.
   */
  readonly modes: ReadonlyMap<string, number>;
  /**
   * SHA-256 of files by archive path, with which their content was compared when it came out of the bundle. A check that
   * needs no more than these also works on a store that was not extracted. Absent: files have to be read.
   */
  readonly digests?: ReadonlyMap<string, string>;
}

/**
 * A store of one side of a comparison, as far as it is known there. `content` comes with `summary`, and `facts` with `summary`;
 * where all three are absent, only the digest is known. Plain JSON, so that a child process can be given it.
 */
export interface KnownStore {
  readonly kind: KindName;
  readonly name: string;
  /** Relative to the root; null where it is not known. */
  readonly path: string | null;
  readonly digest: string;
  readonly entries: number;
  readonly bytes: number;
  readonly summary?: StoreSummary;
  /** From a baseline file. */
  readonly facts?: StoreFacts;
  /** Everything that a bundle has of it, on disk, checked, in private copies; in the order of the archive. */
  readonly content?: readonly StagedEntry[];
  /** Files that were left out of `content`, because the other side has the same ones, see `Kind.alike`. */
  readonly unread?: readonly (Entry & { readonly type: "file" })[];
  /** SHA-256 of its files by archive path, as far as they are known; with `content`, of those in it. */
  readonly digests?: Readonly<Record<string, string>>;
}

/** Archive paths of files on each side. */
export interface AlikeFiles {
  readonly base: ReadonlySet<string>;
  readonly current: ReadonlySet<string>;
}

/** A store of both sides. The digests differ, or nobody would ask. */
export interface StorePair {
  readonly base: KnownStore;
  readonly current: KnownStore;
}

/**
 * A kind of memory. A new kind is a folder that exports one of these and a line in the list of `kinds/index.ts`.
 * Nobody else knows what is inside a store.
 */
export interface Kind {
  readonly name: KindName;
  /**
   * Opens what the capture needs; may take its time and reads the source.
   * @throws AppError `source-unreadable`, `source-damaged`
   */
  open(store: LocatedStore, options: CaptureOptions): Promise<Capture>;
  /**
   * Examines an extracted store that may come from anyone: `integrity_check` and every digest of the summary for
   * databases, `git fsck --strict` in a scratch clone below `scratch` and refs, HEAD and work tree against the summary
   * for repositories. Gives {@link MAX_FINDINGS} at most. Leaves `extracted` as it was, removes what it made in `scratch`, executes nothing of the store. Where
   * there is `apart`, call it by an `Examiner`.
   */
  check(store: ExtractedStore, scratch: string): Promise<Finding[]>;
  /**
   * Puts the store below `tree` as it was below the root, at `store.path`; may move files out of `extracted`. Folders that
   * are there already (another store's) are kept. Only called when `check` found nothing. Both folders are on one file system.
   */
  restore(store: ExtractedStore, tree: string): Promise<void>;
  /**
   * Folders of the restored store, relative to the root, that replace what is at a target as a whole and are never merged
   * with it: a repository's own folder. None when absent.
   */
  units?(store: ManifestStore): readonly string[];
  /**
   * What a baseline keeps of a store whose content is there.
   * @throws what reading a private copy throws
   */
  describe(store: KnownStore, options: CompareOptions, scratch: string): Promise<StoreFacts>;
  /**
   * What differs between two sides of one store, as exactly as what is known of them allows: with the content of both, by rows
   * and lines; otherwise by facts, where one side has content its facts are made of it; otherwise by summaries. Empty only when
   * what differs does not count: what is ignored, JSON that was formatted anew. Memory is bounded whatever the size. Leaves both as they are. `scratch` is a private folder. Where there is `apart` or
   * `comparing`, call it by an `Examiner`.
   */
  compare(pair: StorePair, options: CompareOptions, scratch: string): Promise<Difference[]>;
  /**
   * Which files of a pair both sides have with the same content, as far as that is known without content. `compare` reads none of
   * them; they may be `unread`.
   */
  alike?(pair: StorePair): Promise<AlikeFiles>;
  /** There when comparing reads what anyone may have written by means that have no limits of their own; see `apart`. */
  readonly comparing?: { readonly limitsFor: (sizeBytes: number) => Limits };
  /** How secrets in a staged copy are found and struck out; stores of a kind without it are never searched. */
  readonly secrets?: Secrets;
  /** There when examining a store evaluates what its author wrote: then a process of its own has to do it, with limits. */
  readonly apart?: Apart;
}

/** How stores of a kind are examined in a process of its own. */
export interface Apart {
  /** `check` of a store that came out of a bundle. */
  readonly check: Task<StoreOnDisk, readonly Finding[]>;
  /** What examining a store with so many bytes may use up. */
  readonly limitsFor: (sizeBytes: number) => Limits;
}

/** What of an extracted store is of use to another process. */
export type StoreOnDisk = Pick<ExtractedStore, "store" | "extracted" | "paths">;
