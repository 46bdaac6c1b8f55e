import { findLayout, type Layout, readSource } from "./layout.ts";
import { type Names, readNames } from "./refs.ts";
import { type IndexEntry, readAnnounced, readIgnored, readIndex, readTree, type TrackedEntry } from "./trees.ts";
import { openView, type View } from "./view.ts";
import { coveredBy, type Skips, type Walk, walk } from "./walk.ts";
import { type Withholds, withoutWithheld } from "./withheld.ts";
import { compareWorktree, type WorktreeChanges } from "./worktree.ts";

/** A repository that is being read. */
export interface Source {
  readonly location: string;
  readonly layout: Layout;
  readonly view: View;
  /** Paths of other stores, and withheld ones. */
  readonly skips: Skips;
  /** Paths of other stores alone. */
  readonly isElsewhere: Skips;
  readonly withholds: Withholds;
}

/** All that git and the work tree say about a repository. */
export interface RepositoryState {
  readonly names: Names;
  readonly head: ReadonlyMap<string, TrackedEntry>;
  /** Without what is staged of withheld paths. */
  readonly index: readonly IndexEntry[];
  /** Paths of which something staged does not travel. */
  readonly withheld: readonly string[];
  /** Null for a bare repository. */
  readonly changes: WorktreeChanges | null;
}

/**
 * Lists how the work tree at `location` differs from HEAD, byte for byte. Executes nothing that the repository's config
 * names, and writes nothing to it.
 * @throws AppError `source-damaged`, `source-unreadable`, `kept-changing`, `git-missing`
 */
export async function listWorktreeChanges(location: string, scratch?: string): Promise<WorktreeChanges> {
  const source = await openSource(location, { exclude: [], scratch });
  try {
    const ignored = await readSource(location, () => readIgnoredOf(source));
    const { changes } = await readState(source, walk(location, coveredBy(ignored)));
    return changes ?? NO_CHANGES;
  } finally {
    source.view.close();
  }
}

/** What the reading of a repository goes by. */
export interface SourceOptions {
  readonly exclude: readonly string[];
  /** Nothing when absent. */
  readonly withholds?: Withholds | undefined;
  readonly scratch: string | undefined;
}

/** Opens a repository for reading; whoever calls closes the view. @throws AppError `source-damaged`, `git-missing` */
export async function openSource(location: string, options: SourceOptions): Promise<Source> {
  const { exclude, withholds = () => undefined, scratch } = options;
  const layout = await findLayout(location);
  const view = await readSource(location, () => openView(layout, scratch));
  const isElsewhere = besides(exclude);
  const skips: Skips = (path) => isElsewhere(path) || withholds(path) !== undefined;
  return { location, layout, view, skips, isElsewhere, withholds };
}

/** What git ignores, by the rules of `.gitignore` files and `info/exclude`. @throws GitFailed */
export async function readIgnoredOf({ layout, view }: Source): Promise<string[]> {
  return layout.workTree === null ? [] : readIgnored(view);
}

/** Reads the state; `walked` is what lies in the work tree. @throws AppError `source-damaged`, `kept-changing` */
export async function readState(source: Source, walked: Walk | null): Promise<RepositoryState> {
  const { location, layout, view, skips, isElsewhere } = source;
  return readSource(location, async () => {
    view.refresh();
    const names = await readNames(location, layout);
    const head = names.head.oid === null || walked === null ? new Map() : await readTree(view, names.head.oid);
    if (walked === null) return { names, head, index: [], withheld: [], changes: null };
    const { index, withheld } = withoutWithheld(await readStagedIndex(view, head), head, source.withholds);
    const ignored = await readIgnored(view);
    const baseline = { root: location, objectFormat: layout.objectFormat, head, index, ignored, skips, isElsewhere };
    return { names, head, index, withheld, changes: await compareWorktree(walked, baseline) };
  });
}

async function readStagedIndex(view: View, head: ReadonlyMap<string, TrackedEntry>): Promise<IndexEntry[]> {
  const index = await readIndex(view);
  if (index.every((entry) => head.has(entry.path))) return index;
  const announced = await readAnnounced(view);
  return index.filter((entry) => !announced.has(entry.path));
}

// The side files of a database come and go with its connections.
function besides(exclude: readonly string[]): Skips {
  const covers = coveredBy(exclude);
  return (path) => covers(path) || covers(path.replace(/-(wal|shm|journal)$/, ""));
}

const NO_CHANGES: WorktreeChanges = {
  changed: [],
  deleted: [],
  ignored: [],
  submodules: [],
  nestedRepositories: [],
  links: [],
  special: [],
  emptyFolders: [],
  misspelt: [],
};
