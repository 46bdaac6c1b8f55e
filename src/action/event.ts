import { readFileSync } from "node:fs";
import { z } from "zod";
import { type AppError, given, type Problem } from "../model/index.ts";
import { named } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** What set the run off, as far as it bears on trust. */
export interface RunEvent {
  readonly name: string;
  /** `owner/name`; empty outside of GitHub. */
  readonly repository: string;
  /** The commit comes from another repository, or from one that is gone: such runs have no secrets. */
  readonly isFromFork: boolean;
  /** The branch that a pull request or a merge queue goes to, otherwise the branch of the run. */
  readonly baseBranch: string;
  /** Absent outside of GitHub. */
  readonly runId?: number;
}

/** Events that run with the secrets of the repository, next to what anybody may have written. */
const UNTRUSTED_EVENTS = ["pull_request_target", "workflow_run"];

const Payload = z.object({
  pull_request: z.object({ head: z.object({ repo: z.object({ full_name: z.string() }).nullish() }) }).optional(),
  merge_group: z.object({ base_ref: z.string() }).optional(),
});

/** Reads what the runner says of the event. */
export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  const repository = env.GITHUB_REPOSITORY ?? "";
  const { pull_request: pullRequest, merge_group: mergeGroup } = payloadOf(env.GITHUB_EVENT_PATH) ?? {};
  const head = pullRequest?.head;
  const isFromFork = head !== undefined && head.repo?.full_name.toLowerCase() !== repository.toLowerCase();
  const queueBase = mergeGroup?.base_ref.replace(/^refs\/heads\//, "");
  const baseBranch = env.GITHUB_BASE_REF || queueBase || env.GITHUB_REF_NAME || "";
  const runId = env.GITHUB_RUN_ID ? Number(env.GITHUB_RUN_ID) : undefined;
  return { name: env.GITHUB_EVENT_NAME ?? "", repository, isFromFork, baseBranch, ...given({ runId }) };
}

/** Why secrets are not used on this event. */
export function eventProblems({ name }: RunEvent, secrets: Secrets, isAllowed: boolean): Problem[] {
  const { identities, passphrase, signingKey } = secrets;
  const hasSecret = identities.length > 0 || passphrase !== undefined || signingKey !== undefined;
  if (isAllowed || !hasSecret || !UNTRUSTED_EVENTS.includes(name)) return [];
  const path = named("allow-untrusted-events");
  return [
    { code: "untrusted-event", message: `a key is given on ${name}, which runs next to code of strangers`, path },
  ];
}

function payloadOf(path: string | undefined): z.infer<typeof Payload> | undefined {
  if (path === undefined || path === "") return undefined;
  try {
    return Payload.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** Whether nothing but a key is missing where there can be none: no fault of whoever made the pull request. */
export function isKeylessFork({ code }: AppError, { isFromFork }: RunEvent): boolean {
  return code === "no-key" && isFromFork;
}

/** What the annotation over it is called. */
export const KEYLESS_FORK = "no key in a pull request from a fork";
