import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { baseline, type CompareRequest, compare } from "../../../../src/flows/index.ts";
import { AppError, type Comparison, given } from "../../../../src/model/index.ts";
import { Desk } from "../desk.ts";

const FILES = {
  "one/memory/a.txt": "a",
  "one/memory/b.json": "{}",
  "two/memory/a.txt": "b",
  "two/memory/b.json": "{}",
};

/** Compares as from the folder `cwd`, next to a baseline file of the first memory. */
async function compareAt(cwd: string, request: CompareRequest): Promise<Comparison> {
  using desk = new Desk().write({ ...FILES, "policy.yaml": "rules: []" });
  await baseline({ sources: ["memory"], write: "../base.json" }, desk.context({ cwd: desk.path("one") }));
  return await compare(request, desk.context({ cwd: desk.path(cwd) }));
}

describe("the two sides of a comparison", () => {
  test.each<[string, string, CompareRequest]>([
    ["a baseline file and live sources", "two", { base: "../base.json", current: ["memory"] }],
    ["live sources and a baseline file", "two", { base: "memory", current: ["../base.json"] }],
    ["live sources elsewhere", ".", { base: "two/memory", current: ["base.json"], root: "two" }],
    ["two folders", ".", { base: "one/memory", current: ["two/memory"] }],
    ["two folders with the memory in them", ".", { base: "one", current: ["two"] }],
  ])("are told by their paths: %s", async (_, cwd, request) => {
    const { stores, notes } = await compareAt(cwd, request);
    expect(stores.map(({ status }) => status)).toEqual(["changed"]);
    expect(notes).toEqual([]);
  });

  test("are said to have been misread when a file was meant to be more than a file", async () => {
    using desk = new Desk().write({ ...FILES, "base.json": "" });
    const { verdict, notes } = await compare({ base: "base.json", current: ["one"] }, desk.context());
    expect(verdict).toBe("fail");
    expect(notes).toHaveLength(2);
    expect(notes[1]).toContain("base.json");
  });
});

describe("a report", () => {
  test.each<[string, CompareRequest["reports"]]>([
    ["the baseline", { markdown: "base.json" }],
    ["what is compared with it, however it is spelt", { sarif: join("one", "memory", "..", "memory", "a.txt") }],
    ["the policy", { junit: "policy.yaml" }],
    ["another report", { junit: "report", sarif: "./report" }],
  ])("does not take the place of %s", async (_, reports) => {
    const request = {
      base: "base.json",
      current: ["one/memory/a.txt"],
      policyFile: "policy.yaml",
      ...given({ reports }),
    } satisfies CompareRequest;
    const refused = await compareAt(".", request).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: "output-unwritable" });
  });
});
