import { describe, expect, test } from "@jest/globals";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { z } from "zod";
import { canonicalJson, parseCanonical } from "../../../src/bundle/canonical.ts";
import { AppError } from "../../../src/model/index.ts";
import { anyText } from "../../harness/any-text.ts";

const Pair = z.strictObject({ a: z.union([z.string(), z.number()]), b: z.optional(z.number()) });

function codeFor(text: string | Buffer): string {
  try {
    parseCanonical(Buffer.from(text), Pair, "x.json");
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

test("keys are ordered, and nothing stands between tokens (the example of RFC 8785)", () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
    string: '\u20ac$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value).toString()).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("keys are ordered by UTF-16 units, unlike paths", () => {
  expect(canonicalJson({ "\ufb33": 1, "\u{1f600}": 2, a: 3 }).toString()).toBe('{"a":3,"\u{1f600}":2,"\ufb33":1}');
});

test("what is made in parts is what is made at once", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }), (value, lists) => {
      const nested = {
        value,
        many: Array.from({ length: lists * 4_000 }, (_, n) => ({ n, value: [value] })),
        none: [],
      };
      expect(canonicalJson(nested).equals(Buffer.from(canonicalize(nested) ?? ""))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("what is written is read back as it was", () => {
  const text = anyText();
  fc.assert(
    fc.property(fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (a) => {
      const value = { a: Object.is(a, -0) ? 0 : a };
      expect(parseCanonical(canonicalJson(value), Pair, "x.json")).toEqual(value);
    }),
  );
});

describe("JSON that is read the same by some readers and not by others is refused:", () => {
  test.each([
    ["a duplicate key", '{"a":1,"a":2}'],
    ["a duplicate key with the same value", '{"a":1,"a":1}'],
    ["a duplicate key spelt with an escape", '{"a":1,"\\u0061":2}'],
    ["keys out of order", '{"b":1,"a":1}'],
    ["white space", '{"a": 1}'],
    ["a line feed at the end", '{"a":1}\n'],
    ["a number that is rounded", '{"a":9007199254740993}'],
    ["a number with a needless exponent", '{"a":1e0}'],
    ["minus zero", '{"a":-0}'],
    ["a number beyond the largest", '{"a":1e400}'],
    ["a needless escape", '{"a":"\\u0041"}'],
    ["an escaped lone high surrogate", '{"a":"\\ud800"}'],
    ["an escaped lone low surrogate", '{"a":"\\udc00"}'],
    ["an escape in capitals", '{"a":"\\u000F"}'],
    ["a prototype", '{"__proto__":{"b":1},"a":1}'],
    ["a key beyond the schema", '{"a":1,"c":1}'],
    ["a value beyond the schema", '{"a":null}'],
    ["a byte order mark", '\ufeff{"a":1}'],
    ["two values", '{"a":1}{"a":1}'],
    ["nothing", ""],
    ["a lone value", "1"],
  ])("%s", (_, text) => {
    expect(codeFor(text)).toBe("manifest-invalid");
  });

  test.each([
    ["a byte that is not UTF-8", Buffer.from('{"a":"\xff"}', "latin1")],
    ["an overlong form", Buffer.from('{"a":"\xc0\xaf"}', "latin1")],
    ["a surrogate in UTF-8", Buffer.from('{"a":"\xed\xa0\x80"}', "latin1")],
    ["UTF-16", Buffer.from('{"a":1}', "utf16le")],
  ])("%s", (_, bytes) => {
    expect(codeFor(bytes)).toBe("manifest-invalid");
  });
});

test("nesting that is too deep for a call stack is refused like anything else", () => {
  const depth = 2_000_000;
  expect(codeFor(`{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`)).toBe("manifest-invalid");
});

test("a message repeats little of what a stranger wrote", () => {
  try {
    parseCanonical(Buffer.from(`{"${"k".repeat(100_000)}":1}`), Pair, "x.json");
    throw new Error("was read");
  } catch (error) {
    expect((error as Error).message.length).toBeLessThan(500);
  }
});
