import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../../model/index.ts";
import { GitFailed, git } from "./git.ts";

/** Where the parts of a source repository lie. Paths are absolute. */
export interface Layout {
  /** Null for a bare repository. */
  readonly workTree: string | null;
  readonly gitDir: string;
  /** Differs from `gitDir` in a linked worktree only. */
  readonly commonDir: string;
  readonly objects: string;
  readonly index: string;
  readonly shallow: string;
  readonly infoExclude: string;
  readonly objectFormat: "sha1" | "sha256";
}

/**
 * Whether a folder is a repository: a work tree with a `.git` folder, or with a `.git` file (linked worktree, checkout
 * of a submodule), or a bare repository. A damaged one is one too: it must not pass for plain files.
 */
export async function isGitRepository(dir: string): Promise<boolean> {
  return looksLikeRepository(dir);
}

/** {@link isGitRepository}, for walks that may not wait. */
export function looksLikeRepository(dir: string): boolean {
  return isGitLink(join(dir, ".git")) || isGitDir(join(dir, ".git")) || isGitDir(dir);
}

// What git itself asks for: a HEAD beside `refs` and `objects`, the latter two reached by `commondir` in a worktree.
function isGitDir(dir: string): boolean {
  return (
    existsSync(join(dir, "HEAD")) &&
    (existsSync(join(dir, "commondir")) || (existsSync(join(dir, "objects")) && existsSync(join(dir, "refs"))))
  );
}

function isGitLink(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size < 64 * 1024 && readFileSync(path, "utf8").startsWith("gitdir:");
}

/**
 * Finds the parts of the repository at `location`.
 * @throws AppError `source-damaged` when git does not take it for a repository.
 */
export async function findLayout(location: string): Promise<Layout> {
  const dotGit = join(location, ".git");
  const isBare = !existsSync(dotGit);
  const gitDir = isBare ? location : followLink(dotGit);
  const commonDir = existsSync(join(gitDir, "commondir"))
    ? resolve(gitDir, readFileSync(join(gitDir, "commondir"), "utf8").trimEnd())
    : gitDir;
  const format = await readSource(location, () => git({ gitDir }, ["rev-parse", "--show-object-format=storage"]));
  return {
    workTree: isBare ? null : location,
    gitDir,
    commonDir,
    objects: join(commonDir, "objects"),
    index: join(gitDir, "index"),
    shallow: join(commonDir, "shallow"),
    infoExclude: join(commonDir, "info", "exclude"),
    objectFormat: format.trim() === "sha256" ? "sha256" : "sha1",
  };
}

function followLink(dotGit: string): string {
  if (!isGitLink(dotGit)) return dotGit;
  const target = readFileSync(dotGit, "utf8").slice("gitdir:".length).trim();
  return resolve(dirname(dotGit), target);
}

/**
 * Lets git read from the source and says in the product's words what stopped it.
 * @throws AppError `source-damaged`
 */
export async function readSource<T>(location: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new AppError("source-damaged", `${location}: expected a whole git repository; git says: ${error.message}`, {
      cause: error,
    });
  }
}
