import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { load } from "sqlite-vec";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { Scene } from "../harness/scene.ts";
import { randomFrom } from "../harness/workload.ts";

/* The extension keeps vectors in shadow tables; memsnap never loads it. */

const DIMENSIONS = 64;
const ROWS = 500;

describe("a database with vec0 tables, in use while it is captured", () => {
  const scene = new Scene();
  const random = randomFrom(7);
  const vector = () => Float32Array.from({ length: DIMENSIONS }, () => random() * 2 - 1);
  const queries = Array.from({ length: 5 }, vector);
  const live = openWithVectors(scene.write("memory/.keep", "").path("memory/sqlite_vec.db"));
  let taken: SnapshotResult;
  let expected: unknown[];

  beforeAll(async () => {
    live.pragma("journal_mode = WAL");
    live.exec(`
      CREATE VIRTUAL TABLE chunks USING vec0 (id INTEGER PRIMARY KEY, embedding FLOAT[${DIMENSIONS}], topic TEXT, +body TEXT);
      CREATE VIRTUAL TABLE words USING fts5 (body);
      CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT);`);
    const insert = live.prepare("INSERT INTO chunks (id, embedding, topic, body) VALUES (?, ?, ?, ?)");
    live.transaction(() => {
      for (let id = 1n; id <= ROWS; id++) insert.run(id, vector(), id % 2n ? "odd" : "even", `chunk ${id}`);
      live.prepare("INSERT INTO words (body) VALUES ('vectors beside words')").run();
    })();
    live.prepare("DELETE FROM chunks WHERE id % 7 = 0").run();
    expected = answers(live, queries);
    taken = await scene.snapshot(["memory"]);
    insert.run(100_000n, vector(), "odd", "after the snapshot");
    await scene.restore(taken.bundle, "back");
  });
  afterAll(() => {
    live.close();
    scene.remove();
  });

  test("answers every nearest-neighbour query as before, by the extension itself", () => {
    const restored = openWithVectors(scene.path("back/memory/sqlite_vec.db"));
    try {
      expect(answers(restored, queries)).toEqual(expected);
      expect(restored.pragma("journal_mode", { simple: true })).toBe("wal");
      const insert = restored.prepare("INSERT INTO chunks (id, embedding, topic, body) VALUES (?, ?, 'odd', 'new')");
      expect(insert.run(100_001n, vector()).changes).toBe(1);
    } finally {
      restored.close();
    }
  });

  test("is summarised with the tables that it lies in and the module that it needs", () => {
    const database = taken.stores.find(({ kind }) => kind === "sqlite");
    if (database?.kind !== "sqlite") throw new Error("the database is not among the stores");
    expect(database.virtualTables).toContainEqual({ name: "chunks", module: "vec0" });
    const rowids = database.tables.find(({ name }) => name === "chunks_rowids");
    expect(rowids?.rows).toBe(ROWS - Math.floor(ROWS / 7));
    expect(database.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["chunks_chunks", "chunks_vector_chunks00", "source"]),
    );
  });

  test("has another digest when one vector is another", async () => {
    const other = openWithVectors(scene.path("back/memory/sqlite_vec.db"));
    other.prepare("DELETE FROM chunks WHERE id > ?").run(BigInt(ROWS));
    other.prepare("UPDATE chunks SET embedding = ? WHERE id = 1").run(vector());
    other.close();
    const { stores } = await scene.snapshot(["memory"], { cwd: scene.path("back") });
    const digest = (from: SnapshotResult["stores"]) => from.find(({ kind }) => kind === "sqlite")?.digest;
    expect(digest(stores)).not.toBe(digest(taken.stores));
  });
});

function openWithVectors(path: string): Database.Database {
  const database = new Database(path);
  load(database);
  return database;
}

/** The nearest rows to each query with their distances, all and of one topic. */
function answers(database: Database.Database, queries: readonly Float32Array[]): unknown[] {
  const nearest = database.prepare(
    "SELECT id, distance, body FROM chunks WHERE embedding MATCH ? AND k = 10 ORDER BY distance",
  );
  const even = database.prepare(
    "SELECT id, distance FROM chunks WHERE embedding MATCH ? AND k = 5 AND topic = 'even' ORDER BY distance",
  );
  const found = queries.map((query) => [nearest.all(query), even.all(query)]);
  return [...found, database.prepare("SELECT rowid FROM words WHERE words MATCH 'vectors'").all()];
}
