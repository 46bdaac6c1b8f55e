import { EXIT } from "./exit.ts";

/** What is said about a code everywhere: a title, what to do, and how the program ends. */
export interface ErrorEntry {
  readonly title: string;
  readonly hint: string;
  readonly exit: number;
}

/**
 * Every failure the product can report. The registry is the only place that knows titles, hints and exit codes;
 * a code without them does not compile.
 */
export const ERRORS = {
  internal: {
    title: "internal error",
    hint: "this is a fault of memsnap; please report it with the command and the message",
    exit: EXIT.internal,
  },
  "bad-option": {
    title: "wrong option or input",
    hint: "see `memsnap help <command>` for the options",
    exit: EXIT.usage,
  },
  "source-missing": {
    title: "source not found",
    hint: "correct the path, or exclude it with a `!pattern`",
    exit: EXIT.usage,
  },
  "source-unreadable": {
    title: "source cannot be read",
    hint: "give the user that runs memsnap permission to read it, or exclude it with a `!pattern`",
    exit: EXIT.usage,
  },
  "source-unsupported": {
    title: "source is of a type that is never captured",
    hint: "exclude it with a `!pattern`; symbolic links can also be left out with `--links skip`",
    exit: EXIT.usage,
  },
  "source-sensitive": {
    title: "source is never memory",
    hint: "leave it out of the sources, or take it on purpose with `--include-sensitive`",
    exit: EXIT.usage,
  },
  "source-damaged": {
    title: "source is damaged",
    hint: "repair the source first; a damaged memory is not captured as if it were whole",
    exit: EXIT.usage,
  },
  "git-missing": {
    title: "git is not installed",
    hint: "install git 2.38 or newer and put it on the PATH; it is needed for memory that is a git repository",
    exit: EXIT.usage,
  },
  "name-not-portable": {
    title: "name cannot be restored on every system",
    hint: "rename it, or exclude it with a `!pattern`",
    exit: EXIT.usage,
  },
  "no-recipient": {
    title: "nobody to encrypt to",
    hint: "give --recipient, --recipients-file or --passphrase-file, or say --no-encrypt",
    exit: EXIT.usage,
  },
  "bad-recipient": {
    title: "not an age recipient",
    hint: "a recipient starts with age1 or age1pq1; `memsnap keygen` makes a pair",
    exit: EXIT.usage,
  },
  "bad-identity": {
    title: "not an age identity",
    hint: "an identity file holds lines that start with AGE-SECRET-KEY-; `memsnap keygen` makes one",
    exit: EXIT.usage,
  },
  "bad-signing-key": {
    title: "not a signing key that can be used",
    hint: "give a secret key file of minisign, and its passphrase where it has one; `memsnap keygen --signing` makes one",
    exit: EXIT.usage,
  },
  "bad-trusted-key": {
    title: "not a trusted key",
    hint: "give a public key of minisign: the line that starts with RW, or the file that holds it",
    exit: EXIT.usage,
  },
  "bundle-missing": {
    title: "bundle not found",
    hint: "give the path of a file that ends in .tar.zst or .tar.zst.age",
    exit: EXIT.usage,
  },
  "output-exists": {
    title: "output exists already",
    hint: "choose another name; nothing is overwritten",
    exit: EXIT.usage,
  },
  "output-unwritable": {
    title: "output cannot be written",
    hint: "give a folder that exists, or can be made, and that can be written to",
    exit: EXIT.usage,
  },
  "target-not-empty": {
    title: "target folder is not empty",
    hint: "choose a new or empty folder, or say --force to replace what the bundle holds",
    exit: EXIT.usage,
  },
  "target-unsafe": {
    title: "target cannot be replaced safely",
    hint: "remove the symbolic link or the file that stands in the way, or choose another folder",
    exit: EXIT.usage,
  },
  "agent-mismatch": {
    title: "bundle is of another agent than the target",
    hint: "give the bundle of the agent that is meant, or say --force-agent",
    exit: EXIT.usage,
  },
  "target-notes-invalid": {
    title: "what memsnap has noted in the target cannot be trusted",
    hint: "the file that the message names was damaged, or copied or put there by somebody else: remove it if nobody needs it",
    exit: EXIT.usage,
  },
  "pre-snapshot-failed": {
    title: "what is at the target cannot be kept",
    hint: "repair or remove what the message names, or say --no-pre-snapshot to replace it with no way back",
    exit: EXIT.usage,
  },
  "nothing-to-undo": {
    title: "there is no restore that can be undone",
    hint: "earlier states lie in .memsnap/pre-restore of the target and can be restored as any bundle",
    exit: EXIT.usage,
  },
  "nothing-selected": {
    title: "nothing in the bundle fits --only",
    hint: "`memsnap inspect` lists what a bundle holds",
    exit: EXIT.usage,
  },
  "baseline-invalid": {
    title: "not a baseline file",
    hint: "write it anew with `memsnap baseline SOURCE --write FILE`; it is not meant to be edited by hand",
    exit: EXIT.usage,
  },
  "not-a-bundle": {
    title: "not a bundle",
    hint: "the file is neither age-encrypted nor zstd-compressed; check the path",
    exit: EXIT.bundle,
  },
  "bundle-version": {
    title: "bundle of an unknown format or version",
    hint: "use a newer memsnap",
    exit: EXIT.bundle,
  },
  "bundle-truncated": {
    title: "bundle is cut short",
    hint: "fetch the bundle again; the copy is not complete",
    exit: EXIT.bundle,
  },
  "bundle-corrupt": {
    title: "bundle is damaged",
    hint: "fetch the bundle again, or use an earlier one",
    exit: EXIT.bundle,
  },
  "sidecar-mismatch": {
    title: "bundle differs from its sidecar",
    hint: "bundle and sidecar do not belong together, or one was damaged; fetch both again",
    exit: EXIT.bundle,
  },
  "archive-violation": {
    title: "archive breaks the rules of the format",
    hint: "the bundle was not made by memsnap or was tampered with; do not use it",
    exit: EXIT.bundle,
  },
  "manifest-invalid": {
    title: "manifest breaks the rules of the format",
    hint: "the bundle was not made by memsnap or was tampered with; do not use it",
    exit: EXIT.bundle,
  },
  "digest-mismatch": {
    title: "content differs from the manifest",
    hint: "the bundle was damaged or tampered with; use an earlier one",
    exit: EXIT.bundle,
  },
  "database-damaged": {
    title: "database in the bundle is damaged",
    hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
    exit: EXIT.bundle,
  },
  "repository-damaged": {
    title: "repository in the bundle is damaged",
    hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
    exit: EXIT.bundle,
  },
  "signature-missing": {
    title: "bundle is not signed",
    hint: "use a bundle that was taken with --signing-key-file, or leave --trusted-key out if its origin does not matter",
    exit: EXIT.bundle,
  },
  "signature-untrusted": {
    title: "bundle is signed by a key that is not trusted",
    hint: "find out whose key it is, and name it with --trusted-key only if it is one of yours",
    exit: EXIT.bundle,
  },
  "signature-wrong": {
    title: "signature does not fit the bundle",
    hint: "the bundle or its signature was changed or exchanged, or belongs to another; do not use it",
    exit: EXIT.bundle,
  },
  "bundle-too-old": {
    title: "bundle is too old",
    hint: "take a new snapshot, and find out why there was none; or allow a greater age",
    exit: EXIT.bundle,
  },
  "bundle-from-future": {
    title: "bundle was made in the future",
    hint: "correct the clock of the machine that made the bundle, or of this one",
    exit: EXIT.bundle,
  },
  "wrong-agent": {
    title: "bundle is of another agent",
    hint: "give a bundle of the agent that is meant, or correct the agent that is expected",
    exit: EXIT.bundle,
  },
  "sentinel-missing": {
    title: "memory that must be in the bundle is missing",
    hint: "the snapshot missed it: see whether its sources still name it; use an earlier bundle",
    exit: EXIT.bundle,
  },
  "sentinel-empty": {
    title: "memory that must not be empty is empty",
    hint: "it was empty when it was captured: see what emptied it; use an earlier bundle",
    exit: EXIT.bundle,
  },
  "probe-failed": {
    title: "restored memory does not answer as expected",
    hint: "restore the bundle and look at what the probe names; correct the probe when the memory is right",
    exit: EXIT.bundle,
  },
  "baseline-missing": {
    title: "no baseline that may be trusted",
    hint: "the first run on the base branch makes one; `if-no-baseline: warn` lets runs before it pass",
    exit: EXIT.usage,
  },
  "untrusted-event": {
    title: "secrets next to untrusted code",
    hint: "run this on pull_request or push; or say `allow-untrusted-events: true` when nothing of the pull request is executed",
    exit: EXIT.usage,
  },
  "redaction-unmatched": {
    title: "rule redacts nothing",
    hint: "name a table or a column that the database has; a glob such as `visits*` may fit none; docs/secrets.md",
    exit: EXIT.usage,
  },
  "secrets-found": {
    title: "memory holds secrets",
    hint: "remove them and revoke them; `--secrets redact` strikes them out of the bundle, `--secrets warn` lets them in; docs/secrets.md",
    exit: EXIT.differs,
  },
  "vault-corrupt": {
    title: "vault gave something else than was stored",
    hint: "fetch it again; when it stays so, use an earlier bundle and find out who can write to the vault",
    exit: EXIT.bundle,
  },
  "vault-not-found": {
    title: "not in the vault",
    hint: "`memsnap list --vault URL` shows what is there",
    exit: EXIT.usage,
  },
  "vault-denied": {
    title: "vault refuses access",
    hint: "check the credentials, and whether they may read and write there",
    exit: EXIT.unreachable,
  },
  "vault-unreachable": {
    title: "vault is out of reach",
    hint: "check the address and the network, and try again",
    exit: EXIT.unreachable,
  },
  "no-key": {
    title: "bundle is encrypted and no key was given",
    hint: "give --identity or --passphrase-file",
    exit: EXIT.key,
  },
  "wrong-key": {
    title: "none of the given keys opens the bundle",
    hint: "use an identity whose recipient the bundle was encrypted to; `memsnap inspect` works without one only on the receipt",
    exit: EXIT.key,
  },
  busy: {
    title: "memory is in use",
    hint: "try again, or stop the program that holds it",
    exit: EXIT.busy,
  },
  "kept-changing": {
    title: "memory kept changing while it was captured",
    hint: "try again at a quieter moment, or stop the program that writes",
    exit: EXIT.busy,
  },
  "restore-incomplete": {
    title: "a restore could be neither completed nor taken back",
    hint: "both states are kept: remove what stands in the way, then say `memsnap restore --recover DIR`",
    exit: EXIT.busy,
  },
  "recovery-needed": {
    title: "an earlier restore into the target was cut off",
    hint: "say `memsnap restore --recover DIR`; every restore into the folder that is no dry run does so too",
    exit: EXIT.busy,
  },
  "not-enough-ram": {
    title: "too little memory in this machine",
    hint: "free as much as the message names, raise the limit of the process, or use a machine that has it; nothing was changed",
    exit: EXIT.busy,
  },
  "disk-full": {
    title: "no space left",
    hint: "free some space; nothing was changed",
    exit: EXIT.busy,
  },
} as const satisfies Record<string, ErrorEntry>;

/** One of the codes of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;
