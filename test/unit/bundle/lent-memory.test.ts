import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createAgeHeader, decryptStream, encryptStream } from "../../../src/bundle/age/index.ts";
import { collect } from "../../../src/bundle/ends.ts";
import { lent, ReusedMemory, release } from "../../../src/bundle/memory.ts";
import { PieceReader } from "../../../src/bundle/piece-reader.ts";
import { readTar } from "../../../src/bundle/tar/reader.ts";
import { readFrames } from "../../../src/bundle/zstd/reader.ts";
import { tarParts } from "../../hostile/builder.ts";
import { gather, inPieces, patternBytes } from "./age/bytes.ts";
import { finelyCut } from "./parts.ts";

const ITEMS = [
  { path: "files/s/a", content: patternBytes(70_000) },
  { path: "files/s/b".padEnd(300, "b"), content: patternBytes(10) },
  { path: "files/s/c", content: patternBytes(5_000) },
];
const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 });

/** Pieces in memory that holds something else as soon as it may. */
function spoiled(bytes: Buffer, ...pieceSizes: readonly number[]): AsyncGenerator<Buffer> {
  return lent(copied(inPieces(bytes, ...pieceSizes)), (piece) => piece.fill(0xee));
}

async function* copied(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** Runs over pieces of many sizes. */
function overPieces(check: (pieceSizes: number[]) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(sizes, check), { numRuns: 30 });
}

test("what is taken from pieces whose memory is used again is good until something else is taken", async () => {
  const bytes = patternBytes(20_000);
  await overPieces(async (pieceSizes) => {
    const reader = new PieceReader(spoiled(bytes, ...pieceSizes));
    let at = 0;
    for (let size = 1; at < bytes.length; size = (size * 7) % 2003) {
      const taken = size % 2 === 0 ? await reader.take(size) : await reader.takeSome(size);
      await reader.isAtEnd();
      expect(taken.equals(bytes.subarray(at, at + taken.length))).toBe(true);
      at += taken.length;
    }
  });
});

test("an age file is opened from such pieces", async () => {
  const bytes = patternBytes(150_000);
  const age = await createAgeHeader({ passphrase: "test", scryptLogN: 2 });
  const file = await gather(encryptStream(spoiled(bytes, 5000), age));
  const opened = (...pieceSizes: number[]) => gather(decryptStream(spoiled(file, ...pieceSizes), age));
  for (const pieceBytes of [900, 65_552, 70_000]) expect((await opened(pieceBytes, 7)).equals(bytes)).toBe(true);
});

test("frames are decoded from such pieces", async () => {
  const { first, middle, last } = tarParts({ items: ITEMS });
  const stream = finelyCut({ items: ITEMS }, 9000);
  await overPieces(async (pieceSizes) => {
    const tar = await gather(readFrames(spoiled(stream, ...pieceSizes), () => {}));
    expect(tar.equals(Buffer.concat([first, middle, last]))).toBe(true);
  });
});

test("a tar is read from such pieces", async () => {
  const { first, middle, last } = tarParts({ items: ITEMS });
  const tar = Buffer.concat([first, middle, last]);
  await overPieces(async (pieceSizes) => {
    const found = new Map<string, Buffer>();
    for await (const entry of readTar(spoiled(tar, ...pieceSizes))) found.set(entry.path, await collect(entry.content));
    for (const { path, content } of ITEMS) expect(found.get(path)?.equals(content)).toBe(true);
  });
});

test("memory that was given back is handed out again where it is large enough", () => {
  const memory = new ReusedMemory();
  const first = memory.take(1000);
  memory.giveBack(first.subarray(0, 10));
  const second = memory.take(500);
  expect([second.length, second.buffer === first.buffer]).toEqual([500, true]);
  expect(memory.take(500).buffer).not.toBe(first.buffer);
  memory.giveBack(second);
  const larger = memory.take(1001);
  expect([larger.length, larger.buffer === first.buffer]).toEqual([1001, false]);
});

test("only memory that nothing else lies in is released", () => {
  const alone = Buffer.allocUnsafeSlow(100_000);
  const part = Buffer.allocUnsafeSlow(100_000);
  const small = Buffer.from("small");
  for (const bytes of [alone, part.subarray(0, 50_000), small]) release(bytes);
  expect([alone.length, part.length, small.toString()]).toEqual([0, 100_000, "small"]);
});
