import { statfsSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import type { SimpleGitOptions } from "simple-git";
import { AppError } from "../../model/index.ts";

/** Which repository a call of git is about. Paths are absolute. */
export interface Place {
  readonly gitDir: string;
  readonly workTree?: string;
  /** Default: the repository's own index. */
  readonly indexFile?: string;
}

/** How one call differs from the usual. */
export interface GitOptions {
  /** What git reads from its standard input. */
  readonly input?: string;
  /** Exit codes that are an answer and not a failure, beside 0. */
  readonly answers?: readonly number[];
  /** Hears what git said on its standard error although it succeeded. */
  readonly warned?: (text: string) => void;
}

/** A call of git that failed; `message` is the first that git said. */
export class GitFailed extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, stderr: string) {
    super(firstLine(stderr) || `git ended with exit code ${exitCode}`);
    this.name = "GitFailed";
    this.exitCode = exitCode;
  }
}

/** Without a sign of life for so long a git process is ended. */
const SILENCE_MS = 15 * 60 * 1000;
/** Git's answer is kept in memory; a small hostile repository can ask for an endless one. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

/**
 * Bytes that git allocates at once, at most. Large files are streamed; more is asked for only by a delta that a few bytes
 * of a hostile pack make endless.
 */
const MAX_ALLOCATION = "1g";

/** What the system says, in the words of `LC_ALL=C`, and what git says in its place. */
const NO_SPACE =
  /No space left on device|Disk quota exceeded|Out of diskspace|failed to write new configuration file|unable to write (loose object )?file/;
/** With less room than this a failure says nothing about a repository: git does not always say that it could not write. */
const SCANT_BYTES = 1024 * 1024;

/**
 * The command line outranks a repository's own config. Whatever git could be told to execute, to fetch, to trust or to
 * tidy up is off, and bytes are never converted.
 */
export const CONFIG = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.untrackedCache=false",
  "core.attributesFile=/dev/null",
  "core.excludesFile=/dev/null",
  "core.commitGraph=false",
  "core.multiPackIndex=false",
  "core.autocrlf=false",
  "core.protectHFS=true",
  "core.protectNTFS=true",
  "core.logAllRefUpdates=false",
  "core.bigFileThreshold=32m",
  "core.sparseCheckout=false",
  "pack.threads=1",
  "pack.windowMemory=64m",
  "pack.useBitmaps=false",
  "protocol.allow=never",
  "safe.directory=*",
  "gc.auto=0",
  "maintenance.auto=false",
];

// simple-git refuses these settings because they can be dangerous; here each of them switches something off.
const SWITCHED_OFF: NonNullable<SimpleGitOptions["unsafe"]> = {
  allowUnsafeHooksPath: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeTemplateDir: true,
};

/**
 * Calls git and returns what it wrote to its standard output. Git sees nothing of our environment but where programs
 * and temporary files are, no config but the repository's own below {@link CONFIG}, no terminal and no network.
 * @throws GitFailed when git fails; AppError `git-missing` when there is none.
 */
export async function git(place: Place, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const environment = environmentFor(place);
  const flood = new AbortController();
  let fault: Error | undefined;
  // Not loaded before: a process that examines databases does without.
  const { simpleGit } = await import("simple-git");
  const runner = simpleGit({
    // Never a folder of the source: Windows looks for programs in the working folder first.
    baseDir: tmpdir(),
    config: CONFIG,
    unsafe: SWITCHED_OFF,
    allowEnvironment: Object.keys(environment).filter((name) => name.startsWith("GIT_")),
    // The default takes the output for complete 50 ms after the exit, whether it was read or not.
    completion: { onClose: true, onExit: false },
    timeout: { block: SILENCE_MS },
    abort: flood.signal,
    // simple-git takes a failure without words for a success, and wraps what is returned here.
    errors: (error, result) => {
      fault = faultOf(result, place, options);
      return fault ?? (options.answers?.includes(result.exitCode) ? undefined : error);
    },
    input: () => options.input,
  });
  runner.outputHandler((_command, stdout) => {
    let answerBytes = 0;
    // After a command that said nothing, simple-git waits 50 ms for what might still come; hearing nothing is enough.
    setImmediate(() => stdout.emit("data", Buffer.alloc(0)));
    stdout.on("data", (piece: Buffer) => {
      answerBytes += piece.length;
      if (answerBytes > MAX_ANSWER_BYTES) flood.abort();
    });
  });
  try {
    return await runner.env(environment).raw([...args]);
  } catch (error) {
    throw fault ?? new GitFailed(-1, error instanceof Error ? error.message : String(error));
  }
}

function faultOf(result: { exitCode: number; stdErr: Buffer[] }, place: Place, options: GitOptions): Error | undefined {
  const stderr = Buffer.concat(result.stdErr).toString("utf8");
  if (result.exitCode < 0 && /\bENOENT\b/.test(stderr)) return new AppError("git-missing", "git was not found");
  if (result.exitCode !== 0 && !options.answers?.includes(result.exitCode)) {
    // It says nothing about the repository, which would pass for damaged.
    if (NO_SPACE.test(stderr) || isScant(place))
      return new AppError("disk-full", `no space left for git: ${firstLine(stderr)}`);
    return new GitFailed(result.exitCode, stderr);
  }
  if (stderr !== "") options.warned?.(stderr);
  return undefined;
}

function isScant({ gitDir }: Place): boolean {
  try {
    const { bavail, bsize } = statfsSync(gitDir);
    return bavail * bsize < SCANT_BYTES;
  } catch {
    return false;
  }
}

/** What git sees of our environment. */
export function environmentFor(place: Place): Record<string, string> {
  return {
    ...inherited(["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"]),
    LC_ALL: "C",
    GIT_DIR: place.gitDir,
    ...(place.workTree === undefined ? {} : { GIT_WORK_TREE: place.workTree }),
    ...(place.indexFile === undefined ? {} : { GIT_INDEX_FILE: place.indexFile }),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOC_LIMIT: MAX_ALLOCATION,
    // Outranks every `protocol.*.allow` that a repository's config may hold; there is no protocol of this name.
    GIT_ALLOW_PROTOCOL: "none",
    // Entries of reflogs need an author.
    GIT_COMMITTER_NAME: "memsnap",
    GIT_COMMITTER_EMAIL: "memsnap@localhost",
  };
}

function inherited(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  return line.trim().slice(0, 300);
}
