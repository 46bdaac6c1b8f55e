import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { probesSchema } from "../../../scripts/probes-schema.ts";
import { readProbes } from "../../../src/model/index.ts";

const SQL = { store: "facts.db", query: "SELECT 1" };

function mistakes(...probes: readonly unknown[]): string[] {
  return readProbes({ probes }).mistakes.map(({ path, key }) => [...path.slice(1), ...(key ? [key] : [])].join("."));
}

describe("a probe", () => {
  test.each([
    ["sql", { ...SQL, rows: [] }],
    ["sql", { ...SQL, rows: [[null, true, 1.5, "a", { hex: "00ff" }, { integer: "-9223372036854775808" }]] }],
    ["sql", { ...SQL, minRows: 1, maxRows: 1, timeoutSeconds: 5 }],
    ["fts", { store: "facts.db", table: "t", match: "a OR b" }],
    ["file", { path: "a/b.json" }],
    ["file", { path: "a/b.json", jsonPointer: "", equals: null }],
    ["file", { path: "a/b.json", exists: false }],
    ["git", { store: "notes" }],
  ])("may ask by %s %#", (kind, question) => {
    expect(mistakes({ name: "a", [kind]: question })).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ["nothing at all", {}, ["0"]],
    ["two things", { sql: { ...SQL, rows: [] }, git: { store: "a" } }, ["0"]],
    ["for rows without an expectation", { sql: SQL }, ["0.sql"]],
    ["for rows and their number", { sql: { ...SQL, rows: [], minRows: 1 } }, ["0.sql"]],
    ["for more rows than it allows", { sql: { ...SQL, minRows: 2, maxRows: 1 } }, ["0.sql"]],
    ["for digits that JavaScript loses", { sql: { ...SQL, rows: [[2 ** 53]] } }, ["0.sql.rows.0.0"]],
    ["for upper-case hex", { sql: { ...SQL, rows: [[{ hex: "FF" }]] } }, ["0.sql.rows.0.0.hex"]],
    ["for a file outside", { file: { path: "../a" } }, ["0.file.path"]],
    ["for a file of git's own", { file: { path: "notes/.git/config" } }, ["0.file.path"]],
    ["for a place in JSON without its value", { file: { path: "a", jsonPointer: "/a" } }, ["0.file"]],
    ["for the content of what must not exist", { file: { path: "a", exists: false, minBytes: 1 } }, ["0.file"]],
    ["for a pointer that is none", { file: { path: "a", jsonPointer: "a", equals: 1 } }, ["0.file.jsonPointer"]],
    ["for a commit that is none", { git: { store: "a", head: "main" } }, ["0.git.head"]],
  ])("may not ask %s", (_what, question, expected) => {
    expect(mistakes({ name: "a", ...(question as object) })).toEqual(expected);
  });

  test("tells every mistake, and unknown keys the nearest right word", () => {
    const found = readProbes({
      probe: [],
      probes: [{ nam: "a", fts: { store: "a", tabel: "b", match: "c" } }],
    }).mistakes.map(({ message }) => message);
    for (const word of ['"probes"', '"name"', '"table"'])
      expect(found.filter((message) => message.includes(`did you mean ${word}?`))).toHaveLength(1);
    expect(found.filter((message) => message === "is missing")).toHaveLength(2);
  });

  test("has a name of its own", () => {
    const file = { path: "a" };
    expect(mistakes({ name: "a", file }, { name: "b", file }, { name: "a", file })).toEqual(["2.name"]);
  });
});

test.each([null, [], "probes", 7, {}, { probes: [] }, { probes: [null] }])("%j is no list of probes", (value) => {
  expect(readProbes(value).mistakes.length).toBeGreaterThan(0);
});

test("the JSON Schema for editors is that of the parser", () => {
  const file = join(import.meta.dirname, "..", "..", "..", "docs", "probes.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(probesSchema()));
});
