import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { BUILT_IN_POLICY, type Policy } from "../../../../src/baseline/index.ts";
import { loadPolicy } from "../../../../src/flows/compare/policy-file.ts";
import type { Problem } from "../../../../src/model/index.ts";
import { Desk } from "../desk.ts";

async function load(text: string): Promise<{ policy: Policy; messages: string[] }> {
  using desk = new Desk();
  const problems: Problem[] = [];
  const policy = await loadPolicy("p.yaml", desk.write({ "p.yaml": text }).folder, problems);
  for (const { code, message, path } of problems) {
    expect(code).toBe("bad-option");
    expect(message.startsWith(`${path}: `)).toBe(true);
  }
  return { policy, messages: problems.map(({ message }) => message) };
}

/** What is said of one line that stands in a list of the policy. */
async function saidOf(list: string, line: string): Promise<string[]> {
  const { policy, messages } = await load(`# policy\n${list}:\n  - ${line}\n`);
  if (messages.length > 0) expect(policy).toBe(BUILT_IN_POLICY);
  return messages;
}

describe("a policy file", () => {
  test("is YAML or JSON", async () => {
    const rule = { code: "rows-removed", severity: "warn" };
    for (const text of [
      "rules:\n  - { code: rows-removed, severity: warn }",
      JSON.stringify({ $schema: "x", rules: [rule] }),
    ])
      expect(await load(text)).toEqual({ policy: { ...BUILT_IN_POLICY, rules: [rule] }, messages: [] });
  });

  test("need not be there", async () => {
    expect(await loadPolicy(undefined, ".", [])).toBe(BUILT_IN_POLICY);
  });

  test("has to be there when it is named", async () => {
    const problems: Problem[] = [];
    await loadPolicy("absent.yaml", import.meta.dirname, problems);
    expect(problems).toEqual([
      { code: "bad-option", message: "absent.yaml: the policy file does not exist", path: "absent.yaml" },
    ]);
  });

  test("has all its mistakes told at once, in order", async () => {
    const text = [
      "rules:",
      "  - { code: rows-removd, severity: eror }",
      "  - codes: rows-removed",
      "    severity: warn",
      "probes: { neighbors: 10 }",
      "rule: []",
    ].join("\n");
    expect((await load(text)).messages).toEqual([
      'p.yaml:2:13: rules[0].code: no difference has the code "rows-removd"; did you mean "rows-removed"?',
      'p.yaml:2:36: rules[0].severity: expected one of "ignore", "notice", "warn", "error"; did you mean "error"?',
      'p.yaml:3:5: rules[1]: unknown key "codes"; did you mean "code"?',
      'p.yaml:5:11: probes: unknown key "neighbors"; did you mean "neighbours"?',
      'p.yaml:6:1: unknown key "rule"; did you mean "rules"?',
    ]);
  });
});

describe("what is no policy", () => {
  test.each<[string, string, ...string[]]>([
    ["nothing", "", "1:1: is empty; expected keys with their values"],
    ["nothing but comments", "# rules:\n", "1:1: is empty; expected keys with their values"],
    ["a text", "rules", "1:1: expected object"],
    ["two documents", "rules: []\n---\nrules: []\n", "2:1: a second document begins here; expected one"],
    ["a key that stands there twice", '{"rules": [],\n"rules": []}', "2:1: map keys must be unique"],
    ["a tab", "rules:\n\t- {}", "2:1: tabs are not allowed as indentation"],
    ["a wrong key after a mark of the byte order", "\ufeffrule: []", '1:1: unknown key "rule"; did you mean "rules"?'],
    [
      "patterns without quotes",
      "ignore:\r\n  - { column: *_at }\r\n  - { path: **/x.json }\r\n",
      "2:15: an alias of what is named nowhere before; a text that begins with * needs quotes",
      "3:13: an alias of what is named nowhere before; a text that begins with * needs quotes",
    ],
    [
      "a star without quotes",
      "ignore: [{ store: * }]",
      "1:19: an alias of what is named nowhere before; a text that begins with * needs quotes",
    ],
  ])("is told by line and column: %s", async (_, text, ...expected) => {
    expect((await load(text)).messages).toEqual(expected.map((message) => `p.yaml:${message}`));
  });

  test("may be made of parts that are named once", async () => {
    const { policy, messages } = await load("rules:\n  - &a { code: rows-removed, severity: warn }\n  - *a\n");
    expect([policy.rules.length, messages]).toEqual([2, []]);
  });

  test("is told of by a few lines, however much of it is wrong", async () => {
    const { messages } = await load(`rules: ${"[".repeat(20_000)}\n${": x\n".repeat(2000)}`);
    expect(messages.length).toBeLessThanOrEqual(10);
  });

  test("is not quoted: it may be a secret", async () => {
    const { policy, messages } = await load(
      `"public": key\nAGE-SECRET-KEY-1\n"a" AGE-SECRET-KEY-2\n!t: *AGE-SECRET-KEY-3\n`,
    );
    expect(policy).toBe(BUILT_IN_POLICY);
    expect(messages.join()).toMatch(/^p\.yaml:\d+:\d+: /);
    expect(messages.join()).not.toContain("AGE-SECRET-KEY");
  });
});

