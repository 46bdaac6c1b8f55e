/** How much a difference matters. `ignore` is not reported. */
export const SEVERITIES = ["ignore", "notice", "warn", "error"] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** What of a store a difference can be at. */
export const PLACE_PARTS = ["table", "column", "object", "path", "pointer", "ref"] as const;
/** One of {@link PLACE_PARTS}. */
export type PlacePart = (typeof PLACE_PARTS)[number];

/** What is said about a kind of difference everywhere. */
export interface DifferenceEntry {
  readonly title: string;
  /** One sentence: what it means for an agent, or what may have caused it. */
  readonly about: string;
  /** When no policy says otherwise. */
  readonly severity: Severity;
  /** What its place, or one of its parts, may name; what it cannot name no rule can narrow it by. None: the store as a whole. */
  readonly at: readonly PlacePart[];
  /** Which of its numbers the limits `max` and `maxPercent` are held against; there are no such limits when absent. */
  readonly amount?: string;
  /** Another of its numbers that has a limit of its own. */
  readonly measure?: {
    readonly number: string;
    readonly limit: "minRecall" | "minOverlap" | "maxNormDrift";
  };
}

/**
 * Every difference between two memories that can be reported. The registry is the only place that knows titles, defaults and
 * what limits apply to; a code without them does not compile. docs/policy.md is written from it.
 */
