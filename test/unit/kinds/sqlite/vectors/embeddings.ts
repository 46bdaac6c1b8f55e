import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { load } from "sqlite-vec";
import { compareVectors, describeVectors } from "../../../../../src/kinds/sqlite/vectors/index.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference } from "../../../../../src/model/index.ts";
import { randomFrom } from "../../../../harness/workload.ts";

/** Vectors of length 1 around a few topics, as embeddings of texts are. */
export function embeddings(count: number, dimension: number, seed = 1): Float32Array[] {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const topics = Array.from({ length: 12 }, () => Array.from({ length: dimension }, normal));
  return Array.from({ length: count }, () => {
    const topic = topics[Math.floor(random() * topics.length)] as number[];
    return unit(topic.map((number) => number + normal()));
  });
}

/** Scaled to length 1. */
export function unit(numbers: readonly number[]): Float32Array {
  const norm = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / norm);
}

/** All vectors turned by one random rotation, a product of Householder reflections: every angle between them stays. */
export function rotate(vectors: readonly Float32Array[], seed = 99): Float32Array[] {
  const dimension = vectors[0]?.length ?? 0;
  const mirrors = embeddings(dimension, dimension, seed);
  return vectors.map((vector) => {
    const turned = Array.from(vector);
    for (const mirror of mirrors) {
      const along = 2 * mirror.reduce((sum, number, i) => sum + number * (turned[i] as number), 0);
      for (let i = 0; i < dimension; i++) turned[i] = (turned[i] as number) - along * (mirror[i] as number);
    }
    return Float32Array.from(turned);
  });
}

/** The same vectors in another order. */
export function shuffle(vectors: readonly Float32Array[], seed = 5): Float32Array[] {
  const random = randomFrom(seed);
  return vectors
    .map((vector) => ({ vector, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ vector }) => vector);
}

/** Every number a little different. */
export function disturb(vectors: readonly Float32Array[], size: number, seed = 8): Float32Array[] {
  const random = randomFrom(seed);
  return vectors.map((vector) => unit(Array.from(vector, (number) => number + (random() - 0.5) * size)));
}

/** The bytes of a vector as most programs store them. */
export function blob(vector: Float32Array | Float64Array | Int8Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A database that is read as it is written: by SQL, and by values for it. */
export type Content = (database: Database.Database) => void;

/** A table of texts with their embeddings. */
export function facts(vectors: readonly (Float32Array | null)[], declared = "BLOB"): Content {
  return (database) => {
    database.exec(`CREATE TABLE facts (id INTEGER PRIMARY KEY, text TEXT, embedding ${declared})`);
    insertAll(
      database,
      "INSERT INTO facts (text, embedding) VALUES ('a fact', ?)",
      vectors.map((vector) => [vector && blob(vector)]),
    );
  };
}

/** Runs one statement for every list of parameters. */
export function insertAll(database: Database.Database, sql: string, rows: readonly (readonly unknown[])[]): void {
  const statement = database.prepare(sql);
  database.transaction(() => {
    for (const row of rows) statement.run(...row);
  })();
}

/** What {@link compareVectors} says of two databases. */
export function compare(base: Content, current: Content, options: Partial<CompareOptions> = {}): Promise<Difference[]> {
  return withDatabases([base, current], ([before, after]) =>
    compareVectors({ base: before, current: after }, { ...COMPARE_DEFAULTS, ...options }),
  );
}

/** What {@link describeVectors} says of a database. */
export function describeOne(content: Content, options: Partial<CompareOptions> = {}) {
  return withDatabases([content], ([database]) => describeVectors(database, { ...COMPARE_DEFAULTS, ...options }));
}

/** Databases are made with sqlite-vec, and opened without it. */
export async function withDatabases<const T extends readonly Content[], R>(
  contents: T,
  use: (databases: { [K in keyof T]: Database.Database }) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), "memsnap-vectors-"));
  const opened: Database.Database[] = [];
  try {
    for (const [i, content] of contents.entries()) {
      const file = join(folder, `${i}.sqlite`);
      const database = new Database(file);
      database.pragma("synchronous = OFF");
      load(database);
      content(database);
      database.close();
      opened.push(new Database(file, { readonly: true }));
    }
    return await use(opened as { [K in keyof T]: Database.Database });
  } finally {
    for (const database of opened) database.close();
    rmSync(folder, { recursive: true });
  }
}
