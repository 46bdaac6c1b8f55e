import { describe, expect, test } from "@jest/globals";
import { ByteReader } from "../../../../src/bundle/zstd/byte-reader.ts";
import { MAX_FRAME_CONTENT, takeFrame } from "../../../../src/bundle/zstd/frame.ts";
import { codeOf, inPieces } from "../age/bytes.ts";

const CHECKSUM = Buffer.alloc(4);
const SINGLE = 0x20;
const WITH_CHECKSUM = 0x04;
const SIZE_OF_4 = 0x80;

/** Blocks: `[type, size in its header, body]`; 0 is raw, 1 a repeated byte, 2 compressed. */
type Block = readonly [type: number, sizeBytes: number, body: Buffer];

function frameBody(descriptor: number, header: readonly number[], blocks: readonly Block[]): Buffer {
  const parts = blocks.map(([type, sizeBytes, body], index) => {
    const word = Buffer.alloc(3);
    word.writeUIntLE((sizeBytes << 3) | (type << 1) | (index === blocks.length - 1 ? 1 : 0), 0, 3);
    return Buffer.concat([word, body]);
  });
  return Buffer.concat([Buffer.from([descriptor, ...header]), ...parts, CHECKSUM]);
}

function take(body: Buffer): Promise<{ bytes: Buffer; contentBytes: number }> {
  return takeFrame(new ByteReader(inPieces(body, 3)), 0);
}

const raw = (sizeBytes: number): Block => [0, sizeBytes, Buffer.alloc(sizeBytes, "x")];
const size4 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const simple = frameBody(SIZE_OF_4 | WITH_CHECKSUM, [0x40, ...size4(10)], [raw(4), raw(6)]);

describe("the content size is read in each of its widths:", () => {
  test.each([
    ["one byte, without a window", frameBody(SINGLE | WITH_CHECKSUM, [200], [raw(200)]), 200],
    ["two bytes, less 256", frameBody(0x40 | WITH_CHECKSUM, [0x40, 44, 1], [raw(10)]), 556],
    ["two bytes, without a window", frameBody(0x40 | SINGLE | WITH_CHECKSUM, [44, 1], [raw(10)]), 556],
    ["four bytes", simple, 10],
    ["eight bytes", frameBody(0xc0 | WITH_CHECKSUM, [0x40, ...size4(10), 0, 0, 0, 0], [raw(10)]), 10],
  ])("%s", async (_, body, contentBytes) => {
    const frame = await take(body);
    expect(frame.contentBytes).toBe(contentBytes);
    expect(frame.bytes.subarray(4).equals(body)).toBe(true);
  });
});

test("the end of a frame is found by its blocks, whatever follows", async () => {
  const reader = new ByteReader(inPieces(Buffer.concat([simple, Buffer.from("next")]), 5));
  await takeFrame(reader, 0);
  expect((await reader.take(4)).toString()).toBe("next");
});

describe("a frame is refused that", () => {
  const refused: readonly [string, Buffer][] = [
    ["has no content checksum", frameBody(SIZE_OF_4, [0x40, ...size4(10)], [raw(10)])],
    ["does not say how much it holds", frameBody(WITH_CHECKSUM, [0x40], [raw(10)])],
    ["sets the reserved bit", frameBody(SIZE_OF_4 | WITH_CHECKSUM | 0x08, [0x40, ...size4(10)], [raw(10)])],
    ["sets the unused bit", frameBody(SIZE_OF_4 | WITH_CHECKSUM | 0x10, [0x40, ...size4(10)], [raw(10)])],
    ["wants a dictionary", frameBody(SIZE_OF_4 | WITH_CHECKSUM | 0x01, [0x40, 7, ...size4(10)], [raw(10)])],
    [
      "wants a window of more than 8 MiB",
      frameBody(SIZE_OF_4 | WITH_CHECKSUM, [(13 << 3) | 1, ...size4(10)], [raw(10)]),
    ],
    ["holds nothing", frameBody(SIZE_OF_4 | WITH_CHECKSUM, [0x40, ...size4(0)], [raw(0)])],
    ["holds more than 8 MiB", frameBody(SIZE_OF_4 | WITH_CHECKSUM, [0x40, ...size4(MAX_FRAME_CONTENT + 1)], [raw(1)])],
    ["holds 2^63 bytes", frameBody(0xc0 | WITH_CHECKSUM, [0x40, 0, 0, 0, 0, 0, 0, 0, 0x80], [raw(1)])],
    [
      "has a block of the reserved type",
      frameBody(SIZE_OF_4 | WITH_CHECKSUM, [0x40, ...size4(10)], [[3, 10, Buffer.alloc(10)]]),
    ],
    [
      "has a block beyond 128 KiB",
      frameBody(SIZE_OF_4 | WITH_CHECKSUM, [0x40, ...size4(10)], [[1, 128 * 1024 + 1, Buffer.alloc(1)]]),
    ],
    [
      "is larger than its content allows",
      frameBody(
        SIZE_OF_4 | WITH_CHECKSUM,
        [0x40, ...size4(10)],
        Array.from({ length: 400 }, () => raw(0)),
      ),
    ],
  ];
  test.each(refused)("%s", async (_, body) => {
    expect(await codeOf(take(body))).toBe("bundle-corrupt");
  });
});

test("a window of 8 MiB is the largest", async () => {
  const body = frameBody(SIZE_OF_4 | WITH_CHECKSUM, [13 << 3, ...size4(10)], [raw(10)]);
  expect((await take(body)).contentBytes).toBe(10);
});

test("a frame that is cut anywhere is told to be cut short", async () => {
  for (let length = 0; length < simple.length; length++)
    expect(await codeOf(take(simple.subarray(0, length)))).toBe("bundle-truncated");
});
