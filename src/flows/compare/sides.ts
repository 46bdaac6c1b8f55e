import {
  type Found,
  isCompared,
  judge,
  optionsFor,
  type PairedStore,
  type Policy,
  pairStores,
  wholeDifferences,
} from "../../baseline/index.ts";
import { type Examiner, KINDS, type KnownStore, openExaminer, type StorePair } from "../../kinds/index.ts";
import {
  COMPARE_DEFAULTS,
  type ComparedStore,
  type Comparison,
  DEPTHS,
  type Depth,
  type Difference,
  type StoreNumbers,
} from "../../model/index.ts";
import type { Context } from "../context.ts";
import { limitations } from "./notes.ts";
import type { Judging } from "./plan.ts";
import { type Contents, type OpenSide, type Sides, withContent } from "./side.ts";

/** What sides are compared with. */
export interface Comparing {
  readonly judging: Judging;
  readonly policy: Policy;
  /** Private folder. */
  readonly scratch: string;
  readonly context: Context;
}

/**
 * Pairs the stores of two sides, has their kinds compare those whose digests differ, as deep as both sides and the request
 * allow, and judges all of it. What is the same by its digest is not read.
 * @throws AppError exits 3, 6, 7
 */
export async function compareSides(sides: Sides, comparing: Comparing): Promise<Comparison> {
  const { base, current } = sides;
  const { judging, policy } = comparing;
  const pairs = pairStores(base.stores, current.stores).filter((pair) => isCompared(policy, eitherOf(pair)));
  const changed = pairs.filter(isChanged);
  const contents = await contentsOf(sides, changed, judging.depth ?? "contents");
  const found = pairs.map((pair) => ({ store: eitherOf(pair), differences: wholeDifferences(pair) }));
  const inside = await compareChanged(changed, contents, comparing);
  const stores = pairs.map((pair) => compared(pair, contents));
  return {
    ...judge([...found, ...inside], policy),
    changed: base.side.stateDigest !== current.side.stateDigest,
    base: base.side,
    current: current.side,
    policy: judging.policyFile ?? null,
    notes: limitations(sides, stores),
    stores,
  };
}

/** The contents of the changed stores, on each side that has them. */
interface BothContents {
  readonly base: Contents | null;
  readonly current: Contents | null;
}

const NONE_ALIKE = { base: new Set<string>(), current: new Set<string>() };

/** Where one side knows nothing but digests, the contents of the other say no more. */
async function contentsOf(sides: Sides, changed: readonly StorePair[], depth: Depth): Promise<BothContents> {
  const isIdle = changed.length === 0 || depth !== "contents";
  if (isIdle || Object.values(sides).some(({ side }: OpenSide) => side.depth === "digests"))
    return { base: null, current: null };
  const alike = await Promise.all(changed.map((pair) => KINDS[pair.base.kind].alike?.(pair) ?? NONE_ALIKE));
  const read = async (name: keyof Sides): Promise<Contents | null> => {
    const wanted = changed.map((pair) => pair[name]);
    return (await sides[name].contents?.(wanted, new Set(alike.flatMap((files) => [...files[name]])))) ?? null;
  };
  return { base: await read("base"), current: await read("current") };
}

async function compareChanged(
  changed: readonly StorePair[],
  contents: BothContents,
  { judging, policy, scratch, context }: Comparing,
): Promise<Found[]> {
  using examiner = openExaminer({ kinds: KINDS, scratch, atExit: context.atExit });
  const { showContent, samples } = { ...COMPARE_DEFAULTS, ...judging };
  const found: Found[] = [];
  for (const [index, pair] of changed.entries()) {
    const store = pair.current;
    context.progress({ phase: "compare", done: index, total: changed.length, unit: "stores", item: store.name });
    const options = optionsFor(policy, store, { showContent, samples });
    found.push({ store, differences: await compareInside(deepest(pair, contents), { examiner, options }) });
  }
  return found;
}

async function compareInside(
  pair: StorePair,
  { examiner, options }: { readonly examiner: Examiner; readonly options: ReturnType<typeof optionsFor> },
): Promise<readonly Difference[]> {
  // With digests alone there is nothing to tell beyond that they differ.
  return depthOf(pair) === "digests" ? [] : examiner.compare(pair, options);
}

function deepest({ base, current }: StorePair, contents: BothContents): StorePair {
  return { base: withContent(base, contents.base), current: withContent(current, contents.current) };
}

function depthOf({ base, current }: StorePair): Depth {
  const depths = [base, current].map(({ summary, content }) =>
    content !== undefined ? "contents" : summary !== undefined ? "summaries" : "digests",
  );
  return DEPTHS.find((depth) => depths.includes(depth)) ?? "digests";
}

function compared(pair: PairedStore<KnownStore>, contents: BothContents): ComparedStore {
  const { base, current } = pair;
  const { name, kind, path } = eitherOf(pair);
  const status = base === null ? "added" : current === null ? "removed" : isChanged(pair) ? "changed" : "same";
  const depth = isChanged(pair) ? depthOf(deepest(pair, contents)) : null;
  return {
    name,
    kind,
    path: path ?? base?.path ?? null,
    status,
    depth,
    before: numbers(base),
    after: numbers(current),
  };
}

function numbers(store: KnownStore | null): StoreNumbers | null {
  if (store === null) return null;
  const { entries, bytes, digest, summary = null } = store;
  return { entries, bytes, digest, summary };
}

function isChanged(pair: PairedStore<KnownStore>): pair is StorePair {
  return pair.base !== null && pair.current !== null && pair.base.digest !== pair.current.digest;
}

function eitherOf({ base, current }: PairedStore<KnownStore>): KnownStore {
  return (current ?? base) as KnownStore;
}
