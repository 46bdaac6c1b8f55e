import fc from "fast-check";

const SURROGATES = { first: 0xd800, count: 0x800 } as const;

const CHARACTER = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map((n) => String.fromCodePoint(n < SURROGATES.first ? n : n + SURROGATES.count), numberOf);

/**
 * What `fc.string({ unit: "binary" })` gives: strings of any characters. That one makes a table of all 1.1 million of them first,
 * which takes longer than most tests, and keeps it.
 */
export function anyText(constraints: fc.StringSharedConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: CHARACTER });
}

function numberOf(text: unknown): number {
  const code = typeof text === "string" ? text.codePointAt(0) : undefined;
  if (code === undefined || String.fromCodePoint(code) !== text) throw new Error("not one character");
  return code < SURROGATES.first ? code : code - SURROGATES.count;
}
