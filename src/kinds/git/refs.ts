import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError, compareBytewise, type GitSummary } from "../../model/index.ts";
import { git } from "./git.ts";
import { type Layout, readSource } from "./layout.ts";
import { NOT_UTF8 } from "./walk.ts";

/** A name and the object that it stands for. */
export type Ref = GitSummary["refs"][number];
/** What HEAD says. */
export type Head = GitSummary["head"];

/** What the names of a repository say. */
export interface Names {
  readonly head: Head;
  /** Everything below `refs/`, sorted bytewise. */
  readonly refs: readonly Ref[];
  /** Stashes older than `refs/stash`, the latest of them first; only a reflog knows them. */
  readonly olderStashes: readonly string[];
}

/** Stashes of a repository, at most, both ways: a restore brings them back one by one. */
export const MAX_STASHES = 10_000;

/** Below this, a bundle keeps what is no ref at the source; see docs/decisions. */
export const OWN_REFS = "refs/memsnap/";

/**
 * Reads HEAD, refs and stashes of the source. These calls see the source's config; none of them acts on it.
 * @throws AppError `source-damaged`, `source-unsupported`, `name-not-portable`
 */
export async function readNames(location: string, layout: Layout): Promise<Names> {
  return readSource(location, async () => {
    const refs = await readRefs(location, layout);
    const head = await readHead(layout, refs);
    const hasStash = refs.some((ref) => ref.name === "refs/stash");
    const stashes = hasStash
      ? lines(await git({ gitDir: layout.gitDir }, ["rev-list", "--walk-reflogs", "refs/stash"]))
      : [];
    if (stashes.length > MAX_STASHES)
      throw new AppError("source-unsupported", `${location} has more than ${MAX_STASHES} stashes; drop the oldest`);
    return { head, refs, olderStashes: stashes.slice(1) };
  });
}

async function readRefs(location: string, layout: Layout): Promise<Ref[]> {
  const warnings: string[] = [];
  const answer = await git({ gitDir: layout.gitDir }, ["for-each-ref", "--format=%(objectname) %(refname)"], {
    warned: (text) => warnings.push(text),
  });
  // Git passes over a ref that it cannot read and calls that a success.
  if (warnings.length > 0)
    throw new AppError("source-damaged", `${location}: git cannot read every ref: ${warnings.join("").trim()}`);
  const refs = lines(answer).map((line) => {
    const space = line.indexOf(" ");
    return { oid: line.slice(0, space), name: line.slice(space + 1) };
  });
  for (const { name } of refs) refuseUnusable(location, name);
  return refs.sort((a, b) => compareBytewise(a.name, b.name));
}

function refuseUnusable(location: string, name: string): void {
  if (name.includes(NOT_UTF8))
    throw new AppError("name-not-portable", `${location}: the ref ${JSON.stringify(name)} is not spelt in UTF-8`);
  if (name.startsWith(OWN_REFS))
    throw new AppError("source-unsupported", `${location}: ${name} is below ${OWN_REFS}, which is reserved; rename it`);
}

async function readHead(layout: Layout, refs: readonly Ref[]): Promise<Head> {
  const branch = (await git({ gitDir: layout.gitDir }, ["symbolic-ref", "-q", "HEAD"], { answers: [1] })).trim();
  if (branch !== "") return { branch, oid: refs.find((ref) => ref.name === branch)?.oid ?? null };
  return { branch: null, oid: (await git({ gitDir: layout.gitDir }, ["rev-parse", "--verify", "HEAD"])).trim() };
}

/** Ids of the worktrees that are linked to the same repository, this one not among them. */
export function otherWorktrees(layout: Layout): string[] {
  const folder = join(layout.commonDir, "worktrees");
  return listFolder(folder).filter((id) => join(folder, id) !== layout.gitDir);
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path).sort(compareBytewise);
  } catch {
    return [];
  }
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
