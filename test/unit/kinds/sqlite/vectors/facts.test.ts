import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareVectorFacts, describeVectors } from "../../../../../src/kinds/sqlite/vectors/index.ts";
import { COMPARE_DEFAULTS, Difference, VectorFacts } from "../../../../../src/model/index.ts";
import { blob, type Content, compare, describeOne, embeddings, facts, insertAll, withDatabases } from "./embeddings.ts";

const VECTORS = embeddings(100, 16);
const BASE = facts(VECTORS);
const PLACE = { table: "facts", column: "embedding" };
const some = (count: number, of: (vector: Float32Array) => Float32Array | null) =>
  facts(VECTORS.map((vector, i) => (i < count ? of(vector) : vector)));

describe("what got worse is counted", () => {
  test.each<[string, Content, unknown]>([
    [
      "vectors-not-finite",
      some(3, (vector) => vector.with(5, Number.NaN).with(6, Number.POSITIVE_INFINITY)),
      { vectors: 3, before: 0, after: 3 },
    ],
    ["vectors-zero", some(4, (vector) => vector.map(() => 0)), { vectors: 4, before: 0, after: 4 }],
    ["vectors-missing", some(2, () => null), { rows: 2, before: 0, after: 2 }],
    ["vectors-duplicated", facts([...VECTORS, ...VECTORS.slice(0, 7)]), { vectors: 7, before: 0, after: 7 }],
    ["vectors-dimension-changed", some(2, (vector) => vector.slice(0, 8)), { vectors: 2, before: 16, after: 16 }],
    [
      "vectors-norm-drifted",
      some(100, (vector) => vector.map((number) => 2 * number)),
      { drift: expect.closeTo(1, 6), before: expect.closeTo(1, 6), after: expect.closeTo(2, 6) },
    ],
  ])("%s", async (code, current, numbers) => {
    const found = await compare(BASE, current);
    expect(found).toMatchObject([{ code, place: PLACE, numbers }]);
    expect(found.map((difference) => Difference.parse(difference))).toEqual(found);
    expect(await compare(current, BASE)).toEqual(code.includes("norm") ? [expect.objectContaining({ code })] : []);
    const [before, after] = [await describeOne(BASE), await describeOne(current)];
    expect(compareVectorFacts(before, after)).toEqual(found.map((difference) => ({ ...difference, samples: [] })));
    expect(after.map((found) => VectorFacts.parse(found))).toEqual(after);
  });

  test("with the keys of the first ones, when none was there before", async () => {
    const [found] = await compare(
      BASE,
      some(9, (vector) => vector.map(() => 0)),
      { samples: 2 },
    );
    expect(found?.samples).toEqual([{ key: "1" }, { key: "2" }]);
    const [more] = await compare(
      some(1, (vector) => vector.map(() => 0)),
      some(9, (vector) => vector.map(() => 0)),
    );
    expect(more).toMatchObject({ numbers: { vectors: 8, before: 1, after: 9 }, samples: [] });
  });

  test("in JSON too, NaN as Python writes it", async () => {
    const json =
      (broken: number): Content =>
      (database) => {
        database.exec("CREATE TABLE notes (name TEXT PRIMARY KEY, embedding TEXT) WITHOUT ROWID");
        const text = (vector: Float32Array, i: number) =>
          JSON.stringify([...(i < broken ? vector.map(() => 0) : vector)]);
        const rows = VECTORS.map((vector, i) => [
          `note ${i}`,
          i < broken / 2 ? "[NaN, -Infinity, 1]" : text(vector, i),
        ]);
        insertAll(database, "INSERT INTO notes VALUES (?, ?)", rows);
      };
    expect(await compare(json(0), json(4))).toMatchObject([
      { code: "vectors-dimension-changed", numbers: { vectors: 2 } },
      { code: "vectors-not-finite", numbers: { vectors: 2 }, samples: [{ key: "note 0" }, { key: "note 1" }] },
      { code: "vectors-zero", numbers: { vectors: 2 }, samples: [{ key: "note 2" }, { key: "note 3" }] },
    ]);
  });

  test("though nothing that is left of a column looks like embeddings", async () => {
    const unnamed =
      (vectors: readonly Float32Array[]): Content =>
      (database) => {
        facts(vectors)(database);
        database.exec("ALTER TABLE facts RENAME COLUMN embedding TO data");
      };
    const zeros = unnamed(VECTORS.map((vector) => vector.map(() => 0)));
    expect(await describeOne(zeros)).toEqual([]);
    expect(await compare(unnamed(VECTORS), zeros)).toMatchObject([{ code: "vectors-zero", numbers: { vectors: 100 } }]);
    const known = await describeOne(unnamed(VECTORS));
    const found = await withDatabases([zeros], ([database]) => describeVectors(database, COMPARE_DEFAULTS, known));
    expect(compareVectorFacts(known, found)).toMatchObject([{ code: "vectors-zero", numbers: { vectors: 100 } }]);
  });

  test("not when a column, or a table, is there on one side only", async () => {
    expect(await compare(BASE, (database) => database.exec("CREATE TABLE facts (id, text)"))).toEqual([]);
    expect(await compare(() => undefined, BASE)).toEqual([]);
    expect(await compare(BASE, facts([]))).toEqual([]);
    expect(await compare(facts([]), BASE)).toEqual([]);
  });
});

