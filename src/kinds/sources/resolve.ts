import { lstatSync, readlinkSync, type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Problem } from "../../model/index.ts";
import { isPattern, splitPattern } from "./pattern.ts";
import { realPath } from "./place.ts";
import type { Source } from "./source.ts";
import { specialType } from "./survey.ts";

/** What a source means on this disk. Paths are real paths. */
export type Resolved =
  | { readonly source: Source; readonly type: "file" | "folder"; readonly absolute: string }
  | { readonly source: Source; readonly type: "pattern"; readonly absolute: string; readonly rest: string };

/** Codes of the system for a path that does not exist, or cannot. */
const ABSENT = new Set(["ENOENT", "ENOTDIR", "EINVAL", "ENAMETOOLONG"]);

/**
 * Looks a source up. Links among the folders that lead to it are followed, the source itself must not be one. What
 * exists by the very name is never read as a pattern.
 */
export function resolveSource(source: Source, cwd: string): Resolved | Problem {
  const absolute = resolve(cwd, source.path);
  try {
    return resolvePath(source, absolute, lstatSync(absolute));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!ABSENT.has(code)) return problem("source-unreadable", source, `cannot be read (${code})`);
    return isPattern(source.path) ? resolvePattern(source, cwd) : problem("source-missing", source, "does not exist");
  }
}

/** The folder that a source lies in, or is. */
export function folderOf(resolved: Resolved): string {
  return resolved.type === "file" ? dirname(resolved.absolute) : resolved.absolute;
}

function resolvePath(source: Source, absolute: string, stat: Stats): Resolved | Problem {
  const special = specialType(stat);
  if (special === "link") {
    const target = JSON.stringify(readlinkSync(absolute));
    return problem("source-unsupported", source, `is a symbolic link; name what it points to instead: ${target}`);
  }
  if (special !== undefined)
    return problem("source-unsupported", source, `is a ${special}; expected a file or a folder`);
  return { source, type: stat.isDirectory() ? "folder" : "file", absolute: realPath(absolute) };
}

function resolvePattern(source: Source, cwd: string): Resolved | Problem {
  const { base, rest } = splitPattern(source.path);
  if (rest.split("/").includes("..")) return problem("bad-option", source, "has `..` after a wildcard");
  const folder = resolve(cwd, base);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return problem("source-missing", source, `fits nothing: there is no folder ${JSON.stringify(base)}`);
  return { source, type: "pattern", absolute: realPath(folder), rest };
}

function problem(code: Problem["code"], source: Source, what: string): Problem {
  return { code, message: `source ${JSON.stringify(source.text)} ${what}`, path: source.text };
}
