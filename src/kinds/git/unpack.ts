import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ObjectFormat } from "./content.ts";
import { GitFailed, git, type Place } from "./git.ts";
import { type Head, OWN_REFS, type Ref } from "./refs.ts";

/** Names below {@link OWN_REFS}: what a bundle keeps beside the refs of its source. */
export const KEPT = {
  /** The index as a tree, when it holds anything that a checkout of HEAD would not; see `index-tree.ts`. */
  index: `${OWN_REFS}index`,
  /** Stashes older than `refs/stash`, `1` the latest of them. */
  stash: `${OWN_REFS}stash/`,
  /** Commits at which a shallow history ends. */
  shallow: `${OWN_REFS}shallow/`,
} as const;

/** The refs of the source, and what the bundle keeps beside them; `HEAD` is in neither. */
export function splitRefs(all: readonly Ref[]): { refs: Ref[]; kept: Ref[] } {
  const named = all.filter((ref) => ref.name !== "HEAD");
  const isKept = (ref: Ref) => ref.name.startsWith(OWN_REFS);
  return { refs: named.filter((ref) => !isKept(ref)), kept: named.filter(isKept) };
}

/** Makes an empty repository without hooks, templates or any config but git's own minimum. @throws GitFailed */
export async function initRepository(gitDir: string, options: { format: ObjectFormat; bare: boolean }): Promise<Place> {
  mkdirSync(dirname(gitDir), { recursive: true });
  const bare = options.bare ? ["--bare"] : [];
  await git({ gitDir }, ["init", "-q", "--template=", `--object-format=${options.format}`, ...bare]);
  return { gitDir };
}

/**
 * Makes git take all bytes as they are: this file outranks every `.gitattributes`, so no line endings, encodings or
 * keywords are converted and no attribute that git cannot make sense of stops it. The function that is returned undoes it.
 */
export function disregardAttributes(gitDir: string): () => void {
  const info = join(gitDir, "info");
  mkdirSync(info, { recursive: true });
  writeFileSync(join(info, "attributes"), "* -text -ident !eol !crlf !filter !working-tree-encoding\n");
  return () => rmSync(info, { recursive: true });
}

/** Unpacks the objects of a bundle into an empty repository; sets no ref. @throws GitFailed */
export async function unpackObjects(place: Place, bundle: string, kept: readonly Ref[]): Promise<void> {
  const ends = kept.filter((ref) => ref.name.startsWith(KEPT.shallow)).map((ref) => `${ref.oid}\n`);
  if (ends.length > 0) writeFileSync(join(place.gitDir, "shallow"), [...new Set(ends)].sort().join(""));
  await git(place, ["bundle", "unbundle", bundle]);
}

/** Sets refs and HEAD. @throws GitFailed when a name is not allowed, or its object is missing */
export async function setNames(place: Place, names: { head: Head; refs: readonly Ref[] }): Promise<void> {
  const { head, refs } = names;
  const input = refs.map(({ name, oid }) => `create ${name}\0${oid}\0`).join("");
  if (input !== "") await git(place, ["update-ref", "--stdin", "-z"], { input });
  if (head.branch !== null) await git(place, ["symbolic-ref", "HEAD", head.branch]);
  else await git(place, ["update-ref", "--no-deref", "HEAD", head.oid]);
}

/**
 * Flaws of old histories that harm nobody and that nobody can mend without rewriting them. All else that git knows to
 * be wrong is a fault, `.git` and `..` in trees included.
 */
const TOLERATED = ["zeroPaddedFilemode", "badTimezone", "missingSpaceBeforeDate", "missingNameBeforeEmail"];

/** What `git fsck --strict` finds wrong; empty when all is well. */
export async function fsck(place: Place): Promise<string[]> {
  const tolerate = TOLERATED.flatMap((id) => ["-c", `fsck.${id}=ignore`]);
  try {
    await git(place, [...tolerate, "fsck", "--strict", "--full", "--no-dangling", "--no-progress"]);
    return [];
  } catch (error) {
    if (error instanceof GitFailed) return [error.message];
    throw error;
  }
}

/** Commits that can be reached from these objects. @throws GitFailed */
export async function countCommits(place: Place, oids: readonly string[]): Promise<number> {
  if (oids.length === 0) return 0;
  return Number(await git(place, ["rev-list", "--count", "--stdin"], { input: `${[...new Set(oids)].join("\n")}\n` }));
}
