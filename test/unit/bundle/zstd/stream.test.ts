import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inOrder } from "../../../../src/bundle/zstd/in-order.ts";
import { type FramesFound, readFrames } from "../../../../src/bundle/zstd/reader.ts";
import { frameContentBytes, type TarStream, writeFrames } from "../../../../src/bundle/zstd/writer.ts";
import { frame, stream } from "../../../hostile/builder.ts";
import { codeOf, gather, inPieces, patternBytes } from "../age/bytes.ts";

const MIB = 1024 * 1024;

/** Bytes as a tar that wants new frames at some places, the last of them for the manifest. */
function tarOf(bytes: Buffer, cuts: readonly number[], pieces: readonly number[]): TarStream {
  return {
    cuts: new Set(cuts),
    manifestOffset: () => cuts.at(-1) ?? 0,
    [Symbol.asyncIterator]: () => inPieces(bytes, ...pieces),
  };
}

async function read(stream: Buffer, pieceBytes: number): Promise<{ tar: Buffer; found: FramesFound | undefined }> {
  let found: FramesFound | undefined;
  const tar = await gather(
    readFrames(inPieces(stream, pieceBytes), (result) => {
      found = result;
    }),
  );
  return { tar, found };
}

test("a tar of any size, cut anywhere and given in pieces of any size, is read back", async () => {
  const tars = fc
    .record({
      sizeBytes: fc.integer({ min: 3, max: 20_000 }),
      pieces: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 }),
      pieceBytes: fc.integer({ min: 1, max: 30_000 }),
    })
    .chain((tar) =>
      fc
        .tuple(fc.integer({ min: 1, max: tar.sizeBytes - 2 }), fc.integer({ min: 1, max: tar.sizeBytes - 2 }))
        .map(([a, b]) => ({ ...tar, cuts: [Math.min(a, b), Math.max(a, b) + 1] })),
    );
  await fc.assert(
    fc.asyncProperty(tars, async ({ sizeBytes, pieces, cuts, pieceBytes }) => {
      const bytes = patternBytes(sizeBytes);
      const stream = await gather(writeFrames(tarOf(bytes, cuts, pieces), 1));
      const { tar, found } = await read(stream, pieceBytes);
      expect(tar.equals(bytes)).toBe(true);
      expect(found?.frames).toBe(3);
      expect(found?.seal).toMatchObject({ tarBytes: sizeBytes, manifestTarOffset: cuts[1] });
    }),
    { numRuns: 50 },
  );
});

describe("a frame holds 4 MiB below level 10 and 8 MiB from there:", () => {
  test.each([
    [3, 4 * MIB - 1, 3],
    [3, 4 * MIB, 3],
    [3, 4 * MIB + 1, 4],
    [3, 8 * MIB + 1, 5],
    [10, 8 * MIB, 3],
    [10, 8 * MIB + 1, 4],
  ])("at level %i, %i bytes between the cuts give %i frames", async (level, middleBytes, frames) => {
    expect(frameContentBytes(level)).toBe(level < 10 ? 4 * MIB : 8 * MIB);
    const bytes = Buffer.alloc(512 + middleBytes + 512, "abc");
    const stream = await gather(writeFrames(tarOf(bytes, [512, 512 + middleBytes], [MIB]), level));
    const { tar, found } = await read(stream, MIB);
    expect(tar.equals(bytes)).toBe(true);
    expect(found?.frames).toBe(frames);
  });
});

describe("a stream that is read without a look at its ends first", () => {
  const FRAMES = ["header", "content", "manifest"].map((what) => frame(Buffer.alloc(512, what)));
  const WHOLE = stream(FRAMES, 2);

  test("is good when its seal and its seek table fit it", async () => {
    expect(await read(WHOLE, 100)).toMatchObject({ found: { frames: 3 } });
  });

  test.each([
    ["the seal counts more content than there is", stream(FRAMES, 2, { seal: { tarBytes: 1537 } })],
    ["the seal has the manifest start where no frame starts", stream(FRAMES, 2, { seal: { frameOffset: 9 } })],
    ["the seal has it start in another frame than its content", stream(FRAMES, 2, { seal: { tarOffset: 512 } })],
    ["the seek table counts a frame more", stream(FRAMES, 2, { table: (rows) => void rows.push([1, 0]) })],
    ["another skippable frame stands in the place of the seal", otherMagic(WHOLE)],
    ["a byte follows", Buffer.concat([WHOLE, Buffer.alloc(1)])],
  ])("is refused when %s", async (_, bytes) => {
    expect(await codeOf(read(bytes, 100))).toBe("bundle-corrupt");
  });

  test("is refused when it has more frames than there may be, the seal among them", async () => {
    const upTo = (frames: number) => codeOf(gather(readFrames(inPieces(WHOLE, 100), () => {}, frames)));
    expect([await upTo(4), await upTo(3)]).toEqual(["no error", "bundle-corrupt"]);
  });

  function otherMagic(bytes: Buffer): Buffer {
    const changed = Buffer.from(bytes);
    const at = FRAMES.reduce((sum, each) => sum + each.bytes.length, 0);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  }
});

test("work on several things at once gives its results in order", async () => {
  async function* items(): AsyncGenerator<number> {
    yield* Array.from({ length: 20 }, (_, index) => index);
  }
  const results: number[] = [];
  const work = (item: number): Promise<number> =>
    new Promise((resolve) => setTimeout(() => resolve(item), (item * 7) % 5));
  for await (const result of inOrder(items(), work)) results.push(result);
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("work that fails ends the results at its place, and nothing more is begun after it is met", async () => {
  let begun = 0;
  async function* items(): AsyncGenerator<number> {
    for (let index = 0; index < 1000; index++) yield index;
  }
  const results: number[] = [];
  const run = async (): Promise<void> => {
    for await (const result of inOrder(items(), async (item) => {
      begun++;
      if (item === 3) throw new Error("no");
      return item;
    }))
      results.push(result);
  };
  await expect(run()).rejects.toThrow("no");
  expect(results).toEqual([0, 1, 2]);
  expect(begun).toBeLessThan(20);
});
