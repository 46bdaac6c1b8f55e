import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { align, type Match } from "../../../../src/kinds/documents/alignment.ts";

const numbers = fc.array(fc.nat({ max: 4 }), { maxLength: 40 });

test("finds as many equal elements in the order of both as there are", () => {
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const matches = align({ before, after });
      expectSubsequence(matches, { before, after });
      expect(matches.length).toBe(longestCommon(before, after));
    }),
  );
});

test("what was put in front moves nothing", () => {
  expect(align({ before: [1, 2, 3], after: [9, 1, 2, 3] })).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test("beyond the edits that can be traced, elements that are there once are anchors", () => {
  const before = Array.from({ length: 30_000 }, (_, at) => at);
  const after = before.flatMap((value) => (value % 3 === 0 ? [-value - 1] : [value]));
  const matches = align({ before, after });
  expectSubsequence(matches, { before, after });
  expect(matches.length).toBe(20_000);
});

test("sequences of two values that have little order in common end within the budget", () => {
  const before = Array.from({ length: 400_000 }, (_, at) => (at * at * 7919) % 2);
  const after = Array.from({ length: 400_000 }, (_, at) => Number((at * 104_729) % 5 > 2));
  expectSubsequence(align({ before, after }), { before, after });
});

function expectSubsequence(matches: readonly Match[], sides: { before: number[]; after: number[] }): void {
  let last: Match = [-1, -1];
  for (const match of matches) {
    const isRising = match[0] > last[0] && match[1] > last[1];
    if (!isRising || sides.before[match[0]] !== sides.after[match[1]] || sides.before[match[0]] === undefined)
      throw new Error(`${match} after ${last} is no match`);
    last = match;
  }
}

function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [at, y] of b.entries())
      next.push(x === y ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
