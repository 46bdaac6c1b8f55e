import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { codes, DrillDesk, STORES } from "./desk.ts";

const ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

const desk = new DrillDesk();
beforeAll(() => desk.fill());
afterAll(() => desk[Symbol.dispose]());

describe("probes", () => {
  const FACTS = { store: STORES.facts };

  test("of every kind pass", async () => {
    const result = await desk.probed(
      {
        sql: {
          ...FACTS,
          query: "SELECT id, body FROM facts ORDER BY id",
          rows: [
            [1, "tea is green"],
            [2, "cats sleep"],
          ],
        },
      },
      { sql: { ...FACTS, query: "SELECT * FROM facts", minRows: 1, maxRows: 2 } },
      { sql: { ...FACTS, query: "SELECT * FROM facts WHERE id > 5", rows: [] } },
      { sql: { ...FACTS, query: "SELECT count(*) = 2, NULL, x'0a' FROM facts", rows: [[true, null, { hex: "0a" }]] } },
      { file: { path: "mem/state/cursor.json", jsonPointer: "/list/0", equals: { a: "b" }, minBytes: 5 } },
      { file: { path: "mem/log.jsonl", contains: "tea", sha256: "a1b2".repeat(16) } },
      { file: { path: "mem/absent", exists: false } },
      { git: { store: STORES.notes, branch: "main", minCommits: 1, hasFile: "MEMORY.md" } },
    );
    expect(result.probes.map(({ status }) => status).join()).toBe(
      "passed,passed,passed,passed,passed,failed,passed,passed",
    );
    expect(codes(result)).toEqual([["probe-failed", "p5"]]);
  });

  const FAILING: readonly (readonly [name: string, probe: object])[] = [
    ["another value", { sql: { ...FACTS, query: "SELECT count(*) FROM facts", rows: [[3]] } }],
    ["another text", { sql: { ...FACTS, query: "SELECT body FROM facts LIMIT 1", rows: [["tea is black"]] } }],
    ["a text for a number", { sql: { ...FACTS, query: "SELECT '1'", rows: [[1]] } }],
    ["too few rows", { sql: { ...FACTS, query: "SELECT 1", rows: [[1], [1]] } }],
    ["too many rows", { sql: { ...FACTS, query: "SELECT id FROM facts ORDER BY id", rows: [[1]] } }],
    ["another column", { sql: { ...FACTS, query: "SELECT 1, 2", rows: [[1]] } }],
    ["fewer rows than enough", { sql: { ...FACTS, query: "SELECT 1", minRows: 2 } }],
    ["more rows than allowed", { sql: { ...FACTS, query: "SELECT * FROM facts", maxRows: 1 } }],
    ["a store that is not there", { sql: { store: "mem/fact.db", query: "SELECT 1", minRows: 1 } }],
    ["a store of another kind", { sql: { store: STORES.notes, query: "SELECT 1", minRows: 1 } }],
    ["an endless query", { sql: { ...FACTS, query: ENDLESS, minRows: 1, timeoutSeconds: 1 } }],
    ["a table without full text", { fts: { ...FACTS, table: "facts", match: "tea" } }],
    ["a file that is not there", { file: { path: "mem/absent" } }],
    ["a file that should not be there", { file: { path: "mem/log.jsonl", exists: false } }],
    ["a folder for a file", { file: { path: "mem/state" } }],
    ["a smaller file", { file: { path: "mem/log.jsonl", minBytes: 1000 } }],
    ["a text that does not occur", { file: { path: "mem/log.jsonl", contains: "coffee" } }],
    ["JSON that is none", { file: { path: "mem/notes/MEMORY.md", jsonPointer: "", equals: 1 } }],
    ["another value in JSON", { file: { path: "mem/state/cursor.json", jsonPointer: "/offset", equals: 8 } }],
    ["nothing in JSON", { file: { path: "mem/state/cursor.json", jsonPointer: "/x", equals: null } }],
    ["another branch", { git: { store: STORES.notes, branch: "trunk" } }],
    ["another commit", { git: { store: STORES.notes, head: "0000000" } }],
    ["too few commits", { git: { store: STORES.notes, minCommits: 2 } }],
    ["a file that is not committed", { git: { store: STORES.notes, hasFile: "draft.md" } }],
  ];

  test("fail where the memory is another one than they expect", async () => {
    const result = await desk.probed(...FAILING.map(([name, probe]) => ({ name, ...probe })));
    expect(result.outcome).toBe("corrupt");
    expect(result.probes.filter(({ status }) => status !== "failed")).toEqual([]);
    expect(codes(result)).toEqual(FAILING.map(([name]) => ["probe-failed", name]));
  });

  test("show no text of the memory", async () => {
    const { probes, findings } = await desk.probed(
      { sql: { ...FACTS, query: "SELECT body FROM facts", rows: [["x"], [1]] } },
      { file: { path: "mem/state/cursor.json", jsonPointer: "/list/0/a", equals: "c" } },
    );
    expect(JSON.stringify([probes, findings])).not.toMatch(/tea is green|cats sleep|"b"/);
  });
});
