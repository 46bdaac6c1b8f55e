import { z } from "zod";
import { DIFFERENCE_CODES, didYouMean, SEVERITIES, VECTOR_TYPES } from "../model/index.ts";
import { PLACES, STORE } from "./patterns.ts";
import { whyNeverFits, whyNothingIgnored } from "./rule-sense.ts";

const MAX_ITEMS = 10_000;

const Code = z
  .enum(DIFFERENCE_CODES, {
    error: ({ input }) =>
      typeof input === "string"
        ? `no difference has the code ${JSON.stringify(input)}${didYouMean(input, DIFFERENCE_CODES)}`
        : "expected a code, or a list of codes",
  })
  .describe("What kind of difference; docs/policy.md lists them.");

/** What the parts of an object say together; not asked where a key was misspelt, since then it is not known what was meant. */
function together<T>(
  why: (value: T) => readonly { readonly at: readonly (string | number)[]; readonly message: string }[],
) {
  return ({ value, issues }: z.core.ParsePayload<T>): void => {
    if (issues.some(({ code }) => code === "unrecognized_keys")) return;
    for (const { at, message } of why(value)) issues.push({ code: "custom", input: value, path: [...at], message });
  };
}

/** Says how much differences matter that fit everything it names. */
export const Rule = z
  .strictObject({
    code: z.optional(z.union([Code, z.array(Code).min(1).max(DIFFERENCE_CODES.length)])),
    store: STORE,
    ...PLACES,
    severity: z.optional(z.enum(SEVERITIES)).describe("How much it matters, beyond the limits when there are any."),
    max: z.optional(z.number().min(0)).describe("So many rows, files, lines ... are within the limits."),
    maxPercent: z.optional(z.number().min(0)).describe("The same, in percent of what the baseline has."),
    minRecall: z.optional(z.number().min(0).max(1)).describe("Recall of searches, at least; for vectors-recall."),
    minOverlap: z.optional(z.number().min(0).max(1)).describe("Overlap of neighbours, at least; for vectors-overlap."),
    maxNormDrift: z
      .optional(z.number().min(0))
      .describe("Change of the mean norm, as a share of that of the baseline; for vectors-norm-drifted."),
    within: z.optional(z.enum(SEVERITIES)).describe("How much it matters when it keeps all limits."),
  })
  .check(together(whyNeverFits))
  .describe("How much differences matter that fit everything it names. The last rule that fits decides.");
/** See {@link Rule}. */
export type Rule = z.infer<typeof Rule>;

const { table, column, path, pointer } = PLACES;

const Ignored = z
  .strictObject({ store: STORE, table, column, path, pointer })
  .check(together(whyNothingIgnored))
  .describe("What is not compared at all.");

const Name = z.string().min(1).max(1_000);

const Key = z
  .strictObject({ store: STORE, table, columns: z.optional(z.array(Name).min(1).max(100)), path, pointer })
  .check(
    together((value) => {
      const given = (["table", "columns", "path", "pointer"] as const).filter((key) => value[key] !== undefined).join();
      const isOne = given === "table,columns" || given === "path,pointer";
      return isOne ? [] : [{ at: [], message: "expected table and columns, or path and pointer" }];
    }),
  )
  .describe("By what rows of a table, or records of a JSONL file, are told apart.")
  .meta({ oneOf: [{ required: ["table", "columns"] }, { required: ["path", "pointer"] }] });

const Vectors = z
  .strictObject({
    store: STORE,
    table: Name.describe("Name of the table."),
    column: Name.describe("Name of the column."),
    isVector: z
      .optional(z.boolean())
      .describe("false: it holds no embeddings, whatever it looks like (default: true)."),
    type: z.optional(z.enum(VECTOR_TYPES)).describe("How the numbers are stored."),
    dimension: z.optional(z.int().min(1).max(65_536)).describe("Numbers in one vector."),
    of: z
      .optional(z.strictObject({ table: Name, column: z.optional(Name) }))
      .describe("The table whose rows they belong to, and its column that equals their key (default: rowid)."),
  })
  .check(
    together(({ isVector, type, dimension, of }) => {
      const isNone = isVector === false && (type ?? dimension ?? of) !== undefined;
      return isNone ? [{ at: ["isVector"], message: "false allows no type, dimension or of" }] : [];
    }),
  )
  .describe("A column of embeddings that is not recognised, or has to be understood otherwise.");

const Probes = z
  .strictObject({
    count: z.optional(z.int().min(1).max(10_000)).describe("Vectors that are searched for (default: 200)."),
    neighbours: z.optional(z.int().min(1).max(100)).describe("Neighbours of each (default: 10)."),
    seed: z.optional(z.int().min(0).max(0xffff_ffff)).describe("The same seed takes the same vectors (default: 1)."),
  })
  .describe("How neighbours of embeddings are compared.");

const MonotonicValue = z
  .string()
  .max(2_000)
  .regex(
    // Without a flag, which a JSON Schema could not say.
    /^(?!\/|\.{1,2}\/)[^\\]+#(\/[\s\S]*)?$/,
    "expected the path of a JSON file, `#` and a JSON pointer: state/cursor.json#/offset",
  )
  .describe("A number that may only grow: path of a JSON file (a pattern), `#`, JSON pointer.");

/** What a policy file holds. */
export const PolicyFile = z
  .strictObject({
    $schema: z.optional(z.string()).describe("For editors; means nothing here."),
    rules: z
      .optional(z.array(Rule).max(MAX_ITEMS))
      .describe("The last rule that fits decides; none: the built-in policy."),
    ignore: z.optional(z.array(Ignored).max(MAX_ITEMS)).describe("What is not compared at all."),
    keys: z.optional(z.array(Key).max(MAX_ITEMS)).describe("By what rows and records are told apart."),
    vectors: z
      .optional(z.array(Vectors).max(MAX_ITEMS))
      .describe("Columns of embeddings, where they are not recognised."),
    probes: z.optional(Probes),
    monotonic: z.optional(z.array(MonotonicValue).max(MAX_ITEMS)).describe("Numbers that may only grow."),
  })
  .meta({
    title: "Policy of memory comparisons",
    description: "How `memsnap compare` judges what differs between two memories.",
  });
/** See {@link PolicyFile}. */
export type PolicyFile = z.infer<typeof PolicyFile>;
