import {
  COMPARE_DEFAULTS,
  DEFAULTS,
  DEPTHS,
  GIT_SECRET_RULES,
  LEVELS,
  LINK_RULES,
  SECRET_MODES,
} from "../model/index.ts";

/** Commands of the command line. */
export const COMMAND_NAMES = [
  "snapshot",
  "verify",
  "inspect",
  "restore",
  "drill",
  "compare",
  "baseline",
  "list",
  "prune",
  "keygen",
] as const;
/** One of {@link COMMAND_NAMES}. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** An option as it is written and explained; without `value` it is a switch. */
export interface Option {
  readonly name: string;
  /** What its value is called. */
  readonly value?: string;
  /** May be given again. */
  readonly many?: true;
  /** `unless`: not needed together with that option. */
  readonly required?: true | { readonly unless: string };
  /** Says by itself what to do: what is asked for otherwise is not needed, and of the other options only these may be given. */
  readonly alone?: { readonly but: readonly string[] };
  readonly about: string;
}

/** What stands without an option in front of it. */
export interface Operand {
  readonly name: string;
  /** May be given again; the last one of a command only. */
  readonly many?: true;
  readonly about: string;
}

/** A command as it is written and explained. */
export interface Command {
  readonly about: string;
  /** All of them have to be given, in this order. */
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
}

/** Options that every command has. */
export const EVERYWHERE: readonly Option[] = [
  { name: "json", about: "print one JSON document on standard output, also on failure" },
  { name: "help", about: "show this help" },
];

const IDENTITY: Option = {
  name: "identity",
  value: "FILE",
  many: true,
  about: "file with age identities that may open the bundle",
};
const OPEN_PASSPHRASE: Option = {
  name: "passphrase-file",
  value: "FILE",
  about: "file whose first line opens the bundle; - reads standard input",
};
const BUNDLE: Operand = {
  name: "BUNDLE",
  about: "a file ending in .tar.zst or .tar.zst.age; or, with --vault, latest, latest:AGENT, its name or its id",
};
const VAULT: Option = {
  name: "vault",
  value: "URL",
  about: "where it is kept: folder:PATH, s3://BUCKET/PREFIX, cache:, artifact:; docs/vaults.md",
};
const SIGNING_PASSPHRASE: Option = {
  name: "signing-passphrase-file",
  value: "FILE",
  about: "file whose first line opens the signing key",
};
const TRUSTED_KEY: Option = {
  name: "trusted-key",
  value: "KEY",
  many: true,
  about: "refuse what is not signed by this public key of minisign, a line or a file; reads the whole bundle",
};
const RUNS: readonly Option[] = [
  {
    name: "run-id",
    value: "ID",
    about: "take only what this run has stored in cache: or artifact:, also where it has failed or is of a fork",
  },
  {
    name: "run-branch",
    value: "BRANCH",
    about: "take only what trusted runs on this branch have stored in cache: or artifact:; docs/vaults.md",
  },
];
const SOURCE = "folder, file, glob, !exclusion, or any of them after sqlite:, git: or file:";
const ROOT: Option = { name: "root", value: "DIR", about: "folder that paths in the bundle are relative to" };
const LINKS: Option = {
  name: "links",
  value: "RULE",
  about: `symbolic links, sockets, devices: ${LINK_RULES.join(" or ")} (default: ${DEFAULTS.links})`,
};
const INCLUDE_SENSITIVE: Option = {
  name: "include-sensitive",
  about: "take what is no memory too: credentials, .env, private keys, lock and temporary files",
};
const LOCK_TIMEOUT: Option = {
  name: "lock-timeout",
  value: "TIME",
  about: `how long to wait for locked databases: seconds, 500ms, 2m (default: ${DEFAULTS.lockTimeoutSeconds})`,
};
const POLICY: Option = { name: "policy", value: "FILE", about: "what matters how much, YAML or JSON; docs/policy.md" };
const SHOW_CONTENT: Option = {
  name: "show-content",
  about: "show what changed, not only where; mind who reads the log",
};

