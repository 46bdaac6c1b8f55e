import {
  DIFFERENCE_CODES,
  DIFFERENCES,
  type DifferenceCode,
  PLACE_PARTS,
  type PlacePart,
  SEVERITIES,
  type Severity,
} from "../model/index.ts";
import { BUILT_IN_LIMITS } from "./built-in-limits.ts";
import { givenLimits, type Limits, limitsOf } from "./limits.ts";

/** What makes no sense at a part of a rule. */
interface Nonsense {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

type Narrowed = { readonly [part in PlacePart]?: string | undefined };

interface SaidRule extends Narrowed, Limits {
  readonly code?: DifferenceCode | readonly DifferenceCode[] | undefined;
  readonly severity?: Severity | undefined;
  readonly within?: Severity | undefined;
}

/** Why a rule, or a part of it, can never have an effect. */
export function whyNeverFits(rule: SaidRule): Nonsense[] {
  return [...(rule.code === undefined ? whyNotForAll(rule) : whyNotForCodes(rule)), ...whyWithoutEffect(rule)];
}

/** Why an entry of `ignore` can never have an effect. */
export function whyNothingIgnored(entry: Narrowed & { readonly store?: string | undefined }): Nonsense[] {
  const parts = narrowing(entry);
  if (parts.length === 0 && entry.store === undefined)
    return [{ at: [], message: "ignores everything; name at least one of store, table, column, path and pointer" }];
  return fitsAny(parts) ? [] : [{ at: [], message: noPlace(parts) }];
}

function whyNotForAll(rule: SaidRule): Nonsense[] {
  const limits = givenLimits(rule).map((name) => ({ at: [name], message: "a limit needs the code that it is for" }));
  const parts = narrowing(rule);
  return fitsAny(parts) ? limits : [...limits, { at: [], message: noPlace(parts) }];
}

function whyNotForCodes(rule: SaidRule): Nonsense[] {
  const codes = codesOf(rule);
  return codes.flatMap((code, index) => {
    const at = Array.isArray(rule.code) ? ["code", index] : ["code"];
    const parts = narrowing(rule).filter((part) => !partsOf(code).includes(part));
    const limits = givenLimits(rule).filter((name) => !limitsOf(code).includes(name));
    return [...parts, ...limits].map((name) => ({
      at: codes.length > 1 ? at : [name],
      message: `${code} has no ${name}${instead(code, name)}`,
    }));
  });
}

/** What can be said of the code in place of a limit or a place that it does not have. */
function instead(code: DifferenceCode, name: string): string {
  const isPart = (PLACE_PARTS as readonly string[]).includes(name);
  const possible = isPart ? partsOf(code) : limitsOf(code);
  return possible.length === 0 ? "" : `; it has ${possible.join(" and ")}`;
}

function whyWithoutEffect(rule: SaidRule): Nonsense[] {
  const { severity, within } = rule;
  const limits = givenLimits(rule);
  if (severity === undefined && within === undefined && limits.length === 0)
    return [{ at: [], message: "says nothing; expected a severity or a limit" }];
  const found: Nonsense[] = [];
  if (severity === "ignore" && (limits.length > 0 || within !== undefined))
    found.push({ at: ["severity"], message: "what is ignored has no limits" });
  if (within !== undefined && limits.length === 0 && !codesOf(rule).some((code) => BUILT_IN_LIMITS[code] !== undefined))
    found.push({ at: ["within"], message: "means nothing without a limit" });
  if (within !== undefined && severity !== undefined && SEVERITIES.indexOf(within) > SEVERITIES.indexOf(severity))
    found.push({ at: ["within"], message: "is stricter than the severity beyond the limits" });
  return found;
}

function codesOf({ code }: SaidRule): readonly DifferenceCode[] {
  if (code === undefined) return [];
  return typeof code === "string" ? [code] : code;
}

function narrowing(narrowed: Narrowed): PlacePart[] {
  return PLACE_PARTS.filter((part) => narrowed[part] !== undefined);
}

function partsOf(code: DifferenceCode): readonly PlacePart[] {
  return DIFFERENCES[code].at;
}

function fitsAny(parts: readonly PlacePart[]): boolean {
  return DIFFERENCE_CODES.some((code) => parts.every((part) => partsOf(code).includes(part)));
}

function noPlace(parts: readonly PlacePart[]): string {
  return `nothing has ${parts.join(" and ")} at once`;
}
