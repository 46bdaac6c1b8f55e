import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Agent } from "../../test/harness/agent-memory.ts";
import { databaseDifferences, repositoryState } from "../../test/harness/compare-memory.ts";
import { NOTES_EVERY } from "./writer.ts";

/** One thing that was compared. */
export interface Comparison {
  readonly what: string;
  readonly step: number;
  readonly differences: readonly string[];
}

/** How far each store of a memory had come. Databases are in the order in which the agent writes to them. */
export function stepsOf(memory: string): Record<"facts" | "vectors" | "concepts", number> {
  return {
    facts: ask(join(memory, "long_term.sqlite"), "SELECT max(id) FROM facts"),
    vectors: ask(join(memory, "vector.sqlite"), "SELECT max(fact_id) FROM embeddings"),
    concepts: ask(join(memory, "concepts.sqlite"), "SELECT sum(weight) FROM nodes"),
  };
}

/**
 * Compares a restored memory with memories made anew that stopped at the same steps: databases as SQL sees them, the
 * repository as git sees it, files by their bytes.
 */
export function compareWithReference(restored: string, scratch: string): Comparison[] {
  const steps = stepsOf(restored);
  const references = new Map<number, string>();
  const reference = (step: number): string => {
    const made = references.get(step) ?? makeReference(join(scratch, `step-${step}`), step);
    references.set(step, made);
    return made;
  };
  const database = (file: string, step: number): Comparison => {
    return { what: file, step, differences: databaseDifferences(join(restored, file), join(reference(step), file)) };
  };
  const notes = Math.floor(steps.facts / NOTES_EVERY) * NOTES_EVERY;
  return [
    database("long_term.sqlite", steps.facts),
    database("vector.sqlite", steps.vectors),
    database("concepts.sqlite", steps.concepts),
    database("compactions.sqlite", steps.concepts),
    {
      what: "notes (git)",
      step: notes,
      differences: differentKeys(
        repositoryState(join(restored, "notes")),
        repositoryState(join(reference(steps.facts), "notes")),
      ),
    },
    ...["notes/draft.md", "state/extract_cursor.json", "index/vector.idx"].map((file) => ({
      what: file,
      step: notes,
      differences: readFileSync(join(restored, file)).equals(readFileSync(join(reference(steps.facts), file)))
        ? []
        : ["bytes"],
    })),
    logComparison(restored, reference(steps.facts), steps.facts),
  ];
}

/** The log only grows: it must be a beginning of the reference's that ends with a whole line, no further back than a step. */
function logComparison(restored: string, reference: string, step: number): Comparison {
  const [log, whole] = [restored, reference].map((dir) => readFileSync(join(dir, "sessions/log.jsonl"), "utf8")) as [
    string,
    string,
  ];
  const lines = log.split("\n").length - 1;
  const fits = whole.startsWith(log) && log.endsWith("\n") && lines >= step - 1;
  return { what: "sessions/log.jsonl", step: lines, differences: fits ? [] : ["lines"] };
}

function makeReference(dir: string, step: number): string {
  mkdirSync(join(dir, ".."), { recursive: true });
  const agent = new Agent(dir);
  for (let n = 1; n <= step; n++) agent.learn(n, NOTES_EVERY);
  agent.close();
  return dir;
}

function differentKeys(a: Record<string, string>, b: Record<string, string>): string[] {
  return Object.keys(a).filter((key) => a[key] !== b[key]);
}

function ask(file: string, sql: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).pluck().get() as number;
  } finally {
    database.close();
  }
}
