import { expect, test } from "@jest/globals";
import { z } from "zod";
import { readWritten } from "../../../src/model/index.ts";

const Word = z.enum(["ignore", "notice", "error"]);
const Schema = z.strictObject({
  name: z.string(),
  word: z.optional(z.union([Word, z.array(Word)])),
  parts: z.optional(z.array(z.strictObject({ colour: z.optional(z.string()) }))),
  either: z.optional(z.union([z.string(), z.number()])),
  kind: z.optional(
    z.discriminatedUnion("is", [z.strictObject({ is: z.literal("a") }), z.strictObject({ is: z.literal("b") })]),
  ),
});

test("what is right is given back", () => {
  const value = { name: "a", word: ["error"], parts: [{ colour: "red" }], kind: { is: "b" } };
  expect(readWritten(Schema, value)).toEqual({ value, mistakes: [] });
});

test.each<[string, unknown, string[]]>([
  ["what is missing", {}, ["name: is missing"]],
  ["another type", { name: 7 }, ["name: expected string"]],
  ["no object", 7, [": expected object"]],
  ["an unknown key", { name: "a", wrod: "error" }, [': unknown key "wrod"; did you mean "word"?']],
  [
    "an unknown key below",
    { name: "a", parts: [{ color: "" }] },
    ['parts.0: unknown key "color"; did you mean "colour"?'],
  ],
  [
    "an unknown word",
    { name: "a", word: "eror" },
    ['word: expected one of "ignore", "notice", "error"; did you mean "error"?'],
  ],
  [
    "an unknown word in a list, where a word may stand too",
    { name: "a", word: ["error", "notise"] },
    ['word.1: expected one of "ignore", "notice", "error"; did you mean "notice"?'],
  ],
  ["neither of two types", { name: "a", either: true }, ["either: expected string, or expected number"]],
  ["an object of no known kind", { name: "a", kind: { is: "c" } }, ["kind.is: is none that is known"]],
  [
    "several things",
    { word: "x", extra: 1 },
    ["name: is missing", 'word: expected one of "ignore", "notice", "error"', ': unknown key "extra"'],
  ],
])("%s is a mistake with its place", (_what, value, expected) => {
  const { mistakes } = readWritten(Schema, value);
  expect(mistakes.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual(expected);
});
