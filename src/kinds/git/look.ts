import { existsSync } from "node:fs";
import { join } from "node:path";
import { GitFailed, git, type Place } from "./git.ts";
import { countCommits, fsck } from "./unpack.ts";

/** What to find out about a repository. */
export interface RepositoryQuestion {
  /** Whether git shall examine every object. */
  readonly fsck: boolean;
  /** A path to look for in HEAD. */
  readonly file?: string;
}

/** A repository as git sees it. */
export interface RepositoryFacts {
  /** What `git fsck --strict` finds wrong; empty when nothing is, or when it was not asked. */
  readonly faults: readonly string[];
  /** Null before the first commit. */
  readonly head: string | null;
  /** Without `refs/heads/`; null when HEAD is detached. */
  readonly branch: string | null;
  /** Commits that can be reached from any ref or HEAD. */
  readonly commits: number;
  /** HEAD holds the file that was asked for. */
  readonly hasFile: boolean;
}

/**
 * Looks at a repository that was restored: executes nothing of it and writes nothing to it.
 * @throws AppError `git-missing`; GitFailed when it is no repository
 */
export async function lookAtRepository(location: string, question: RepositoryQuestion): Promise<RepositoryFacts> {
  const dotGit = join(location, ".git");
  const place: Place = { gitDir: existsSync(dotGit) ? dotGit : location };
  const head = await answer(place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  const branch = await answer(place, ["symbolic-ref", "--quiet", "HEAD"]);
  const refs = (await git(place, ["for-each-ref", "--format=%(objectname)"])).split("\n").filter((oid) => oid !== "");
  const { file } = question;
  return {
    faults: question.fsck ? await fsck(place) : [],
    head,
    branch: branch?.replace(/^refs\/heads\//, "") ?? null,
    commits: await countCommits(place, head === null ? refs : [...refs, head]),
    hasFile: file !== undefined && head !== null && (await answer(place, ["cat-file", "-t", `HEAD:${file}`])) !== null,
  };
}

/** Null where git says no. */
async function answer(place: Place, args: readonly string[]): Promise<string | null> {
  try {
    return (await git(place, args, { answers: [1] })).trim() || null;
  } catch (error) {
    if (error instanceof GitFailed) return null;
    throw error;
  }
}
