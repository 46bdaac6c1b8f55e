import { existsSync } from "node:fs";
import { join } from "node:path";
import { compareBytewise, type LeftOut } from "../../model/index.ts";
import type { Layout } from "./layout.ts";
import { otherWorktrees } from "./refs.ts";
import type { WorktreeChanges } from "./worktree.ts";

/** What git keeps of a merge, a rebase and the like that is not finished; index and work tree, where the work is, travel. */
const OPERATIONS = [
  "MERGE_HEAD",
  "CHERRY_PICK_HEAD",
  "REVERT_HEAD",
  "BISECT_LOG",
  "rebase-merge",
  "rebase-apply",
  "sequencer",
];

/**
 * What was seen at a repository and does not travel, relative to the root of the snapshot. `storePath` is the
 * repository's own path there.
 */
export function leftOutOf(storePath: string, layout: Layout, changes: WorktreeChanges | null): LeftOut[] {
  const gitDir = layout.workTree === null ? "" : ".git/";
  const left: LeftOut[] = otherWorktrees(layout).map((id) => ({
    path: `${gitDir}worktrees/${id}`,
    reason: "worktree",
  }));
  const isUnderWay = (name: string): boolean => existsSync(join(layout.gitDir, name));
  left.push(...OPERATIONS.filter(isUnderWay).map((name): LeftOut => ({ path: gitDir + name, reason: "operation" })));
  if (existsSync(join(layout.gitDir, "logs", "HEAD"))) left.push({ path: `${gitDir}logs`, reason: "reflog" });
  if (changes !== null) {
    left.push(...changes.ignored.map((path): LeftOut => ({ path, reason: "ignored" })));
    left.push(...changes.links.map((path): LeftOut => ({ path, reason: "link" })));
    left.push(...changes.special);
    // A repository that was not made a store of its own is, to this one, the same as a submodule.
    const repositories = [...changes.submodules, ...changes.nestedRepositories];
    left.push(...repositories.map((path): LeftOut => ({ path, reason: "submodule" })));
  }
  return left
    .map(({ path, reason }) => ({ path: storePath === "." ? path : `${storePath}/${path}`, reason }))
    .sort((a, b) => compareBytewise(a.path, b.path));
}
