import type { Origin, StoredBundle, Vault } from "./vault.ts";

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
  /** Id of the run that asks. What it has stored itself is believed, whatever has set it off, and while it still runs. */
  readonly ownRunId?: number;
}

/** Whether a bundle may be compared with, and every reason why not: lower case, to stand behind its name. */
export type Trust = { readonly trusted: true } | { readonly trusted: false; readonly reasons: readonly string[] };

/** Whether runs of strangers can store bundles in a vault, too; it knows then of each bundle which run that was. */
export function isShared({ kind }: Pick<Vault, "kind">): boolean {
  return kind === "cache" || kind === "artifact";
}

/** The first of some bundles that is believed, and those before it, with every reason why they are not. */
export interface Choice {
  readonly taken: StoredBundle | undefined;
  readonly passedOver: readonly PassedOver[];
}

/** A bundle that is not believed. */
export interface PassedOver {
  readonly name: string;
  readonly why: string;
}

const BELIEVED_EVENTS = ["push", "schedule", "workflow_dispatch"];

/**
 * Judges whether a stored bundle may serve as a baseline by where it comes from. Says nothing about the content of the bundle:
 * that its digest is the one of its receipt is for whoever fetches it.
 */
export function judgeOrigin(stored: Pick<StoredBundle, "origin" | "storedAt">, expected: Expected): Trust {
  const reasons = [...whyNotOrigin(stored, expected), ...whyTooOld(stored, expected)];
  return reasons.length === 0 ? { trusted: true } : { trusted: false, reasons };
}

/** Goes through bundles, newest first, until one is believed. */
export function chooseTrusted(bundles: readonly StoredBundle[], expected: Expected): Choice {
  const passedOver: PassedOver[] = [];
  for (const stored of bundles) {
    const trust = judgeOrigin(stored, expected);
    if (trust.trusted) return { taken: stored, passedOver };
    passedOver.push({ name: stored.name, why: trust.reasons.join("; ") });
  }
  return { taken: undefined, passedOver };
}

function whyNotOrigin({ origin }: Pick<StoredBundle, "origin">, expected: Expected): string[] {
  if (origin === null) return ["nothing says which run has stored it"];
  if (origin.runId === expected.ownRunId && sameName(origin.repository, expected.repository)) return [];
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
