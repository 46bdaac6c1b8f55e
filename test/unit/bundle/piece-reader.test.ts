import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { PieceReader } from "../../../src/bundle/piece-reader.ts";
import { inPieces, patternBytes } from "./age/bytes.ts";

const bytes = patternBytes(1000);
const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });

test("pieces of any size are taken in pieces of any other, in order and without a gap", async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, fc.boolean(), async (given, asked, peeks) => {
      const reader = new PieceReader(inPieces(bytes, ...given));
      const taken: Buffer[] = [];
      for (let turn = 0; !(await reader.isAtEnd()); turn++) {
        const size = asked[turn % asked.length] ?? 1;
        const peeked = peeks ? await reader.peek(size) : undefined;
        const piece = await reader.take(size);
        if (peeked !== undefined) expect(piece.equals(peeked)).toBe(true);
        taken.push(piece);
      }
      expect(Buffer.concat(taken).equals(bytes)).toBe(true);
    }),
  );
});

test("some of the bytes are taken as they came, and none only at the end", async () => {
  const reader = new PieceReader(inPieces(bytes, 300));
  const lengths: number[] = [];
  for (let piece = await reader.takeSome(250); piece.length > 0; piece = await reader.takeSome(250))
    lengths.push(piece.length);
  expect(lengths).toEqual([250, 50, 250, 50, 250, 50, 100]);
});

test("fewer bytes than asked for come only at the end", async () => {
  const reader = new PieceReader(inPieces(bytes, 7));
  expect((await reader.take(2000)).equals(bytes)).toBe(true);
  expect((await reader.take(1)).length).toBe(0);
});

test("a source is told when nobody reads on", async () => {
  let closed = false;
  async function* source(): AsyncGenerator<Buffer> {
    try {
      yield bytes;
      yield bytes;
    } finally {
      closed = true;
    }
  }
  const reader = new PieceReader(source());
  await reader.take(1);
  await reader.close();
  expect(closed).toBe(true);
});
