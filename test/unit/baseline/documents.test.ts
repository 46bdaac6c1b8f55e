import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { SCHEMAS } from "../../../scripts/baseline-schemas.ts";
import { policyPage } from "../../../scripts/policy-page.ts";
import { BUILT_IN_POLICY, judge, readPolicy } from "../../../src/baseline/index.ts";
import { DIFFERENCE_CODES } from "../../../src/model/index.ts";
import { difference, FACTS, policyOf } from "./differences.ts";

const DOCS = join(import.meta.dirname, "..", "..", "..", "docs");

function document(name: string): string {
  return readFileSync(join(DOCS, name), "utf8").replaceAll("\r\n", "\n");
}

test.each(Object.entries(SCHEMAS))("docs/%s is what `node scripts/baseline-schemas.ts` writes", (name, schema) => {
  expect(JSON.parse(document(name))).toEqual(JSON.parse(schema()));
});

test("the JSON Schema of policies takes the same numbers that may only grow as the parser", () => {
  const { pattern } = JSON.parse(document("policy.schema.json")).properties.monotonic.items as { pattern: string };
  for (const text of [
    "a.json#/b",
    "a#",
    "a#b#/c/d",
    "a\n#/b\nc",
    "**/*.json#/",
    "a",
    "a#b",
    "/a#/b",
    "../a#/b",
    "a\\b#/c",
    "#/a",
  ])
    expect([text, new RegExp(pattern, "u").test(text)]).toEqual([
      text,
      readPolicy({ monotonic: [text] }).mistakes.length === 0,
    ]);
});

describe("docs/policy.md", () => {
  const examples = [...policyPage().matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]): unknown => parse(yaml));

  test("is what `node scripts/policy-page.ts` writes", () => {
    expect(document("policy.md")).toBe(policyPage());
  });

  test("has examples that are right", () => {
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(readPolicy(example).mistakes).toEqual([]);
  });

  test("shows the built-in policy as it is", () => {
    const shown = policyOf(examples[1]);
    for (const code of DIFFERENCE_CODES)
      for (const share of [0, 0.05, 0.3, 0.6, 0.9]) {
        const numbers = { bytes: share * 1000, before: 100, recall: share, overlap: share, drift: share };
        const found = [{ store: FACTS, differences: [difference(code, { numbers })] }];
        const { ignored: _, ...judgement } = judge(found, shown);
        expect(judgement).toEqual({ ...judge(found, BUILT_IN_POLICY), ignored: undefined });
      }
  });

  test("has a row for every code", () => {
    for (const code of DIFFERENCE_CODES) expect(policyPage()).toContain(`\n| \`${code}\` | `);
  });
});
