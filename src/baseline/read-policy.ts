import {
  COMPARE_DEFAULTS,
  type Ignored,
  type KeyRule,
  type Mistake,
  type Monotonic,
  type ProbeChoice,
  readWritten,
  type VectorRule,
} from "../model/index.ts";
import { PolicyFile, type Rule } from "./policy.ts";

/** For some stores only; a pattern over their names and paths. */
interface OfStores {
  readonly store?: string | undefined;
}

/** How differences are judged, and what of a memory is compared how. */
export interface Policy {
  /** Beyond the built-in ones, which stand before them. The last that fits decides. */
  readonly rules: readonly Rule[];
  readonly ignore: readonly (Ignored & OfStores)[];
  readonly keys: readonly (KeyRule & OfStores)[];
  readonly vectors: readonly (VectorRule & OfStores)[];
  readonly probes: ProbeChoice;
  readonly monotonic: readonly Monotonic[];
}

/** Reads what a policy file says; gives every mistake, not just the first. */
export function readPolicy(value: unknown): { readonly policy?: Policy; readonly mistakes: readonly Mistake[] } {
  const { value: file, mistakes } = readWritten(PolicyFile, value);
  return file === undefined ? { mistakes } : { policy: policyOf(file), mistakes };
}

function policyOf({ rules = [], ignore = [], keys = [], vectors = [], probes, monotonic = [] }: PolicyFile): Policy {
  return {
    rules,
    // Absent and undefined are the same to whoever reads these; a parsed file has no undefined.
    ignore: ignore as Policy["ignore"],
    keys: keys as Policy["keys"],
    vectors: vectors as Policy["vectors"],
    probes: { ...COMPARE_DEFAULTS.probes, ...(probes as Partial<ProbeChoice>) },
    monotonic: monotonic.map(monotonicOf),
  };
}

/** A path may hold a `#` as well: the last that a pointer follows parts them. */
function monotonicOf(text: string): Monotonic {
  const end = text.endsWith("#") ? text.length - 1 : text.lastIndexOf("#/");
  return { path: text.slice(0, end), pointer: text.slice(end + 1) };
}
