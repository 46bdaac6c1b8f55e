import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  encodeSeekTable,
  FOOTER_BYTES,
  MAX_FRAMES,
  parseSeekFooter,
  parseSeekTable,
  seekTableBytes,
} from "../../../../src/bundle/zstd/seek-table.ts";
import { AppError } from "../../../../src/model/index.ts";

const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const tables = fc.array(fc.record({ compressedBytes: uint32, contentBytes: uint32 }), { minLength: 3, maxLength: 50 });
const three = [1, 2, 3].map((number) => ({ compressedBytes: number, contentBytes: 16 * number }));

test("a table is what zstd's seekable format has", () => {
  const entries = "0100000010000000" + "0200000020000000" + "0300000030000000";
  expect(encodeSeekTable(three).toString("hex")).toBe(`5e2a4d18${"21000000"}${entries}0300000000b1ea928f`);
});

test("a table is read back as it was written", () => {
  fc.assert(
    fc.property(tables, (entries) => {
      const bytes = encodeSeekTable(entries);
      expect(bytes.length).toBe(seekTableBytes(entries.length));
      expect(parseSeekFooter(bytes.subarray(-FOOTER_BYTES))).toBe(entries.length);
      expect(parseSeekTable(bytes)).toEqual(entries);
    }),
  );
});

describe("a table is refused", () => {
  const bytes = encodeSeekTable(three);
  test.each([
    ["with another magic number at its start", changed(0)],
    ["with another size in its header", changed(4)],
    ["with a descriptor that announces checksums", changed(bytes.length - 5)],
    ["with another magic number at its end", changed(bytes.length - 1)],
    ["over fewer than three frames", encodeSeekTable(three.slice(1))],
    ["that counts another number of frames than it has room for", changed(bytes.length - 9)],
    ["with a byte too many", Buffer.concat([Buffer.alloc(1), bytes])],
  ])("%s", (_, table) => {
    expect(codeFor(() => parseSeekTable(table))).toBe("bundle-corrupt");
  });

  function changed(at: number): Buffer {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x80;
    return copy;
  }
});

test("a footer that counts more frames than a bundle may have is refused before anything is made of it", () => {
  const footer = encodeSeekTable(three).subarray(-FOOTER_BYTES);
  footer.writeUInt32LE(MAX_FRAMES, 0);
  expect(parseSeekFooter(footer)).toBe(MAX_FRAMES);
  footer.writeUInt32LE(MAX_FRAMES + 1, 0);
  expect(codeFor(() => parseSeekFooter(footer))).toBe("bundle-corrupt");
});

function codeFor(parse: () => unknown): string {
  try {
    parse();
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
