import { spawnSync } from "node:child_process";
import { zstdDecompressSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { ByteReader } from "../../../../src/bundle/zstd/byte-reader.ts";
import {
  type CompressFrame,
  decompressFrame,
  frameCompressor,
  nodeCompressor,
} from "../../../../src/bundle/zstd/codec.ts";
import { startsFrame, takeFrame } from "../../../../src/bundle/zstd/frame.ts";
import { codeOf, inPieces, patternBytes } from "../age/bytes.ts";

const hasZstd = spawnSync("zstd", ["--version"]).status === 0;
const LEVELS = Array.from({ length: 19 }, (_, index) => index + 1);
const CONTENTS: readonly [name: string, content: Buffer][] = [
  ["one block of tar", Buffer.alloc(512, "a")],
  ["text", Buffer.from("the agent remembers what it was told. ".repeat(3000))],
  ["noise", patternBytes(150_000)],
];
/** A compressor that gives whole frames. */
type Compress = (content: Buffer) => Promise<Buffer>;
const compressors: readonly [string, (level: number) => Promise<Compress>][] = [
  ["the addon", async (level) => joined(await frameCompressor(level))],
  ["Node", async (level) => joined(nodeCompressor(level))],
];

describe.each(compressors)("frames of %s", (_, compressor) => {
  test.each(LEVELS)("keep the rules of the format and decode to their content at level %i", async (level) => {
    const compress = await compressor(level);
    for (const [, content] of CONTENTS) {
      const frame = await compress(content);
      const taken = await take(frame);
      expect(taken.bytes.equals(frame)).toBe(true);
      expect(taken.contentBytes).toBe(content.length);
      expect(frame.readUInt8(4) & 0b0001_1111).toBe(0b0000_0100);
      expect((await decompressFrame(frame, content.length)).equals(content)).toBe(true);
      expect(zstdDecompressSync(frame).equals(content)).toBe(true);
    }
  });

  test("keep the rules at the largest content of a frame", async () => {
    const content = patternBytes(8 * 1024 * 1024);
    for (const level of [1, 12]) {
      const frame = await (await compressor(level))(content);
      const taken = await take(frame);
      expect(taken.contentBytes).toBe(content.length);
      expect((await decompressFrame(frame, content.length)).equals(content)).toBe(true);
    }
  });

  (hasZstd ? test : test.skip)(
    `pass \`zstd -t\` with their checksum${hasZstd ? "" : " (skipped: no zstd is installed)"}`,
    async () => {
      const frames: Buffer[] = [];
      for (const level of LEVELS) {
        const compress = await compressor(level);
        frames.push(...(await Promise.all(CONTENTS.map(([, content]) => compress(content)))));
      }
      expect(spawnSync("zstd", ["-t"], { input: Buffer.concat(frames) }).status).toBe(0);
      const damaged = Buffer.concat(frames);
      damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
      expect(spawnSync("zstd", ["-t"], { input: damaged }).status).not.toBe(0);
    },
  );
});

describe("decoding one frame", () => {
  const content = Buffer.from("the agent remembers ".repeat(500));

  test("never gives out more or less than was announced", async () => {
    const frame = await joined(nodeCompressor(3))(content);
    expect(await codeOf(decompressFrame(frame, content.length - 1))).toBe("bundle-corrupt");
    expect(await codeOf(decompressFrame(frame, content.length + 1))).toBe("bundle-corrupt");
  });

  test.each(compressors)("finds every flipped bit of the checksum made by %s", async (_, compressor) => {
    const frame = await (await compressor(3))(content);
    for (let bit = 0; bit < 32; bit++) {
      const changed = Buffer.from(frame);
      const at = frame.length - 4 + (bit >> 3);
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(decompressFrame(changed, content.length))).toBe("bundle-corrupt");
    }
  });

  test("finds flipped bits of the content", async () => {
    const noise = patternBytes(5000);
    const frame = await joined(nodeCompressor(3))(noise);
    for (let at = 20; at < frame.length - 4; at += 37) {
      const changed = Buffer.from(frame);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(await codeOf(decompressFrame(changed, noise.length))).toBe("bundle-corrupt");
    }
  });
});

function joined(compress: CompressFrame): Compress {
  return async (content) => Buffer.concat(await compress(content));
}

/** The frame at the start of some bytes, which must hold nothing else. */
async function take(bytes: Buffer): Promise<{ bytes: Buffer; contentBytes: number }> {
  const reader = new ByteReader(inPieces(bytes, 1000));
  expect(startsFrame(await reader.take(4))).toBe(true);
  const frame = await takeFrame(reader, 0);
  expect(await reader.isAtEnd()).toBe(true);
  return frame;
}
