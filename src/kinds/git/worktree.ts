import { type BigIntStats, lstatSync } from "node:fs";
import { join } from "node:path";
import { compareBytewise } from "../../model/index.ts";
import { blobName, linkName, type ObjectFormat } from "./content.ts";
import { looksLikeRepository } from "./layout.ts";
import { type IndexEntry, MODE, type TrackedEntry } from "./trees.ts";
import { coveredBy, NOT_UTF8, type Skips, type Walk } from "./walk.ts";

/**
 * How a work tree differs from HEAD, byte for byte: no line endings are converted and no filters run, so a file that git
 * calls clean can be among the changed. Paths are relative to the work tree, sorted bytewise; none is in two lists but
 * `links` and `special`, which may be in `deleted` too.
 */
export interface WorktreeChanges {
  /** Regular files that are new, or whose content or executable bit is not that of HEAD; ignored ones excepted. */
  readonly changed: readonly string[];
  /**
   * Paths of HEAD that are gone, or are no regular file any more, those in the places of other stores too; and those that
   * lie in a repository of another store by now.
   */
  readonly deleted: readonly string[];
  /** What git ignores; a folder stands for all below it. */
  readonly ignored: readonly string[];
  readonly submodules: readonly string[];
  /** Repositories in the work tree that are not submodules. */
  readonly nestedRepositories: readonly string[];
  /** Symbolic links that are new or changed; those of HEAD travel with its commits. */
  readonly links: readonly string[];
  readonly special: readonly { readonly path: string; readonly reason: "socket" | "pipe" | "device" }[];
  /** Folders with nothing in them, which git does not know. */
  readonly emptyFolders: readonly string[];
  /** Names that are not UTF-8, in the work tree, the index or HEAD; no bundle can hold them. */
  readonly misspelt: readonly string[];
}

/** What a work tree is compared with. */
export interface Baseline {
  readonly root: string;
  readonly objectFormat: ObjectFormat;
  readonly head: ReadonlyMap<string, TrackedEntry>;
  readonly index: readonly IndexEntry[];
  readonly ignored: readonly string[];
  /** Paths of other stores, and withheld ones. */
  readonly skips: Skips;
  /** Paths of other stores alone. */
  readonly isElsewhere: Skips;
}

/** Compares. @throws AppError `source-unreadable`, `kept-changing` */
export async function compareWorktree(walked: Walk, baseline: Baseline): Promise<WorktreeChanges> {
  const { root, head, index, skips } = baseline;
  const isIgnored = coveredBy(baseline.ignored);
  const tracked = new Set([...head.keys(), ...index.map((entry) => entry.path)].filter((path) => !skips(path)));
  const gitlinks = [...head, ...index.map((entry): [string, TrackedEntry] => [entry.path, entry])]
    .filter(([path, entry]) => entry.mode === MODE.submodule && tracked.has(path))
    .map(([path]) => path);
  const isInSubmodule = coveredBy(gitlinks);
  const isOurs = (path: string) => !isIgnored(path) && !isInSubmodule(path);

  const files = new Files();
  for (const path of tracked) await compareTracked(path, { walked, baseline, files });
  const isInRepository = repositoriesBelow(root);
  for (const [path, entry] of head) {
    if (!skips(path)) continue;
    const gone = isInRepository(path) || isGone(join(root, path), statBelow(root, path), { entry, baseline });
    if (gone) files.deleted.push(path);
  }
  for (const [path, stat] of walked.files) if (!tracked.has(path) && isOurs(path)) files.add(path, stat);
  return {
    ...files.sorted(),
    ignored: sorted(baseline.ignored.filter((path) => !baseline.isElsewhere(path))),
    submodules: sorted(gitlinks.filter((path) => statBelow(root, path)?.isDirectory())),
    nestedRepositories: sorted(walked.repositories.filter(isOurs)),
    emptyFolders: sorted(walked.emptyFolders.filter(isOurs)),
    misspelt: sorted([...walked.misspelt.filter(isOurs), ...tracked].filter((path) => path.includes(NOT_UTF8))),
  };
}

