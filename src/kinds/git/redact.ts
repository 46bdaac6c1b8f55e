import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError, archivePaths, restoredPath, storeOfArchivePath } from "../../model/index.ts";
import type { Redacted, Redacting, StagedCopy, StagedEntry } from "../kind.ts";
import { isDropped, PathRules } from "../path-rules.ts";
import { redactFile } from "../redacted-file.ts";
import type { FileRedacting } from "../redacted-value.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { type DigestedChange, repositoryDigest } from "./digest.ts";
import { GitFailed } from "./git.ts";
import { searchObjects } from "./searched-objects.ts";
import { pathsEver } from "./secrets.ts";
import { type Unpacked, withObjects } from "./unpacked.ts";
import { dropHistory } from "./without-history.ts";

/** Files of the work tree as they go into a bundle, and as the digest knows them. */
interface Worktree {
  readonly entries: readonly StagedEntry[];
  readonly changes: readonly DigestedChange[];
}

/**
 * Strikes secrets out of the files of the work tree that the commits do not hold. What has been committed cannot be edited: with
 * `drop-history`, one commit of what HEAD holds takes its place when there is anything to redact in it.
 * @throws AppError `secrets-found` when a rule names what was committed and the history is to stay
 */
export async function redactRepository(copy: StagedCopy, redacting: Redacting): Promise<Redacted> {
  const tally = new SecretTally(copy);
  mkdirSync(redacting.dir, { recursive: true, mode: 0o700 });
  const rules = new PathRules(redacting.redactions);
  const worktree = redactWorktree(copy, { ...redacting, rules, tally });
  const named = copy.staged.entries.filter(({ path }) => path === archivePaths.gitBundle(copy.store.name));
  try {
    return await withObjects(copy, async (unpacked) => {
      if (unpacked === null || !(await concernsHistory(unpacked, copy, { ...redacting, rules })))
        return {
          staged: rewritten(copy, { ...worktree, bundle: named, kept: unpacked?.kept ?? [] }),
          applied: tally.found,
          missed: rules.missed(redacting.matcher),
        };
      if (redacting.git !== "drop-history") throw committed(shownName(copy.store.path, redacting.matcher));
      const { bundle, summary } = await dropHistory(unpacked, copy, { ...redacting, rules, tally });
      return {
        staged: rewritten({ ...copy, staged: { ...copy.staged, summary } }, { ...worktree, bundle, kept: [] }),
        applied: tally.found,
        missed: rules.missed(redacting.matcher),
      };
    });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new AppError("internal", `git cannot rewrite ${copy.store.path}: ${error.message}`, { cause: error });
  }
}

function redactWorktree(copy: StagedCopy, { matcher, dir, rules, tally }: Redacting & FileRedacting): Worktree {
  const entries: StagedEntry[] = [];
  const changes: DigestedChange[] = [];
  for (const [index, entry] of copy.staged.entries.entries()) {
    const rest = storeOfArchivePath(entry.path)?.rest ?? "";
    if (rest === "") continue;
    const path = restoredPath(copy.store.path, rest);
    if (entry.type === "folder") {
      entries.push(entry);
      changes.push({ path: rest, type: "folder" });
      continue;
    }
    const about = rules.about(path);
    if (isDropped(about)) tally.add({ rule: "drop", in: "content", place: shownName(path, matcher) });
    else {
      const source = { file: entry.file, path, about };
      const to = join(dir, `worktree-${index}`);
      const { file, sizeBytes, sha256 } = redactFile(source, to, { matcher, rules, tally });
      entries.push({ ...entry, file, sizeBytes });
      changes.push({ path: rest, type: "file", executable: (entry.mode & 0o100) !== 0, sha256 });
    }
  }
  return { entries, changes };
}

/** Whether there is anything to redact in what was committed, where that is for us to do. */
async function concernsHistory(
  unpacked: Unpacked,
  copy: StagedCopy,
  { matcher, redactions, git, rules }: Redacting & Pick<FileRedacting, "rules">,
): Promise<boolean> {
  let isNamed = false;
  if (redactions.length > 0)
    for await (const path of pathsEver(unpacked))
      if (rules.about(restoredPath(copy.store.path, path)).length > 0) isNamed = true;
  if (isNamed) return true;
  // Without a word about it, secrets there are found again, and reported then.
  if (git !== "drop-history") return false;
  for await (const _ of searchObjects(unpacked.place, matcher)) return true;
  return false;
}

function rewritten(
  { staged }: StagedCopy,
  {
    entries,
    changes,
    bundle,
    kept,
  }: Worktree & { readonly bundle: readonly StagedEntry[]; readonly kept: Unpacked["kept"] },
): StagedCopy["staged"] {
  if (staged.summary.kind !== "git")
    throw new AppError("internal", "a staged repository has the summary of another kind");
  const summary = { ...staged.summary, changed: changes.map(({ path }) => path) };
  return { ...staged, entries: [...bundle, ...entries], summary, digest: repositoryDigest({ summary, kept, changes }) };
}

function committed(place: string): AppError {
  const message = `${place}: a rule says to redact what was committed to this repository, and a history cannot be edited; say --git-secrets drop-history`;
  return new AppError("secrets-found", message, { path: place });
}
