import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { encodeSeal, parseSeal, SEAL_BYTES } from "../../../../src/bundle/zstd/seal.ts";
import { AppError } from "../../../../src/model/index.ts";

const size = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const seals = fc.record({
  manifestFrameOffset: size,
  manifestTarOffset: size,
  tarBytes: size,
  sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
});
const seal = { manifestFrameOffset: 1, manifestTarOffset: 2, tarBytes: 3, sha256: Buffer.alloc(32, 0xab) };

test("a seal stands where docs/format.md says", () => {
  const hex = encodeSeal(seal).toString("hex");
  const numbers = ["0100000000000000", "0200000000000000", "0300000000000000"].join("");
  expect(hex).toBe(`5d2a4d1840000000${Buffer.from("MEMSNAP1").toString("hex")}${numbers}${"ab".repeat(32)}`);
});

test("a seal is read back as it was written", () => {
  fc.assert(fc.property(seals, (each) => expect(parseSeal(encodeSeal(each))).toEqual(each)));
});

test("a seal of another form, size or label is refused", () => {
  const bytes = encodeSeal(seal);
  for (let at = 0; at < 16; at++) expect(codeFor(withByte(bytes, at))).toBe("bundle-corrupt");
  expect(codeFor(bytes.subarray(1))).toBe("bundle-corrupt");
  expect(codeFor(Buffer.concat([bytes, Buffer.alloc(1)]))).toBe("bundle-corrupt");
  expect(bytes.length).toBe(SEAL_BYTES);
});

test("an offset that no number holds is refused", () => {
  for (const at of [23, 31, 39]) expect(codeFor(withByte(encodeSeal(seal), at))).toBe("bundle-corrupt");
});

function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  return changed;
}

function codeFor(bytes: Buffer): string {
  try {
    parseSeal(bytes);
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
