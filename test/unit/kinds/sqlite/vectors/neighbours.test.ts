import { describe, expect, test } from "@jest/globals";
import { blob, compare, disturb, embeddings, facts, insertAll, rotate, shuffle } from "./embeddings.ts";

const VECTORS = embeddings(600, 48);
const BASE = facts(VECTORS);

/** Recall and overlap by code, and what else was found. */
async function numbersOf(found: ReturnType<typeof compare>) {
  const differences = await found;
  const of = (code: string) => differences.find((difference) => difference.code === code)?.numbers;
  const others = differences.map(({ code }) => code).filter((code) => !/recall|overlap/u.test(code));
  return { recall: of("vectors-recall")?.recall, overlap: of("vectors-overlap")?.overlap, others };
}

describe("searches of both sides", () => {
  test("are not compared when no vector changed", async () => {
    expect(await compare(BASE, BASE)).toEqual([]);
  });

  test("find something else when all vectors were rotated, but rows keep their neighbours, and nothing else differs", async () => {
    const { recall, overlap, others } = await numbersOf(compare(BASE, facts(rotate(VECTORS))));
    expect(recall).toBeLessThan(0.2);
    expect(overlap).toBeGreaterThan(0.98);
    expect(others).toEqual([]);
  });

  test("find other neighbours when vectors were shuffled among rows", async () => {
    const { recall, overlap, others } = await numbersOf(compare(BASE, facts(shuffle(VECTORS))));
    expect(recall).toBeLessThan(0.2);
    expect(overlap).toBeLessThan(0.2);
    expect(others).toEqual([]);
  });

  test("find nearly the same when every number is a little different", async () => {
    const { recall, overlap } = await numbersOf(compare(BASE, facts(disturb(VECTORS, 0.01))));
    expect(recall).toBeGreaterThan(0.95);
    expect(overlap).toBeGreaterThan(0.95);
  });

  test("are not compared when rows were only added or removed", async () => {
    expect(await compare(BASE, facts([...VECTORS, ...embeddings(200, 48, 7)]))).toEqual([]);
    expect(await compare(facts([...VECTORS, ...embeddings(200, 48, 7)]), BASE)).toEqual([]);
  });

  test("are only about rows that both sides have", async () => {
    const turned = [...rotate(VECTORS), ...embeddings(1000, 48, 7)];
    const differences = await compare(BASE, facts(turned));
    expect(differences.map(({ code, numbers }) => [code, numbers.vectors, numbers.probes, numbers.neighbours])).toEqual(
      [
        ["vectors-recall", 600, 200, 10],
        ["vectors-overlap", 600, 200, 10],
      ],
    );
  });

  test("fall by one in a hundred when one vector of a hundred was replaced", async () => {
    const other = embeddings(6, 48, 13);
    const replaced = VECTORS.map((vector, i) => (i % 100 === 0 ? (other[i / 100] as Float32Array) : vector));
    const { recall, overlap } = await numbersOf(compare(BASE, facts(replaced)));
    expect(recall).toBeGreaterThan(0.95);
    expect(recall).toBeLessThan(1);
    expect(overlap).toBeGreaterThan(0.95);
  });

  test("take equal vectors for each other", async () => {
    const twice = [...VECTORS.slice(0, 100), ...VECTORS.slice(0, 100), ...VECTORS.slice(0, 100)];
    const changed = twice.map((vector, i) => (i === 299 ? (VECTORS[400] as Float32Array) : vector));
    const { recall, overlap } = await numbersOf(compare(facts(twice), facts(changed)));
    expect(recall).toBeGreaterThan(0.98);
    expect(overlap).toBeGreaterThan(0.98);
  });

  test("do not find neighbours where all vectors became one", async () => {
    const one = VECTORS.map(() => VECTORS[0] as Float32Array);
    const { recall, overlap, others } = await numbersOf(compare(BASE, facts(one)));
    expect([recall, overlap].every((share) => (share ?? 1) < 0.3)).toBe(true);
    expect(others).toEqual(["vectors-duplicated"]);
  });

  test("ask for fewer neighbours where chance alone would find ten", async () => {
    const few = VECTORS.slice(0, 21);
    const differences = await compare(facts(few), facts(rotate(few)));
    expect(differences.map(({ numbers }) => [numbers.probes, numbers.neighbours])).toEqual([
      [21, 4],
      [21, 4],
    ]);
    expect(differences[0]?.numbers.recall).toBeLessThan(0.5);
    expect(differences[1]?.numbers.overlap).toBeGreaterThan(0.98);
  });

  test("are not compared with fewer than six vectors", async () => {
    expect(await compare(facts(VECTORS.slice(0, 5)), facts(rotate(VECTORS.slice(0, 5))))).toEqual([]);
  });

  test("follow the choice of probes, neighbours and seed, and give the same numbers every time", async () => {
    const probes = { count: 20, neighbours: 3, seed: 7 };
    const current = facts(disturb(VECTORS, 0.3));
    const [recall] = await compare(BASE, current, { probes });
    expect(recall?.numbers).toMatchObject({ probes: 20, neighbours: 3 });
    expect((await compare(BASE, current, { probes }))[0]).toEqual(recall);
    expect((await compare(BASE, current, { probes: { ...probes, seed: 8 } }))[0]).not.toEqual(recall);
  });

  test("tell rows apart by the key that the user names when they were written anew in another order", async () => {
    const rows = (order: readonly number[]) => (database: Parameters<typeof BASE>[0]) => {
      database.exec("CREATE TABLE chunks (id INTEGER PRIMARY KEY, path TEXT, part INT, embedding BLOB)");
      const values = order.map((i) => [`${i % 40}.md`, i, blob(VECTORS[i] as Float32Array)]);
      insertAll(database, "INSERT INTO chunks (path, part, embedding) VALUES (?, ?, ?)", values);
    };
    const order = VECTORS.map((_, i) => i);
    const keys = [{ table: "chunks", columns: ["path", "part"] }];
    expect(await compare(rows(order), rows(order.toReversed()), { keys })).toEqual([]);
    expect((await compare(rows(order), rows(order.toReversed()))).length).toBe(2);
  });
});
