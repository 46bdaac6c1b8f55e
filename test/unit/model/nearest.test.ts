import { describe, expect, test } from "@jest/globals";
import { didYouMean, nearestWord } from "../../../src/model/index.ts";

const OPTIONS = ["out", "agent", "label", "recipient", "recipients-file", "no-encrypt", "level", "to", "dry-run"];

describe("the nearest word", () => {
  test.each([
    ["recipent", "recipient"],
    ["recpiient", "recipient"],
    ["recipients", "recipient"],
    ["recip", "recipient"],
    ["recipient-key", "recipient"],
    ["dryrun", "dry-run"],
    ["no-encryption", "no-encrypt"],
    ["LEVEL", "level"],
    ["levle", "level"],
    ["ot", "out"],
    ["output-dir", "out"],
    ["labelled", "label"],
    ["to-dir", "to"],
  ])("of %s is %s", (word, nearest) => {
    expect(nearestWord(word, OPTIONS)).toBe(nearest);
  });

  test.each(["x", "verbose", "", "compression", "zz"])("of %j is none", (word) => {
    expect(nearestWord(word, OPTIONS)).toBeUndefined();
  });

  test("is one that differs by a slip before one that it begins with, whatever their case", () => {
    expect(nearestWord("max-percent", ["max", "maxPercent"])).toBe("maxPercent");
  });

  test("is spelt as the caller says", () => {
    expect(didYouMean("levle", OPTIONS, (word) => `--${word}`)).toContain("--level");
    expect(didYouMean("compression", OPTIONS)).toBe("");
  });
});
