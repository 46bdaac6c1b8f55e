import type { Policy } from "../../baseline/index.ts";
import { collect, type Depth, given, type LinkRule, type Problem, throwProblems } from "../../model/index.ts";
import type { Believed } from "../bundles/choose.ts";
import { required } from "../bundles/stored.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { loadKeys } from "../keys.ts";
import type { Workspace } from "../workspace.ts";
import { ignoringOwn } from "./own-files.ts";
import { loadPolicy } from "./policy-file.ts";
import { prepareReports, type ReportFiles } from "./reports.ts";
import { lookAt, ownRoot, planSide, requireSignedSide, type SidePlan } from "./side-plan.ts";

/** How to compare and what to judge by, whatever the two sides are. */
export interface Judging {
  /** YAML or JSON; the built-in policy alone when absent. */
  readonly policyFile?: string;
  /** Compares no deeper than this; when absent, as deep as what is known of both sides allows. */
  readonly depth?: Depth;
  /** Samples show what the memory holds. */
  readonly showContent?: boolean;
  /** Samples for one finding, at most; default 5. */
  readonly samples?: number;
  readonly reports?: ReportFiles;
  /** Which bundles of a vault are believed. */
  readonly trust?: Believed;
}

/** What to compare with what. */
export interface CompareRequest extends Request, KeySources, Judging {
  /** URL of a vault: what is no path of a side is looked for there, such as `latest`. */
  readonly vault?: string;
  /** A bundle, a receipt, a baseline file or a live source. */
  readonly base: string;
  /** One of these; or several live sources, with globs, exclusions and prefixes as for a snapshot. */
  readonly current: readonly string[];
  /** Which bundles of a vault are believed to be `current`; `trust` speaks of `base`. */
  readonly currentTrust?: Believed;
  /** Folder that the paths of live sources are relative to. */
  readonly root?: string;
  readonly links?: LinkRule;
  /** As for a snapshot. */
  readonly includeSensitive?: boolean;
  readonly lockTimeoutMs?: number;
}

/** A request that has been found good. */
export interface ComparePlan {
  readonly base: SidePlan;
  readonly current: SidePlan;
  readonly policy: Policy;
}

/** Private folders, one for each side. */
export interface SideWorkspaces {
  readonly base: Workspace;
  readonly current: Workspace;
}

/**
 * Examines a request as a whole, before anything is written but to the private folders.
 * @throws AppError exit 2 over everything that is wrong with it; `recovery-needed`
 */
export async function prepareCompare(
  request: CompareRequest,
  workspaces: SideWorkspaces,
  context: Context,
): Promise<ComparePlan> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const keys = await loadKeys(request, context.cwd, problems);
  const policy = await loadPolicy(request.policyFile, context.cwd, problems);
  const inputs = [request.base, ...request.current, ...(request.policyFile === undefined ? [] : [request.policyFile])];
  await prepareReports({ files: request.reports ?? {}, inputs }, context.cwd, problems);
  const { links, includeSensitive, lockTimeoutMs, vault } = request;
  const choices = { keys, ...given({ links, includeSensitive, lockTimeoutMs, vault }) };
  const roots = await rootsOf(request, context.cwd);
  const side = async (texts: readonly string[], which: "base" | "current"): Promise<SidePlan | undefined> => {
    // What is not named at all stands in the problems.
    if (texts.every((text) => text === "")) return undefined;
    const scratch = await workspaces[which].folder("search");
    const trust = which === "base" ? request.trust : request.currentTrust;
    const own = { asBaseline: which === "base", ...given({ root: roots[which], trust }) };
    return planSide({ texts, ...choices, ...own }, { scratch, problems, context });
  };
  const base = await side([request.base], "base");
  const current = await side(request.current, "current");
  if (keys.trustedKeys !== undefined) collect(problems, () => requireSignedSide([base, current]));
  throwProblems(problems);
  const sides = [required(base), required(current)] as const;
  const live = sides.flatMap((side) => (side.what === "sources" ? [side.capture.root] : []));
  const own = { sides, reports: request.reports, cwd: context.cwd };
  return { base: sides[0], current: sides[1], policy: ignoringOwn(policy, own, live) };
}

/**
 * What paths of live sources are relative to. Where both sides are live they stand in different places, so each has a root of
 * its own, or nothing would be the same.
 */
async function rootsOf(
  { base, current, root, vault }: CompareRequest,
  cwd: string,
): Promise<{ base?: string; current?: string }> {
  const [only = "", ...more] = current;
  const isLive = async (text: string): Promise<boolean> =>
    text !== "" && (await lookAt({ text, vault }, cwd)) === "sources";
  const areLive = (await isLive(base)) && (more.length > 0 || (await isLive(only)));
  if (!areLive) return given({ base: root, current: root });
  const own = more.length === 0 ? ownRoot(only, cwd) : undefined;
  return given({ base: ownRoot(base, cwd), current: root ?? own });
}
