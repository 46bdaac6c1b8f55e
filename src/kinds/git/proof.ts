import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { GitSummary } from "../../model/index.ts";
import { GitFailed } from "./git.ts";
import { readIndexTree } from "./index-tree.ts";
import type { Ref } from "./refs.ts";
import { type IndexEntry, readTree, type TrackedEntry } from "./trees.ts";
import { countCommits, fsck, initRepository, KEPT, setNames, unpackObjects } from "./unpack.ts";

/** What a bundle is said to hold. */
export interface Claims {
  readonly summary: Pick<GitSummary, "objectFormat" | "head" | "refs">;
  /** What it keeps below `refs/memsnap/`. */
  readonly kept: readonly Ref[];
}

/** What came out when it was unpacked. */
export interface Proof {
  /** What is wrong with it; empty when it is whole. */
  readonly faults: readonly string[];
  readonly commits: number;
  /** The paths of HEAD. */
  readonly head: ReadonlyMap<string, TrackedEntry>;
  /** The entries of the index that it keeps. */
  readonly index: readonly IndexEntry[];
}

const NOTHING = { commits: 0, head: new Map(), index: [] } as const;

/**
 * Unpacks a bundle into a new repository below `scratch`, gives it the names that it should have, and lets git examine
 * all of it. Checks nothing out; leaves nothing behind.
 */
export async function proveBundle(bundle: string, claims: Claims, scratch: string): Promise<Proof> {
  const { objectFormat, head, refs } = claims.summary;
  const gitDir = mkdtempSync(join(scratch, "repository-"));
  try {
    const place = await initRepository(gitDir, { format: objectFormat, bare: true });
    await unpackObjects(place, bundle, claims.kept);
    await setNames(place, { head, refs: [...refs, ...claims.kept] });
    const faults = await fsck(place);
    if (faults.length > 0) return { ...NOTHING, faults };
    const tips = [...refs.map((ref) => ref.oid), ...(head.oid === null ? [] : [head.oid])];
    const commits = await countCommits(place, tips);
    const index = claims.kept.find((ref) => ref.name === KEPT.index);
    return {
      faults,
      commits,
      head: head.oid === null ? new Map() : await readTree(place, head.oid),
      index: index === undefined ? [] : await readIndexTree(place, index.oid),
    };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return { ...NOTHING, faults: [`is damaged: ${error.message}`] };
  } finally {
    rmSync(gitDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
