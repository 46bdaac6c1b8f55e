import { describe, expect, test } from "@jest/globals";
import { blob, type Content, compare, describeOne, embeddings, insertAll, rotate } from "./embeddings.ts";

/* Tables as sqlite-vec itself writes them; they are read without it. */

const VECTORS = embeddings(300, 16);
const TEXT_KEYS: Content = (database) => {
  database.exec("CREATE VIRTUAL TABLE notes USING vec0 (note_id TEXT PRIMARY KEY, embedding FLOAT[16])");
  insertAll(
    database,
    "INSERT INTO notes VALUES (?, ?)",
    VECTORS.map((vector, i) => [`note-${i}`, blob(vector)]),
  );
};

/** One vector column per element type, beside everything else that a vec0 table may have; one with the vectors of other rows. */
function rich(exchanged?: string): Content {
  const vectorOf = (i: number, column: string): Float32Array =>
    VECTORS[(i + (column === exchanged ? 121 : 0)) % VECTORS.length] as Float32Array;
  const small = (vector: Float32Array) => Int8Array.from(vector, (number) => Math.round(127 * number));
  const bits = (vector: Float32Array) => {
    const bytes = Buffer.alloc(2);
    for (const [i, number] of vector.entries()) if (number > 0) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
    return bytes;
  };
  return (database) => {
    database.exec(`CREATE VIRTUAL TABLE chunks USING vec0 (
      id INTEGER PRIMARY KEY,
      -- a comment, with a comma
      topic TEXT, user TEXT PARTITION KEY, +body TEXT,
      embedding float[16] distance_metric=cosine,
      small int8[16], bits bit[16], chunk_size=8)`);
    insertAll(
      database,
      "INSERT INTO chunks (id, topic, user, body, embedding, small, bits) VALUES (?, 'x', ?, 'text', ?, vec_int8(?), vec_bit(?))",
      VECTORS.map((_, i) => [
        BigInt(i + 1),
        i % 3 ? "ann" : "bob",
        blob(vectorOf(i, "embedding")),
        blob(small(vectorOf(i, "small"))),
        bits(vectorOf(i, "bits")),
      ]),
    );
    database.exec("DELETE FROM chunks WHERE id % 5 = 0");
  };
}
const RICH = rich();

