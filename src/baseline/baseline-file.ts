import { z } from "zod";
import {
  ABORT_EARLY,
  AgentId,
  AppError,
  Count,
  compareBytewise,
  KIND_NAMES,
  type Problem,
  readWritten,
  Sha256,
  StoreFacts,
  StoreName,
  StorePath,
  StoreSummary,
  spelt,
  storeKey,
  throwProblems,
} from "../model/index.ts";
import { readableJson } from "./readable-json.ts";

/** Bytes of a baseline file, at most. */
export const MAX_BASELINE_BYTES = 64 * 1024 * 1024;

/** What a baseline file says that it is, as `format`. */
export const BASELINE_FORMAT = "agent-memory-snapshot/baseline";
/** Of one file, at most. */
const MAX_PROBLEMS = 20;

const BaselineStore = z.strictObject({
  kind: z.enum(KIND_NAMES),
  name: StoreName,
  path: StorePath.describe("Where it comes from, relative to the root."),
  entries: Count.describe("Files and folders that a bundle has of it."),
  bytes: Count.describe("Bytes of these files."),
  digest: Sha256.describe("Equal content gives an equal digest."),
  redacted: z
    .optional(z.literal(true))
    .describe(
      "Only in a baseline of a bundle out of which something of this store was struck: digests and facts lack it.",
    ),
  summary: StoreSummary,
  facts: StoreFacts,
});
/** One store of a baseline file. */
export type BaselineStore = z.infer<typeof BaselineStore>;

/** What a baseline file holds: no time and no id, so that the same memory gives the same file. */
export const BaselineFile = z
  .strictObject({
    $schema: z.optional(z.string()).describe("For editors; means nothing here."),
    format: z.literal(BASELINE_FORMAT),
    version: z.literal(1),
    agent: AgentId,
    stateDigest: Sha256.describe("Digest over the digests of all stores."),
    stores: z.array(BaselineStore).describe("Sorted by kind and name."),
  })
  .check(({ value, issues }) => {
    for (const { at, message } of contradictions(value.stores))
      issues.push({ code: "custom", input: value, path: ["stores", ...at], message });
  })
  .meta({
    title: "Memory baseline",
    description: "What `memsnap baseline` keeps of a memory to compare later ones with.",
  });
/** See {@link BaselineFile}. */
export type BaselineFile = z.infer<typeof BaselineFile>;

/** The text of a baseline file: sorted, and with every table, column and file on a line of its own, so that people can review it. */
export function writeBaseline({
  agent,
  stateDigest,
  stores,
}: Omit<BaselineFile, "format" | "version" | "$schema">): string {
  const sorted = stores.toSorted((a, b) => compareBytewise(storeKey(a), storeKey(b)));
  // Parsing puts the keys in the order of the schema, whatever order they come in.
  return readableJson(BaselineFile.parse({ format: BASELINE_FORMAT, version: 1, agent, stateDigest, stores: sorted }));
}

/**
 * Reads a baseline file, or its JSON value, that may come from anyone.
 * @throws AppError `baseline-invalid` over everything that is wrong with it
 */
export function readBaseline(content: unknown): BaselineFile {
  const value = typeof content === "string" ? parse(content) : content;
  const { format, version } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (format !== BASELINE_FORMAT)
    throw invalid(`the file is no baseline: its format is not ${JSON.stringify(BASELINE_FORMAT)}`);
  if (Number.isInteger(version) && version !== 1)
    throw invalid(
      `the baseline is of version ${version}, and only version 1 is known; use a newer memsnap or write it anew`,
    );
  const { value: file, mistakes } = readWritten(BaselineFile, value, ABORT_EARLY);
  throwProblems(
    mistakes.slice(0, MAX_PROBLEMS).map(({ path, message }): Problem => {
      const at = spelt(path);
      return { code: "baseline-invalid", message: at === "" ? message : `${at}: ${message}`, path: at };
    }),
  );
  if (file === undefined) throw invalid("the file is no baseline");
  return file;
}

function parse(text: string): unknown {
  if (text.length > MAX_BASELINE_BYTES) throw invalid(`the baseline is larger than ${MAX_BASELINE_BYTES} bytes`);
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser would quote the content.
    throw invalid("the file is no baseline: it is not JSON");
  }
}

function invalid(message: string): AppError {
  return new AppError("baseline-invalid", message);
}

/** In what stores contradict themselves and each other. */
function contradictions(
  stores: readonly BaselineStore[],
): { readonly at: (string | number)[]; readonly message: string }[] {
  const names = doubles(stores.map(storeKey)).map((index) => ({
    at: [index, "name"],
    message: "two stores are called so",
  }));
  // Many stores of files can stand at one path.
  const paths = doubles(stores.map(({ kind, path, name }) => (kind === "file" ? `file ${path} ${name}` : `${path}`)));
  return [
    ...names,
    ...paths
      .filter((index) => names.every(({ at }) => at[0] !== index))
      .map((index) => ({ at: [index, "path"], message: "two stores are there" })),
    ...stores.flatMap((store, index) =>
      contradictionsIn(store).map(({ at, message }) => ({ at: [index, ...at], message })),
    ),
  ];
}

function contradictionsIn({ kind, summary, facts }: BaselineStore): { at: (string | number)[]; message: string }[] {
  if (summary.kind !== kind) return [{ at: ["summary", "kind"], message: `expected ${JSON.stringify(kind)}` }];
  if (facts.kind !== kind) return [{ at: ["facts", "kind"], message: `expected ${JSON.stringify(kind)}` }];
  return Object.entries(namesIn(summary, facts)).flatMap(([list, names]) =>
    doubles(names).map((index) => ({ at: [...list.split("."), index], message: "stands there twice" })),
  );
}

/** What has to be unique, by where it stands. */
function namesIn(summary: StoreSummary, facts: StoreFacts): Record<string, readonly string[]> {
  const named = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name);
  return {
    ...(summary.kind === "sqlite" ? { "summary.tables": named(summary.tables) } : {}),
    ...(summary.kind === "git" ? { "summary.refs": named(summary.refs) } : {}),
    ...(facts.kind === "sqlite" ? { "facts.tables": named(facts.tables), "facts.objects": named(facts.objects) } : {}),
    ...(facts.kind === "sqlite"
      ? { "facts.vectors": facts.vectors.map(({ table, column }) => JSON.stringify([table, column])) }
      : {}),
    ...(facts.kind === "file" ? { "facts.files": facts.files.map(({ path }) => path) } : {}),
    ...(facts.kind === "file"
      ? { "facts.values": facts.values.map(({ path, pointer }) => JSON.stringify([path, pointer])) }
      : {}),
  };
}

/** Indexes of what stands there a second time. */
function doubles(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
