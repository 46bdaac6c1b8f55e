import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { randomFrom } from "./workload.ts";

/**
 * A made-up agent whose memory has the layout of a real one: four databases in WAL mode, with full-text search and vectors, a
 * git folder of notes, cursor and run state in JSON, a session log and an index file. What it knows after step n depends
 * on n alone, so any copy of its memory can be compared with one that was made anew and stopped at the same step.
 */
export class Agent {
  readonly dir: string;
  readonly #databases: Record<"facts" | "vectors" | "concepts" | "compactions", Database.Database>;

  /** Makes the memory at step 0 in `dir`, which must not exist. */
  constructor(dir: string) {
    this.dir = dir;
    for (const folder of ["notes/topics", "state", "sessions", "index", "inbox"])
      mkdirSync(join(dir, folder), { recursive: true });
    this.#databases = {
      facts: openDatabase(join(dir, "long_term.sqlite"), FACTS),
      vectors: openDatabase(join(dir, "vector.sqlite"), VECTORS),
      concepts: openDatabase(join(dir, "concepts.sqlite"), CONCEPTS),
      compactions: openDatabase(join(dir, "compactions.sqlite"), COMPACTIONS),
    };
    this.#git(0, "init", "--quiet", "--initial-branch=main");
    writeFileSync(join(dir, "notes/MEMORY.md"), "# Memory\n");
    this.#commit(0);
    this.#writeState(0);
    writeFileSync(join(dir, "sessions/log.jsonl"), "");
    writeFileSync(join(dir, "index/vector.idx"), embedding(0, 4096));
  }

  /** Learns the n-th thing: databases one after another, then files. Notes are committed every `notesEvery` steps. */
  learn(n: number, notesEvery = 10): void {
    const { facts, vectors, concepts, compactions } = this.#databases;
    // One transaction each: whoever looks sees a database before the step or after it, never in the middle.
    facts.transaction(() => {
      facts
        .prepare("INSERT INTO facts (id, subject, body, learned_at) VALUES (?, ?, ?, ?)")
        .run(n, subject(n), sentence(n), 1_760_000_000 + n);
      if (n % 3 === 0) facts.prepare("DELETE FROM facts WHERE id = ?").run(n / 3);
    })();
    vectors
      .prepare("INSERT INTO embeddings (fact_id, model, vector) VALUES (?, 'demo-384', ?)")
      .run(n, embedding(n, 384));
    concepts.transaction(() => {
      concepts
        .prepare("INSERT INTO nodes (name, weight) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET weight = weight + 1")
        .run(subject(n));
      concepts.prepare("INSERT OR IGNORE INTO edges (source, target) VALUES (?, ?)").run(subject(n), subject(n + 1));
    })();
    if (n % 25 === 0)
      compactions.prepare("INSERT INTO compactions (upto, summary) VALUES (?, ?)").run(n, sentence(n * 7));
    appendFileSync(join(this.dir, "sessions/log.jsonl"), `${JSON.stringify({ step: n, said: sentence(n) })}\n`);
    if (n % notesEvery === 0) this.takeNotes(n);
  }

  /** Writes notes, commits them, leaves a draft uncommitted, and moves the cursor. */
  takeNotes(n: number): void {
    writeFileSync(join(this.dir, `notes/topics/${subject(n)}.md`), `# ${subject(n)}\n\n${sentence(n)}\n`);
    this.#commit(n);
    writeFileSync(join(this.dir, "notes/draft.md"), `Not committed yet: ${sentence(n + 1)}\n`);
    this.#writeState(n);
  }

  close(): void {
    for (const database of Object.values(this.#databases)) database.close();
  }

  #writeState(n: number): void {
    replace(join(this.dir, "state/extract_cursor.json"), JSON.stringify({ offset: n, session: "log" }));
    replace(join(this.dir, "state/dream_run.json"), JSON.stringify({ run: n, status: "done" }));
  }

  #commit(n: number): void {
    this.#git(n, "add", "MEMORY.md", "topics");
    this.#git(n, "commit", "--quiet", "--allow-empty", "--message", `Notes of step ${n}`);
  }

  #git(n: number, ...args: string[]): void {
    const date = `@${1_760_000_000 + n} +0000`;
    const person = {
      GIT_AUTHOR_NAME: "Agent",
      GIT_AUTHOR_EMAIL: "agent@example.com",
      GIT_COMMITTER_NAME: "Agent",
      GIT_COMMITTER_EMAIL: "agent@example.com",
    };
    execFileSync("git", args, {
      cwd: join(this.dir, "notes"),
      env: {
        ...process.env,
        ...person,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: join(this.dir, "none"),
      },
    });
  }
}

const FACTS = `
  CREATE TABLE facts (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, learned_at INTEGER NOT NULL,
    length INTEGER GENERATED ALWAYS AS (length(body)) VIRTUAL) STRICT;
  CREATE INDEX facts_by_subject ON facts (subject);
  CREATE VIRTUAL TABLE facts_fts USING fts5 (body, content = 'facts', content_rowid = 'id');
  CREATE TRIGGER facts_insert AFTER INSERT ON facts BEGIN INSERT INTO facts_fts (rowid, body) VALUES (new.id, new.body); END;
  CREATE TRIGGER facts_delete AFTER DELETE ON facts BEGIN
    INSERT INTO facts_fts (facts_fts, rowid, body) VALUES ('delete', old.id, old.body); END;
  PRAGMA user_version = 3;`;
const VECTORS = `CREATE TABLE embeddings (fact_id INTEGER PRIMARY KEY, model TEXT NOT NULL, vector BLOB NOT NULL);
  PRAGMA application_id = 1296385874;`;
const CONCEPTS = `CREATE TABLE nodes (name TEXT PRIMARY KEY, weight INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE edges (source TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, target)) WITHOUT ROWID;`;
const COMPACTIONS =
  "CREATE TABLE compactions (id INTEGER PRIMARY KEY AUTOINCREMENT, upto INTEGER NOT NULL, summary TEXT NOT NULL);";

function openDatabase(path: string, schema: string): Database.Database {
  const database = new Database(path);
  database.pragma("journal_mode = WAL");
  database.exec(schema);
  return database;
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

const WORDS =
  "agent branch cache deploy error fence graph hook index journal kernel ledger memory node offset parser queue restore snapshot token".split(
    " ",
  );

function subject(n: number): string {
  return `${WORDS[n % 20]}-${WORDS[(n * 7 + 3) % 20]}`;
}

function sentence(n: number): string {
  const random = randomFrom(n);
  return Array.from({ length: 12 + (n % 9) }, () => WORDS[Math.floor(random() * 20)]).join(" ");
}

function embedding(n: number, dimensions: number): Buffer {
  const random = randomFrom(n + 1_000_003);
  return Buffer.from(Float32Array.from({ length: dimensions }, () => random() * 2 - 1).buffer);
}