describe("tables of sqlite-vec", () => {
  test("are understood in every column, whatever stands beside it", async () => {
    const found = await describeOne(RICH);
    const columns = found.map(({ table, column, type, dimension, vectors }) => [
      table,
      column,
      type,
      dimension,
      vectors,
    ]);
    expect(columns).toEqual([
      ["chunks", "bits", "bit", 16, 240],
      ["chunks", "embedding", "float32", 16, 240],
      ["chunks", "small", "int8", 16, 240],
    ]);
    expect(found[1]).toMatchObject({
      otherDimensions: 0,
      zero: 0,
      notFinite: 0,
      duplicated: 0,
      missing: 0,
      orphaned: 0,
    });
    expect(found[1]?.meanNorm).toBeCloseTo(1, 6);
  });

  test("differ in nothing when they were written in another order, by keys that are texts", async () => {
    const backwards: Content = (database) => {
      database.exec("CREATE VIRTUAL TABLE notes USING vec0 (note_id TEXT PRIMARY KEY, embedding FLOAT[16])");
      const rows = VECTORS.map((vector, i) => [`note-${i}`, blob(vector)]);
      insertAll(database, "INSERT INTO notes VALUES (?, ?)", rows.toReversed());
    };
    expect(await compare(TEXT_KEYS, backwards)).toEqual([]);
  });

  test.each([
    ["embedding", "float32"],
    ["small", "int8"],
    ["bits", "bit"],
  ])("show vectors of %s exchanged", async (column) => {
    const differences = (await compare(RICH, rich(column))).filter(({ code }) => code !== "vectors-duplicated");
    expect(differences.map(({ code, place }) => [code, place.column])).toEqual([
      ["vectors-recall", column],
      ["vectors-overlap", column],
    ]);
    expect(differences[1]?.numbers.overlap).toBeLessThan(column === "bits" ? 0.6 : 0.3);
  });

  test("show another dimension, and what of the neighbours stayed", async () => {
    const wider: Content = (database) => {
      database.exec("CREATE VIRTUAL TABLE notes USING vec0 (note_id TEXT PRIMARY KEY, embedding FLOAT[32])");
      const rows = rotate(VECTORS).map((vector, i) => [`note-${i}`, blob(Float32Array.of(...vector, ...vector))]);
      insertAll(database, "INSERT INTO notes VALUES (?, ?)", rows);
    };
    const differences = await compare(TEXT_KEYS, wider);
    expect(differences.map(({ code }) => code)).toEqual(["vectors-dimension-changed", "vectors-overlap"]);
    expect(differences[0]?.numbers).toEqual({ before: 16, after: 32, vectors: 300 });
    expect(differences[1]?.numbers.overlap).toBeGreaterThan(0.98);
  });

  test.each([
    ["rowids of another table", "facts", "vec_facts"],
    ["a table named in the plural otherwise", "memories", "memory_embeddings"],
  ])("tell of vectors and rows that lost each other: %s", async (_, rows, vectors) => {
    const linked: Content = (database) => {
      database.exec(
        `CREATE TABLE ${rows} (id INTEGER PRIMARY KEY, text); CREATE VIRTUAL TABLE ${vectors} USING vec0 (embedding FLOAT[16])`,
      );
      const all = VECTORS.map((vector, i) => [BigInt(i + 1), blob(vector)]);
      insertAll(database, `INSERT INTO ${vectors} (rowid, embedding) VALUES (?, ?)`, all);
      insertAll(
        database,
        `INSERT INTO ${rows} (id, text) VALUES (?, 'text')`,
        all.map(([id]) => [id]),
      );
    };
    const torn: Content = (database) => {
      linked(database);
      database.exec(`DELETE FROM ${rows} WHERE id IN (7, 8, 9); DELETE FROM ${vectors} WHERE rowid IN (8, 20, 21)`);
    };
    const place = { table: vectors, column: "embedding" };
    expect(await compare(linked, torn)).toEqual([
      {
        code: "vectors-orphaned",
        place,
        numbers: { vectors: 2, before: 0, after: 2 },
        samples: [{ key: "7" }, { key: "9" }],
      },
      {
        code: "vectors-missing",
        place,
        numbers: { rows: 2, before: 0, after: 2 },
        samples: [{ key: "20" }, { key: "21" }],
      },
    ]);
    expect(await compare(torn, torn)).toEqual([]);
  });

  test("are not linked to a table that does not have all their rows, unless the user says so", async () => {
    const loose =
      (shift: number): Content =>
      (database) => {
        TEXT_KEYS(database);
        database.exec("CREATE TABLE note (note_id TEXT PRIMARY KEY, text)");
        const kept = VECTORS.slice(shift).map((__, i) => [`note-${i}`]);
        insertAll(database, "INSERT INTO note (note_id) VALUES (?)", kept);
      };
    const of = { table: "note", column: "note_id" };
    const vectors = [{ table: "notes", column: "embedding", of }];
    expect(await compare(loose(10), loose(15))).toEqual([]);
    expect((await compare(loose(0), loose(5)))[0]?.numbers).toEqual({ vectors: 5, before: 0, after: 5 });
    expect((await compare(loose(10), loose(15), { vectors }))[0]?.numbers).toEqual({
      vectors: 5,
      before: 10,
      after: 15,
    });
  });

  test("are read as far as they go when they were damaged", async () => {
    const damaged: Content = (database) => {
      TEXT_KEYS(database);
      database.exec("UPDATE notes_vector_chunks00 SET vectors = zeroblob(200 * 64)");
    };
    const empty: Content = (database) => {
      TEXT_KEYS(database);
      database.unsafeMode();
      database.exec("DELETE FROM notes_vector_chunks00; UPDATE notes_chunks SET rowids = x'00'");
    };
    expect(await describeOne(damaged)).toMatchObject([
      { vectors: 200, otherDimensions: 100, zero: 200, meanNorm: null },
    ]);
    expect(await describeOne(empty)).toMatchObject([{ vectors: 0, otherDimensions: 0, dimension: 0 }]);
    expect((await compare(TEXT_KEYS, damaged)).map(({ code, numbers }) => [code, numbers.vectors])).toEqual([
      ["vectors-dimension-changed", 100],
      ["vectors-zero", 200],
    ]);
  });

  test("are left alone when the user says that they hold no embeddings, or are ignored", async () => {
    const vectors = [{ table: "chunks", column: "small", isVector: false }];
    expect((await describeOne(RICH, { vectors })).map(({ column }) => column)).toEqual(["bits", "embedding"]);
    expect((await describeOne(RICH, { ignored: [{ column: "b*" }] })).map(({ column }) => column)).toEqual([
      "embedding",
      "small",
    ]);
    expect(await describeOne(RICH, { ignored: [{ table: "chunk?" }] })).toEqual([]);
  });
});
