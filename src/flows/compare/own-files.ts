import { existsSync, realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Policy } from "../../baseline/index.ts";
import { sidecarPaths } from "../../bundle/index.ts";
import type { Problem } from "../../model/index.ts";
import { isEarlierReport } from "../../report/index.ts";
import type { CapturePlan } from "../snapshot/capture.ts";
import { startOf } from "./place.ts";
import type { ReportPlan } from "./reports.ts";
import { lookAt, type SidePlan } from "./side-plan.ts";

/** Absolute paths of what a side is known by, when that is a file of ours: a bundle and what lies beside it, a receipt, a baseline. */
export async function documentsOf(
  { base, current, vault }: { readonly base: string; readonly current: readonly string[]; readonly vault?: string },
  cwd: string,
): Promise<string[]> {
  const paths: string[] = [];
  for (const text of [base, ...(current.length === 1 ? current : [])]) {
    const what = text === "" ? "sources" : await lookAt({ text, vault }, cwd);
    if (what === "sources" || what === "stored") continue;
    const path = resolve(cwd, text);
    paths.push(path, ...(what === "bundle" ? Object.values(sidecarPaths(path)) : []));
  }
  return paths;
}

/** Where reports go, as absolute paths. */
export interface ReportPlaces {
  /** Nothing is there, or an earlier report. */
  readonly free: readonly string[];
  /** Another file is there. */
  readonly taken: readonly string[];
}

/** Looks at where reports go; not at what is refused already because it is named as an input. */
export async function reportPlaces({ files, inputs = [] }: ReportPlan, cwd: string): Promise<ReportPlaces> {
  const named = new Set(inputs.map((path) => resolve(cwd, path)));
  const [free, taken]: [string[], string[]] = [[], []];
  for (const path of Object.values(files).map((file) => resolve(cwd, file))) {
    if (named.has(path)) continue;
    const start = await startOf(path);
    (start === undefined || isEarlierReport(start) ? free : taken).push(path);
  }
  return { free, taken };
}

/** A policy that ignores these files: they are no memory, though they lie in live sources. */
export function ignoring(policy: Policy, paths: readonly string[], sides: readonly (SidePlan | undefined)[]): Policy {
  const roots = sides.flatMap((side) => (side?.what === "sources" ? [side.capture.root] : []));
  const places = paths.filter((path) => existsSync(path)).map((path) => realpathSync(path));
  const own = roots.flatMap((root) => places.map((place) => relative(root, place).replaceAll(sep, "/")));
  return { ...policy, ignore: [...policy.ignore, ...own.map((path) => ({ path }))] };
}

/** What is wrong with files that are to be replaced, and are a part of live sources. */
export function memoryAmong(paths: readonly string[], sides: readonly (SidePlan | undefined)[]): Problem[] {
  const plans = sides.flatMap((side) => (side?.what === "sources" ? [side.capture] : []));
  return paths
    .filter((path) => plans.some((plan) => takes(plan, realpathSync(path))))
    .map((path) => ({
      code: "output-unwritable",
      message: `${path} cannot be written: it is a part of what is compared; exclude it, or write elsewhere`,
      path,
    }));
}

function takes({ stores }: CapturePlan, path: string): boolean {
  return stores.some(({ location, members }) =>
    members === undefined
      ? `${path}${sep}`.startsWith(`${location}${sep}`)
      : members.some((member) => join(location, member.path) === path),
  );
}
