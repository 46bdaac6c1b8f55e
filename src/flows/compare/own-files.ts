import { existsSync, realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Policy } from "../../baseline/index.ts";
import { sidecarPaths } from "../../bundle/index.ts";
import type { ReportFiles } from "./reports.ts";
import type { SidePlan } from "./side-plan.ts";

/** What is compared, and where that is written to. */
export interface Own {
  readonly sides: readonly (SidePlan | undefined)[];
  readonly reports: ReportFiles | undefined;
  readonly cwd: string;
}

/**
 * A policy that ignores the files of a comparison itself, which are no memory, though they may lie among live sources below these
 * roots: a bundle and what lies beside it, a receipt, a baseline file, reports.
 */
export function ignoringOwn(policy: Policy, { sides, reports = {}, cwd }: Own, roots: readonly string[]): Policy {
  const paths = [...sides.flatMap(documentsOf), ...Object.values(reports)].map((path) => resolve(cwd, path));
  const places = paths.filter((path) => existsSync(path)).map((path) => realpathSync(path));
  const own = roots.flatMap((root) => places.map((place) => relative(root, place).replaceAll(sep, "/")));
  return { ...policy, ignore: [...policy.ignore, ...own.map((path) => ({ path }))] };
}

function documentsOf(side: SidePlan | undefined): string[] {
  if (side === undefined || side.what === "sources" || side.what === "stored") return [];
  return [side.name, ...(side.what === "bundle" ? Object.values(sidecarPaths(side.name)) : [])];
}
