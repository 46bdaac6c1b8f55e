import { DIFFERENCE_CODES, type HeldLimit, type Judged } from "../model/index.ts";
import { CLAIMS } from "./compare-claims.ts";
import { amountOf, percent, quantity, ratio } from "./compare-numbers.ts";
import type { Show } from "./compare-place.ts";
import { counted } from "./wording.ts";

/** Columns of one finding that are named. */
const MAX_COLUMNS = 10;

/** A finding in one sentence, with the limits it was held against. Holds no foreign text. */
export function sentence(judged: Judged): string {
  return [CLAIMS[judged.code](judged), ...limitWords(judged)].join("; ");
}

/** `changed columns: text (30 rows), seen_at (12 rows)`; null when nothing is known of columns. */
export function columnWords({ parts = [] }: Judged, show: Show): string | null {
  if (parts.length === 0) return null;
  const named = parts.slice(0, MAX_COLUMNS).map(({ column, count }) => `${show(column)} (${counted(count, "row")})`);
  return `columns: ${[...named, ...more(parts.length - named.length)].join(", ")}`;
}

/** A line for each of the first samples, and one that counts what is not among them. */
export function sampleLines(judged: Judged, show: Show, max = Number.POSITIVE_INFINITY): string[] {
  const { numbers, place } = judged;
  if (numbers.renamed) return judged.samples.map(({ key }) => `earlier name: ${show(key)}`);
  // What the place has said already tells nothing new.
  const told = judged.samples.filter(({ key, before, after }) => key !== place.pointer || before !== after);
  const shown = told.slice(0, max);
  const lines = shown.map(({ key, columns = [], before, after }) => {
    const content = contentWords({ before, after }, show);
    const details = content.length > 0 || columns.length === 0 ? content : [columns.map(show).join(", ")];
    return [...(key === place.pointer ? [] : [show(key)]), ...details].join(": ");
  });
  const { unit, count = 0 } = amountOf(judged);
  const all = unit === "bytes" || unit === "lines" ? told.length : Math.max(told.length, count);
  return lines.length === 0 ? [] : [...lines, ...more(all - lines.length)];
}

/**
 * Findings in the order in which a reader with little time should meet them: graver ones first, then one of each code before
 * a second of any, so that a hundred rows of one kind do not hide the one of another.
 */
export function byImportance(findings: readonly Judged[]): Judged[] {
  const seen = new Map<string, number>();
  return findings
    .map((judged, index) => {
      const kind = `${judged.severity} ${judged.code}`;
      const nth = seen.get(kind) ?? 0;
      seen.set(kind, nth + 1);
      return { judged, rank: [SEVERITY_RANKS[judged.severity], nth, DIFFERENCE_CODES.indexOf(judged.code), index] };
    })
    .sort((a, b) => a.rank.map((rank, place) => rank - (b.rank[place] ?? 0)).find((order) => order !== 0) ?? 0)
    .map(({ judged }) => judged);
}

/** What a severity is called outside of policies. */
export const LEVELS = { error: "error", warn: "warning", notice: "notice" } as const;

const SEVERITY_RANKS: Readonly<Record<Judged["severity"], number>> = { error: 0, warn: 1, notice: 2 };

const LIMITS: Readonly<Record<HeldLimit["name"], (allowed: number, unit: string) => string>> = {
  max: (allowed, unit) => `at most ${quantity(allowed, unit)}`,
  maxPercent: (allowed) => `at most ${percent(allowed)}`,
  minRecall: (allowed) => `at least ${ratio(allowed)}`,
  minOverlap: (allowed) => `at least ${ratio(allowed)}`,
  maxNormDrift: (allowed) => `at most ${percent(100 * allowed)}`,
};

/** Limits that were broken; when none was, those that were kept. */
function limitWords(judged: Judged): string[] {
  const { limits = [] } = judged;
  const broken = limits.filter((limit) => !limit.kept);
  const said = (broken.length > 0 ? broken : limits).map(({ name, allowed }) =>
    LIMITS[name](allowed, amountOf(judged).unit),
  );
  if (said.length === 0) return [];
  return [`${broken.length > 0 ? "allowed" : "within what is allowed"}: ${said.join(", ")}`];
}

function contentWords(
  { before, after }: { before: string | undefined; after: string | undefined },
  show: Show,
): string[] {
  if (before === undefined) return after === undefined ? [] : [`now ${show(after)}`];
  return [after === undefined ? `was ${show(before)}` : `${show(before)} -> ${show(after)}`];
}

function more(count: number): string[] {
  return count > 0 ? [`and ${counted(count, "more", "more")}`] : [];
}
