import { describe, expect, test } from "@jest/globals";
import type { IndexEntry } from "../../../../src/kinds/git/trees.ts";
import { type Withholds, withoutWithheld } from "../../../../src/kinds/git/withheld.ts";

const withholds: Withholds = (path) => (path.endsWith(".env") ? "sensitive" : undefined);

describe("an index without what is withheld", () => {
  test("lacks what was staged, and holds what HEAD has in its place", () => {
    const head = new Map([["old.env", { mode: "100644", oid: "committed" }]]);
    const index = [entry("a.md"), entry("new.env"), entry("old.env"), entry("z.md")];
    expect(withoutWithheld(index, head, withholds)).toEqual({
      index: [entry("a.md"), entry("old.env", "committed"), entry("z.md")],
      withheld: ["new.env", "old.env"],
    });
  });

  test("lacks all sides of a conflict", () => {
    const index = ["1", "2", "3"].map((stage) => entry("a.env", stage, stage));
    expect(withoutWithheld(index, new Map(), withholds)).toEqual({ index: [], withheld: ["a.env"] });
  });

  test("is the index itself where nothing uncommitted is withheld", () => {
    const index = [entry("a.md"), entry("old.env", "committed")];
    const head = new Map([["old.env", { mode: "100644", oid: "committed" }]]);
    expect(withoutWithheld(index, head, withholds).index).toBe(index);
  });
});

function entry(path: string, oid = "staged", stage = "0"): IndexEntry {
  return { mode: "100644", oid, stage, path };
}
