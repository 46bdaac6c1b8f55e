import { z } from "zod";
import { Count, Sha256 } from "./scalars.ts";

/** How the numbers of an embedding are stored. `json` is a text such as `[0.1, 0.2]`. */
export const VECTOR_TYPES = ["float32", "float64", "float16", "int8", "bit", "json"] as const;
/** One of {@link VECTOR_TYPES}. */
export type VectorType = (typeof VECTOR_TYPES)[number];

/** What the embeddings of one column are like, in numbers. */
export const VectorFacts = z.strictObject({
  table: z.string(),
  column: z.string(),
  type: z.enum(VECTOR_TYPES),
  /** Numbers in one vector; 0 when there is none. When there are several dimensions, the most frequent one. */
  dimension: Count,
  /** Vectors of that dimension. */
  vectors: Count,
  /** Vectors of any other dimension. */
  otherDimensions: Count,
  /** Rows without a vector, as far as it is known which rows should have one. */
  missing: Count,
  /** Vectors whose row is gone. */
  orphaned: Count,
  notFinite: Count,
  zero: Count,
  /** Vectors that are equal to one before them; those that are zero or not finite are not counted again. */
  duplicated: Count,
  /** Mean Euclidean length of those of that dimension that are finite and not zero; null without any. */
  meanNorm: z.nullable(z.number()),
  /** The rows that the vectors belong to; absent when they lie in the vectors' own table, or it is not known. */
  of: z.optional(
    z.strictObject({
      table: z.string(),
      /** Its column that equals the key of the vector; null for the rowid. */
      column: z.nullable(z.string()),
      /** Column of the vectors' table that holds the key; null for that table's own key. */
      key: z.nullable(z.string()),
      /** Every row of the table should have a vector. */
      everyRow: z.boolean(),
    }),
  ),
});
/** See {@link VectorFacts}. */
export type VectorFacts = z.infer<typeof VectorFacts>;

/** A column as declared. */
export const ColumnFacts = z.strictObject({
  name: z.string(),
  type: z.string(),
  notNull: z.boolean(),
  /** As SQL; null when there is none. */
  default: z.nullable(z.string()),
  /** Place in the primary key, from 1; 0 when it is not part of it. */
  key: Count,
  generated: z.boolean(),
});
/** See {@link ColumnFacts}. */
export type ColumnFacts = z.infer<typeof ColumnFacts>;

/** What can be told about a database beyond its summary. */
export const SqliteFacts = z.strictObject({
  kind: z.literal("sqlite"),
  /** Tables that hold content, and virtual ones; sorted by name. */
  tables: z.array(z.strictObject({ name: z.string(), rows: Count, columns: z.array(ColumnFacts) })),
  /** Indexes, triggers, views with a digest of their definition; `name` with its type before it. Sorted. */
  objects: z.array(z.strictObject({ name: z.string(), digest: Sha256 })),
  vectors: z.array(VectorFacts),
});
/** See {@link SqliteFacts}. */
export type SqliteFacts = z.infer<typeof SqliteFacts>;

/** What can be told about a repository beyond its summary. */
export const GitFacts = z.strictObject({
  kind: z.literal("git"),
  /** Files of the work tree, uncommitted ones too; without one, those of HEAD. */
  files: Count,
});
/** See {@link GitFacts}. */
export type GitFacts = z.infer<typeof GitFacts>;

/** What can be told about files beyond their summary. */
export const FileFacts = z.strictObject({
  kind: z.literal("file"),
  /** Paths relative to the root; sorted bytewise. */
  files: z.array(z.strictObject({ path: z.string(), sizeBytes: Count, sha256: Sha256 })),
  /** Values that the policy lets only grow; `value` is null where none stands, or it is no number. */
  values: z.array(z.strictObject({ path: z.string(), pointer: z.string(), value: z.nullable(z.number()) })),
});
/** See {@link FileFacts}. */
export type FileFacts = z.infer<typeof FileFacts>;

/** What can be told about a store beyond its summary: what a baseline file keeps of its contents. */
export const StoreFacts = z.discriminatedUnion("kind", [SqliteFacts, GitFacts, FileFacts]);
/** See {@link StoreFacts}. */
export type StoreFacts = z.infer<typeof StoreFacts>;
