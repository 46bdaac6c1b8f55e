import { type BigIntStats, lstatSync } from "node:fs";
import { join } from "node:path";
import { compareBytewise } from "../../model/index.ts";
import { blobName, linkName, type ObjectFormat } from "./content.ts";
import { type IndexEntry, MODE, type TrackedEntry } from "./trees.ts";
import { coveredBy, type Skips, type Walk } from "./walk.ts";

/**
 * How a work tree differs from HEAD, byte for byte: no line endings are converted and no filters run, so a file that git
 * calls clean can be among the changed. Paths are relative to the work tree, sorted bytewise; none is in two lists but
 * `links` and `special`, which may be in `deleted` too.
 */
export interface WorktreeChanges {
  /** Regular files that are new, or whose content or executable bit is not that of HEAD; ignored ones excepted. */
  readonly changed: readonly string[];
  /** Paths of HEAD that are gone, or are no regular file any more. */
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
}

/** What a work tree is compared with. */
export interface Baseline {
  readonly root: string;
  readonly objectFormat: ObjectFormat;
  readonly head: ReadonlyMap<string, TrackedEntry>;
  readonly index: readonly IndexEntry[];
  readonly ignored: readonly string[];
  /** Paths of other stores. */
  readonly skips: Skips;
}

/** Compares. @throws AppError `source-unreadable`, `kept-changing` */
export async function compareWorktree(walked: Walk, baseline: Baseline): Promise<WorktreeChanges> {
  const { root, head, index, skips } = baseline;
  const isIgnored = coveredBy(baseline.ignored);
  const tracked = new Set([...head.keys(), ...index.map((entry) => entry.path)]);
  const gitlinks = new Set([...trackedAs(MODE.submodule, head), ...index.filter(isGitlink).map((entry) => entry.path)]);
  const isInSubmodule = coveredBy(gitlinks);
  const found = new Findings();

  for (const path of tracked) {
    if (skips(path)) continue;
    const stat = walked.files.get(path) ?? statBelow(root, path);
    const entry = head.get(path);
    if (gitlinks.has(path) && stat?.isDirectory()) continue;
    if (stat !== undefined && (await isAsInHead(join(root, path), stat, { entry, baseline }))) continue;
    if (entry !== undefined && !stat?.isFile()) found.deleted.push(path);
    if (stat !== undefined) found.add(path, stat);
  }
  for (const [path, stat] of walked.files)
    if (!tracked.has(path) && !isIgnored(path) && !isInSubmodule(path)) found.add(path, stat);

  const repositories = walked.repositories.filter((path) => !isIgnored(path));
  return found.sorted({
    ignored: baseline.ignored.filter((path) => !skips(path)),
    submodules: [...gitlinks].filter((path) => !skips(path) && !found.deleted.includes(path)),
    nestedRepositories: repositories.filter((path) => !isInSubmodule(path)),
    emptyFolders: walked.emptyFolders.filter((path) => !isIgnored(path) && !isInSubmodule(path)),
  });
}

class Findings {
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

  sorted(
    others: Pick<WorktreeChanges, "ignored" | "submodules" | "nestedRepositories" | "emptyFolders">,
  ): WorktreeChanges {
    return {
      changed: this.changed.sort(compareBytewise),
      deleted: this.deleted.sort(compareBytewise),
      links: this.links.sort(compareBytewise),
      special: this.special.sort((a, b) => compareBytewise(a.path, b.path)),
      ignored: others.ignored.toSorted(compareBytewise),
      submodules: others.submodules.toSorted(compareBytewise),
      nestedRepositories: others.nestedRepositories.toSorted(compareBytewise),
      emptyFolders: others.emptyFolders.toSorted(compareBytewise),
    };
  }
}

/** Where a path's entry in HEAD and the rest of the comparison come from. */
interface Compared {
  readonly entry: TrackedEntry | undefined;
  readonly baseline: Baseline;
}

async function isAsInHead(file: string, stat: BigIntStats, { entry, baseline }: Compared): Promise<boolean> {
  if (entry === undefined || entry.mode === MODE.submodule) return false;
  const { objectFormat } = baseline;
  if (stat.isSymbolicLink()) return entry.mode === MODE.link && linkName(file, objectFormat) === entry.oid;
  return stat.isFile() && hasModeOf(stat, entry) && (await blobName(file, objectFormat)) === entry.oid;
}

// Windows has no executable bit, and often a plain file in the place of a link.
function hasModeOf(stat: BigIntStats, entry: TrackedEntry): boolean {
  if (process.platform === "win32") return true;
  return entry.mode !== MODE.link && (stat.mode & 0o100n) !== 0n === (entry.mode === MODE.executable);
}

// `lstat` follows links among the parents; what lies behind one is not in this work tree.
function statBelow(root: string, path: string): BigIntStats | undefined {
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
    if (!lstatSync(join(root, path.slice(0, slash)), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return lstatSync(join(root, path), { bigint: true, throwIfNoEntry: false });
}

function trackedAs(mode: string, entries: ReadonlyMap<string, TrackedEntry>): string[] {
  return [...entries].filter(([, entry]) => entry.mode === mode).map(([path]) => path);
}

function isGitlink(entry: IndexEntry): boolean {
  return entry.mode === MODE.submodule;
}
