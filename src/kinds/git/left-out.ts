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
  const isThere = (name: string): boolean => existsSync(join(layout.gitDir, name));
  const ofRepository = [
    ...because(
      "worktree",
      otherWorktrees(layout).map((id) => `worktrees/${id}`),
    ),
    ...because("operation", OPERATIONS.filter(isThere)),
    ...because("reflog", isThere(join("logs", "HEAD")) ? ["logs"] : []),
  ].map(({ path, reason }) => ({ path: gitDir + path, reason }));
  return [...ofRepository, ...(changes === null ? [] : ofWorkTree(changes))]
    .map(({ path, reason }) => ({ path: storePath === "." ? path : `${storePath}/${path}`, reason }))
    .sort((a, b) => compareBytewise(a.path, b.path));
}

function ofWorkTree(changes: WorktreeChanges): LeftOut[] {
  return [
    ...because("ignored", changes.ignored),
    ...because("link", changes.links),
    ...changes.special,
    // A repository that was not made a store of its own is, to this one, the same as a submodule.
    ...because("submodule", [...changes.submodules, ...changes.nestedRepositories]),
  ];
}

function because(reason: LeftOut["reason"], paths: readonly string[]): LeftOut[] {
  return paths.map((path) => ({ path, reason }));
}
