import type { Problem } from "../model/index.ts";

/** What a flow may know of the world outside; the doors give it, tests give their own. */
export interface Context {
  /** Clock. */
  readonly now: () => Date;
  /** A fresh UUIDv7 for the time given. */
  readonly newId: (at: Date) => string;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Folder for private temporary files. */
  readonly tempDir: string;
  /** Environment, where clients of services find their settings and credentials; none when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Keeps a step that must be made when the program is told to end early; the returned function forgets it again. */
  readonly atExit: (cleanUp: () => void) => () => void;
  /** Hears how far the work has come. */
  readonly progress: (event: Progress) => void;
  /** Hears which bundle of a vault was taken. */
  readonly chosen?: (choice: ChosenBundle) => void;
}

/** A bundle of a vault that was taken. */
export interface ChosenBundle {
  /** Names it from anywhere; results call it so. */
  readonly reference: string;
  /** What its vault calls it. */
  readonly key: string;
  /** Newer ones that are meant as well and not believed, with every reason. */
  readonly passedOver: readonly { readonly name: string; readonly why: string }[];
}

/** How far a phase has come. `total` is absent where it cannot be known before. */
export interface Progress {
  readonly phase:
    | "capture"
    | "search"
    | "write"
    | "read back"
    | "store"
    | "fetch"
    | "read"
    | "check"
    | "restore"
    | "compare"
    | "prune";
  /** Bytes, stores or bundles that are done. */
  readonly done: number;
  readonly total?: number;
  readonly unit: "bytes" | "stores" | "bundles";
  /** The store or the file in hand. */
  readonly item?: string;
}

/** What every request carries: what a door found wrong with it, to be reported together with all else that is wrong. */
export interface Request {
  readonly problems?: readonly Problem[];
}

/** Keys to open a bundle with. */
export interface KeySources {
  /** Files with age identities, one a line. */
  readonly identityFiles?: readonly string[];
  /** Identities themselves, from a secret of the workflow. */
  readonly identities?: readonly string[];
  readonly passphraseFile?: string;
  readonly passphrase?: string;
  /** By whom it has to be signed: public keys of minisign, or files that hold some. Without any, no signature is looked at. */
  readonly trustedKeys?: readonly string[];
}
