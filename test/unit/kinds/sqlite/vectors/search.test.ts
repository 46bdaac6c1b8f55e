import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Matrix } from "../../../../../src/kinds/sqlite/vectors/matrix.ts";
import { searchNearest } from "../../../../../src/kinds/sqlite/vectors/search.ts";
import { compare, embeddings, facts } from "./embeddings.ts";

test("the nearest rows are those that sorting all of them gives", () => {
  const number = fc.integer({ min: -3, max: 3 });
  const vectors = fc.array(fc.tuple(number, number, number, fc.constant(1)), { minLength: 4, maxLength: 60 });
  fc.assert(
    fc.property(vectors, fc.integer({ min: 1, max: 3 }), (rows, count) => {
      const matrix = Matrix.ofRows(rows.length, 4);
      for (const [index, row] of rows.entries()) matrix.set(index, Float32Array.from(row));
      const probes = rows.map((_, row) => ({ row, vector: matrix.row(row) }));
      const found = searchNearest(matrix, probes, count);
      for (const [i, { row, vector }] of probes.entries()) {
        const others = rows.map((_, index) => ({ index, cosine: matrix.similarity(index, vector) }));
        const sorted = others
          .filter(({ index }) => index !== row)
          .sort((a, b) => b.cosine - a.cosine || a.index - b.index);
        expect(found[i]?.rows).toEqual(sorted.slice(0, count).map(({ index }) => index));
        expect(found[i]?.farthest).toBe(sorted[count - 1]?.cosine);
      }
    }),
  );
});

test("of vectors that do not fit into memory a sample is searched, the same one of both sides", async () => {
  const axes = embeddings(2300, 16);
  // The same small vectors, far apart from each other in a large space; exchanging halves of it is a rotation too.
  const wide = (vector: Float32Array, at: number) => {
    const numbers = new Float32Array(4096);
    numbers.set(vector, at);
    return numbers;
  };
  const before = axes.map((vector) => wide(vector, 0));
  const after = [...axes, ...embeddings(300, 16, 3)].map((vector) => wide(vector, 2048));
  const probes = { count: 24, neighbours: 10, seed: 1 };
  const differences = await compare(facts(before), facts(after), { probes });
  expect(differences.map(({ code }) => code)).toEqual(["vectors-recall", "vectors-overlap"]);
  const [recall, overlap] = differences.map(({ numbers }) => numbers);
  expect(recall?.recall).toBeLessThan(0.2);
  expect(overlap?.overlap).toBeGreaterThan(0.98);
  expect(overlap?.vectors).toBeLessThanOrEqual(2048);
  expect(overlap?.vectors).toBeGreaterThan(1900);
});
