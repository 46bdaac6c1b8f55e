import { describe, expect, test } from "@jest/globals";
import type { SecretReport } from "../../../src/model/index.ts";
import { secretsAnnotation } from "../../../src/report/index.ts";
import { secretsLine, secretsList, secretsMarkdown } from "../../../src/report/secrets-text.ts";

const REPORT: SecretReport = {
  mode: "warn",
  key: "random",
  rules: [
    { rule: "aws", count: 1 },
    { rule: "github", count: 3 },
  ],
  findings: [
    {
      rule: "github",
      store: "facts.db",
      kind: "sqlite",
      in: "content",
      place: "facts.text",
      count: 3,
      at: ["rowid 1", "rowid 2"],
      fingerprints: ["0123456789abcdef"],
    },
    {
      rule: "aws",
      store: "repo",
      kind: "git",
      in: "history",
      place: "a.md",
      count: 1,
      at: ["blob 0a1b"],
      fingerprints: [],
    },
  ],
  omitted: 2,
  unsearched: ["large.db"],
};

describe("a report about secrets", () => {
  test("says what was found where, and what was not searched", () => {
    expect(secretsLine(REPORT)).toContain("1 of aws, 3 of github");
    expect(secretsList(REPORT)).toEqual([
      "secrets",
      "  facts.text: 3 of github (rowid 1, rowid 2)",
      "  a.md: 1 of aws (in the history of git; blob 0a1b)",
      expect.stringContaining("large.db"),
    ]);
  });

  test("is silent where there is nothing to say", () => {
    expect([secretsLine(null), secretsList(undefined), secretsMarkdown(null), secretsAnnotation(null)]).toEqual([
      null,
      [],
      "",
      null,
    ]);
  });

  test("warns in a run of secrets that are in a bundle, and not of those that are not", () => {
    expect(secretsAnnotation(REPORT)?.message).toContain("facts.text");
    expect(secretsAnnotation({ ...REPORT, mode: "redact", unsearched: [] })).toBeNull();
  });

  test("lets no foreign text act as markup or as a terminal sequence", () => {
    const [finding] = REPORT.findings;
    if (finding === undefined) throw new Error("expected a finding");
    const hostile = { ...finding, place: "a|b`<b>\u001b[31m", at: ["<img>|\n"] };
    const report = { ...REPORT, findings: [hostile] };
    for (const piece of ["<b>", "<img>", "\u001b"]) expect(secretsMarkdown(report)).not.toContain(piece);
    expect(secretsList(report).join("\n")).not.toContain("\u001b");
  });
});
