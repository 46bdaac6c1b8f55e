import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CompareOptions, Difference, GitFacts } from "../../../model/index.ts";
import { AppError } from "../../../model/index.ts";
import { type ChangedFile, compareFiles } from "../../compared-files.ts";
import { orderDifferences } from "../../difference-list.ts";
import type { KnownStore, StorePair } from "../../kind.ts";
import type { Place } from "../git.ts";
import { changedContents } from "./changed-contents.ts";
import { compareHistory } from "./compare-history.ts";
import { effectiveFiles, type RepositoryFile } from "./effective-files.ts";
import { compareDepth, compareNames, compareStashes, isBranch, refsOf } from "./names.ts";
import { asRepository, type KnownRepository, readRepository, unpackTogether, withKept } from "./repository.ts";

/**
 * What differs between two states of a repository: its history and names, and the files of its work tree. Empty when nothing
 * that counts does: ignored files, or what is only staged.
 * @throws AppError `repository-damaged`, `git-missing`, `disk-full`
 */
export async function compareRepositories(
  { base, current }: StorePair,
  options: CompareOptions,
  scratch: string,
): Promise<Difference[]> {
  const [before, after] = [asRepository(base), asRepository(current)];
  if (before === undefined || after === undefined) return [UNKNOWN];
  const differences = await inScratch(scratch, (folder) =>
    readRepository(current, () => compareKnown({ before, after, folder }, options)),
  );
  return orderDifferences(differences, options.samples);
}

/** What a baseline keeps of a repository. @throws AppError `repository-damaged`, `git-missing`, `disk-full` */
export async function describeRepository(store: KnownStore, _: CompareOptions, scratch: string): Promise<GitFacts> {
  const repository = asRepository(store);
  if (repository === undefined) throw new AppError("internal", `${store.name} is to be described, but has no content`);
  const files = await inScratch(scratch, (folder) => readRepository(store, () => countFiles(repository, folder)));
  return { kind: "git", files };
}

const UNKNOWN: Difference = { code: "store-changed", place: {}, numbers: {}, samples: [] };

interface Sides {
  readonly before: KnownRepository;
  readonly after: KnownRepository;
  /** Empty and private. */
  readonly folder: string;
}

async function compareKnown(sides: Sides, options: CompareOptions): Promise<Difference[]> {
  const { before, after } = sides;
  const names = compareNames(before.summary, after.summary);
  const isOneFormat = before.summary.objectFormat === after.summary.objectFormat;
  if (after.store.content === undefined || !isOneFormat) {
    const commits = countedCommits(sides);
    const counted = [...names, ...namedStashes(sides, options), ...commits, ...(await countedFiles(sides))];
    const isUntold = (commits.length === 0 && haveMoved(sides)) || isTreeUntold(sides, counted);
    return isUntold || !isOneFormat ? [...counted, UNKNOWN] : counted;
  }
  const known = before.store.content === undefined ? [after] : [before, after];
  const { place, kept } = await unpackTogether(known, join(sides.folder, "objects.git"));
  const [base, current] = [withKept(before, kept), withKept(after, kept)];
  const history = await compareHistory({ base, current, place }, options);
  if (known.length === 1) {
    const found = [...names, ...history, ...namedStashes(sides, options), ...(await countedFiles(sides))];
    return isTreeUntold(sides, found) ? [...found, UNKNOWN] : found;
  }
  const others = [...compareDepth(base, current, options.samples), ...compareStashes(base, current, options.samples)];
  return [...names, ...history, ...others, ...(await comparedFiles(sides, place, options))];
}

async function comparedFiles(sides: Sides, place: Place, options: CompareOptions): Promise<Difference[]> {
  const base = { files: await effectiveFiles(sides.before, place) };
  const current = { files: await effectiveFiles(sides.after, place) };
  const contents = (files: readonly ChangedFile<RepositoryFile>[]) => changedContents(files, place, sides.folder);
  return compareFiles({ base, current, contents }, options);
}

/** Branches of both sides stand elsewhere. */
function haveMoved({ before, after }: Sides): boolean {
  const now = refsOf(after.summary);
  return [...refsOf(before.summary)].some(([name, oid]) => isBranch(name) && oid !== (now.get(name) ?? oid));
}

/** Nothing was found at all, or no file although other ones are uncommitted at the same commit. */
function isTreeUntold({ before, after }: Sides, found: readonly Difference[]): boolean {
  if (found.length === 0) return true;
  const [base, current] = [before.summary, after.summary];
  const isSame = isDeepStrictEqual([base.changed, base.deleted], [current.changed, current.deleted]);
  return !isSame && base.head.oid === current.head.oid && !found.some(({ code }) => code.startsWith("file-"));
}

/** Of several stashes, only contents tell all; a summary names the latest, so it tells whether there is any. */
function namedStashes({ before, after }: Sides, { samples }: CompareOptions): Difference[] {
  const [base, current] = [withKept(before, new Map()), withKept(after, new Map())];
  return base.stashes.length === current.stashes.length ? [] : compareStashes(base, current, samples);
}

/** Fewer commits than before are lost ones; which, and from where, takes the content of the current side. */
function countedCommits({ before, after }: Sides): Difference[] {
  const totals = { before: before.summary.commits, after: after.summary.commits };
  if (totals.before === totals.after) return [];
  const code = totals.before < totals.after ? "commits-added" : "history-rewritten";
  return [{ code, place: {}, numbers: { commits: Math.abs(totals.after - totals.before), ...totals }, samples: [] }];
}

async function countedFiles(sides: Sides): Promise<Difference[]> {
  const before = await knownCount(sides.before, sides.folder);
  const after = await knownCount(sides.after, sides.folder);
  if (before === undefined || after === undefined || before === after) return [];
  const code = before < after ? "file-added" : "file-removed";
  return [{ code, place: {}, numbers: { files: Math.abs(after - before), before, after }, samples: [] }];
}

async function knownCount(side: KnownRepository, folder: string): Promise<number | undefined> {
  const { facts, content } = side.store;
  if (facts?.kind === "git") return facts.files;
  return content === undefined ? undefined : countFiles(side, mkdtempSync(join(folder, "count-")));
}

async function countFiles(repository: KnownRepository, folder: string): Promise<number> {
  const { place } = await unpackTogether([repository], join(folder, "objects.git"));
  return (await effectiveFiles(repository, place)).size;
}

async function inScratch<T>(scratch: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(scratch, "compare-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
