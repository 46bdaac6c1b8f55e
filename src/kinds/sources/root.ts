import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Problem } from "../../model/index.ts";
import { pathBelow, realPath } from "./place.ts";

/** What the root is chosen from. */
export interface RootChoice {
  /** What the user said. */
  readonly root?: string;
  /** Real path. */
  readonly cwd: string;
  /** Real paths of the folders that the sources lie in, or are. */
  readonly folders: readonly string[];
}

/** The folder that all paths of a snapshot are relative to, as a real path, and what is wrong with the choice. */
export function chooseRoot({ root, cwd, folders }: RootChoice): { root: string; problems: Problem[] } {
  if (root !== undefined) return givenRoot(root, cwd);
  if (folders.every((folder) => pathBelow(cwd, folder) !== undefined)) return { root: cwd, problems: [] };
  const [first = cwd, ...others] = folders;
  let common = first;
  while (!others.every((folder) => pathBelow(common, folder) !== undefined)) {
    const parent = dirname(common);
    if (parent === common)
      return { root: cwd, problems: [wrong("sources lie on different drives; take a snapshot of each")] };
    common = parent;
  }
  return { root: common, problems: [] };
}

function givenRoot(root: string, cwd: string): { root: string; problems: Problem[] } {
  const absolute = resolve(cwd, root);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) return { root: realPath(absolute), problems: [] };
  return {
    root: cwd,
    problems: [wrong(`--root ${JSON.stringify(root)} is no folder; expected one that holds the sources`)],
  };
}

function wrong(message: string): Problem {
  return { code: "bad-option", message, path: "--root" };
}
