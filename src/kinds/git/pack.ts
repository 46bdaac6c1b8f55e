import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeBundle } from "./bundle-file.ts";
import { git } from "./git.ts";
import { indexDiffers, writeIndexTree } from "./index-tree.ts";
import type { Ref } from "./refs.ts";
import type { RepositoryState, Source } from "./state.ts";
import { KEPT } from "./unpack.ts";
import type { View } from "./view.ts";

/** A bundle of all that a repository holds in objects. */
export interface PackedState {
  /** Null when there is nothing to pack. */
  readonly bundle: string | null;
  readonly kept: readonly Ref[];
}

/**
 * Packs everything that refs, HEAD, stashes and the index reach into a bundle in `dir`; the same repository gives the
 * same bytes. @throws GitFailed when an object is missing or damaged
 */
export async function packState(source: Source, state: RepositoryState, dir: string): Promise<PackedState> {
  const kept = await listKept(source, state);
  const { head, refs } = state.names;
  const all = [...(head.oid === null ? [] : [{ name: "HEAD", oid: head.oid }]), ...refs, ...kept];
  if (all.length === 0) return { bundle: null, kept };

  // Git makes a pack among the objects of its repository and renames it, which the file system of `dir` may not allow.
  const base = join(source.view.gitDir, "state");
  const options = ["--revs", "--delta-base-offset", "--threads=1", "-q"];
  const input = `${[...new Set(all.map((ref) => ref.oid))].join("\n")}\n`;
  const name = (await git(source.view, ["pack-objects", ...options, base], { input })).trim();
  const bundle = join(dir, "repository.bundle");
  await writeBundle(bundle, { objectFormat: source.layout.objectFormat, refs: all }, `${base}-${name}.pack`);
  for (const suffix of ["pack", "idx", "rev"]) rmSync(`${base}-${name}.${suffix}`, { force: true });
  return { bundle, kept };
}

async function listKept({ view, layout }: Source, { names, index, head }: RepositoryState): Promise<Ref[]> {
  const kept: Ref[] = [];
  if (indexDiffers(index, head))
    kept.push({ name: KEPT.index, oid: await writeIndexTree(view, index, layout.objectFormat) });
  const tips = [
    ...names.refs.map((ref) => ref.oid),
    ...names.olderStashes,
    ...(names.head.oid ? [names.head.oid] : []),
  ];
  const ends = await shallowEnds(view, tips);
  for (const [at, oid] of ends.entries()) kept.push({ name: `${KEPT.shallow}${at + 1}`, oid });
  for (const [at, oid] of names.olderStashes.entries()) kept.push({ name: `${KEPT.stash}${at + 1}`, oid });
  return kept;
}

/** Commits whose parents a shallow repository does not have; git may list others that it no longer reaches. */
async function shallowEnds(view: View, tips: readonly string[]): Promise<string[]> {
  const file = join(view.gitDir, "shallow");
  if (!existsSync(file) || tips.length === 0) return [];
  const listed = new Set(readFileSync(file, "utf8").split("\n"));
  const roots = await git(view, ["rev-list", "--max-parents=0", "--stdin"], { input: `${tips.join("\n")}\n` });
  return roots
    .split("\n")
    .filter((oid) => oid !== "" && listed.has(oid))
    .sort();
}
