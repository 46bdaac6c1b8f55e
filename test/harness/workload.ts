import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/**
 * A memory of about `megabytes` in `dir`: 40 % text rows, 55 % float32 embeddings, 5 % JSONL. The same seed gives the same memory.
 */
export function makeWorkload(dir: string, megabytes: number, seed = 1): void {
  mkdirSync(join(dir, "sessions"), { recursive: true });
  const random = randomFrom(seed);
  fill(join(dir, "long_term.sqlite"), megabytes * 0.4, {
    schema:
      "CREATE TABLE facts (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL); CREATE INDEX facts_by_subject ON facts (subject);",
    insert: "INSERT INTO facts (subject, body) VALUES (?, ?)",
    row: () => [words(random, 3), words(random, 120)],
    rowBytes: 850,
  });
  fill(join(dir, "vector.sqlite"), megabytes * 0.55, {
    schema: "CREATE TABLE embeddings (fact_id INTEGER PRIMARY KEY, vector BLOB NOT NULL);",
    insert: "INSERT INTO embeddings (vector) VALUES (?)",
    row: () => [Buffer.from(Float32Array.from({ length: 768 }, () => random() * 2 - 1).buffer)],
    rowBytes: 3090,
  });
  const log = openSync(join(dir, "sessions/log.jsonl"), "w");
  for (let bytes = 0, n = 0; bytes < megabytes * 0.05 * 1e6; n++)
    bytes += writeSync(log, `${JSON.stringify({ n, role: n % 2 ? "user" : "agent", text: words(random, 60) })}\n`);
  closeSync(log);
}

interface Table {
  readonly schema: string;
  readonly insert: string;
  readonly row: () => unknown[];
  readonly rowBytes: number;
}

function fill(path: string, megabytes: number, table: Table): void {
  const database = new Database(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = OFF");
  database.exec(table.schema);
  const insert = database.prepare(table.insert);
  const rows = Math.ceil((megabytes * 1e6) / table.rowBytes);
  const some = database.transaction((count: number) => {
    for (let i = 0; i < count; i++) insert.run(...table.row());
  });
  for (let done = 0; done < rows; done += 10_000) some(Math.min(10_000, rows - done));
  database.close();
}

const VOCABULARY = Array.from({ length: 4000 }, (_, n) => {
  const random = randomFrom(n + 77);
  return Array.from(
    { length: 3 + Math.floor(random() * 7) },
    () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() ** 1.5 * 26)],
  ).join("");
});

function words(random: () => number, count: number): string {
  return Array.from({ length: count }, () => VOCABULARY[Math.floor(random() ** 2 * VOCABULARY.length)]).join(" ");
}

/** Mulberry32: the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
