import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Agent } from "./agent-memory.ts";
import { databaseDifferences, repositoryState } from "./compare-memory.ts";

/** Makes the memory of an agent anew, stopped at any step; steps are asked for in rising order. */
export class Reference {
  readonly notesEvery: number;
  readonly #dir: string;
  readonly #agent: Agent;
  #step = 0;
  readonly #made = new Map<number, string>();

  /** `dir` must not exist. */
  constructor(dir: string, notesEvery: number) {
    this.notesEvery = notesEvery;
    this.#dir = dir;
    mkdirSync(dir, { recursive: true });
    this.#agent = new Agent(join(dir, "live"));
  }

  /** The folder of a memory that stopped after a step. @throws Error for a step that was passed by */
  at(step: number): string {
    const made = this.#made.get(step);
    if (made !== undefined) return made;
    if (step < this.#step) throw new Error(`step ${step} was passed by; the reference is at ${this.#step}`);
    while (this.#step < step) this.#agent.learn(++this.#step, this.notesEvery);
    const copy = join(this.#dir, `step-${step}`);
    // Nobody writes now, so files and side files together are the memory.
    cpSync(join(this.#dir, "live"), copy, { recursive: true });
    this.#made.set(step, copy);
    return copy;
  }

  close(): void {
    this.#agent.close();
  }
}

/** How one part of a memory stands to memories made anew. */
export interface Standing {
  readonly what: string;
  /** How it was looked at. */
  readonly as: "SQL" | "git" | "bytes";
  /** The step after which the reference is the same; null when it is the same after neither. */
  readonly step: number | null;
  /** In what it differs from the memory after the later step. */
  readonly differences: readonly string[];
}

/** Parts in the order in which the agent writes them. */
const DATABASES = ["long_term.sqlite", "vector.sqlite", "concepts.sqlite", "compactions.sqlite"];
const FILES = ["notes/draft.md", "state/extract_cursor.json", "state/dream_run.json", "index/vector.idx"];

/** The step in which the agent was: the last thing that it wrote first. */
export function stepOf(memory: string): number {
  const database = new Database(join(memory, "long_term.sqlite"), { readonly: true });
  try {
    return database.prepare("SELECT max(id) FROM facts").pluck().get() as number;
  } finally {
    database.close();
  }
}

/**
 * Holds every part of a memory against the memory before and after the step it was in: databases as SQL sees them, the
 * notes as git sees them, files by their bytes.
 */
export function compareWithReference(memory: string, reference: Reference): Standing[] {
  const step = stepOf(memory);
  const before = reference.at(step - 1);
  const after = reference.at(step);
  const standing = (what: string, as: Standing["as"], differences: (from: string) => string[]): Standing => {
    const late = differences(after);
    if (late.length === 0) return { what, as, step, differences: [] };
    return { what, as, step: differences(before).length === 0 ? step - 1 : null, differences: late };
  };
  const bytes = (path: string): Standing =>
    standing(path, "bytes", (from) =>
      readFileSync(join(memory, path)).equals(readFileSync(join(from, path))) ? [] : ["bytes"],
    );
  // While notes are taken, files are written that are not committed yet.
  const takingNotes = step % reference.notesEvery === 0;
  const notes = stateOf(memory, takingNotes);
  return [
    ...DATABASES.map((name) =>
      standing(name, "SQL", (from) => databaseDifferences(join(memory, name), join(from, name))),
    ),
    bytes("sessions/log.jsonl"),
    standing("notes", "git", (from) => differentKeys(notes, stateOf(from, takingNotes))),
    ...FILES.map(bytes),
  ];
}

/**
 * What contradicts that all parts are of one moment: parts that equal no memory of the agent, and a part that is ahead of
 * another that the agent writes first.
 */
export function contradictions(standings: readonly Standing[]): string[] {
  const found: string[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const { what, step, differences } of standings) {
    if (step === null) found.push(`${what} differs in ${differences.join(", ")}`);
    else if (step > reached && changesEveryStep(what)) found.push(`${what} is ahead of what was written before it`);
    else if (changesEveryStep(what)) reached = step;
  }
  return found;
}

// The others are often the same after one step as after the next.
function changesEveryStep(what: string): boolean {
  return DATABASES.slice(0, 3).includes(what) || what === "sessions/log.jsonl";
}

function stateOf(memory: string, takingNotes: boolean): Record<string, string> {
  const { status, ...state } = repositoryState(join(memory, "notes"));
  return takingNotes || status === undefined ? state : { ...state, status };
}

function differentKeys(a: Record<string, string>, b: Record<string, string>): string[] {
  return Object.keys(a).filter((key) => a[key] !== b[key]);
}
