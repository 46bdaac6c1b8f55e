import { createHash } from "node:crypto";
import { compareBytewise, type GitSummary } from "../../model/index.ts";
import type { Ref } from "./refs.ts";

/** One entry of the bundle that came from the work tree, as the digest knows it. */
export type DigestedChange =
  | { readonly path: string; readonly type: "file"; readonly executable: boolean; readonly sha256: string }
  | { readonly path: string; readonly type: "folder" };

/** What the digest of a repository is taken over. */
export interface DigestedState {
  readonly summary: Pick<GitSummary, "objectFormat" | "bare" | "head" | "refs" | "deleted">;
  /** What the bundle keeps below `refs/memsnap/`. */
  readonly kept: readonly Ref[];
  readonly changes: readonly DigestedChange[];
}

/**
 * Digest of the state of a repository: SHA-256, in hex, over the JSON text of
 * `[objectFormat, bare, [branch, oid], refs, deleted, changes]` without white space. `refs` are `[name, oid]`, the kept
 * ones among them; `changes` are `[path, "x" or "-", SHA-256]` for a file and `[path, "/"]` for a folder; all lists are
 * sorted bytewise. How the objects are packed, times, owners and other permissions do not enter.
 */
export function repositoryDigest({ summary, kept, changes }: DigestedState): string {
  const refs = [...summary.refs, ...kept].map(({ name, oid }): [string, string] => [name, oid]);
  const rows = changes.map((change): [string, ...string[]] =>
    change.type === "folder" ? [change.path, "/"] : [change.path, change.executable ? "x" : "-", change.sha256],
  );
  const state = [
    summary.objectFormat,
    summary.bare === true,
    [summary.head.branch, summary.head.oid],
    refs.sort(byFirst),
    [...summary.deleted].sort(compareBytewise),
    rows.sort(byFirst),
  ];
  return createHash("sha256").update(JSON.stringify(state)).digest("hex");
}

function byFirst(a: readonly [string, ...string[]], b: readonly [string, ...string[]]): number {
  return compareBytewise(a[0], b[0]);
}
