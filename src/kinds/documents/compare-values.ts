import { compareBytewise } from "../../model/index.ts";
import { align, type Budget, type Match, startBudget } from "./alignment.ts";
import { canonicalText, countLeaves, isContainer, isList, type Json, pointerTo } from "./json-value.ts";
import { valueAt } from "./pointer.ts";
import { Sameness } from "./sameness.ts";

/**
 * One difference between two JSON values. What was removed goes by its pointer in the base, all else by its pointer in the
 * current value.
 */
export interface ValueChange {
  readonly what: "added" | "removed" | "changed";
  readonly pointer: string;
  /** Leaves in it; of what changed, those of the side that has more. */
  readonly values: number;
  readonly before?: Json;
  readonly after?: Json;
}

/** How values are compared. */
export interface ValueOptions {
  /** Pointers into the objects of a list that tell them apart; a list where they do so is compared without regard to order. */
  readonly keys: readonly string[];
  /** Hears of every difference, keys in bytewise order, elements in theirs. */
  readonly report: (change: ValueChange) => void;
}

/**
 * Compares two JSON values: objects by key, lists by what they have in common, so that an insertion moves nothing. The order of
 * keys and the spelling of numbers do not count.
 */
export function compareValues(before: Json, after: Json, options: ValueOptions): void {
  const walk: Walk = { ...options, sameness: new Sameness(), budget: startBudget() };
  compareAt({ before, after }, { before: "", after: "" }, walk);
}

interface Walk extends ValueOptions {
  readonly sameness: Sameness;
  readonly budget: Budget;
}
/** Pointers to the same value on either side. */
interface Pointers {
  readonly before: string;
  readonly after: string;
}
interface Values {
  readonly before: Json;
  readonly after: Json;
}

function compareAt({ before, after }: Values, at: Pointers, walk: Walk): void {
  if (walk.sameness.of(before) === walk.sameness.of(after)) return;
  if (isContainer(before) && isContainer(after) && isList(before) === isList(after)) {
    if (isList(before) && isList(after)) compareLists({ before, after }, at, walk);
    else compareObjects(before as JsonObject, after as JsonObject, { at, walk });
  } else if (isContainer(before) && Object.keys(before).length > 0) {
    // All that was in it is lost: `null` in the place of a list of facts is no fact that changed.
    reportRemoved(before, at.before, walk);
    reportAdded(after, at.after, walk);
  } else walk.report({ what: "changed", pointer: at.after, values: countLeaves(after), before, after });
}

type JsonObject = { readonly [key: string]: Json };

function compareObjects(before: JsonObject, after: JsonObject, { at, walk }: { at: Pointers; walk: Walk }): void {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of [...keys].sort(compareBytewise)) {
    const pointers = { before: pointerTo(at.before, key), after: pointerTo(at.after, key) };
    if (!Object.hasOwn(before, key)) reportAdded(after[key] as Json, pointers.after, walk);
    else if (!Object.hasOwn(after, key)) reportRemoved(before[key] as Json, pointers.before, walk);
    else compareAt({ before: before[key] as Json, after: after[key] as Json }, pointers, walk);
  }
}

interface Lists {
  readonly before: readonly Json[];
  readonly after: readonly Json[];
}

function compareLists(lists: Lists, at: Pointers, walk: Walk): void {
  const keyed = matchByKey(lists, walk.keys);
  if (keyed !== undefined) compareKeyed(lists, keyed, { at, walk });
  else compareOrdered(lists, at, walk);
}

/** Between two elements that both lists have, the others go in pairs: they were changed rather than exchanged. */
function compareOrdered({ before, after }: Lists, at: Pointers, walk: Walk): void {
  const ids = (list: readonly Json[]) => Int32Array.from(list, (element) => walk.sameness.of(element));
  const matches = align({ before: ids(before), after: ids(after) }, walk.budget);
  let [i, j] = [0, 0];
  for (const [endBefore, endAfter] of [...matches, [before.length, after.length] as Match]) {
    for (; i < endBefore && j < endAfter; i++, j++) {
      const pointers = { before: pointerTo(at.before, i), after: pointerTo(at.after, j) };
      compareAt({ before: before[i] as Json, after: after[j] as Json }, pointers, walk);
    }
    for (; i < endBefore; i++) reportRemoved(before[i] as Json, pointerTo(at.before, i), walk);
    for (; j < endAfter; j++) reportAdded(after[j] as Json, pointerTo(at.after, j), walk);
    i = endBefore + 1;
    j = endAfter + 1;
  }
}

function compareKeyed({ before, after }: Lists, places: KeyedPlaces, { at, walk }: { at: Pointers; walk: Walk }): void {
  for (const [key, i] of places.before)
    if (!places.after.has(key)) reportRemoved(before[i] as Json, pointerTo(at.before, i), walk);
  for (const [key, j] of places.after) {
    const i = places.before.get(key);
    const pointer = pointerTo(at.after, j);
    if (i === undefined) reportAdded(after[j] as Json, pointer, walk);
    else
      compareAt(
        { before: before[i] as Json, after: after[j] as Json },
        { before: pointerTo(at.before, i), after: pointer },
        walk,
      );
  }
}

interface KeyedPlaces {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** `undefined` where no pointer tells all elements of both lists apart. */
function matchByKey(lists: Lists, keys: readonly string[]): KeyedPlaces | undefined {
  for (const pointer of keys) {
    const before = placesByKey(lists.before, pointer);
    const after = before && placesByKey(lists.after, pointer);
    if (before && after) return { before, after };
  }
  return undefined;
}

function placesByKey(list: readonly Json[], pointer: string): Map<string, number> | undefined {
  const places = new Map<string, number>();
  for (const [place, element] of list.entries()) {
    const key = isContainer(element) && !isList(element) ? valueAt(element, pointer) : undefined;
    if (key === undefined || isContainer(key)) return undefined;
    places.set(canonicalText(key), place);
  }
  return places.size === list.length ? places : undefined;
}

function reportAdded(after: Json, pointer: string, walk: Walk): void {
  walk.report({ what: "added", pointer, values: countLeaves(after), after });
}

function reportRemoved(before: Json, pointer: string, walk: Walk): void {
  walk.report({ what: "removed", pointer, values: countLeaves(before), before });
}
