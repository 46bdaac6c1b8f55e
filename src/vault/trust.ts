import type { Receipt } from "../model/index.ts";
import type { Origin, StoredBundle, Vault } from "./vault.ts";

/** Which runs are believed; what is left out may be anything. */
export interface ExpectedRuns {
  /** `owner/name`. */
  readonly repository: string;
  /** The run was of one of these. */
  readonly branches?: readonly string[];
  readonly events?: readonly string[];
  /** File name of the workflow. */
  readonly workflow?: string;
  /** The whole SHA. */
  readonly commit?: string;
  readonly conclusion?: string;
  /** Id of the only run that is believed. */
  readonly runId?: number;
  /** Default false: a commit from a fork, or from a repository that is gone, is not believed. */
  readonly allowForks?: boolean;
  /** Id of the run that asks. What it has stored itself is believed, whatever has set it off, and while it still runs. */
  readonly ownRunId?: number;
}

/** Which bundles are believed; what is left out does not matter. */
export interface Expected {
  /** Whose runs have stored it, where the vault knows. */
  readonly runs?: ExpectedRuns;
  /** How long ago it was made, and the vault has got it, at most, and what time it is. */
  readonly age?: { readonly maxAgeMs: number; readonly now: Date };
  /** Whether a trusted key has signed what a receipt says. */
  readonly isSigned?: (receipt: Receipt) => boolean;
}

/** Whether a bundle is believed, and every reason why not: lower case, to stand behind its name. */
export type Trust = { readonly trusted: true } | { readonly trusted: false; readonly reasons: readonly string[] };

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

/** What runs are believed by when nobody says it: those whose code somebody with write access has put there, and that went well. */
export const BELIEVED = { events: ["push", "schedule", "workflow_dispatch"], conclusion: "success" } as const;

/** Whether runs of strangers can store bundles in a vault, too; it knows then of each bundle which run that was. */
export function isShared({ kind }: Pick<Vault, "kind">): boolean {
  return kind === "cache" || kind === "artifact";
}

/**
 * Judges whether a stored bundle is believed by where it comes from and what its receipt says. Says nothing about the content of
 * the bundle: that its digest is the one of its receipt is for whoever fetches it.
 */
export function judge(stored: Pick<StoredBundle, "origin" | "storedAt" | "receipt">, expected: Expected): Trust {
  const { runs, isSigned } = expected;
  const reasons = [
    ...(runs === undefined ? [] : whyNotOrigin(stored, runs)),
    ...whyTooOld(stored, expected),
    ...when(isSigned?.(stored.receipt) === false, "has no signature of a trusted key in its receipt"),
  ];
  return reasons.length === 0 ? { trusted: true } : { trusted: false, reasons };
}

/** Goes through bundles, newest first, until one is believed. */
export function chooseTrusted(bundles: readonly StoredBundle[], expected: Expected): Choice {
  const passedOver: PassedOver[] = [];
  for (const stored of bundles) {
    const trust = judge(stored, expected);
    if (trust.trusted) return { taken: stored, passedOver };
    passedOver.push({ name: stored.name, why: trust.reasons.join("; ") });
  }
  return { taken: undefined, passedOver };
}

/** A bundle, and why the strictest of some policies does not believe it; null when it does. */
export interface Judged {
  readonly bundle: StoredBundle;
  readonly why: string | null;
}

/**
 * Parts bundles by the first of some policies, the strictest of which comes first, that believes them; those that none believes
 * come last. Every part keeps the order of the bundles, and may be empty.
 */
export function partByTrust(bundles: readonly StoredBundle[], policies: readonly Expected[]): Judged[][] {
  const parts: Judged[][] = Array.from({ length: policies.length + 1 }, () => []);
  for (const bundle of bundles) {
    const trusts = policies.map((policy) => judge(bundle, policy));
    const first = trusts.findIndex(({ trusted }) => trusted);
    const [strictest] = trusts;
    const why = strictest?.trusted === false ? strictest.reasons.join("; ") : null;
    parts.at(first)?.push({ bundle, why });
  }
  return parts;
}

function whyNotOrigin({ origin }: Pick<StoredBundle, "origin">, expected: ExpectedRuns): string[] {
  if (origin === null) return ["nothing says which run has stored it"];
  if (origin.runId === expected.ownRunId && sameName(origin.repository, expected.repository)) return [];
  return [...whyNotCode(origin, expected), ...whyNotRun(origin, expected)];
}

function whyNotCode({ repository, headRepository, branch, commit }: Origin, expected: ExpectedRuns): string[] {
  const { branches, allowForks = false } = expected;
  const isOwn = headRepository !== null && sameName(headRepository, expected.repository);
  const made = headRepository ?? "a repository that is gone";
  return [
    ...when(
      !sameName(repository, expected.repository),
      `was stored by a run of ${repository}, expected ${expected.repository}`,
    ),
    ...when(!isOwn && !allowForks, `was made from code of ${made}, expected ${expected.repository}`),
    ...when(
      branches !== undefined && (branch === null || !branches.includes(branch)),
      `was made on ${branch ?? "no branch"}, expected ${branches?.join(" or ") || "a branch, but none was named"}`,
    ),
    ...when(
      commit !== (expected.commit ?? commit),
      `was made at commit ${shortened(commit)}, expected ${shortened(expected.commit ?? "")}`,
    ),
  ];
}

function whyNotRun({ event, workflow, conclusion, runId }: Origin, expected: ExpectedRuns): string[] {
  const { events, conclusion: wanted } = expected;
  const ended = conclusion === null ? "has not ended" : `ended with ${conclusion}`;
  return [
    ...when(
      events !== undefined && !events.includes(event),
      `was set off by ${event}, expected ${events?.join(", ") || "an event, but none was named"}`,
    ),
    ...when(
      workflow !== (expected.workflow ?? workflow),
      `was made by the workflow ${workflow}, expected ${expected.workflow}`,
    ),
    ...when(wanted !== undefined && conclusion !== wanted, `its run ${ended}, expected ${wanted}`),
    ...when(runId !== (expected.runId ?? runId), `was stored by run ${runId}, expected ${expected.runId}`),
  ];
}

function when(isSo: boolean, reason: string): string[] {
  return isSo ? [reason] : [];
}

/** Whoever can write to a vault can store an old bundle anew, but only sign, or seal, an old time with it. */
function whyTooOld({ storedAt, receipt }: Pick<StoredBundle, "storedAt" | "receipt">, { age }: Expected): string[] {
  if (age === undefined) return [];
  const isTooOld = (time: string): boolean => age.now.getTime() - Date.parse(time) > age.maxAgeMs;
  if (isTooOld(storedAt)) return [`was stored at ${storedAt}, longer ago than is allowed`];
  return when(isTooOld(receipt.createdAt), `was made at ${receipt.createdAt}, longer ago than is allowed`);
}

/** GitHub does not tell case apart in names of owners and repositories. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function shortened(commit: string): string {
  return commit.slice(0, 12);
}
