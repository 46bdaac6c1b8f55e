import { archivePaths, compareBytewise, type GitSummary } from "../../model/index.ts";
import { MAX_FINDINGS } from "../kind.ts";
import type { BundleHeader } from "./bundle-file.ts";
import { MAX_STASHES, type Ref } from "./refs.ts";
import type { IndexEntry, TrackedEntry } from "./trees.ts";
import { KEPT, splitRefs } from "./unpack.ts";

/**
 * Judges what a manifest claims about a repository: values in, faults in words out. A fault reads on after the name of
 * what it is about.
 */

/** Faults of a summary in itself. */
export function faultsOfSummary(summary: GitSummary): string[] {
  const faults: string[] = [];
  const { head, refs } = summary;
  if (head.branch !== null && (refs.find((ref) => ref.name === head.branch)?.oid ?? null) !== head.oid)
    faults.push("has a HEAD that is not at the end of its branch");
  const lists = { refs: refs.map((ref) => ref.name), changed: summary.changed, deleted: summary.deleted };
  for (const [name, list] of Object.entries(lists))
    if (!isSorted(list)) faults.push(`has a list "${name}" that is not sorted or names something twice`);
  // Git would write any other into its own folder by that name: a hook, a list of alternates.
  if (!refs.every((ref) => ref.name.startsWith("refs/"))) faults.push("has a ref outside of refs/");
  if (summary.bare && (summary.changed.length > 0 || summary.deleted.length > 0))
    faults.push("is bare, yet has changes in a work tree");
  return faults;
}

/** Faults in which entries belong to the store. */
export function faultsOfEntries(name: string, paths: readonly string[], summary: GitSummary): string[] {
  const bundle = archivePaths.gitBundle(name);
  const expected = new Set(summary.changed.map((path) => archivePaths.gitWorktree(name, path)));
  const present = paths.filter((path) => path !== bundle);
  const faults: string[] = [];
  if (present.length !== expected.size || present.some((path) => !expected.has(path)))
    faults.push("has other files of the work tree than its summary lists");
  if (!paths.includes(bundle) && (summary.head.oid !== null || summary.refs.length > 0 || summary.commits > 0))
    faults.push("has refs but no git bundle");
  return faults;
}

/** Faults of the names in a bundle, against the summary. */
export function faultsOfHeader(header: BundleHeader, summary: GitSummary): string[] {
  const faults: string[] = [];
  const { refs, kept } = splitRefs(header.refs);
  if (header.objectFormat !== summary.objectFormat) faults.push(`is not of object format ${summary.objectFormat}`);
  if (!isSameRefs(refs, summary.refs)) faults.push("holds other refs than the summary");
  if ((header.refs.find((ref) => ref.name === "HEAD")?.oid ?? null) !== summary.head.oid)
    faults.push("has another HEAD than the summary");
  const unknown = kept.find(
    ({ name }) => name !== KEPT.index && !/^(stash|shallow)\/[1-9][0-9]{0,8}$/.test(rest(name)),
  );
  if (unknown !== undefined) faults.push(`keeps ${unknown.name}, which this version does not know`);
  if (kept.filter(({ name }) => name.startsWith(KEPT.stash)).length >= MAX_STASHES)
    faults.push(`keeps more stashes than ${MAX_STASHES}`);
  return faults;
}

/** Faults of an index that a bundle keeps. */
export function faultsOfIndex(index: readonly IndexEntry[]): string[] {
  const isSound = index.every(({ stage, path }) => /^[0-3]$/.test(stage) && path !== "");
  return isSound ? [] : ["keeps an index with entries that no index can have"];
}

/** Faults of the changes of a work tree against the paths of HEAD: nothing may be written through what HEAD holds. */
export function faultsOfChanges(
  changes: readonly { readonly path: string; readonly type: "file" | "folder" }[],
  deleted: readonly string[],
  head: ReadonlyMap<string, TrackedEntry>,
): string[] {
  const gone = new Set([...deleted, ...changes.map((change) => change.path)]);
  const files = new Set(changes.filter((change) => change.type === "file").map((change) => change.path));
  const remaining = new Set([...head.keys()].filter((path) => !gone.has(path)));
  const faults = deleted
    .filter((path) => !head.has(path) || files.has(path))
    .slice(0, MAX_FINDINGS)
    .map((path) => `lists ${JSON.stringify(path)} as deleted, yet HEAD has no such path or the bundle holds it`);
  for (const { path } of changes)
    if (parents(path).some((parent) => remaining.has(parent) || files.has(parent)))
      faults.push(`has ${JSON.stringify(path)} below something that is no folder`);
  for (const path of remaining)
    if (parents(path).some((parent) => files.has(parent)))
      faults.push(`has a file in the place of the folder of ${JSON.stringify(path)}`);
  return faults;
}

function parents(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}

function rest(name: string): string {
  return name.split("/").slice(2).join("/");
}

function isSorted(list: readonly string[]): boolean {
  return list.every((item, at) => at === 0 || compareBytewise(list[at - 1] ?? "", item) < 0);
}

function isSameRefs(a: readonly Ref[], b: readonly Ref[]): boolean {
  const line = ({ name, oid }: Ref) => `${oid} ${name}`;
  return a.map(line).sort().join("\n") === b.map(line).sort().join("\n");
}
