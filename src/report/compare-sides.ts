import type { ComparedStore, Comparison, Depth, Side, StoreNumbers, StoreSummary } from "../model/index.ts";
import { signed } from "./compare-numbers.ts";
import type { Show } from "./compare-place.ts";
import { contents, counted, humanSize, humanTime } from "./wording.ts";

const SIDES: Readonly<Record<Side["what"], string>> = {
  bundle: "bundle",
  receipt: "receipt",
  baseline: "baseline file",
  sources: "live sources",
};

const KNOWN: Readonly<Record<Exclude<Depth, "contents">, string>> = {
  digests: "only digests of its stores are known",
  summaries: "only counts are known of it, not rows and lines",
};

/** What it means that stores were compared to less than their contents. */
export const SHALLOW: Readonly<Record<Exclude<Depth, "contents">, string>> = {
  digests: "compared by digest alone, which tells that a store changed and not what of it",
  summaries: "compared by counts, which do not tell apart single rows, commits or lines",
};

/** What a side is: `bundle scout.tar.zst.age`. */
export function sideName({ what, name }: Side, show: Show): string {
  return `${SIDES[what]} ${show(name)}`;
}

/** What else is known of a side: agent, time, label, and how little. */
export function sideFacts({ agent, createdAt, label, depth }: Side, show: Show): string[] {
  return [
    ...(agent === null ? [] : [`agent ${show(agent)}`]),
    ...(createdAt === null ? [] : [humanTime(createdAt)]),
    ...(label === null ? [] : [`label ${show(label)}`]),
    ...(depth === "contents" ? [] : [KNOWN[depth]]),
  ];
}

/** What all findings come to: `2 errors, 1 warning, 3 notices`. */
export function countWords({ errors, warnings, notices, ignored, changed }: Comparison): string {
  const counts = [
    [errors, "error"],
    [warnings, "warning"],
    [notices, "notice"],
  ] as const;
  const said = counts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]));
  const none = changed ? "nothing to report" : "nothing differs";
  const passed = ignored === 0 ? [] : [`${counted(ignored, "difference")} ignored by the policy`];
  return [...(said.length === 0 ? [none] : said), ...passed].join(", ");
}

/** Stores that changed and could not be compared by their contents, by how far they were. */
export function shallowStores(stores: readonly ComparedStore[]): [Exclude<Depth, "contents">, string[]][] {
  return (["digests", "summaries"] as const).flatMap((depth) => {
    const names = stores.filter((store) => store.status === "changed" && store.depth === depth).map(({ name }) => name);
    return names.length === 0 ? [] : [[depth, names]];
  });
}

/** What either side of a store holds, in the same units: `4 tables, 1,204 rows`; null where the store is not there. */
export function held(store: ComparedStore): { readonly before: string | null; readonly after: string | null } {
  const { name, kind } = store;
  const { before, after } = alike(store);
  const said = (side: StoreNumbers | null): string | null => {
    if (side === null) return null;
    const { entries, bytes, summary } = side;
    return contents({ name, kind, entries, bytes, ...(summary === null ? {} : { facts: summary }) });
  };
  return { before: said(before), after: said(after) };
}

/** What became of a store, in numbers: `-37 rows, -12.0 KiB`. */
export function changeWords(store: ComparedStore): string {
  const { before, after } = alike(store);
  if (store.status === "same") return "none";
  if (before === null) return "new";
  if (after === null) return "gone";
  const [was, is] = [countsOf(before), countsOf(after)];
  const words = Object.entries(is).flatMap(([noun, count]) => {
    const change = count - (was[noun] ?? 0);
    return change === 0 ? [] : [signed(change, (size) => counted(size, noun, plural(noun)))];
  });
  const bytes = after.bytes - before.bytes;
  const all = [...words, ...(bytes === 0 ? [] : [signed(bytes, humanSize)])];
  return all.length === 0 ? "other content" : all.join(", ");
}

/** Both sides as far as the one goes of which less is known. */
function alike({ before, after }: ComparedStore): Pick<ComparedStore, "before" | "after"> {
  if (before === null || after === null) return { before, after };
  if (before.summary !== null && after.summary !== null) return { before, after };
  return { before: { ...before, summary: null }, after: { ...after, summary: null } };
}

function countsOf({ summary, entries }: StoreNumbers): Readonly<Record<string, number>> {
  return summary === null ? { entry: entries } : summaryCounts(summary);
}

function summaryCounts(summary: StoreSummary): Readonly<Record<string, number>> {
  switch (summary.kind) {
    case "sqlite":
      return { table: summary.tables.length, row: summary.tables.reduce((sum, { rows }) => sum + rows, 0) };
    case "git":
      return { commit: summary.commits, "uncommitted path": summary.changed.length + summary.deleted.length };
    case "file":
      return { file: summary.files };
  }
}

function plural(noun: string): string {
  return noun === "entry" ? "entries" : `${noun}s`;
}
