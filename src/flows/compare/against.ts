import type { Policy } from "../../baseline/index.ts";
import { AppError, type Comparison, given, type Manifest } from "../../model/index.ts";
import type { Context, KeySources } from "../context.ts";
import { loadKeys } from "../keys.ts";
import type { Captured } from "../snapshot/capture.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import type { Judging } from "./plan.ts";
import { loadPolicy } from "./policy-file.ts";
import { prepareReports, writeReports } from "./reports.ts";
import type { OpenSide } from "./side.ts";
import { knownStores } from "./side-bundle.ts";
import { openSide } from "./side-open.ts";
import { planSide, type SidePlan, type SidePlanning } from "./side-plan.ts";
import { capturedContents } from "./side-sources.ts";
import { compareSides } from "./sides.ts";

/** What a snapshot is compared with as soon as it is taken. */
export interface Against extends Judging, KeySources {
  /** A bundle, a receipt, a baseline file, or a live source. */
  readonly base: string;
  /** URL of a vault: when `base` is no path, it is looked for there. */
  readonly vault?: string;
  /** There may be none yet: then nothing is compared. */
  readonly optional?: boolean;
}

/** The same, found good. */
export interface AgainstPlan {
  readonly base: SidePlan;
  readonly policy: Policy;
  readonly judging: Against;
}

/** Why there is nothing to compare with. */
export interface Missing {
  readonly missing: string;
}

/** A snapshot whose staged copies are still there. */
export interface Taken {
  /** Absolute path. */
  readonly bundle: string;
  readonly manifest: Manifest;
  readonly captured: Captured;
}

/** Looks at everything that is named. What is wrong joins the problems, and then there may be no plan. */
export async function prepareAgainst(against: Against, planning: SidePlanning): Promise<AgainstPlan | undefined> {
  const { problems, context } = planning;
  const keys = await loadKeys(against, context.cwd, problems);
  const policy = await loadPolicy(against.policyFile, context.cwd, problems);
  await prepareReports({ files: against.reports ?? {}, inputs: [against.base] }, context.cwd, problems);
  const base = await planSide(
    { texts: [against.base], keys, ...given({ vault: against.vault, trust: against.trust }) },
    planning,
  );
  return base === undefined ? undefined : { base, policy, judging: against };
}

/**
 * Compares a snapshot with its baseline, from the staged copies: its bundle may be sealed to others. Where there may be no
 * baseline yet and is none, it says why.
 * @throws AppError exits 3, 6, 7 over the baseline
 */
export async function compareTaken(
  { bundle, manifest, captured }: Taken,
  { base: plan, policy, judging }: AgainstPlan,
  context: Context,
): Promise<Comparison | Missing> {
  await using workspace = await openWorkspace(context.tempDir, context);
  const base = await openBase(plan, { workspace, isOptional: judging.optional === true, context });
  if ("missing" in base) return base;
  const { id, createdAt, agent, label } = manifest.snapshot;
  const about = { agent, snapshotId: id, createdAt, label, stateDigest: manifest.stateDigest };
  const current = {
    side: { what: "bundle", name: bundle, depth: "contents", ...about },
    stores: knownStores(manifest),
    contents: capturedContents(captured),
  } as const;
  const scratch = await workspace.folder("compare");
  const comparison = await compareSides({ base, current }, { judging, policy, scratch, context });
  await writeReports(comparison, judging.reports ?? {}, context.cwd);
  return comparison;
}

async function openBase(
  plan: SidePlan,
  { workspace, isOptional, context }: { workspace: Workspace; isOptional: boolean; context: Context },
): Promise<OpenSide | Missing> {
  try {
    return await openSide(plan, workspace, context);
  } catch (error) {
    if (isOptional && isNoBaseline(error)) return { missing: error.message };
    throw error;
  }
}

/** Whether a failure says no more than that there is no baseline yet. */
export function isNoBaseline(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === "baseline-missing" || error.code === "vault-not-found");
}
