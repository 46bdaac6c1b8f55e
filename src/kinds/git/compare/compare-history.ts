import type { CompareOptions, Difference, Sample } from "../../../model/index.ts";
import { clip } from "../../clip.ts";
import type { Place } from "../git.ts";
import { countIn, listIn, present, type Range } from "./commits.ts";
import { isBranch, refsOf } from "./names.ts";
import { type NamedSide, STASH } from "./repository.ts";

/** Two sides, and the repository that holds the objects of one or both of them. */
export interface NamesCompared {
  readonly base: NamedSide;
  readonly current: NamedSide;
  readonly place: Place;
}

/** Branches whose history is looked at one by one; each takes a call of git. */
const MAX_BRANCHES = 500;

const HEAD = "HEAD";
/** Stands for all branches beyond. */
const BRANCHES = "refs/heads/";

/**
 * What differs in history: commits that are new, branches that lost some. The objects of the current side are there, and those
 * of the base as far as it is known; what the current repository has not is lost.
 * @throws GitFailed
 */
export async function compareHistory(compared: NamesCompared, options: CompareOptions): Promise<Difference[]> {
  const { base, current, place } = compared;
  const tips = { before: tipsOf(base), after: tipsOf(current) };
  const known = await present(place, tips.before);
  const totals = { before: base.summary.commits, after: current.summary.commits };
  const fresh = { from: tips.after, without: tips.before.filter((oid) => known.has(oid)) };
  const isComplete = fresh.without.length === tips.before.length;
  const commits = isComplete ? await countIn(place, fresh) : Math.max(0, totals.after - totals.before);
  const samples = commits > 0 ? await commitSamples(place, fresh, { ...options, side: "after" }) : [];
  return [
    ...(commits > 0 ? [{ code: "commits-added", place: {}, numbers: { commits, ...totals }, samples } as const] : []),
    ...(await rewritten(compared, { known, tips: tips.after }, options)),
  ];
}

interface Objects {
  readonly known: ReadonlySet<string>;
  /** Of the current side. */
  readonly tips: readonly string[];
}

async function rewritten(
  { base, current, place }: NamesCompared,
  { known, tips }: Objects,
  options: CompareOptions,
): Promise<Difference[]> {
  const after = refsOf(current.summary);
  const moved = [...refsOf(base.summary)].filter(
    ([name, oid]) => isBranch(name) && after.has(name) && after.get(name) !== oid,
  );
  const questions = moved.map(([name, oid]) => ({ name, from: [oid], without: [after.get(name) ?? ""] }));
  // Nothing but HEAD names these commits, so all names of the current side may keep them.
  const { branch, oid } = base.summary.head;
  if (branch === null) questions.unshift({ name: HEAD, from: [oid], without: [...tips] });
  const differences: Difference[] = [];
  for (const { name, ...range } of bounded(questions)) {
    const isKnown = range.from.every((one) => known.has(one));
    const commits = isKnown ? await countIn(place, range) : undefined;
    if (commits === 0) continue;
    const samples = isKnown
      ? await commitSamples(place, range, { ...options, side: "before" })
      : range.from.map((key) => ({ key }));
    const numbers = commits === undefined ? {} : await lost(place, range, commits);
    differences.push({
      code: "history-rewritten",
      place: { ref: name },
      numbers,
      samples: samples.slice(0, options.samples),
    });
  }
  return differences;
}

interface Question extends Range {
  readonly name: string;
}

/** Beyond the first, all others are one question: did any commit of theirs get lost at all? */
function bounded(questions: readonly Question[]): readonly Question[] {
  const rest = questions.slice(MAX_BRANCHES);
  if (rest.length === 0) return questions;
  const without = rest.flatMap((question) => question.without);
  return [...questions.slice(0, MAX_BRANCHES), { name: BRANCHES, from: rest.flatMap(({ from }) => from), without }];
}

async function lost(place: Place, { from, without }: Range, commits: number) {
  const before = await countIn(place, { from, without: [] });
  return { commits, before, after: await countIn(place, { from: without, without: [] }) };
}

function tipsOf({ summary }: NamedSide): string[] {
  const { head, refs } = summary;
  const named = refs.filter(({ name }) => name !== STASH).map((ref) => ref.oid);
  return [...new Set([...named, ...(head.oid === null ? [] : [head.oid])])];
}

async function commitSamples(
  place: Place,
  range: Range,
  { samples, showContent, side }: CompareOptions & { readonly side: "before" | "after" },
): Promise<Sample[]> {
  const commits = await listIn(place, range, samples);
  return commits.map(({ oid, subject }) => ({ key: oid, ...(showContent ? { [side]: clip(subject) } : {}) }));
}
