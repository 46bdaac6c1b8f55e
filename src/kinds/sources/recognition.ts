/** How the kinds recognise their own; `sources` knows nothing else of them. */
export interface Recognition {
  /** Whether a file that starts with these bytes is a database. */
  readonly isDatabase: (firstBytes: Uint8Array) => boolean;
  /** Whether a folder is a repository. */
  readonly isRepository: (folder: string) => Promise<boolean>;
  /** What the work tree of a repository holds beside its history. @throws AppError when it cannot be read */
  readonly listChanges: (repository: string) => Promise<Changes>;
}

/** What a work tree holds beside the history; paths relative to it, `/` between parts. */
export interface Changes {
  /** Regular files that are new or not as they were committed. */
  readonly changed: readonly string[];
  /** What the repository is told to pass by; a folder stands for all below it. */
  readonly ignored: readonly string[];
  readonly nestedRepositories: readonly string[];
  /** Symbolic links that are new or not as they were committed. */
  readonly links: readonly string[];
  readonly special: readonly { readonly path: string; readonly reason: "socket" | "pipe" | "device" }[];
}