describe("vectors in a table of their own", () => {
  const linked =
    (reference: string, change = "") =>
    (database: Parameters<Content>[0]) => {
      database.exec(`CREATE TABLE facts (id INTEGER PRIMARY KEY, text);
      CREATE TABLE models (name TEXT PRIMARY KEY);
      INSERT INTO models VALUES ('small');
      CREATE TABLE fact_embeddings (id INTEGER PRIMARY KEY, ${reference}, model TEXT, embedding BLOB);`);
      insertAll(
        database,
        "INSERT INTO facts (id, text) VALUES (?, 'text')",
        VECTORS.map((_, i) => [i + 101]),
      );
      const name = /\w+/u.exec(reference)?.[0];
      const rows = VECTORS.map((vector, i) => [i + 101, blob(vector)]);
      insertAll(database, `INSERT INTO fact_embeddings (${name}, model, embedding) VALUES (?, 'small', ?)`, rows);
      database.exec(change);
    };
  const DELETED = "DELETE FROM facts WHERE id IN (101, 102); DELETE FROM fact_embeddings WHERE id = 50";

  test.each([
    ["a foreign key says so", "of INT REFERENCES facts (id)"],
    ["a foreign key says so without naming a column", "of INT REFERENCES facts"],
    ["their column is called after it", "fact_id INT"],
  ])("belong to the rows of another one when %s", async (_, reference) => {
    const found = await compare(linked(reference), linked(reference, `PRAGMA foreign_keys = OFF; ${DELETED}`));
    expect(found.map(({ code, numbers, samples }) => [code, numbers, samples])).toEqual([
      ["vectors-orphaned", { vectors: 2, before: 0, after: 2 }, [{ key: "101" }, { key: "102" }]],
      ["vectors-missing", { rows: 1, before: 0, after: 1 }, [{ key: "150" }]],
    ]);
  });

  test("are told of the same way by facts, when the current side knows those of the base", async () => {
    const known = await describeOne(linked("fact_id INT"));
    const current = linked("fact_id INT", DELETED);
    const found = await withDatabases([current], ([database]) => describeVectors(database, COMPARE_DEFAULTS, known));
    expect(compareVectorFacts(known, found).map(({ code }) => code)).toEqual(["vectors-orphaned", "vectors-missing"]);
    expect(compareVectorFacts(known, await describeOne(current))).toEqual([]);
  });

  test("may be missing where some always were", async () => {
    const partly = "DELETE FROM fact_embeddings WHERE id > 60";
    expect(await compare(linked("fact_id INT", partly), linked("fact_id INT", `${partly} - 20`))).toEqual([]);
  });

  test("belong to nothing when the other table is gone", async () => {
    expect(await compare(linked("fact_id INT"), linked("fact_id INT", "DROP TABLE facts"))).toEqual([]);
  });

  test("are not meant by a foreign key of a table that holds more than vectors", async () => {
    const notes =
      (change: string): Content =>
      (database) => {
        facts(VECTORS)(database);
        database.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY); INSERT INTO users VALUES (1);
        ALTER TABLE facts ADD COLUMN user_id INT REFERENCES users; UPDATE facts SET user_id = 1;
        PRAGMA foreign_keys = OFF; ${change}`);
      };
    expect(await compare(notes(""), notes("DELETE FROM users"))).toEqual([]);
  });
});

test("a database differs in nothing from itself", async () => {
  const number = fc.float({ noDefaultInfinity: false });
  const vector = fc.option(
    fc.array(number, { minLength: 8, maxLength: 12 }).map((numbers) => Float32Array.from(numbers)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(vector, { maxLength: 30 }), async (vectors) => {
      const content = facts(vectors, "FLOAT[8]");
      expect(await compare(content, content)).toEqual([]);
      const [found] = await describeOne(content);
      const { vectors: usual, otherDimensions, missing } = VectorFacts.parse(found);
      expect(usual + otherDimensions + missing).toBe(vectors.length);
    }),
    { numRuns: 30 },
  );
});
