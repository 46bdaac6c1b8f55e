import {
  DIFFERENCES,
  type Difference,
  type DifferenceEntry,
  type HeldLimit,
  SEVERITIES,
  type Severity,
} from "../model/index.ts";
import { BUILT_IN_RULES } from "./built-in.ts";
import { BUILT_IN_LIMITS } from "./built-in-limits.ts";
import type { Decide } from "./fitting.ts";
import { givenLimits, hold } from "./limits.ts";
import type { Rule } from "./policy.ts";

/** What the rules make of a difference. */
export interface Ruling {
  readonly severity: Severity;
  /** The limits that it was held against. */
  readonly limits: readonly HeldLimit[];
  /** No rule of the policy file decided. */
  readonly isBuiltIn: boolean;
}

type Numbers = Difference["numbers"];

/** What the rules make of a difference; of one with parts, the worst that they make of these. */
export function rule({ code, place, numbers, parts = [] }: Difference, decide: Decide): Ruling {
  const { amount }: DifferenceEntry = DIFFERENCES[code];
  if (parts.length === 0 || amount === undefined) return weigh(decide(code, place), code, numbers);
  const shares = parts.map(({ column, count }) => ({ rule: decide(code, { ...place, column }), count }));
  const rulings = byRule(shares).map(({ rule, count }) => {
    const total = numbers[amount];
    return weigh(rule, code, { ...numbers, [amount]: Math.min(count, total ?? count) });
  });
  return rulings.reduce((worst, ruling) => (rank(ruling) > rank(worst) ? ruling : worst));
}

interface Share {
  readonly rule: Rule;
  readonly count: number;
}

/**
 * A rule that names columns weighs each by itself. Any other weighs all that it decides on together: at most so many rows
 * changed in any of them.
 */
function byRule(shares: readonly Share[]): Share[] {
  const together = new Map<Rule, number>();
  for (const { rule, count } of shares)
    if (rule.column === undefined) together.set(rule, (together.get(rule) ?? 0) + count);
  const sums = [...together].map(([rule, count]) => ({ rule, count }));
  return [...sums, ...shares.filter(({ rule }) => rule.column !== undefined)];
}

/** What a rule leaves open is as built in; the limits of a rule replace the built-in ones. */
function weigh(rule: Rule, code: Difference["code"], numbers: Numbers): Ruling {
  const builtIn = BUILT_IN_LIMITS[code] ?? {};
  const severity = rule.severity ?? DIFFERENCES[code].severity;
  const limits = givenLimits(rule).length > 0 ? rule : builtIn;
  const isBuiltIn = BUILT_IN_RULES.includes(rule);
  if (severity === "ignore" || givenLimits(limits).length === 0) return { severity, limits: [], isBuiltIn };
  const { held, keptAll } = hold(code, numbers, limits);
  const within = rule.within ?? builtIn.within ?? "notice";
  return { severity: keptAll ? milder(within, severity) : severity, limits: held, isBuiltIn };
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b;
}

/** Among equals, one that broke a limit says more. */
function rank({ severity, limits, isBuiltIn }: Ruling): number {
  const broken = limits.some(({ kept }) => !kept);
  return SEVERITIES.indexOf(severity) * 4 + (broken ? 2 : 0) + (isBuiltIn ? 0 : 1);
}
