import { describe, expect, test } from "@jest/globals";
import { readTar, type TarEntry } from "../../../../src/bundle/tar/reader.ts";
import { END, headerBlock, paxEntry, paxRecord, tarEntry } from "../../../hostile/tar-builder.ts";
import { codeOf, gather, inPieces } from "../age/bytes.ts";

const TAR = Buffer.concat([
  tarEntry({ name: "a" }, Buffer.alloc(1000, "a")),
  tarEntry({ name: "b/", type: "5", mode: 0o755 }),
  tarEntry({ name: "b/c" }, Buffer.from("c")),
  END,
]);

async function pathsOf(tar: AsyncIterable<TarEntry>): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of tar) paths.push(path);
  return paths;
}

test("content that nobody reads, or reads in part, is passed over", async () => {
  const paths: string[] = [];
  for await (const { path, content } of readTar(inPieces(TAR, 300))) {
    paths.push(path);
    if (path === "a") for await (const _ of content) break;
  }
  expect(paths).toEqual(["a", "b", "b/c"]);
});

test("offsets count from where the piece of tar starts", async () => {
  const offsets: number[] = [];
  for await (const { offset } of readTar(inPieces(TAR, 100_000), 4096)) offsets.push(offset);
  expect(offsets).toEqual([4608, 6144, 6656]);
});

test("content comes in the pieces in which it came, without copies", async () => {
  const contents: Buffer[] = [];
  for await (const { content } of readTar(inPieces(TAR, 512))) contents.push(await gather(content));
  expect(contents.map(({ length }) => length)).toEqual([1000, 0, 1]);
});

test("a reader that stops closes its source", async () => {
  let closed = false;
  async function* source(): AsyncGenerator<Buffer> {
    try {
      for await (const piece of inPieces(TAR, 600)) yield piece;
    } finally {
      closed = true;
    }
  }
  for await (const _ of readTar(source())) break;
  expect(closed).toBe(true);
});

test("what the source fails with comes through", async () => {
  async function* source(): AsyncGenerator<Buffer> {
    yield TAR.subarray(0, 700);
    throw new Error("unplugged");
  }
  await expect(pathsOf(readTar(source()))).rejects.toThrow("unplugged");
});

test("a tar that ends anywhere before its end is refused", async () => {
  for (let length = 0; length < TAR.length; length += 61)
    expect(await codeOf(pathsOf(readTar(inPieces(TAR.subarray(0, length), 512))))).toBe("archive-violation");
});

describe("a size that ustar does not hold", () => {
  const SIZE = 2 ** 33;
  const binary = (sizeBytes: number) => (block: Buffer) => {
    block.fill(0, 124, 136);
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(sizeBytes), 128);
  };
  const pax = (...sizes: string[]): Buffer => paxEntry(Buffer.concat(sizes.map((size) => paxRecord(["size", size]))));

  /** What the first entry says; its content is not there. */
  async function sizeIn(...parts: Buffer[]): Promise<unknown> {
    for await (const { sizeBytes } of readTar(inPieces(Buffer.concat(parts), 4096))) return sizeBytes;
  }

  test.each([
    ["with nothing in the header", headerBlock({ name: "a" })],
    ["with the same in the header", headerBlock({ name: "a", change: binary(SIZE) })],
  ])("comes by pax, %s", async (_, header) => {
    expect(await sizeIn(pax(`${SIZE}`), header)).toBe(SIZE);
  });

  test.each([
    ["stands in the header alone", [headerBlock({ name: "a", change: binary(SIZE) })]],
    ["is another in the header", [pax(`${SIZE}`), headerBlock({ name: "a", change: binary(SIZE + 1) })]],
    ["is a small one in the header", [pax(`${SIZE}`), headerBlock({ name: "a", sizeBytes: 5 })]],
    ["comes by pax twice", [pax(`${SIZE}`, `${SIZE}`), headerBlock({ name: "a" })]],
    ["is written in hexadecimal", [pax("0x200000000"), headerBlock({ name: "a" })]],
    ["is written with an exponent", [pax("1e10"), headerBlock({ name: "a" })]],
    ["would fit", [pax(`${SIZE - 1}`), headerBlock({ name: "a" })]],
    ["is beyond what numbers hold", [pax(`${2n ** 53n}`), headerBlock({ name: "a" })]],
  ])("is refused when it %s", async (_, parts) => {
    expect(await codeOf(sizeIn(...parts))).toBe("archive-violation");
  });
});

test("a folder with content is refused", async () => {
  const tar = Buffer.concat([tarEntry({ name: "a/", type: "5", mode: 0o755 }, Buffer.from("a")), END]);
  expect(await codeOf(pathsOf(readTar(inPieces(tar, 4096))))).toBe("archive-violation");
});

describe("every byte of a tar counts:", () => {
  // The checksum may be closed by a zero or a blank, in either order.
  const isTerminator = (at: number): boolean => at === 154 || at === 155;

  test("a flipped bit in a header is refused", async () => {
    for (let bit = 0; bit < 512 * 8; bit++) {
      const at = bit >> 3;
      if (isTerminator(at)) continue;
      const changed = Buffer.from(TAR);
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(pathsOf(readTar(inPieces(changed, 4096))))).toBe("archive-violation");
    }
  });

  test("a flipped bit in the padding or at the end is refused", async () => {
    for (const at of [
      512 + 1000,
      512 + 1023,
      TAR.length - 1024,
      TAR.length - 1024 + 150,
      TAR.length - 512,
      TAR.length - 1,
    ]) {
      const changed = Buffer.from(TAR);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      expect(await codeOf(pathsOf(readTar(inPieces(changed, 4096))))).toBe("archive-violation");
    }
  });
});
