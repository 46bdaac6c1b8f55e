import { readFileSync, truncateSync } from "node:fs";
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

describe("a baseline file in the memory that it is of", () => {
  const WRITE = { sources: ["."], write: "base.json" };

  test("is no part of it", async () => {
    using desk = new Desk().write(FILES);
    const { text } = await baseline(WRITE, desk.context());
    expect((await baseline(WRITE, desk.context())).text).toBe(text);
    const comparison = await compare({ base: "base.json", current: ["."] }, desk.context());
    expect(comparison).toMatchObject({ verdict: "pass", findings: [] });
  });

  test("is not said to have changed when an earlier one was taken for memory", async () => {
    using desk = new Desk().write({ ...FILES, "base.json": "an earlier one" });
    const { text } = await baseline({ sources: ["."] }, desk.context());
    desk.write({ "base.json": text });
    expect((await compare({ base: "base.json", current: ["."] }, desk.context())).findings).toEqual([]);
  });

  test("is not spoken of by a snapshot that takes it along", async () => {
    using desk = new Desk().write(FILES);
    await baseline(WRITE, desk.context());
    const { comparison } = await desk.snapshot(["."], { against: { base: "base.json" } });
    expect(comparison).toMatchObject({ verdict: "pass", findings: [] });
  });
});

describe("a report", () => {
  const AMONG = ["json", "markdown", "junit", "sarif"].map((form) => [form, `memory/report.${form}`]);

  test("in what is compared is not spoken of, and replaces an earlier one", async () => {
    using desk = new Desk().write({ "memory/a.txt": "a", "base/a.txt": "b" });
    const request = { base: "base", current: ["memory"], reports: Object.fromEntries(AMONG) };
    const first = await compare(request, desk.context());
    expect(first.findings.map(({ path }) => path)).toEqual(["a.txt"]);
    desk.write({ "memory/a.txt": "b" });
    for (const _ of ["of a difference", "of none"])
      expect((await compare(request, desk.context())).findings).toEqual([]);
  });

  test.each(AMONG)("does not take the place of a file of the memory: %s", async (form, path) => {
    const file = form === "markdown" ? "# Memory changed\n" : '{"verdict": "pass"}';
    using desk = new Desk().write({ [path as string]: file, "base/a.txt": "a" });
    const request = { base: "base", current: ["memory"], reports: { [form as string]: path } };
    const refused = await compare(request, desk.context()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "output-unwritable" });
    expect(readFileSync(desk.path(path as string), "utf8")).toBe(file);
  });

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

  const FORMS = ["json", "markdown", "junit", "sarif"] as const;

  test.each(FORMS)("as %s takes the place of nothing but an empty file and an earlier one", async (form) => {
    using desk = new Desk()
      .write({ ...FILES, report: "", "key.txt": "AGE-SECRET-KEY-1" })
      .database("one/facts.db", "x");
    const before = desk.files("one");
    const write = (path: string): Promise<Comparison> =>
      compare({ base: "two", current: ["one"], reports: { [form]: path } }, desk.context());
    for (const path of ["one/facts.db", "one/memory/a.txt", "one/memory/b.json", "key.txt"])
      await expect(write(path)).rejects.toMatchObject({ code: "output-unwritable" });
    expect(desk.files("one")).toEqual(before);
    for (const path of ["report", "report", "new", "new"]) await write(path);
    expect(desk.files().report).toBe(desk.files().new);
  });
});

describe("files in reports for other tools", () => {
  const FILE = /"uri": "(.*b\.json)"|testcase .*file="(.*b\.json)"/;
  const reports = { sarif: "report.sarif", junit: "report.xml" };
  const named = (desk: Desk): unknown[] =>
    Object.values(reports).map((file) =>
      FILE.exec(desk.files()[file] ?? "")
        ?.slice(1)
        .join(""),
    );

  const write = async (desk: Desk): Promise<void> => {
    desk.write({ ...FILES, "two/memory/b.json": "{" });
    await baseline({ sources: ["one/memory"], root: "one", write: "base.json" }, desk.context());
  };

  test.each<[string, CompareRequest]>([
    ["in a root below it", { base: "base.json", current: ["two/memory"], root: "two" }],
    ["in a folder that stands for itself", { base: "one", current: ["two"] }],
  ])("are named from the current folder: %s", async (_, request) => {
    using desk = new Desk();
    await write(desk);
    await compare({ ...request, reports }, desk.context());
    expect(named(desk)).toEqual(["two/memory/b.json", "two/memory/b.json"]);
  });

  test("are named so beside a snapshot, too, and from the root where that lies elsewhere", async () => {
    using desk = new Desk();
    await write(desk);
    await desk.snapshot(["two/memory"], { root: "two", against: { base: "base.json", reports } });
    expect(named(desk)).toEqual(["two/memory/b.json", "two/memory/b.json"]);
    await compare({ base: "../one", current: ["../two"], reports }, desk.context({ cwd: desk.path("bundles") }));
    expect(FILE.exec(desk.files()["bundles/report.sarif"] ?? "")?.[1]).toBe("memory/b.json");
  });
});

describe("a baseline file", () => {
  test("takes the place of nothing but an earlier one, however large that is", async () => {
    using desk = new Desk().write(FILES).write({ large: "SQLite format 3" });
    truncateSync(desk.path("large"), 700 * 1024 * 1024);
    const write = (path: string) => baseline({ sources: ["one"], write: path }, desk.context());
    for (const path of ["large", "two/memory/a.txt", "two/memory/b.json"])
      await expect(write(path)).rejects.toMatchObject({ code: "output-exists" });
    for (const path of ["new", "new"]) await write(path);
  });
});
