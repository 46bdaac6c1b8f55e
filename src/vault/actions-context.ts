import { AppError } from "../model/index.ts";
import type { Arguments, CallName, GitHubRequest, Value } from "./actions-calls.ts";
import { actionsFailure } from "./actions-failure.ts";
import type { ActionsProcess } from "./actions-process.ts";
import type { VaultContext } from "./vault.ts";

/** Milliseconds that a question about what there is may take; GitHub's clients try five times over half a minute. */
export const ASK_TIMEOUT_MS = 120_000;
const SLOWEST_BYTES_PER_MS = 100;

/** A repository on GitHub, and what may be done there. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
  readonly token: string;
}

/** Milliseconds that so many bytes may take on their way. */
export function transferTimeoutMs(sizeBytes: number): number {
  return 10 * 60_000 + Math.ceil(sizeBytes / SLOWEST_BYTES_PER_MS);
}

/** The repository, when the environment names it and gives a token (`GITHUB_TOKEN`, or `GH_TOKEN`); otherwise null. */
export function repositoryOf({ env }: Pick<VaultContext, "env">): Repository | null {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  const [owner, repo] = (env.GITHUB_REPOSITORY ?? "").split("/");
  return token && owner && repo ? { owner, repo, token } : null;
}

/** Whether the services of Actions can be asked from here: only an action gets the address and the token, a `run:` step does not. */
function isInAction({ env }: Pick<VaultContext, "env">): boolean {
  return Boolean((env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL) && env.ACTIONS_RUNTIME_TOKEN);
}

/** @throws AppError `bad-option` outside of an action */
export function mustBeInAction(context: Pick<VaultContext, "env">, url: string): void {
  if (isInAction(context)) return;
  const message = `${url} is reached from an action only: a run: step and other machines get no ACTIONS_RUNTIME_TOKEN`;
  throw new AppError("bad-option", message, { path: url });
}

/** What can be done only with a token. @throws AppError `vault-denied` */
export function mustHaveToken(repository: Repository | null, what: string, permission: string): Repository {
  if (repository !== null) return repository;
  throw new AppError(
    "vault-denied",
    `${what} needs GITHUB_REPOSITORY and a GITHUB_TOKEN with the permission ${permission}`,
  );
}

/** A call, what it does for the message when it fails, and how long it may take. */
export interface Asking<Name extends CallName> {
  readonly call: Name;
  readonly args: Arguments<Name>;
  readonly what: string;
  readonly timeoutMs?: number;
}

/** Makes a call whose failures are exceptions. @throws AppError `vault-*`, `output-exists`, `disk-full` */
export async function ask<Name extends CallName>(
  process: ActionsProcess,
  { call, args, what, timeoutMs = ASK_TIMEOUT_MS }: Asking<Name>,
): Promise<Value<Name>> {
  const said = await process.call(call, args, timeoutMs);
  if (said.failure !== undefined) throw actionsFailure(what, said.failure);
  return said.value as Value<Name>;
}

/** A request about a repository. */
export function about({ owner, repo, token }: Repository, route: string, parameters: GitHubRequest["parameters"] = {}) {
  return { token, route, parameters: { owner, repo, ...parameters } };
}
