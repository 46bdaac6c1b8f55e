import { z } from "zod";
import { Count, ObjectId, Sha256 } from "./scalars.ts";

/** Kinds of memory. */
export const KIND_NAMES = ["sqlite", "git", "file"] as const;
/** One of {@link KIND_NAMES}. */
export type KindName = (typeof KIND_NAMES)[number];

/** What a database holds, in numbers. `digest` is the logical digest of docs/format.md: equal content, equal digest. */
export const TableSummary = z.strictObject({
  name: z.string(),
  rows: Count,
  digest: Sha256,
});
/** See {@link TableSummary}. */
export type TableSummary = z.infer<typeof TableSummary>;

/** Facts about a captured database. */
export const SqliteSummary = z.strictObject({
  kind: z.literal("sqlite"),
  journalMode: z.enum(["wal", "rollback"]),
  pageSize: Count,
  encoding: z.enum(["UTF-8", "UTF-16le", "UTF-16be"]),
  userVersion: z.int(),
  applicationId: z.int(),
  /** Digest over the schema as written: tables, indexes, views, triggers. */
  schemaDigest: Sha256,
  /** Nothing of deleted rows travels: free pages and slack were left behind or overwritten; false when the raw pages travel. */
  compacted: z.boolean(),
  tables: z.array(TableSummary),
  /** Virtual tables and the module that each needs. */
  virtualTables: z.array(z.strictObject({ name: z.string(), module: z.string() })),
});
/** See {@link SqliteSummary}. */
export type SqliteSummary = z.infer<typeof SqliteSummary>;

/** Facts about a captured repository. */
export const GitSummary = z.strictObject({
  kind: z.literal("git"),
  objectFormat: z.enum(["sha1", "sha256"]),
  /** There only for a repository without a work tree. */
  bare: z.optional(z.literal(true)),
  /** `branch` is a full ref name such as `refs/heads/main`; it may not exist yet. `oid` is null before the first commit. */
  head: z.union([
    z.strictObject({ branch: z.string(), oid: z.nullable(ObjectId) }),
    z.strictObject({ branch: z.null(), oid: ObjectId }),
  ]),
  refs: z.array(z.strictObject({ name: z.string(), oid: ObjectId })),
  /** Commits that can be reached from any ref or HEAD. */
  commits: Count,
  /** Paths in the work tree whose content differs from HEAD and that are in the bundle as files. */
  changed: z.array(z.string()),
  /** Paths of HEAD that are gone from the work tree. */
  deleted: z.array(z.string()),
});
/** See {@link GitSummary}. */
export type GitSummary = z.infer<typeof GitSummary>;

/** Facts about a set of files. */
export const FileSummary = z.strictObject({
  kind: z.literal("file"),
  files: Count,
  folders: Count,
});
/** See {@link FileSummary}. */
export type FileSummary = z.infer<typeof FileSummary>;

/** What a store holds, by kind. */
export const StoreSummary = z.discriminatedUnion("kind", [SqliteSummary, GitSummary, FileSummary]);
/** See {@link StoreSummary}. */
export type StoreSummary = z.infer<typeof StoreSummary>;

/** Something that was seen and is not in the bundle, with the reason. `path` is relative to the root. */
export const LeftOut = z.strictObject({
  path: z.string(),
  reason: z.enum([
    "excluded",
    "sensitive",
    "temporary",
    "ignored",
    "submodule",
    "link",
    "socket",
    "device",
    "pipe",
    "stash",
    "reflog",
    "worktree",
    "operation",
  ]),
});
/** See {@link LeftOut}. */
export type LeftOut = z.infer<typeof LeftOut>;

/** How the moment of a snapshot was fixed; see docs/architecture.md. */
export const Consistency = z.enum(["fenced", "optimistic", "fuzzy"]);
/** See {@link Consistency}. */
export type Consistency = z.infer<typeof Consistency>;
