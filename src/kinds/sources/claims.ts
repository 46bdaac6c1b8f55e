import { compareBytewise, type KindName } from "../../model/index.ts";
import type { Place } from "./place.ts";
import type { Source } from "./source.ts";
import type { Survey } from "./survey.ts";

/** A pattern of the user, with the real path of the folder that it starts from. */
export interface Glob {
  readonly base: Place;
  /** Relative to the base. */
  readonly rest: string;
}

/** A path that a source names, by itself or through a pattern. */
export interface Claim {
  readonly place: Place;
  readonly type: "file" | "folder";
  readonly source: Source;
  readonly glob?: Glob;
}

/**
 * Gives every named path to one source, whatever the order of the sources: a path beats a pattern, a forced kind beats
 * a detected one, and of two patterns the one with the deeper fixed folder wins. Sources that want different kinds of
 * the same path are a problem.
 */
export function settleClaims(claims: readonly Claim[], survey: Survey): Map<string, Claim> {
  const settled = new Map<string, Claim>();
  const refused = new Set<string>();
  for (const claim of claims) {
    const { absolute } = claim.place;
    const other = settled.get(absolute);
    if (other !== undefined && contradict(claim, other) && !refused.has(absolute)) {
      refused.add(absolute);
      survey.problem("bad-option", claim.place, `is asked for as two kinds, ${kindsOf(claim, other)}; choose one`);
    }
    if (other === undefined || precedence(claim, other) < 0) settled.set(absolute, claim);
  }
  return new Map([...settled].sort(([a], [b]) => compareBytewise(a, b)));
}

function contradict(a: Claim, b: Claim): boolean {
  const [kind, other]: (KindName | undefined)[] = [a.source.kind, b.source.kind];
  return (
    kind !== undefined && other !== undefined && kind !== other && (a.glob === undefined) === (b.glob === undefined)
  );
}

function kindsOf(a: Claim, b: Claim): string {
  return [a.source.kind, b.source.kind].sort().join(" and ");
}

function precedence(a: Claim, b: Claim): number {
  return (
    Number(a.glob !== undefined) - Number(b.glob !== undefined) ||
    Number(a.source.kind === undefined) - Number(b.source.kind === undefined) ||
    (b.glob?.base.absolute.length ?? 0) - (a.glob?.base.absolute.length ?? 0) ||
    compareBytewise(a.glob?.rest ?? "", b.glob?.rest ?? "")
  );
}
