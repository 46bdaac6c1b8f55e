import type { Origin, StoredBundle } from "./vault.ts";

/** Which runs are believed. */
export interface Expected {
  /** `owner/name`. */
  readonly repository: string;
  /** The run was of one of these. */
  readonly branches: readonly string[];
  /** Default: push, schedule and workflow_dispatch, whose code somebody with write access has put there. */
  readonly events?: readonly string[];
  /** File name of the workflow; any when it is left out. */
  readonly workflow?: string;
  /** Default `success`. */
  readonly conclusion?: string;
  /** Default false: a commit from a fork, or from a repository that is gone, is not believed. */
  readonly allowForks?: boolean;
  /** How long ago the vault has got it, at most, and what time it is. */
  readonly age?: { readonly maxAgeMs: number; readonly now: Date };
}

/** Whether a bundle may be compared with, and every reason why not: lower case, to stand behind its name. */
export type Trust = { readonly trusted: true } | { readonly trusted: false; readonly reasons: readonly string[] };

const BELIEVED_EVENTS = ["push", "schedule", "workflow_dispatch"];

/**
 * Judges whether a stored bundle may serve as a baseline by where it comes from. Says nothing about the content of the bundle:
 * that its digest is the one of its receipt is for whoever fetches it.
 */
export function judgeOrigin(stored: Pick<StoredBundle, "origin" | "storedAt">, expected: Expected): Trust {
  const reasons = [...whyNotOrigin(stored, expected), ...whyTooOld(stored, expected)];
  return reasons.length === 0 ? { trusted: true } : { trusted: false, reasons };
}

function whyNotOrigin({ origin }: Pick<StoredBundle, "origin">, expected: Expected): string[] {
  if (origin === null) return ["nothing says which run has stored it"];
  return [...whyNotCode(origin, expected), ...whyNotRun(origin, expected)];
}

function whyNotCode({ repository, headRepository, branch }: Origin, expected: Expected): string[] {
  const { branches, allowForks = false } = expected;
  const isOwn = headRepository !== null && sameName(headRepository, expected.repository);
  const made = headRepository ?? "a repository that is gone";
  const named = branches.join(" or ") || "a branch, but none was named";
  return [
    ...when(
      !sameName(repository, expected.repository),
      `was stored by a run of ${repository}, expected ${expected.repository}`,
    ),
    ...when(!isOwn && !allowForks, `was made from code of ${made}, expected ${expected.repository}`),
    ...when(branch === null || !branches.includes(branch), `was made on ${branch ?? "no branch"}, expected ${named}`),
  ];
}

function whyNotRun({ event, workflow, conclusion }: Origin, expected: Expected): string[] {
  const { events = BELIEVED_EVENTS, conclusion: wanted = "success" } = expected;
  const ended = conclusion === null ? "has not ended" : `ended with ${conclusion}`;
  return [
    ...when(!events.includes(event), `was set off by ${event}, expected ${events.join(", ")}`),
    ...when(
      workflow !== (expected.workflow ?? workflow),
      `was made by the workflow ${workflow}, expected ${expected.workflow}`,
    ),
    ...when(conclusion !== wanted, `its run ${ended}, expected ${wanted}`),
  ];
}

function when(isSo: boolean, reason: string): string[] {
  return isSo ? [reason] : [];
}

function whyTooOld({ storedAt }: Pick<StoredBundle, "storedAt">, { age }: Expected): string[] {
  if (age === undefined) return [];
  const isRecent = age.now.getTime() - Date.parse(storedAt) <= age.maxAgeMs;
  return isRecent ? [] : [`was stored at ${storedAt}, longer ago than is allowed`];
}

/** GitHub does not tell case apart in names of owners and repositories. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
