import type { Policy } from "../../baseline/index.ts";
import { type Comparison, collect, given, type Manifest } from "../../model/index.ts";
import type { Context, KeySources } from "../context.ts";
import { loadKeys } from "../keys.ts";
import type { Captured } from "../snapshot/capture.ts";
import { openWorkspace } from "../workspace.ts";
import { isNoBaseline } from "./no-baseline.ts";
import { ignoringOwn } from "./own-files.ts";
import type { Judging } from "./plan.ts";
import { loadPolicy } from "./policy-file.ts";
import { prepareReports, writeReports } from "./reports.ts";
import { type OpenSide, redactedOf } from "./side.ts";
import { knownStores } from "./side-bundle.ts";
import { openSide } from "./side-open.ts";
import { planSide, requireSignedSide, type SidePlan, type SidePlanning } from "./side-plan.ts";
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

/** A snapshot whose staged copies are still there. */
export interface Taken {
  /** What the comparison calls it. */
  readonly name: string;
  readonly manifest: Manifest;
  readonly captured: Captured;
  /** Folder that its paths are relative to. */
  readonly root: string;
}

/** What came of it: a comparison, or why there was nothing to compare with where there need not be. */
export type Compared =
  | { readonly comparison: Comparison; readonly noBaseline: null }
  | { readonly comparison: null; readonly noBaseline: string };

/** What a snapshot is to be compared with, as it was before the snapshot was taken. Disposing removes what was fetched of it. */
export interface OpenAgainst extends AsyncDisposable {
  /**
   * Compares a snapshot with it, from the staged copies: the bundle may be sealed to others.
   * @throws AppError exits 3, 5, 6, 7 over the baseline, also what has kept it from being opened
   */
  compare(taken: Taken): Promise<Compared>;
}

/** Looks at everything that is named. What is wrong joins the problems, and then there may be no plan. */
export async function prepareAgainst(against: Against, planning: SidePlanning): Promise<AgainstPlan | undefined> {
  const { problems, context } = planning;
  const keys = await loadKeys(against, context.cwd, problems);
  const policy = await loadPolicy(against.policyFile, context.cwd, problems);
  await prepareReports({ files: against.reports ?? {}, inputs: [against.base] }, context.cwd, problems);
  const base = await planSide(
    { texts: [against.base], keys, asBaseline: true, ...given({ vault: against.vault, trust: against.trust }) },
    planning,
  );
  if (keys.trustedKeys !== undefined) collect(problems, () => requireSignedSide([base]));
  return base === undefined ? undefined : { base, policy, judging: against };
}

/**
 * Opens what a snapshot will be compared with, before it is taken: the newest bundle of a vault must not be the snapshot itself.
 * What keeps it from being opened is heard when it comes to comparing; it is no reason not to take the snapshot.
 */
export async function openAgainst(
  { base: plan, policy, judging }: AgainstPlan,
  context: Context,
): Promise<OpenAgainst> {
  const workspace = await openWorkspace(context.tempDir, context);
  const [opened] = await Promise.allSettled([openSide(plan, workspace, context)]);
  return {
    async compare({ name, manifest, captured, root }) {
      if (opened.status === "rejected") {
        const { reason } = opened;
        if (judging.optional === true && isNoBaseline(reason)) return { comparison: null, noBaseline: reason.message };
        throw reason;
      }
      const { id, createdAt, agent, label } = manifest.snapshot;
      const about = { agent, snapshotId: id, createdAt, label, stateDigest: manifest.stateDigest };
      const current: OpenSide = {
        side: { what: "bundle", name, depth: "contents", ...about },
        stores: knownStores(manifest),
        redacted: redactedOf(manifest.stores),
        contents: capturedContents(captured),
      };
      const scratch = await workspace.folder("compare");
      const sides = { base: opened.value, current };
      const own = { sides: [plan], reports: judging.reports, cwd: context.cwd };
      const ignoring = ignoringOwn(policy, own, [root]);
      const comparison = await compareSides(sides, { judging, policy: ignoring, scratch, context });
      await writeReports({ comparison, root }, judging.reports ?? {}, context.cwd);
      return { comparison, noBaseline: null };
    },
    [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose](),
  };
}
