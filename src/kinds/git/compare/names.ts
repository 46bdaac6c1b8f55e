import type { Difference, GitSummary } from "../../../model/index.ts";
import { type NamedSide, STASH } from "./repository.ts";

const DETACHED = "detached";

/** What differs by summaries alone: refs that came and went, tags that moved, another HEAD. */
export function compareNames(base: GitSummary, current: GitSummary): Difference[] {
  const [before, after] = [refsOf(base), refsOf(current)];
  const differences: Difference[] = [];
  for (const name of before.keys()) if (!after.has(name)) differences.push(ofRef("ref-removed", name));
  for (const [name, oid] of after) {
    const old = before.get(name);
    if (old === undefined) differences.push(ofRef("ref-added", name));
    else if (old !== oid && !isBranch(name)) differences.push(ofRef("ref-changed", name, [`${old}..${oid}`]));
  }
  const [was, is] = [base.head.branch ?? DETACHED, current.head.branch ?? DETACHED];
  if (was !== is)
    differences.push({ code: "head-changed", place: {}, numbers: {}, samples: [{ key: `${was} -> ${is}` }] });
  return differences;
}

/** Old commits that were cut off while every branch stands where it stood: the repository is shallow now, or more so. */
export function compareDepth(base: NamedSide, current: NamedSide, samples: number): Difference[] {
  const [before, after] = [base.summary.commits, current.summary.commits];
  const fresh = without(current.ends, base.ends);
  if (fresh.length === 0 || after >= before) return [];
  const shown = fresh.slice(0, samples).map((key) => ({ key }));
  return [
    { code: "history-rewritten", place: {}, numbers: { commits: before - after, before, after }, samples: shown },
  ];
}

/** Stashes that came and went; their numbers shift, so the commits tell them apart. */
export function compareStashes(base: NamedSide, current: NamedSide, samples: number): Difference[] {
  const totals = { before: base.stashes.length, after: current.stashes.length };
  const differing = {
    "ref-removed": without(base.stashes, current.stashes),
    "ref-added": without(current.stashes, base.stashes),
  };
  return (["ref-removed", "ref-added"] as const).flatMap((code): Difference[] => {
    const oids = differing[code];
    if (oids.length === 0) return [];
    const shown = oids.slice(0, samples).map((key) => ({ key }));
    return [{ code, place: { ref: STASH }, numbers: { stashes: oids.length, ...totals }, samples: shown }];
  });
}

function without(oids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return oids.filter((oid) => !known.has(oid));
}

/** Names that are meant to move forward. */
export function isBranch(name: string): boolean {
  return /^refs\/(heads|remotes|notes)\//.test(name);
}

/** Objects by the names of their refs; stashes are something else. */
export function refsOf({ refs }: GitSummary): Map<string, string> {
  return new Map(refs.filter(({ name }) => name !== STASH).map(({ name, oid }) => [name, oid]));
}

function ofRef(code: "ref-added" | "ref-removed" | "ref-changed", ref: string, keys: string[] = []): Difference {
  return { code, place: { ref }, numbers: {}, samples: keys.map((key) => ({ key })) };
}
