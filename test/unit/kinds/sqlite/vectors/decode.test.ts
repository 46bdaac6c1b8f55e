import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import xxhash from "xxhash-wasm";
import { Decoder } from "../../../../../src/kinds/sqlite/vectors/decode.ts";
import { Fingerprints } from "../../../../../src/kinds/sqlite/vectors/fingerprints.ts";
import type { VectorType } from "../../../../../src/model/index.ts";

const decode = (type: VectorType, stored: Uint8Array | string) => new Decoder(type).decode(stored)?.slice();
const bytes = (of: { readonly buffer: ArrayBufferLike }) => new Uint8Array(of.buffer);

describe("numbers of a stored vector", () => {
  test("are those that were written, whatever their type", () => {
    const exact = fc.array(fc.float(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(exact, (numbers) => {
        const floats = Float32Array.from(numbers);
        expect(decode("float32", bytes(floats))).toEqual(floats);
        expect(decode("float64", bytes(Float64Array.from(numbers)))).toEqual(floats);
        const finite = floats.map((number) => (Number.isFinite(number) ? number : 0));
        expect(decode("json", JSON.stringify([...finite]).replaceAll("-0,", "0,"))).toEqual(
          finite.map((number) => number + 0),
        );
      }),
    );
  });

  test("of 16 bits are what JavaScript itself makes of them", () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);
    const view = new DataView(all.buffer) as DataView & { getFloat16(offset: number, littleEndian: boolean): number };
    const expected = Float32Array.from(all, (_, i) => view.getFloat16(2 * i, true));
    expect(decode("float16", bytes(all))).toEqual(expected);
  });

  test("of a byte and of a bit", () => {
    expect(decode("int8", bytes(Int8Array.of(-128, 0, 127)))).toEqual(Float32Array.of(-128, 0, 127));
    expect(decode("bit", Uint8Array.of(0b0000_0101))).toEqual(Float32Array.of(1, -1, 1, -1, -1, -1, -1, -1));
  });

  test("come before the byte with which libSQL names the type", () => {
    expect(decode("float32", Uint8Array.of(0, 0, 0x80, 0x3f, 1))).toEqual(Float32Array.of(1));
    expect(decode("float64", Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 2))).toEqual(Float32Array.of(1));
  });

  test.each<[VectorType, Uint8Array | string]>([
    ["float32", new Uint8Array(0)],
    ["float32", new Uint8Array(6)],
    ["float32", new Uint8Array(600_000)],
    ["json", new Uint8Array(8)],
    ["json", "[]"],
    ["json", "{}"],
    ["json", '["1"]'],
    ["json", "[1, [2]]"],
    ["json", "[1, 2"],
    ["json", "1"],
  ])("are not there in %s %j", (type, stored) => {
    expect(decode(type, stored)).toBeUndefined();
  });

  test("are read as text where a text stands, NaN as other languages write it", () => {
    expect(decode("float32", " [1, -2.5e0]")).toEqual(Float32Array.of(1, -2.5));
    expect(decode("json", "[NaN, Infinity, -Infinity, null]")).toEqual(new Float32Array(4).fill(Number.NaN));
  });
});

test("what was seen is remembered among very many", async () => {
  const seen = new Fingerprints(await xxhash());
  const many = Array.from({ length: 20_000 }, (_, i) => bytes(Uint32Array.of(i, 7 * i)));
  expect(many.filter((value) => seen.seen(value))).toEqual([]);
  expect(many.filter((value) => !seen.seen(value))).toEqual([]);
});