describe("a rule", () => {
  test.each<[string, ...string[]]>([
    ["{ code: rows-removed }", "3:5: rules[0]: says nothing; expected a severity or a limit"],
    ["{ code: [], severity: warn }", "3:13: rules[0].code: too small: expected array to have >=1 items"],
    ["{ code: 7, severity: warn }", "3:13: rules[0].code: expected a code, or a list of codes"],
    [
      "{ code: [rows-added, rows-remved], severity: warn }",
      '3:26: rules[0].code[1]: no difference has the code "rows-remved"; did you mean "rows-removed"?',
    ],
    [
      "{ code: rows-removed, severity: warning }",
      '3:37: rules[0].severity: expected one of "ignore", "notice", "warn", "error"; did you mean "warn"?',
    ],
    ["{ code: rows-removed, max-percent: 3 }", '3:27: rules[0]: unknown key "max-percent"; did you mean "maxPercent"?'],
    ["{ max: 3 }", "3:12: rules[0].max: a limit needs the code that it is for"],
    ["{ code: vectors-recall, max: 3 }", "3:34: rules[0].max: vectors-recall has no max; it has minRecall"],
    ["{ code: [rows-added, head-changed], maxPercent: 3 }", "3:26: rules[0].code[1]: head-changed has no maxPercent"],
    [
      "{ code: rows-removed, minRecall: 1 }",
      "3:38: rules[0].minRecall: rows-removed has no minRecall; it has max and maxPercent",
    ],
    ["{ code: vectors-recall, minRecall: 90 }", "3:40: rules[0].minRecall: too big: expected number to be <=1"],
    ["{ code: rows-removed, max: .inf }", "3:32: rules[0].max: expected number"],
    ["{ code: commits-added, column: x, severity: warn }", "3:36: rules[0].column: commits-added has no column"],
    ["{ table: a, path: b, severity: warn }", "3:5: rules[0]: nothing has table and path at once"],
    ["{ code: rows-removed, severity: ignore, max: 3 }", "3:37: rules[0].severity: what is ignored has no limits"],
    ["{ code: rows-removed, within: notice }", "3:35: rules[0].within: means nothing without a limit"],
    [
      "{ code: rows-removed, severity: warn, within: error, max: 2 }",
      "3:51: rules[0].within: is stricter than the severity beyond the limits",
    ],
    [
      "{ path: /abs, severity: warn }",
      "3:13: rules[0].path: expected a path relative to the root, with / between its parts",
    ],
    [
      "{ pointer: a, severity: warn }",
      "3:16: rules[0].pointer: expected a JSON pointer such as /updatedAt, or a pattern of such",
    ],
    [
      "{ ref: main, severity: warn }",
      "3:12: rules[0].ref: expected a full name such as refs/heads/main, or a pattern such as **/main",
    ],
    [
      "{ object: by_time, severity: warn }",
      "3:15: rules[0].object: expected the type and the name, such as `index facts_by_time`",
    ],
    [
      "{ store: ./a.db, severity: warn }",
      "3:14: rules[0].store: expected the name of a store, or its path relative to the root, with / between its parts",
    ],
    ["just text", "3:5: rules[0]: expected object"],
  ])("%s is a mistake", async (line, ...expected) => {
    expect(await saidOf("rules", line)).toEqual(expected.map((message) => `p.yaml:${message}`));
  });

  test.each([
    "{ severity: notice }",
    "{ code: vectors-recall, within: warn }",
    "{ code: [rows-removed, rows-added], table: facts, max: 0 }",
    "{ code: rows-changed, column: '*_at', max: 10, within: ignore }",
    "{ code: store-grown, store: memory/**, maxPercent: 1000 }",
    "{ path: state/**, severity: ignore }",
  ])("%s is right", async (line) => {
    expect(await saidOf("rules", line)).toEqual([]);
  });
});

describe("the rest of a policy", () => {
  test.each<[string, string, ...string[]]>([
    ["ignore", "{}", "3:5: ignore[0]: ignores everything; name at least one of store, table, column, path and pointer"],
    ["ignore", "{ table: a, pointer: /b }", "3:5: ignore[0]: nothing has table and pointer at once"],
    ["ignore", "{ colunm: a }", '3:7: ignore[0]: unknown key "colunm"; did you mean "column"?'],
    ["keys", "{ table: a }", "3:5: keys[0]: expected table and columns, or path and pointer"],
    ["keys", "{ table: a, column: [b] }", '3:17: keys[0]: unknown key "column"; did you mean "columns"?'],
    ["vectors", "{ table: a }", "3:5: vectors[0].column: is missing"],
    [
      "vectors",
      "{ table: a, column: b, type: float }",
      '3:34: vectors[0].type: expected one of "float32", "float64", "float16", "int8", "bit", "json"; did you mean "float32"?',
    ],
    [
      "vectors",
      "{ table: a, column: b, isVector: false, dimension: 3 }",
      "3:38: vectors[0].isVector: false allows no type, dimension or of",
    ],
    [
      "monotonic",
      "state/cursor.json",
      "3:5: monotonic[0]: expected the path of a JSON file, `#` and a JSON pointer: state/cursor.json#/offset",
    ],
    ["monotonic", "{ path: a }", "3:5: monotonic[0]: expected string"],
  ])("has in %s no %s", async (list, line, ...expected) => {
    expect(await saidOf(list, line)).toEqual(expected.map((message) => `p.yaml:${message}`));
  });
});

test("the example is right", async () => {
  const problems: Problem[] = [];
  const example = join(import.meta.dirname, "..", "..", "..", "..", "docs", "examples", "policy.yaml");
  expect((await loadPolicy(example, ".", problems)).rules.length).toBeGreaterThan(3);
  expect(problems).toEqual([]);
});
