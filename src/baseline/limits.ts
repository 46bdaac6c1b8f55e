import { DIFFERENCES, type DifferenceCode, type DifferenceEntry, type HeldLimit } from "../model/index.ts";

/** Names of the limits that a rule can give. */
const LIMIT_NAMES = ["max", "maxPercent", "minRecall", "minOverlap", "maxNormDrift"] as const;
/** One of {@link LIMIT_NAMES}. */
export type LimitName = (typeof LIMIT_NAMES)[number];

/** Limits by name; a rule is such a one. */
export type Limits = { readonly [name in LimitName]?: number | undefined };

/** The limits that a difference of a code can be held against. */
export function limitsOf(code: DifferenceCode): readonly LimitName[] {
  const { amount, measure }: DifferenceEntry = DIFFERENCES[code];
  return LIMIT_NAMES.filter((name) =>
    name === "max" || name === "maxPercent" ? amount !== undefined : name === measure?.limit,
  );
}

/** The limits that are given. */
export function givenLimits(limits: Limits): LimitName[] {
  return LIMIT_NAMES.filter((name) => limits[name] !== undefined);
}

/**
 * Holds the numbers of a difference against limits. `keptAll` is false also where a number that a limit needs is not known,
 * or is a share of nothing: such a limit is left out of `held`.
 */
export function hold(
  code: DifferenceCode,
  numbers: Readonly<Record<string, number>>,
  limits: Limits,
): { readonly held: readonly HeldLimit[]; readonly keptAll: boolean } {
  const names = givenLimits(limits).filter((name) => limitsOf(code).includes(name));
  const held = names.flatMap((name): HeldLimit[] => {
    const allowed = limits[name] ?? 0;
    const actual = actualOf(name, code, numbers);
    if (actual === undefined) return [];
    return [{ name, allowed, actual, kept: name.startsWith("min") ? actual >= allowed : actual <= allowed }];
  });
  return { held, keptAll: held.length === names.length && held.every(({ kept }) => kept) };
}

function actualOf(
  name: LimitName,
  code: DifferenceCode,
  numbers: Readonly<Record<string, number>>,
): number | undefined {
  const { amount, measure }: DifferenceEntry = DIFFERENCES[code];
  if (name !== "max" && name !== "maxPercent") return numbers[measure?.number ?? ""];
  const counted = numbers[amount ?? ""];
  if (name === "max" || counted === undefined || counted === 0) return counted;
  const { before = 0 } = numbers;
  return before > 0 ? (counted / before) * 100 : undefined;
}