export const DIFFERENCES = {
  "store-removed": {
    title: "store is gone",
    about: "a database, a repository or a set of files that the baseline has is not there any more",
    severity: "error",
    at: [],
  },
  "store-added": { title: "store is new", about: "the baseline does not have it", severity: "notice", at: [] },
  "store-emptied": {
    title: "store was emptied",
    about: "it held something in the baseline and holds nothing now",
    severity: "error",
    at: [],
  },
  "store-shrunk": {
    title: "store is much smaller",
    about: "its bytes fell out of proportion",
    severity: "warn",
    at: [],
    amount: "bytes",
  },
  "store-grown": {
    title: "store is much larger",
    about: "its bytes grew out of proportion",
    severity: "warn",
    at: [],
    amount: "bytes",
  },
  "store-changed": {
    title: "store changed",
    about: "its digest is another one; what changed cannot be told from what is known of the two sides",
    severity: "warn",
    at: [],
  },
  "store-not-compared": {
    title: "store could not be compared",
    about: "the comparison met a limit of time or memory, so nothing is known about it",
    severity: "error",
    at: [],
  },
  "table-added": {
    title: "table is new",
    about: "the baseline does not have it",
    severity: "notice",
    at: ["table"],
    amount: "rows",
  },
  "table-removed": {
    title: "table is gone",
    about: "a table of the baseline was dropped or renamed",
    severity: "error",
    at: ["table"],
    amount: "rows",
  },
  "table-changed": {
    title: "rows of a table changed",
    about: "as many rows, other content; which rows cannot be told without the contents of both sides",
    severity: "warn",
    at: ["table"],
  },
  "column-added": {
    title: "column is new",
    about: "the table was migrated",
    severity: "warn",
    at: ["table", "column"],
  },
  "column-removed": {
    title: "column is gone",
    about: "what it held is lost, or was renamed",
    severity: "error",
    at: ["table", "column"],
  },
  "column-changed": {
    title: "column was declared anew",
    about: "its type, default, NOT NULL or place in the key is another one",
    severity: "warn",
    at: ["table", "column"],
  },
  "object-added": {
    title: "schema object is new",
    about: "an index, a trigger or a view was made",
    severity: "warn",
    at: ["object"],
  },
  "object-removed": {
    title: "schema object is gone",
    about: "an index, a trigger or a view was dropped",
    severity: "warn",
    at: ["object"],
  },
  "object-changed": {
    title: "schema object changed",
    about: "an index, a trigger or a view is defined otherwise",
    severity: "warn",
    at: ["table", "object"],
  },
  "schema-changed": {
    title: "schema changed",
    about: "the schema is another one; what of it cannot be told without the contents of both sides",
    severity: "warn",
    at: [],
  },
  "user-version-changed": {
    title: "user_version changed",
    about: "the application counts the versions of its schema with it",
    severity: "warn",
    at: [],
  },
  "application-id-changed": {
    title: "application_id changed",
    about: "the file says that it belongs to another application",
    severity: "warn",
    at: [],
  },
  "rows-added": {
    title: "rows are new",
    about: "the agent learned something",
    severity: "notice",
    at: ["table"],
    amount: "rows",
  },
  "rows-removed": {
    title: "rows are gone",
    about: "the agent forgot something",
    severity: "error",
    at: ["table"],
    amount: "rows",
  },
  "rows-changed": {
    title: "rows changed",
    about: "the same key has other values",
    severity: "warn",
    at: ["table", "column"],
    amount: "rows",
  },
  "rows-duplicated": {
    title: "rows are there twice",
    about: "rows that differ in nothing but their key; something was learned a second time",
    severity: "warn",
    at: ["table"],
    amount: "rows",
  },
  "vectors-dimension-changed": {
    title: "embeddings have another dimension",
    about: "another embedding model was used; old and new vectors cannot be compared",
    severity: "error",
    at: ["table", "column"],
  },
  "vectors-not-finite": {
    title: "embeddings hold NaN or infinity",
    about: "no search finds such a vector, or every search does",
    severity: "error",
    at: ["table", "column"],
    amount: "vectors",
  },
  "vectors-zero": {
    title: "embeddings are zero",
    about: "the model was not asked, or gave nothing",
    severity: "error",
    at: ["table", "column"],
    amount: "vectors",
  },
  "vectors-norm-drifted": {
    title: "embeddings changed their length",
    about: "their mean norm is another one: a normalisation was added or left out, or the model changed",
    severity: "warn",
    at: ["table", "column"],
    measure: { number: "drift", limit: "maxNormDrift" },
  },
  "vectors-duplicated": {
    title: "embeddings are there twice",
    about: "exactly the same vector for several rows",
    severity: "warn",
    at: ["table", "column"],
    amount: "vectors",
  },
  "vectors-orphaned": {
    title: "embeddings without their row",
    about: "a search finds what is not there any more",
    severity: "error",
    at: ["table", "column"],
    amount: "vectors",
  },
  "vectors-missing": {
    title: "rows without their embedding",
    about: "no search finds them",
    severity: "error",
    at: ["table", "column"],
    amount: "rows",
  },
  "vectors-recall": {
    title: "searches find something else",
    about: "the baseline's own vectors, searched in both sides: falls when the embedding model was exchanged",
    severity: "error",
    at: ["table", "column"],
    measure: { number: "recall", limit: "minRecall" },
  },
  "vectors-overlap": {
    title: "embeddings have other neighbours",
    about: "the neighbours of a row within its own side: falls when vectors were shuffled or garbled",
    severity: "error",
    at: ["table", "column"],
    measure: { number: "overlap", limit: "minOverlap" },
  },
  "commits-added": {
    title: "commits are new",
    about: "the history of the baseline is continued",
    severity: "notice",
    at: [],
    amount: "commits",
  },
  "history-rewritten": {
    title: "history was rewritten",
    about: "the commit that a branch of the baseline stood at cannot be reached from it any more",
    severity: "error",
    at: ["ref"],
    amount: "commits",
  },
  "ref-added": {
    title: "branch or tag is new",
    about: "the baseline does not have it",
    severity: "notice",
    at: ["ref"],
  },
  "ref-removed": {
    title: "branch or tag is gone",
    about: "what only it reached is lost",
    severity: "error",
    at: ["ref"],
  },
  "ref-changed": { title: "tag was moved", about: "tags are meant to stay", severity: "warn", at: ["ref"] },
  "head-changed": {
    title: "another branch is checked out",
    about: "HEAD names another branch",
    severity: "warn",
    at: [],
  },
  "file-added": {
    title: "file is new",
    about: "the baseline does not have it",
    severity: "notice",
    at: ["path"],
    amount: "bytes",
  },
  "file-removed": {
    title: "file is gone",
    about: "the agent forgot what it held",
    severity: "error",
    at: ["path"],
    amount: "bytes",
  },
  "file-emptied": {
    title: "file was emptied",
    about: "it held something in the baseline and holds nothing now",
    severity: "error",
    at: ["path"],
    amount: "bytes",
  },
  "file-changed": {
    title: "file changed",
    about: "other content by the same name",
    severity: "warn",
    at: ["path"],
    amount: "lines",
  },
  "file-mode-changed": {
    title: "permission to execute changed",
    about: "memory is rarely meant to be executed",
    severity: "notice",
    at: ["path"],
  },
  "files-duplicated": {
    title: "files are there twice",
    about: "new files with exactly the content of another",
    severity: "warn",
    at: [],
    amount: "files",
  },
  "json-invalid": {
    title: "file is no JSON any more",
    about: "it was written half, or garbled",
    severity: "error",
    at: ["path"],
    amount: "lines",
  },
  "values-added": {
    title: "values are new",
    about: "in a JSON file",
    severity: "notice",
    at: ["path", "pointer"],
    amount: "values",
  },
  "values-removed": {
    title: "values are gone",
    about: "in a JSON file",
    severity: "error",
    at: ["path", "pointer"],
    amount: "values",
  },
  "values-changed": {
    title: "values changed",
    about: "in a JSON file",
    severity: "warn",
    at: ["path", "pointer"],
    amount: "values",
  },
  "value-decreased": {
    title: "value went back",
    about: "the policy says that it may only grow: a cursor that goes back makes the agent repeat itself",
    severity: "error",
    at: ["path", "pointer"],
  },
  "records-added": {
    title: "records are new",
    about: "lines of a JSONL file",
    severity: "notice",
    at: ["path"],
    amount: "records",
  },
  "records-removed": {
    title: "records are gone",
    about: "lines of a JSONL file",
    severity: "error",
    at: ["path"],
    amount: "records",
  },
  "records-changed": {
    title: "records changed",
    about: "lines of a JSONL file with the same key",
    severity: "warn",
    at: ["path"],
    amount: "records",
  },
  "records-duplicated": {
    title: "records are there twice",
    about: "lines of a JSONL file that say the same",
    severity: "warn",
    at: ["path"],
    amount: "records",
  },
} as const satisfies Record<string, DifferenceEntry>;

/** One of the codes of {@link DIFFERENCES}. */
export type DifferenceCode = keyof typeof DIFFERENCES;
/** Every code, in the order of the registry: what is whole first, then by kind. */
export const DIFFERENCE_CODES = Object.keys(DIFFERENCES) as [DifferenceCode, ...DifferenceCode[]];
