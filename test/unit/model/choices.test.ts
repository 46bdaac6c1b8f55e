import { describe, expect, test } from "@jest/globals";
import { collect, given, LEVELS, type Problem, parseLevel, parseWord } from "../../../src/model/index.ts";

describe("a level", () => {
  test.each([LEVELS.min, 3, LEVELS.max])("%i is read", (level) => {
    expect(parseLevel(`${level}`, "--level")).toBe(level);
  });

  test.each(["0", "20", "-1", "3.5", "1e1", " 3", "three", "", "0x3", "NaN"])("%j is refused", (text) => {
    expect(() => parseLevel(text, "--level")).toThrow(
      expect.objectContaining({ code: "bad-option", problems: [expect.objectContaining({ path: "--level" })] }),
    );
  });
});

test("a word is one of the words", () => {
  expect(parseWord("skip", ["refuse", "skip"], "--links")).toBe("skip");
  expect(() => parseWord("Skip", ["refuse", "skip"], "--links")).toThrow(/did you mean "skip"/);
});

test("what a parser refuses joins the problems", () => {
  const problems: Problem[] = [];
  expect(collect(problems, () => parseLevel("99", "--level"))).toBeUndefined();
  expect(collect(problems, () => parseLevel("9", "--level"))).toBe(9);
  expect(problems.map(({ code }) => code)).toEqual(["bad-option"]);
});

test("a fault of a parser is no problem of the user", () => {
  expect(() =>
    collect([], () => {
      throw new TypeError("ours");
    }),
  ).toThrow(TypeError);
});

test("what was not said is absent", () => {
  expect(Object.keys(given({ root: undefined, level: 3 }))).toEqual(["level"]);
});