interface Comparison {
  readonly walked: Walk;
  readonly baseline: Baseline;
  readonly files: Files;
}

async function compareTracked(path: string, { walked, baseline, files }: Comparison): Promise<void> {
  const { root, head } = baseline;
  const file = join(root, path);
  const stat = walked.files.get(path) ?? statBelow(root, path);
  const compared = { entry: head.get(path), baseline };
  if (isGone(file, stat, compared)) files.deleted.push(path);
  if (stat !== undefined && !(await isAsInHead(file, stat, compared))) files.add(path, stat);
}

/** Whether HEAD's version must not come back: what is in its place, if anything, is no file and not what HEAD has there. */
function isGone(file: string, stat: BigIntStats | undefined, { entry, baseline }: Compared): boolean {
  if (entry === undefined || stat?.isFile()) return false;
  if (entry.mode === MODE.submodule) return !stat?.isDirectory();
  return !stat?.isSymbolicLink() || !isLinkOf(file, entry, baseline);
}

/** What lies in the work tree and is not as in HEAD, by what it is. */
class Files {
  readonly changed: string[] = [];
  readonly deleted: string[] = [];
  readonly links: string[] = [];
  readonly special: { path: string; reason: "socket" | "pipe" | "device" }[] = [];

  add(path: string, stat: BigIntStats): void {
    if (stat.isFile()) this.changed.push(path);
    else if (stat.isSymbolicLink()) this.links.push(path);
    else if (stat.isSocket()) this.special.push({ path, reason: "socket" });
    else if (stat.isFIFO()) this.special.push({ path, reason: "pipe" });
    else if (!stat.isDirectory()) this.special.push({ path, reason: "device" });
  }

  sorted(): Pick<WorktreeChanges, "changed" | "deleted" | "links" | "special"> {
    const special = this.special.toSorted((a, b) => compareBytewise(a.path, b.path));
    return { changed: sorted(this.changed), deleted: sorted(this.deleted), links: sorted(this.links), special };
  }
}

/** Where a path's entry in HEAD and the rest of the comparison come from. */
interface Compared {
  readonly entry: TrackedEntry | undefined;
  readonly baseline: Baseline;
}

async function isAsInHead(file: string, stat: BigIntStats, { entry, baseline }: Compared): Promise<boolean> {
  if (entry === undefined || entry.mode === MODE.submodule) return false;
  if (stat.isSymbolicLink()) return isLinkOf(file, entry, baseline);
  return stat.isFile() && hasModeOf(stat, entry) && (await blobName(file, baseline.objectFormat)) === entry.oid;
}

function isLinkOf(file: string, entry: TrackedEntry, { objectFormat }: Baseline): boolean {
  return entry.mode === MODE.link && linkName(file, objectFormat) === entry.oid;
}

// Windows has no executable bit, and often a plain file in the place of a link.
function hasModeOf(stat: BigIntStats, entry: TrackedEntry): boolean {
  if (process.platform === "win32") return true;
  return entry.mode !== MODE.link && ((stat.mode & 0o100n) !== 0n) === (entry.mode === MODE.executable);
}

// `lstat` follows links among the parents; what lies behind one is not in this work tree.
function statBelow(root: string, path: string): BigIntStats | undefined {
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
    if (!lstatSync(join(root, path.slice(0, slash)), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return lstatSync(join(root, path), { bigint: true, throwIfNoEntry: false });
}

/** Says of a path whether a folder that leads to it, below `root`, is a repository of its own. */
function repositoriesBelow(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return function isInRepository(path: string): boolean {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    if (folder === "") return false;
    const isIn = known.get(folder) ?? (looksLikeRepository(join(root, folder)) || isInRepository(folder));
    known.set(folder, isIn);
    return isIn;
  };
}

function sorted(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort(compareBytewise);
}