/** Every command with its options: what is parsed, suggested, and shown as help. */
export const COMMANDS: Record<CommandName, Command> = {
  snapshot: {
    about: "Takes one point-in-time copy of all sources and seals it into a verified bundle.",
    operands: [{ name: "SOURCE", many: true, about: SOURCE }],
    options: [
      {
        name: "out",
        value: "DIR",
        required: { unless: "vault" },
        about: "folder for the bundle; made when absent",
      },
      VAULT,
      {
        name: "store",
        value: "RULE",
        about: `changed: not in the vault when its newest bundle holds the same memory; or always (default: ${DEFAULTS.store})`,
      },
      { name: "agent", value: "ID", about: `whose memory it is: a-z, 0-9, _ and - (default: ${DEFAULTS.agent})` },
      { name: "label", value: "TEXT", about: "a note of one line, kept in the bundle and its receipt" },
      { name: "recipient", value: "KEY", many: true, about: "age recipient (age1...) that may open the bundle" },
      { name: "recipients-file", value: "FILE", many: true, about: "file with age recipients, one a line" },
      {
        name: "passphrase-file",
        value: "FILE",
        about: "encrypt with the first line of this file; - reads standard input",
      },
      { name: "no-encrypt", about: "write a bundle that anybody can read" },
      {
        name: "signing-key-file",
        value: "FILE",
        about: "sign the bundle with this secret key of minisign; docs/signing.md",
      },
      SIGNING_PASSPHRASE,
      {
        name: "level",
        value: "N",
        about: `zstd level, ${LEVELS.min} to ${LEVELS.max} (default: ${DEFAULTS.level})`,
      },
      ROOT,
      LINKS,
      INCLUDE_SENSITIVE,
      LOCK_TIMEOUT,
      {
        name: "secrets",
        value: "MODE",
        about: `what to do about secrets that are found: ${SECRET_MODES.join(", ")} (default: ${DEFAULTS.secrets}); docs/secrets.md`,
      },
      {
        name: "git-secrets",
        value: "RULE",
        about: `with --secrets redact, about those in the history of git: ${GIT_SECRET_RULES.join(" or ")} (default: refuse)`,
      },
      { name: "secrets-config", value: "FILE", about: "your own rules, and what else to redact; YAML or JSON" },
      { name: "secrets-key-file", value: "FILE", about: "keys the fingerprints, so that a secret is recognised again" },
      { name: "raw-pages", about: "leave the pages of databases as they are, with deleted rows in them" },
      {
        name: "allow-fuzzy",
        about: "what will not hold still may be of another moment than the rest; it is said which",
      },
      {
        name: "baseline",
        value: "REF",
        about: "compare with this bundle, receipt or baseline file; exit 4 when the policy fails",
      },
      POLICY,
      { ...IDENTITY, about: "file with age identities that may open the baseline" },
      { ...TRUSTED_KEY, about: "refuse a baseline that is not signed by this public key, a line or a file" },
      SHOW_CONTENT,
    ],
    examples: [
      "memsnap snapshot memory/ --out snapshots --recipient age1...",
      "memsnap snapshot memory/ '!memory/tmp' --out snapshots --recipients-file us",
      "memsnap snapshot sqlite:facts.db notes/ --out snapshots --no-encrypt --json",
    ],
  },
  verify: {
    about: "Examines a bundle: seals, checksums, digests, databases and repositories. Exit 3 when anything is wrong.",
    operands: [BUNDLE],
    options: [
      VAULT,
      ...RUNS,
      IDENTITY,
      OPEN_PASSPHRASE,
      TRUSTED_KEY,
      { name: "quick", about: "leave out the checks inside databases and repositories" },
    ],
    examples: ["memsnap verify snapshots/scout.tar.zst.age --identity key.txt"],
  },
  inspect: {
    about: "Shows what a bundle holds; reads only the ends of the file. Without a key, what its receipt says.",
    operands: [BUNDLE],
    options: [VAULT, ...RUNS, IDENTITY, OPEN_PASSPHRASE, TRUSTED_KEY],
    examples: ["memsnap inspect scout.tar.zst.age --identity key.txt --json"],
  },
  restore: {
    about: "Puts the memory of a bundle in place: all of it after every check has passed, or nothing.",
    operands: [BUNDLE],
    options: [
      { name: "to", value: "DIR", required: true, about: "new or empty folder to restore into" },
      VAULT,
      ...RUNS,
      IDENTITY,
      OPEN_PASSPHRASE,
      TRUSTED_KEY,
      {
        name: "only",
        value: "GLOB",
        many: true,
        about: "restore only stores whose name, or paths that, fit the pattern",
      },
      { name: "dry-run", about: "check everything and say what would be done; write nothing to the folder" },
      { name: "force", about: "allow a folder that is not empty; replaces only what the bundle holds" },
      { name: "no-pre-snapshot", about: "keep nothing of what is replaced; there is no way back then" },
      { name: "agent", value: "ID", about: "whose memory it has to be" },
      { name: "force-agent", about: "allow the memory of one agent to take the place of another's" },
      {
        name: "undo",
        value: "DIR",
        alone: { but: ["identity", "passphrase-file", "no-pre-snapshot"] },
        about: "bring back what the latest restore into this folder has replaced; takes no bundle",
      },
      {
        name: "recover",
        value: "DIR",
        alone: { but: [] },
        about: "complete a restore into this folder that was cut off, or take it back; takes no bundle",
      },
    ],
    examples: [
      "memsnap restore scout.tar.zst.age --to memory --identity key.txt",
      "memsnap restore scout.tar.zst.age --to new --identity key.txt --only '*.db'",
      "memsnap restore --undo memory --identity key.txt",
    ],
  },
  drill: {
    about:
      "Proves that a bundle restores: restores it into a scratch folder, compares what came back, asks it questions.",
    operands: [BUNDLE],
    options: [
      VAULT,
      ...RUNS,
      IDENTITY,
      OPEN_PASSPHRASE,
      TRUSTED_KEY,
      { name: "probe", value: "FILE", about: "questions to the restored memory, YAML or JSON; docs/drill.md" },
      { name: "max-age", value: "AGE", about: "how old the bundle may be: 90m, 36h, 7d, 2w" },
      {
        name: "sentinel",
        value: "STORE",
        many: true,
        about: "store, by name or path, or STORE:TABLE, that must be there and not empty",
      },
      { name: "agent", value: "ID", about: "whose memory it has to be" },
    ],
    examples: [
      "memsnap drill scout.tar.zst.age --identity key.txt --max-age 36h",
      "memsnap drill scout.tar.zst --probe probes.yaml --sentinel facts.db:facts",
    ],
  },
  compare: {
    about:
      "Compares a memory with a baseline and judges what differs by a policy. Exit 4 when it differs beyond what that allows.",
    operands: [
      { name: "BASE", about: "a bundle, a receipt, a baseline file, or a live source" },
      { name: "CURRENT", many: true, about: `one of these; or live sources: ${SOURCE}` },
    ],
    options: [
      { ...VAULT, about: "where BASE is kept, and CURRENT when it is no path" },
      ...RUNS.map((option) => ({ ...option, about: `of BASE: ${option.about}` })),
      POLICY,
      { ...IDENTITY, about: "file with age identities that may open the bundles" },
      { ...OPEN_PASSPHRASE, about: "file whose first line opens the bundles; - reads standard input" },
      { ...TRUSTED_KEY, about: "refuse sides that are not signed by this public key, a line or a file; not live ones" },
      {
        name: "depth",
        value: "DEPTH",
        about: `compare no deeper than ${DEPTHS.join(", ")} (default: as deep as both sides allow)`,
      },
      SHOW_CONTENT,
      {
        name: "samples",
        value: "N",
        about: `samples of each finding (default: ${COMPARE_DEFAULTS.samples})`,
      },
      { name: "limit", value: "N", about: "findings to print; all are counted, and all stand in --json" },
      { name: "markdown", value: "FILE", about: "write the report as Markdown there too" },
      { name: "junit", value: "FILE", about: "write it as JUnit XML there too" },
      { name: "sarif", value: "FILE", about: "write it as SARIF 2.1.0 there too" },
      { ...ROOT, about: "folder that paths of live sources are relative to" },
      LINKS,
      INCLUDE_SENSITIVE,
      LOCK_TIMEOUT,
    ],
    examples: [
      "memsnap compare yesterday.tar.zst.age today.tar.zst.age --identity key.txt",
      "memsnap compare memory-baseline.json memory/ --policy memory-policy.yaml",
      "memsnap compare main.tar.zst.receipt.json memory/ --json",
    ],
  },
  baseline: {
    about: "Writes what can be told of a memory - digests, counts, schemas, no content - to compare with later.",
    operands: [{ name: "SOURCE", many: true, about: `a bundle; or live sources: ${SOURCE}` }],
    options: [
      { name: "write", value: "FILE", about: "where to; replaces an earlier baseline (default: print it)" },
      { name: "agent", value: "ID", about: "whose memory it is (default: that of the bundle)" },
      { ...POLICY, about: "names embeddings and values to keep facts of; docs/policy.md" },
      VAULT,
      ...RUNS,
      IDENTITY,
      OPEN_PASSPHRASE,
      TRUSTED_KEY,
      { ...ROOT, about: "folder that paths of live sources are relative to" },
      LINKS,
      INCLUDE_SENSITIVE,
      LOCK_TIMEOUT,
    ],
    examples: [
      "memsnap baseline memory/ --write memory-baseline.json",
      "memsnap baseline main.tar.zst.age --identity key.txt --write baseline.json",
    ],
  },
  list: {
    about: "Lists the bundles of a vault, newest first; reads receipts only and needs no key.",
    operands: [],
    options: [
      { ...VAULT, required: true },
      { name: "agent", value: "ID", about: "only those of this agent" },
    ],
    examples: [
      "memsnap list --vault folder:snapshots",
      "memsnap list --vault s3://backups/memory --agent scout --json",
    ],
  },
  prune: {
    about:
      "Removes bundles from a vault that no rule keeps, and what was never finished. Needs no key; keeps the newest of every agent.",
    operands: [],
    options: [
      { ...VAULT, required: { unless: "pre-restore" } },
      {
        name: "pre-restore",
        value: "DIR",
        alone: {
          but: ["keep-last", "keep-daily", "keep-weekly", "keep-monthly", "keep-within", "keep-label", "dry-run"],
        },
        about:
          "remove from this folder what restores have kept of what they replaced; keeps the newest, and what --undo brings back",
      },
      { name: "keep-last", value: "N", about: "keep the newest N of every agent" },
      { name: "keep-daily", value: "N", about: "keep the newest of each of the last N days that have one" },
      { name: "keep-weekly", value: "N", about: "the same for weeks" },
      { name: "keep-monthly", value: "N", about: "the same for months" },
      { name: "keep-within", value: "AGE", about: "keep all that are younger: 90m, 36h, 30d, 2w" },
      { name: "keep-label", value: "TEXT", many: true, about: "keep all with this label" },
      { name: "agent", value: "ID", about: "touch only those of this agent" },
      { name: "dry-run", about: "say what would be done; remove nothing" },
    ],
    examples: [
      "memsnap prune --vault folder:snapshots --keep-last 7 --dry-run",
      "memsnap prune --vault s3://backups --keep-within 30d --keep-label release",
      "memsnap prune --pre-restore memory --keep-last 3",
    ],
  },
  keygen: {
    about:
      "Makes an age identity, the secret key that opens bundles, and prints its recipient, which seals them; or a signing key.",
    operands: [],
    options: [
      {
        name: "out",
        value: "FILE",
        about: "write the secret key there, mode 0600; never overwrites (default: print it)",
      },
      { name: "pq", about: "make a post-quantum hybrid key" },
      {
        name: "signing",
        about: "make a key of minisign that signs bundles, and print its public key; docs/signing.md",
      },
      SIGNING_PASSPHRASE,
    ],
    examples: ["memsnap keygen --out key.txt", "memsnap keygen --signing --out signing.key"],
  },
};

/** Every option that a command understands. */
export function optionsOf(name: CommandName): readonly Option[] {
  return [...COMMANDS[name].options, ...EVERYWHERE];
}
