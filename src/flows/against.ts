import type { Policy } from "../baseline/index.ts";
import type { Comparison, Manifest } from "../model/index.ts";
import type { Judging } from "./compare-plan.ts";
import { compareSides } from "./compare-sides.ts";
import type { Context, KeySources } from "./context.ts";
import { loadKeys } from "./keys.ts";
import { loadPolicy } from "./policy-file.ts";
import { prepareReports, writeReports } from "./reports.ts";
import { knownStores } from "./side-bundle.ts";
import { openSide } from "./side-open.ts";
import { planSide, type SidePlan, type SidePlanning } from "./side-plan.ts";
import { capturedContents } from "./side-sources.ts";
import type { Captured } from "./snapshot-capture.ts";
import { openWorkspace } from "./workspace.ts";

/** What a snapshot is compared with as soon as it is taken. */
export interface Against extends Judging, KeySources {
  /** A bundle, a receipt, a baseline file, or a live source. */
  readonly base: string;
}

/** The same, found good. */
export interface AgainstPlan {
  readonly base: SidePlan;
  readonly policy: Policy;
  readonly judging: Judging;
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
  await prepareReports(against.reports ?? {}, context.cwd, problems);
  const base = await planSide({ texts: [against.base], keys }, planning);
  return base === undefined ? undefined : { base, policy, judging: against };
}

/**
 * Compares a snapshot with its baseline, from the staged copies: its bundle may be sealed to others.
 * @throws AppError exits 3, 6, 7 over the baseline
 */
export async function compareTaken(
  { bundle, manifest, captured }: Taken,
  { base: plan, policy, judging }: AgainstPlan,
  context: Context,
): Promise<Comparison> {
  await using workspace = await openWorkspace(context.tempDir, context);
  const base = await openSide(plan, workspace, context);
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
