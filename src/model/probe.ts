import { z } from "zod";
import { type Mistake, readWritten } from "./mistake.ts";
import { Count, Line, PortablePath, Sha256 } from "./scalars.ts";

const MAX_PROBES = 1_000;
const MAX_ROWS = 10_000;
/** Seconds that a query may take when its probe says nothing. */
export const QUERY_TIMEOUT_SECONDS = 30;

const Quantity = Count.max(1_000_000_000);
const Store = z.string().min(1).describe("Name or path of a store; `memsnap inspect` lists them.");

/** A value of a row: NULL, INTEGER and REAL, TEXT, BLOB; true and false are 1 and 0, as in SQLite. */
const Cell = z
  .union(
    [
      z.null(),
      z.boolean(),
      z
        .number()
        .refine(
          (value) => !Number.isInteger(value) || Number.isSafeInteger(value),
          'expected { integer: "..." } for a whole number beyond 2^53',
        ),
      z.string(),
      z.strictObject({
        integer: z.string().regex(/^(0|-?[1-9][0-9]{0,18})$/, "expected the digits of a whole number"),
      }),
      z.strictObject({ hex: z.string().regex(/^([0-9a-f]{2})*$/, "expected pairs of lower-case hex digits") }),
    ],
    { error: 'expected null, true, false, a number, a text, { hex: "..." }, or { integer: "..." } beyond 2^53' },
  )
  .describe("A value: NULL, INTEGER or REAL, TEXT, an INTEGER beyond 2^53 as text, a BLOB in lower-case hex.");
/** See {@link Cell}. */
export type Cell = z.infer<typeof Cell>;

const SqlProbe = z
  .strictObject({
    store: Store,
    query: z.string().min(1).max(65_536).describe("One statement that only reads."),
    rows: z.optional(z.array(z.array(Cell)).max(MAX_ROWS)).describe("Exactly the rows that are expected, in order."),
    minRows: z.optional(Quantity).describe("Rows, at least."),
    maxRows: z.optional(Quantity).describe("Rows, at most."),
    timeoutSeconds: z
      .optional(z.int().min(1).max(600))
      .describe(`Seconds that the query may take (default: ${QUERY_TIMEOUT_SECONDS}).`),
  })
  .check(({ value, issues }) => {
    const counted = value.minRows !== undefined || value.maxRows !== undefined;
    if (counted === (value.rows !== undefined))
      issues.push({ code: "custom", input: value, message: "expected either rows, or minRows, maxRows or both" });
    if (value.minRows !== undefined && value.maxRows !== undefined && value.minRows > value.maxRows)
      issues.push({ code: "custom", input: value, message: "minRows is larger than maxRows" });
  });

const FtsProbe = z.strictObject({
  store: Store,
  table: z.string().min(1).describe("A full-text table (FTS5, FTS4 or FTS3)."),
  match: z.string().min(1).max(4_096).describe("What to search for, in the query language of the table."),
  minRows: z.optional(Quantity.min(1)).describe("Rows that must be found, at least (default: 1)."),
});

const FileProbe = z
  .strictObject({
    path: PortablePath.describe("Relative to the root of the snapshot, / between parts."),
    exists: z.optional(z.boolean()).describe("false: nothing may stand there (default: true)."),
    sha256: z.optional(Sha256).describe("SHA-256 of the whole file, in lower-case hex."),
    contains: z.optional(z.string().min(1).max(65_536)).describe("A text that must occur in it, as UTF-8."),
    minBytes: z.optional(Quantity).describe("Size in bytes, at least."),
    jsonPointer: z
      .optional(z.string().regex(/^(\/([^~/]|~[01])*)*$/, "expected a JSON pointer such as /cursor/offset (RFC 6901)"))
      .describe("Where in the file, read as JSON, to find what has to equal `equals` (RFC 6901)."),
    equals: z.optional(z.unknown()).describe("The JSON value that has to stand at `jsonPointer`."),
  })
  .check(({ value, issues }) => {
    const wrong = (message: string): unknown => issues.push({ code: "custom", input: value, message });
    if ("equals" in value !== (value.jsonPointer !== undefined)) wrong("expected jsonPointer and equals together");
    if (value.exists === false && Object.keys(value).length > 2) wrong("exists: false allows no expectation but path");
  });

const GitProbe = z.strictObject({
  store: Store,
  fsck: z.optional(z.boolean()).describe("Let git examine every object (default: true)."),
  head: z
    .optional(z.string().regex(/^[0-9a-f]{7,64}$/, "expected 7 to 64 lower-case hex digits"))
    .describe("The commit of HEAD; its first digits are enough."),
  branch: z.optional(z.string().min(1).max(255)).describe("The branch that is checked out, such as main."),
  minCommits: z.optional(Quantity).describe("Commits that can be reached from any ref or HEAD, at least."),
  hasFile: z.optional(PortablePath).describe("A path that HEAD holds."),
});

const QUESTIONS = { sql: SqlProbe, fts: FtsProbe, file: FileProbe, git: GitProbe } as const;
const QUESTION_NAMES = Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[];

/** One question to a restored memory, with the answer that is expected. */
export const Probe = z
  .strictObject({
    name: Line.min(1).describe("What the probe shows, in one line; unique."),
    sql: z.optional(SqlProbe),
    fts: z.optional(FtsProbe),
    file: z.optional(FileProbe),
    git: z.optional(GitProbe),
  })
  .check(({ value, issues }) => {
    if (QUESTION_NAMES.filter((name) => value[name] !== undefined).length !== 1)
      issues.push({ code: "custom", input: value, message: "expected exactly one of sql, fts, file and git" });
  })
  .meta({ oneOf: QUESTION_NAMES.map((name) => ({ required: [name] })) });
/** See {@link Probe}. */
export type Probe = z.infer<typeof Probe>;

/** What a file of probes holds. */
export const ProbeFile = z
  .strictObject({
    $schema: z.optional(z.string()).describe("For editors; means nothing here."),
    probes: z.array(Probe).min(1).max(MAX_PROBES),
  })
  .check(({ value, issues }) => {
    const names = value.probes.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index)
        issues.push({
          code: "custom",
          input: name,
          path: ["probes", index, "name"],
          message: `two probes are called ${JSON.stringify(name)}`,
        });
  })
  .meta({ title: "Probes of a restore drill", description: "Questions that `memsnap drill` asks a restored memory." });
/** See {@link ProbeFile}. */
export type ProbeFile = z.infer<typeof ProbeFile>;

/** Reads what a file of probes says; gives every mistake, not just the first. */
export function readProbes(value: unknown): {
  readonly probes: readonly Probe[];
  readonly mistakes: readonly Mistake[];
} {
  const { value: file, mistakes } = readWritten(ProbeFile, value);
  return { probes: file?.probes ?? [], mistakes };
}
