import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../model/index.ts";
import { ownProgram } from "../os/index.ts";
import type { Arguments, CallFailure, CallName, CallOutcome, Value } from "./actions-calls.ts";
import { safeTarFolder } from "./safe-tar.ts";
import type { VaultContext } from "./vault.ts";

/** What a call gave, and what the client has said meanwhile. */
export type Said<Name extends CallName> = {
  readonly log: string;
} & (
  | { readonly value: Value<Name>; readonly failure?: never }
  | { readonly failure: CallFailure; readonly value?: never }
);

/** Characters that are kept of what a client says, the last ones. */
const MAX_LOG_CHARACTERS = 64 * 1024;

/** What of our environment a client gets: what it reads, and what programs need to run. No input of the action, no other token. */
const PASSED = [
  /^ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2|CACHE_MODE|ORCHESTRATION_ID)$/,
  /^ACTIONS_ARTIFACT_/,
  /^GITHUB_(SERVER_URL|API_URL|REPOSITORY|RUN_ID|RETENTION_DAYS)$/,
  /^(CACHE_UPLOAD|SEGMENT_DOWNLOAD)_/,
  /^(https?|no|all)_proxy$/i,
  /^(PATH|PATHEXT|HOME|USERPROFILE|SystemRoot|SystemDrive|ProgramFiles|ComSpec|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i,
];

/**
 * A process in which GitHub's own clients run, in an empty private folder that is their workspace. They read the environment of
 * their process, print to its standard output, resolve paths in the workspace and unpack archives: none of that may be ours.
 */
export class ActionsProcess implements AsyncDisposable {
  /** The folder that the clients take for the workspace. */
  readonly workspace: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  /** Never fulfilled: it fails when the process has ended. */
  readonly #gone: Promise<never>;
  #log = "";
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, workspace: string, child: ChildProcess) {
    this.workspace = workspace;
    this.#folder = folder;
    this.#child = child;
    // An error is that of a message to a process that has ended, or that was never there.
    this.#gone = new Promise((resolve) => child.once("exit", resolve).once("error", resolve)).then(() => {
      throw new AppError("vault-unreachable", "the process of GitHub's client has ended without an answer");
    });
    this.#gone.catch(() => {});
    child.on("error", () => {});
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#log = (this.#log + text).slice(-MAX_LOG_CHARACTERS);
      });
    }
  }

  /** @throws AppError `vault-unreachable` when no process starts */
  static async start({ tempDir, env }: VaultContext): Promise<ActionsProcess> {
    const folder = await mkdtemp(join(tempDir, "memsnap-vault-"));
    const workspace = await mkdtemp(join(folder, "work-"));
    const tools = await safeTarFolder(folder, env.PATH ?? "");
    const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
    const child = fork(ownProgram(), [String(process.pid)], {
      cwd: workspace,
      env: { ...passed(env), ...tools, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: folder, ...temporary },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const started = new ActionsProcess(folder, workspace, child);
    try {
      await Promise.race([once(child, "message"), started.#gone]);
    } catch (error) {
      await started[Symbol.asyncDispose]();
      throw new AppError("vault-unreachable", "no process could be started for GitHub's client", { cause: error });
    }
    return started;
  }

  /**
   * Makes a call after those before it, and waits for it, at most so long.
   * @throws AppError `vault-unreachable` when it takes longer; the process is of no more use then
   */
  call<Name extends CallName>(call: Name, args: Arguments<Name>, timeoutMs: number): Promise<Said<Name>> {
    const said = this.#last.then(() => this.#call(call, args, timeoutMs));
    this.#last = said.catch(() => {});
    return said;
  }

  async #call<Name extends CallName>(call: Name, args: Arguments<Name>, timeoutMs: number): Promise<Said<Name>> {
    this.#log = "";
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = once(this.#child, "message", { signal: timeout });
      answer.catch(() => {});
      this.#child.send({ call, args });
      const [outcome] = (await Promise.race([answer, this.#gone])) as [CallOutcome<Name>];
      return { ...outcome, log: this.#log };
    } catch (error) {
      if (error instanceof AppError) throw error;
      // Its answer must not be taken for that of the next call.
      this.#child.kill("SIGKILL");
      const message = timeout.aborted
        ? `GitHub's service gave no answer within ${timeoutMs / 1000} s`
        : `GitHub's client cannot be asked for ${call}`;
      throw new AppError("vault-unreachable", message, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, "exit");
      this.#child.kill("SIGKILL");
      await exit;
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function passed(env: VaultContext["env"]): Record<string, string> {
  const entries = Object.entries(env).filter(([name]) => PASSED.some((pattern) => pattern.test(name)));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
