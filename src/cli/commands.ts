import { DEFAULTS, LEVELS, LINK_RULES } from "../model/index.ts";

/** Commands of the command line. */
export const COMMAND_NAMES = ["snapshot", "verify", "inspect", "restore", "drill", "keygen"] as const;
/** One of {@link COMMAND_NAMES}. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** An option as it is written and explained; without `value` it is a switch. */
export interface Option {
  readonly name: string;
  /** What its value is called. */
  readonly value?: string;
  /** May be given again. */
  readonly many?: true;
  readonly required?: true;
  /** Says by itself what to do: what is asked for otherwise is not needed, and of the other options only these may be given. */
  readonly alone?: { readonly but: readonly string[] };
  readonly about: string;
}

/** A command as it is written and explained. */
export interface Command {
  readonly about: string;
  /** What stands without an option in front of it. */
  readonly operand: { readonly name: string; readonly many: boolean; readonly about: string } | null;
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
const BUNDLE = { name: "BUNDLE", many: false, about: "the bundle, a file ending in .tar.zst or .tar.zst.age" };

/** Every command with its options: what is parsed, suggested, and shown as help. */
export const COMMANDS: Record<CommandName, Command> = {
  snapshot: {
    about: "Takes one point-in-time copy of all sources and seals it into a verified bundle.",
    operand: {
      name: "SOURCE",
      many: true,
      about: "folder, file, glob, !exclusion, or any of them after sqlite:, git: or file:",
    },
    options: [
      { name: "out", value: "DIR", required: true, about: "folder for the bundle; made when absent" },
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
        name: "level",
        value: "N",
        about: `zstd level, ${LEVELS.min} to ${LEVELS.max} (default: ${DEFAULTS.level})`,
      },
      { name: "root", value: "DIR", about: "folder that paths in the bundle are relative to" },
      {
        name: "links",
        value: "RULE",
        about: `symbolic links, sockets, devices: ${LINK_RULES.join(" or ")} (default: ${DEFAULTS.links})`,
      },
      {
        name: "lock-timeout",
        value: "TIME",
        about: `how long to wait for locked databases: seconds, 500ms, 2m (default: ${DEFAULTS.lockTimeoutSeconds})`,
      },
      { name: "raw-pages", about: "leave the pages of databases as they are, with deleted rows in them" },
      {
        name: "allow-fuzzy",
        about: "what will not hold still may be of another moment than the rest; it is said which",
      },
    ],
    examples: [
      "memsnap snapshot memory/ --out snapshots --recipient age1...",
      "memsnap snapshot memory/ '!memory/tmp' --out snapshots --recipients-file us",
      "memsnap snapshot sqlite:facts.db notes/ --out snapshots --no-encrypt --json",
    ],
  },
  verify: {
    about: "Examines a bundle: seals, checksums, digests, databases and repositories. Exit 3 when anything is wrong.",
    operand: BUNDLE,
    options: [
      IDENTITY,
      OPEN_PASSPHRASE,
      { name: "quick", about: "leave out the checks inside databases and repositories" },
    ],
    examples: ["memsnap verify snapshots/scout.tar.zst.age --identity key.txt"],
  },
  inspect: {
    about: "Shows what a bundle holds; reads only the ends of the file. Without a key, what its receipt says.",
    operand: BUNDLE,
    options: [IDENTITY, OPEN_PASSPHRASE],
    examples: ["memsnap inspect scout.tar.zst.age --identity key.txt --json"],
  },
  restore: {
    about: "Puts the memory of a bundle in place: all of it after every check has passed, or nothing.",
    operand: BUNDLE,
    options: [
      { name: "to", value: "DIR", required: true, about: "new or empty folder to restore into" },
      IDENTITY,
      OPEN_PASSPHRASE,
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
    operand: BUNDLE,
    options: [
      IDENTITY,
      OPEN_PASSPHRASE,
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
  keygen: {
    about: "Makes an age identity, the secret key that opens bundles, and prints its recipient, which seals them.",
    operand: null,
    options: [
      {
        name: "out",
        value: "FILE",
        about: "write the identity there, mode 0600; never overwrites (default: print it)",
      },
      { name: "pq", about: "make a post-quantum hybrid key" },
    ],
    examples: ["memsnap keygen --out key.txt"],
  },
};

/** Every option that a command understands. */
export function optionsOf(name: CommandName): readonly Option[] {
  return [...COMMANDS[name].options, ...EVERYWHERE];
}
