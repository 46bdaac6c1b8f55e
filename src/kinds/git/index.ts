/**
 * Kind `git`: a repository as a git bundle of all its refs, with the files of the work tree that the commits do not hold.
 * May import simple-git, Node's own modules, `kind.ts` and the model. Never executes what a repository's config, hooks
 * or attributes name, never writes to a source, and never takes config, hooks or remotes along.
 */
import type { Kind } from "../kind.ts";
import { openRepository } from "./capture.ts";
import { checkRepository } from "./check.ts";
import { compareRepositories, describeRepository } from "./compare/index.ts";
import { redactRepository } from "./redact.ts";
import { repositoryUnits, restoreRepository } from "./restore.ts";
import { findInRepository } from "./secrets.ts";

/** Git repositories as a kind of memory. */
export const gitKind: Kind = {
  name: "git",
  open: openRepository,
  check: checkRepository,
  restore: restoreRepository,
  units: repositoryUnits,
  describe: describeRepository,
  compare: compareRepositories,
  secrets: { find: findInRepository, redact: redactRepository },
};
export { isGitRepository } from "./layout.ts";
export { lookAtRepository, type RepositoryFacts, type RepositoryQuestion } from "./look.ts";
export { listWorktreeChanges } from "./state.ts";
export type { WorktreeChanges } from "./worktree.ts";
