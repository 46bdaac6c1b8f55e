import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { loadProbes } from "../../../../src/flows/drill/probe-file.ts";
import type { Problem } from "../../../../src/model/index.ts";
import { Desk } from "../desk.ts";

async function load(text: string): Promise<{ names: string[]; paths: (string | undefined)[] }> {
  using desk = new Desk();
  const problems: Problem[] = [];
  const probes = await loadProbes("p.yaml", desk.write({ "p.yaml": text }).folder, problems);
  expect(new Set(problems.map(({ code }) => code)).size).toBeLessThan(2);
  return { names: probes.map(({ name }) => name), paths: problems.map(({ path }) => path) };
}

describe("a file of probes", () => {
  test("is YAML", async () => {
    const text = "# probes\nprobes:\n  - name: a\n    file: { path: x.md }\n";
    expect(await load(text)).toEqual({ names: ["a"], paths: [] });
  });

  test("is JSON, and may name its schema", async () => {
    const text = JSON.stringify({ $schema: "probes.schema.json", probes: [{ name: "a", git: { store: "notes" } }] });
    expect(await load(text)).toEqual({ names: ["a"], paths: [] });
  });

  test("has its mistakes told in order, each with line and column", async () => {
    const text = [
      "probes:",
      "  - name: a",
      "    file: { path: ../x, minbytes: 3 }",
      "  - nam: b",
      "    sql: { store: x, query: y, rows: [[1, [2]]] }",
      "prob: 1",
    ].join("\n");
    expect((await load(text)).paths).toEqual([
      "p.yaml:3:19",
      "p.yaml:3:25",
      "p.yaml:4:5",
      "p.yaml:4:5",
      "p.yaml:5:43",
      "p.yaml:6:1",
    ]);
  });

  test.each([
    ["nothing", "", "p.yaml:1:1"],
    ["what is not closed", "probes: [1,\nb", "p.yaml:2:1"],
    ["a key twice", "probes:\n  - name: a\n    name: b", "p.yaml:3:5"],
    ["two documents", "probes: []\n---\nprobes: []", "p.yaml:2:1"],
    ["a tag of its own", "probes:\n  - !secret x", "p.yaml:2:5"],
    ["an alias of nothing", "probes: *a", "p.yaml:1:9"],
  ])("may not hold %s", async (_what, text, place) => {
    const { names, paths } = await load(text);
    expect({ names, paths: paths.slice(0, 1) }).toEqual({ names: [], paths: [place] });
  });

  test("cannot be blown up by aliases", async () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [above, below] of ["ab", "bc", "cd", "de", "ef", "fg"].map((pair) => [...pair]))
      bomb.push(`${below}: &${below} [${Array.from({ length: 10 }, () => `*${above}`).join(", ")}]`);
    expect((await load(bomb.join("\n"))).paths).toEqual(["p.yaml:1:1"]);
  });

  test("has to be there, and to be small", async () => {
    using desk = new Desk();
    const problems: Problem[] = [];
    desk.write({ "large.yaml": " ".repeat(1024 * 1024 + 1) });
    for (const file of ["absent.yaml", "large.yaml", "."]) await loadProbes(file, desk.folder, problems);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["bad-option", "absent.yaml"],
      ["bad-option", "large.yaml"],
      ["bad-option", "."],
    ]);
  });
});

test("the example is right", async () => {
  const problems: Problem[] = [];
  const example = join(import.meta.dirname, "..", "..", "..", "..", "docs", "examples", "probes.yaml");
  expect((await loadProbes(example, ".", problems)).length).toBeGreaterThan(3);
  expect(problems).toEqual([]);
});
