import { z } from "zod";
import { DIFFERENCE_CODES } from "./differences.ts";

/** Where in a store; what has no meaning for a difference is absent. A difference of the store as a whole has none of it. */
export const Place = z.strictObject({
  table: z.optional(z.string()),
  column: z.optional(z.string()),
  /** Type and name of an index, a trigger or a view: `index facts_by_time`. */
  object: z.optional(z.string()),
  /** Path of a file relative to the root, `/` between parts. */
  path: z.optional(z.string()),
  /** JSON pointer into the file (RFC 6901). */
  pointer: z.optional(z.string()),
  /** Full name of a ref, such as `refs/heads/main`. */
  ref: z.optional(z.string()),
});
/** See {@link Place}. */
export type Place = z.infer<typeof Place>;

/** One of the things that a difference counts. */
export const Sample = z.strictObject({
  /** What it is called: the values of a primary key, a path, a pointer, the number of a line, a commit. */
  key: z.string(),
  /** Names of the columns that changed. */
  columns: z.optional(z.array(z.string())),
  /** Content, as text; only there when the user asked for content. */
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});
/** See {@link Sample}. */
export type Sample = z.infer<typeof Sample>;

/** What differs between two sides of one store: a fact, not yet judged. */
export const Difference = z.strictObject({
  code: z.enum(DIFFERENCE_CODES),
  place: Place,
  /**
   * All finite. Counts of what differs go by the noun of the registry's `amount` (`rows`, `files` ...). `before` and `after`
   * count the same on either side: all of it where some came, went or changed; where something got worse - what is there
   * twice, zero, not finite, missing, orphaned - how much of that there was; or they are the number itself, such as a dimension.
   * `maxPercent` is a share of `before`.
   */
  numbers: z.record(z.string(), z.number()),
  /** What it is made of, largest first: for changed rows the columns that changed, with the rows in which each did. */
  parts: z.optional(z.array(z.strictObject({ column: z.string(), count: z.int().min(0) }))),
  /** A few of what is counted, in a fixed order. */
  samples: z.array(Sample),
});
/** See {@link Difference}. */
export type Difference = z.infer<typeof Difference>;

/** A place as one text: `facts.text`, `state/cursor.json#/offset`, `refs/heads/main`; empty for the store as a whole. */
export function placeText({ table, column, object, path, pointer, ref }: Place): string {
  if (path !== undefined) return pointer === undefined ? path : `${path}#${pointer}`;
  if (table !== undefined) return column === undefined ? table : `${table}.${column}`;
  return object ?? ref ?? "";
}
