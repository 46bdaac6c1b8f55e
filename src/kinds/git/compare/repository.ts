import { AppError, archivePaths, type GitSummary } from "../../../model/index.ts";
import type { KnownStore } from "../../kind.ts";
import { readBundleHeader } from "../bundle-file.ts";
import { GitFailed, type Place } from "../git.ts";
import type { Ref } from "../refs.ts";
import { disregardAttributes, initRepository, KEPT, splitRefs, unpackObjects } from "../unpack.ts";

/** A store of kind git whose content, or at least whose summary, is known. */
export interface KnownRepository {
  readonly store: KnownStore;
  readonly summary: GitSummary;
}

/** One side, as far as names and objects go. */
export interface NamedSide {
  readonly summary: GitSummary;
  /** All stashes, by the commits that hold them. */
  readonly stashes: readonly string[];
  /** Commits at which a shallow history ends. */
  readonly ends: readonly string[];
}

/** The summary of a store as one of a repository; `undefined` where only its digest is known. */
export function asRepository(store: KnownStore): KnownRepository | undefined {
  return store.summary?.kind === "git" ? { store, summary: store.summary } : undefined;
}

/** What a bundle keeps beside the refs of its source. */
export type Kept = ReadonlyMap<KnownStore, readonly Ref[]>;

/**
 * Unpacks the bundles of these stores into one new repository at `gitDir`, without any ref: objects are asked for by name, so no
 * name of one side can stand for something of the other. Converts nothing, checks nothing out. All have one object format.
 * @throws AppError `repository-damaged`, `git-missing`
 */
export async function unpackTogether(
  repositories: readonly KnownRepository[],
  gitDir: string,
): Promise<{ readonly place: Place; readonly kept: Kept }> {
  const format = repositories[0]?.summary.objectFormat ?? "sha1";
  const place = await initRepository(gitDir, { format, bare: true });
  disregardAttributes(gitDir);
  const unpacked = new Map<KnownStore, readonly Ref[]>();
  const bundles = repositories.flatMap(({ store }) => {
    const file = bundleOf(store);
    return file === undefined ? [] : [{ store, file }];
  });
  for (const { store, file } of bundles) unpacked.set(store, await keptBy(store, file));
  // Where one history ends, the other may go on; the objects below that are of no concern.
  const kept = [...unpacked.values()].flat();
  for (const { file } of bundles) await unpackObjects(place, file, kept);
  return { place, kept: unpacked };
}

function bundleOf({ name, content = [] }: KnownStore): string | undefined {
  const entry = content.find(({ path }) => path === archivePaths.gitBundle(name));
  return entry?.type === "file" ? entry.file : undefined;
}

async function keptBy({ name }: KnownStore, file: string): Promise<readonly Ref[]> {
  const header = await readBundleHeader(file);
  if ("fault" in header) throw new AppError("repository-damaged", `${name} ${header.fault}`, { path: name });
  return splitRefs(header.refs).kept;
}

/** A side with what its bundle keeps beside its refs. */
export function withKept({ store, summary }: KnownRepository, kept: Kept): NamedSide {
  const own = kept.get(store) ?? [];
  const oidsOf = (refs: readonly Ref[], prefix: string) =>
    refs.filter((ref) => ref.name.startsWith(prefix)).map((ref) => ref.oid);
  const latest = summary.refs.filter((ref) => ref.name === STASH).map((ref) => ref.oid);
  return { summary, stashes: [...latest, ...oidsOf(own, KEPT.stash)], ends: oidsOf(own, KEPT.shallow) };
}

/** The name of the latest stash. */
export const STASH = "refs/stash";

/** @throws AppError `repository-damaged` in the place of what git says about a repository */
export async function readRepository<T>({ name }: KnownStore, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const message = `${name}: git cannot read what its bundle holds: ${error.message}`;
    throw new AppError("repository-damaged", message, { path: name, cause: error });
  }
}
