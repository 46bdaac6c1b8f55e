import { isAbsolute, resolve } from "node:path";
import { compilePattern, splitPattern, withSlashes } from "./pattern.ts";
import { joinPath, pathBelow, realPath } from "./place.ts";

/** Says whether a path relative to the root is excluded itself. A folder that is excluded stands for all below it. */
export type Exclusion = (path: string, isFolder: boolean) => boolean;

/** What relative patterns start from. Both are real paths. */
export interface Bases {
  readonly root: string;
  readonly cwd: string;
}

/**
 * Reads `!` patterns. Without a slash a pattern fits names at any depth. With one it fits paths relative to the root or
 * to the current folder, as sources are written, or absolute ones. A slash at the end makes it fit folders only.
 */
export function compileExclusions(patterns: readonly string[], bases: Bases): Exclusion {
  const exclusions = patterns.map((pattern) => compileExclusion(pattern, bases));
  return (path, isFolder) => exclusions.some((excludes) => excludes(path, isFolder));
}

function compileExclusion(text: string, bases: Bases): Exclusion {
  const slashed = withSlashes(text);
  const foldersOnly = slashed.endsWith("/");
  const pattern = slashed.replace(/\/+$/, "") || "/";
  const excludes = pattern.includes("/") ? pathExclusion(pattern, bases) : nameExclusion(pattern);
  return (path, isFolder) => (isFolder || !foldersOnly) && excludes(path);
}

function nameExclusion(pattern: string): (path: string) => boolean {
  const matches = compilePattern(pattern);
  return (path) => matches(path.slice(path.lastIndexOf("/") + 1));
}

function pathExclusion(pattern: string, { root, cwd }: Bases): (path: string) => boolean {
  const { base, rest } = splitPattern(pattern);
  const starts = isAbsolute(pattern) ? [realPath(base)] : [root, cwd].map((folder) => resolve(folder, base));
  const matches = compilePattern(rest);
  const subjects = [...new Set(starts)].map((start) => subjectBelow(start, root));
  return (path) =>
    subjects.some((subjectOf) => {
      const subject = subjectOf(path);
      return subject !== undefined && matches(subject);
    });
}

/** Turns paths relative to the root into paths relative to `start`, which may lie above or below the root. */
function subjectBelow(start: string, root: string): (path: string) => string | undefined {
  const rootBelow = pathBelow(start, root);
  if (rootBelow !== undefined) return (path) => joinPath(rootBelow, path);
  const startBelow = pathBelow(root, start);
  if (startBelow === undefined) return () => undefined;
  return (path) => (path.startsWith(`${startBelow}/`) ? path.slice(startBelow.length + 1) : undefined);
}
