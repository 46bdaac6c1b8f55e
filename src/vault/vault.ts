import type { RandomAccess, Receipt } from "../model/index.ts";

/** Which run of which workflow has stored a bundle, where the vault knows. */
export interface Origin {
  /** `owner/name` of the repository that the run belongs to. */
  readonly repository: string;
  /** `owner/name` that the commit of the run came from: another one for a pull request from a fork; null when it was deleted. */
  readonly headRepository: string | null;
  readonly runId: number;
  readonly attempt: number;
  /** File name of the workflow, such as `memory.yml`. */
  readonly workflow: string;
  /** What set it off: `push`, `schedule`, `pull_request` ... */
  readonly event: string;
  /** Without `refs/heads/`. */
  readonly branch: string | null;
  readonly commit: string;
  /** `success`, `failure` ...; null while it runs. */
  readonly conclusion: string | null;
}

/** A bundle that lies in a vault, as its receipt says. Nothing of it was verified but the form of the receipt. */
export interface StoredBundle {
  /** File name of the bundle. */
  readonly name: string;
  /** What this vault calls it; of use to this vault only. */
  readonly key: string;
  readonly receipt: Receipt;
  /** When the vault got it: UTC with milliseconds. Not what the receipt claims. */
  readonly storedAt: string;
  readonly origin: Origin | null;
}

/** A finished bundle on disk, with the sidecars that stand beside it. */
export interface Upload {
  /** Absolute path; `.sha256` and `.receipt.json` stand beside it. */
  readonly bundle: string;
  readonly receipt: Receipt;
}

/** What a vault is asked for; whatever it is not, is not read. */
export interface Listing {
  readonly agent?: string;
  /** File name of a bundle. */
  readonly name?: string;
  /** The last eight digits of a snapshot id, as they stand in the name. */
  readonly idEnding?: string;
  /** Id of the run that has stored it; for vaults that know. */
  readonly runId?: number;
}

/** Hears bytes as they go over the wire. */
export type OnBytes = (bytes: number) => void;

/** The bytes of a stored bundle, read where they lie. Whoever opened it closes it. */
export interface StoredBytes extends RandomAccess {
  close(): Promise<void>;
}

/**
 * A place where bundles are kept. Every backend passes the same contract test.
 *
 * Whatever goes wrong is one of these, and never a silent success:
 * - `vault-not-found`: there is no such bundle, bucket or folder
 * - `vault-denied`: it is there, or may be, and we may not
 * - `vault-unreachable`: nobody answers, or not in time, after retries
 * - `vault-corrupt`: what came is not what was stored: its size or SHA-256 is not that of the receipt
 */
export interface Vault {
  readonly kind: "folder" | "cache" | "artifact" | "s3";
  /** As the user gave it, without secrets; with a name behind it, it names a bundle. */
  readonly url: string;
  /**
   * Stores a bundle: the bundle first, then its checksum, the receipt last. Until the receipt is there, the bundle does not exist
   * and is not listed; `sweep` can tell what a put that was cut off has left. What arrived is compared with the receipt, by the SHA-256 that the
   * service computes or by reading it back.
   * @throws AppError `output-exists` when a bundle of this name is there: nothing is ever overwritten; `vault-*`
   */
  put(upload: Upload, onBytes?: OnBytes): Promise<StoredBundle>;
  /**
   * Every bundle that exists, newest by its receipt first. Reads receipts, never bundles. A receipt that is none, or that speaks of
   * another bundle, is left out and told to `onSkipped`.
   * @throws AppError `vault-*`
   */
  list(listing?: Listing, onSkipped?: (name: string, why: string) => void): Promise<readonly StoredBundle[]>;
  /**
   * Fetches a bundle into `dir`, a private folder, as a stream, with its sidecars; gives its absolute path. Size and SHA-256 are
   * compared with the receipt, and what differs is removed again.
   * @throws AppError `vault-*`, `disk-full`
   */
  get(stored: StoredBundle, dir: string, onBytes?: OnBytes): Promise<string>;
  /**
   * Opens a bundle to read ranges of it; null where the backend can only give all of it. Ranges are not compared with anything:
   * the format has to prove what it reads.
   * @throws AppError `vault-*`, also from `read`
   */
  open(stored: StoredBundle): Promise<StoredBytes | null>;
  /**
   * Removes a bundle so that it does not exist from the first step on, and so that `sweep` can tell what a removal that was cut off
   * has left. One that is gone already is no error.
   * @throws AppError `vault-*`
   */
  remove(stored: StoredBundle): Promise<void>;
  /**
   * Removes what puts and removals that were cut off have left: partial uploads, bundles that never got their receipt, sidecars
   * without a bundle, older than `olderThanMs` by the clock of the vault; never what somebody is still writing. A bundle without a
   * receipt that may be anybody's stays, and is told to `onUnreceipted`. Gives the names of what went; `dryRun` removes nothing.
   * @throws AppError `vault-*`
   */
  sweep(
    options: { readonly olderThanMs: number; readonly dryRun: boolean },
    onUnreceipted?: (name: string) => void,
  ): Promise<readonly string[]>;
}

/** What a vault may know of the world outside. */
export interface VaultContext {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Folder for private temporary files. */
  readonly tempDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Days that an artifact is kept; by default what the repository says. */
  readonly retentionDays?: number;
}
