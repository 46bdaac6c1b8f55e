import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { secretsSchema } from "../../../scripts/secrets-schema.ts";
import { openSecretsReader } from "../../../src/secrets/index.ts";

const read = await openSecretsReader();

/** Where the mistakes are. */
function mistakes(value: unknown): string[] {
  return read(value).mistakes.map(({ path }) => path.join("."));
}

describe("a file of rules about secrets", () => {
  test("holds rules, what is allowed, and what is redacted", () => {
    const file = {
      rules: [{ name: "acme", pattern: "(?i)acme-(?P<secret>[0-9]{4,9})" }],
      allow: ["acme-0000"],
      redact: [
        { do: "hash", table: "people", column: "mail" },
        { do: "drop", path: "people/**" },
        { do: "mask", path: "**/*.jsonl", pointer: "/by/~1name" },
      ],
    };
    expect(read(file)).toEqual({ value: file, mistakes: [] });
    expect(mistakes({})).toEqual([]);
  });

  test.each([
    ["lookahead", "a(?=b)"],
    ["a backreference", "(a)\\1"],
    ["an open group", "(a"],
  ])("has no pattern with %s", (_, pattern) => {
    expect(mistakes({ rules: [{ name: "a", pattern }] })).toEqual(["rules.0.pattern"]);
    expect(mistakes({ allow: [pattern] })).toEqual(["allow.0"]);
  });

  test.each([
    [
      "twice the same name",
      [
        { name: "a", pattern: "x" },
        { name: "a", pattern: "y" },
      ],
      "rules.1.name",
    ],
    ["a name that says something else", [{ name: "drop", pattern: "x" }], "rules.0.name"],
    ["a name that cannot stand in a mark", [{ name: "A b", pattern: "x" }], "rules.0.name"],
    ["no pattern", [{ name: "a" }], "rules.0.pattern"],
  ])("has no rules with %s", (_, rules, place) => {
    expect(mistakes({ rules })).toEqual([place]);
  });

  test.each([
    [{ do: "drop" }],
    [{ do: "drop", table: "a", path: "b" }],
    [{ do: "drop", path: "a", column: "b" }],
    [{ do: "hash", table: "a" }],
    [{ do: "mask", path: "a" }],
    [{ do: "mask", table: "a", column: "b", pointer: "/c" }],
  ])("does not redact %j", (redaction) => {
    expect(mistakes({ redact: [redaction] })[0]).toBe("redact.0");
  });

  test("has a JSON Schema for editors that is that of the parser", () => {
    const file = join(import.meta.dirname, "..", "..", "..", "docs", "secrets.schema.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(secretsSchema()));
  });
});
