import { compareBytewise } from "../../model/index.ts";
import type { LocatedStore } from "../kind.ts";
import type { IndexEntry, TrackedEntry } from "./trees.ts";

/** Says why a path does not travel unless it is committed. */
export type Withholds = NonNullable<LocatedStore["withholds"]>;

/** An index without what is staged of withheld paths; it holds what HEAD has there. */
export interface Index {
  readonly index: readonly IndexEntry[];
  /** Paths of which something was staged. */
  readonly withheld: readonly string[];
}

/** Takes withheld paths out of an index: what is staged lies among the objects, and would travel without its file. */
export function withoutWithheld(
  index: readonly IndexEntry[],
  head: ReadonlyMap<string, TrackedEntry>,
  withholds: Withholds,
): Index {
  const isWithheld = ({ path, oid, mode, stage }: IndexEntry): boolean => {
    const committed = head.get(path);
    const isCommitted = stage === "0" && committed?.oid === oid && committed.mode === mode;
    return !isCommitted && withholds(path) !== undefined;
  };
  const withheld = [...new Set(index.filter(isWithheld).map(({ path }) => path))];
  if (withheld.length === 0) return { index, withheld };
  const committed = withheld.flatMap((path): IndexEntry[] => {
    const entry = head.get(path);
    return entry === undefined ? [] : [{ ...entry, path, stage: "0" }];
  });
  const kept = index.filter((entry) => !isWithheld(entry));
  return { index: [...kept, ...committed].sort((a, b) => compareBytewise(a.path, b.path)), withheld };
}
