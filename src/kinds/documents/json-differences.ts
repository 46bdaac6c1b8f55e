import type { Difference, DifferenceCode, Sample } from "../../model/index.ts";
import { clip } from "../clip.ts";
import type { SampleOptions } from "./compare-lines.ts";
import { compareValues, type ValueChange } from "./compare-values.ts";
import { canonicalText, countLeaves, type Json } from "./json-value.ts";
import { without } from "./pointer.ts";
import type { FileRules } from "./rules.ts";

/** Pointers of one file that get a difference of their own, for each code; the rest are one difference together. */
const MAX_POINTERS = 50;
/** Longer pointers are told of with the rest. */
const MAX_POINTER_LENGTH = 1000;

const CODES = { added: "values-added", removed: "values-removed", changed: "values-changed" } as const satisfies Record<
  ValueChange["what"],
  DifferenceCode
>;

/**
 * What differs between the values of a JSON file. Numbers that may only grow are left to `decreases`: that they grew is what
 * the user expects.
 */
export function compareJson(
  { path, before, after }: { readonly path: string; readonly before: Json; readonly after: Json },
  rules: FileRules,
  options: SampleOptions,
): Difference[] {
  const values = { before: relevant(before, rules), after: relevant(after, rules) };
  const collected = { added: new Changes(), removed: new Changes(), changed: new Changes() };
  compareValues(values.before, values.after, {
    keys: rules.keys,
    report(change) {
      if (!rules.monotonic.includes(change.pointer)) collected[change.what].add(change);
    },
  });
  if (Object.values(collected).every((changes) => changes.isEmpty)) return [];
  const totals = { before: countLeaves(values.before), after: countLeaves(values.after) };
  return Object.entries(collected).flatMap(([what, changes]) =>
    changes.differences({ code: CODES[what as ValueChange["what"]], path, totals }, options),
  );
}

function relevant(value: Json, { isIgnored }: FileRules): Json {
  return isIgnored === undefined ? value : without(value, isIgnored);
}

/** What all differences of one code in one file have in common. */
interface Heading {
  readonly code: DifferenceCode;
  readonly path: string;
  readonly totals: { readonly before: number; readonly after: number };
}

/** The changes of one code: the first of them, and how many values the others are. */
class Changes {
  readonly #first: ValueChange[] = [];
  readonly #beyond: ValueChange[] = [];
  #valuesBeyond = 0;

  get isEmpty(): boolean {
    return this.#first.length + this.#beyond.length === 0;
  }

  add(change: ValueChange): void {
    const isShort = change.pointer.length <= MAX_POINTER_LENGTH;
    if (isShort && this.#first.length < MAX_POINTERS) this.#first.push(change);
    else {
      if (this.#beyond.length < MAX_POINTERS) this.#beyond.push(change);
      this.#valuesBeyond += change.values;
    }
  }

  differences({ code, path, totals }: Heading, options: SampleOptions): Difference[] {
    const each = this.#first.map((change): Difference => {
      const place = { path, pointer: change.pointer };
      const samples = options.samples > 0 ? [sampleOf(change, options)] : [];
      return { code, place, numbers: { values: change.values, ...totals }, samples };
    });
    if (this.#beyond.length === 0) return each;
    const samples = this.#beyond.slice(0, options.samples).map((change) => sampleOf(change, options));
    return [...each, { code, place: { path }, numbers: { values: this.#valuesBeyond, ...totals }, samples }];
  }
}

function sampleOf({ pointer, before, after }: ValueChange, { showContent }: SampleOptions): Sample {
  return {
    key: clip(pointer),
    ...(showContent && before !== undefined ? { before: clip(canonicalText(before)) } : {}),
    ...(showContent && after !== undefined ? { after: clip(canonicalText(after)) } : {}),
  };
}
