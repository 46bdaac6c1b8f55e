import { existsSync, realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Policy } from "../../baseline/index.ts";
import { sidecarPaths } from "../../bundle/index.ts";
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

/** A policy that ignores these files: they are no memory, though they lie in live sources. */
export function ignoring(policy: Policy, paths: readonly string[], sides: readonly (SidePlan | undefined)[]): Policy {
  const roots = sides.flatMap((side) => (side?.what === "sources" ? [side.capture.root] : []));
  const places = paths.filter((path) => existsSync(path)).map((path) => realpathSync(path));
  const own = roots.flatMap((root) => places.map((place) => relative(root, place).replaceAll(sep, "/")));
  return { ...policy, ignore: [...policy.ignore, ...own.map((path) => ({ path }))] };
}
