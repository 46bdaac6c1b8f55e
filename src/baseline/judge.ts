import {
  compareBytewise,
  DIFFERENCE_CODES,
  type Difference,
  type Judged,
  placeText,
  SEVERITIES,
  storeKey,
  type Verdict,
} from "../model/index.ts";
import { compileRules, type Decide } from "./fitting.ts";
import type { StoreIdentity } from "./options.ts";
import type { Policy } from "./read-policy.ts";
import { rule } from "./ruling.ts";

/** What differs in one store. */
export interface Found {
  readonly store: StoreIdentity;
  readonly differences: readonly Difference[];
}

/** What a policy makes of all differences. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Errors first, then warnings, then notices; within these by store, in the order of the registry, by place. */
  readonly findings: readonly Judged[];
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** Differences that the policy says to ignore; not those that the built-in limits pass over. */
  readonly ignored: number;
}

/** Judges every difference by a policy. */
export function judge(found: readonly Found[], policy: Policy): Judgement {
  const decideFor = compileRules(policy.rules);
  const findings: Judged[] = [];
  let ignored = 0;
  for (const { store, differences } of found) {
    const decide = decideFor(store);
    for (const difference of differences) {
      const { finding, wasIgnored } = judgeOne(difference, store, decide);
      if (finding !== undefined) findings.push(finding);
      if (wasIgnored) ignored++;
    }
  }
  findings.sort(inOrder);
  const count = (severity: Judged["severity"]): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warn")];
  const verdict = errors > 0 ? "fail" : warnings > 0 ? "warn" : "pass";
  return { verdict, findings, errors, warnings, notices: count("notice"), ignored };
}

function judgeOne(
  difference: Difference,
  { name, kind }: StoreIdentity,
  decide: Decide,
): { readonly finding?: Judged; readonly wasIgnored: boolean } {
  const { severity, limits, isBuiltIn } = rule(difference, decide);
  if (severity === "ignore") return { wasIgnored: !isBuiltIn };
  const { code, place, numbers, parts, samples } = difference;
  const finding: Judged = {
    code,
    severity,
    store: name,
    kind,
    path: placeText(place),
    place,
    numbers,
    ...(parts === undefined ? {} : { parts }),
    samples,
    ...(limits.length === 0 ? {} : { limits }),
  };
  return { finding, wasIgnored: false };
}

function inOrder(a: Judged, b: Judged): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compareBytewise(storeKey({ kind: a.kind, name: a.store }), storeKey({ kind: b.kind, name: b.store })) ||
    DIFFERENCE_CODES.indexOf(a.code) - DIFFERENCE_CODES.indexOf(b.code) ||
    compareBytewise(a.path, b.path)
  );
}
