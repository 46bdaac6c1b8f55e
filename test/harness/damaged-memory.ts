import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { randomFrom } from "./workload.ts";

/** Changes the databases of an agent's memory as another program would. */
export function sql(file: string, ...statements: string[]): void {
  const database = new Database(file);
  try {
    database.exec(statements.join(";"));
  } finally {
    database.close();
  }
}

/** Rewrites every embedding of a memory; `change` gets all vectors in the order of their ids. */
export function reembed(memory: string, change: (vectors: Float32Array[]) => Float32Array[]): void {
  const database = new Database(join(memory, "vector.sqlite"));
  try {
    const rows = database.prepare("SELECT fact_id AS id, vector FROM embeddings ORDER BY fact_id").all() as {
      id: number;
      vector: Buffer;
    }[];
    const changed = change(rows.map(({ vector }) => floats(vector)));
    const update = database.prepare("UPDATE embeddings SET vector = ? WHERE fact_id = ?");
    database.transaction(() => {
      for (const [index, { id }] of rows.entries()) update.run(bytes(changed[index] as Float32Array), id);
    })();
  } finally {
    database.close();
  }
}

/** Every vector turned by the same rotation: what another embedding model would give that knows the same. */
export function rotated(vectors: readonly Float32Array[]): Float32Array[] {
  const random = randomFrom(7);
  const dimension = vectors[0]?.length ?? 0;
  // As many reflections as there are dimensions leave none of them as it was.
  const mirrors = Array.from({ length: dimension }, () =>
    unit(Float64Array.from({ length: dimension }, () => random() - 0.5)),
  );
  return vectors.map((vector) => {
    const turned = Float64Array.from(vector);
    for (const mirror of mirrors) reflect(turned, mirror);
    return Float32Array.from(turned);
  });
}

/** The same vectors, each with another row. */
export function shuffled(vectors: readonly Float32Array[]): Float32Array[] {
  const random = randomFrom(11);
  const mixed = [...vectors];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] as Float32Array, mixed[index] as Float32Array];
  }
  return mixed;
}

/** Runs git in the notes of a memory, as their author. */
export function git(memory: string, ...args: string[]): void {
  const person = ["-c", "user.name=Agent", "-c", "user.email=agent@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...person, ...args], { cwd: join(memory, "notes"), stdio: "ignore" });
}

/** Takes the last lines of a file away. */
export function shorten(file: string, lines: number): void {
  const kept = readFileSync(file, "utf8").trimEnd().split("\n").slice(0, -lines);
  writeFileSync(file, `${kept.join("\n")}\n`);
}

/** Removes a database with all that SQLite has put beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}

function floats(blob: Buffer): Float32Array {
  return Float32Array.from({ length: blob.length / 4 }, (_, index) => blob.readFloatLE(index * 4));
}

function bytes(vector: Float32Array): Buffer {
  const blob = Buffer.alloc(vector.length * 4);
  for (const [index, number] of vector.entries()) blob.writeFloatLE(number, index * 4);
  return blob;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

function reflect(vector: Float64Array, mirror: Float64Array): void {
  let product = 0;
  for (let at = 0; at < vector.length; at++) product += (vector[at] as number) * (mirror[at] as number);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) - 2 * product * (mirror[at] as number);
}
