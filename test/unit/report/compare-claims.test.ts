import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DIFFERENCE_CODES, type DifferenceCode, type HeldLimit, type Place } from "../../../src/model/index.ts";
import { sentence } from "../../../src/report/compare-findings.ts";
import { aFinding } from "./comparisons.ts";

type Numbers = Readonly<Record<string, number>>;

const CLAIMS: Readonly<Record<DifferenceCode, readonly [said: string, numbers: Numbers, place?: Place][]>> = {
  "store-removed": [
    ["the store is gone", {}],
    ["the store is gone (4.5 MiB)", { entries: 1, bytes: 4_718_592 }],
  ],
  "store-added": [["the store is new (12.0 KiB)", { entries: 1, bytes: 12_288 }]],
  "store-emptied": [["the store holds nothing any more", { before: 12, after: 0 }]],
  "store-shrunk": [["the store shrank from 10.0 MiB to 2.0 MiB", { bytes: 1, before: 10_485_760, after: 2_097_152 }]],
  "store-grown": [["the store grew from 900 B to 1.0 GiB", { bytes: 1, before: 900, after: 1_073_741_824 }]],
  "store-changed": [["the store changed", {}]],
  "store-not-compared": [["the store could not be compared: it met a limit of time or memory", {}]],
  "table-added": [["the table is new, with 1 row", { rows: 1, before: 0, after: 1 }]],
  "table-removed": [["the table is gone, with its 1,204 rows", { rows: 1204, before: 1204, after: 0 }]],
  "table-changed": [["other content in as many rows as before (1,204)", { before: 1204, after: 1204 }]],
  "column-added": [["the column is new", {}]],
  "column-removed": [["the column is gone", {}]],
  "column-changed": [["the column is declared anew", {}]],
  "object-added": [["the trigger is new", {}, { object: "trigger t" }]],
  "object-removed": [["the index is gone", {}, { object: "index a b" }]],
  "object-changed": [["the schema object is defined otherwise", {}, { object: "odd" }]],
  "schema-changed": [["the schema changed", {}]],
  "user-version-changed": [["user_version changed from 3 to 4", { before: 3, after: 4 }]],
  "application-id-changed": [["application_id changed from -1 to 1,000", { before: -1, after: 1000 }]],
  "rows-added": [
    ["3 rows are new (88 before)", { rows: 3, before: 88, after: 91 }],
    ["1 row is new", { rows: 1 }],
    ["rows are new", {}],
  ],
  "rows-removed": [
    ["37 of 1,204 rows (3.1 %) are gone", { rows: 37, before: 1204, after: 1167 }],
    ["1 of 1,204 rows (below 0.1 %) is gone", { rows: 1, before: 1204 }],
    ["12 rows are gone", { rows: 12, before: 0 }],
    ["rows are gone", {}],
  ],
  "rows-changed": [["1,204 of 1,204 rows (100 %) changed", { rows: 1204, before: 1204, after: 1204 }]],
  "rows-duplicated": [["12 more rows repeat another", { rows: 12, before: 0, after: 12 }]],
  "vectors-dimension-changed": [
    ["the dimension changed from 384 to 768", { vectors: 9, before: 384, after: 768 }],
    ["9 embeddings have another dimension than 384", { vectors: 9, before: 384, after: 384 }],
  ],
  "vectors-not-finite": [["1 more embedding holds NaN or infinity", { vectors: 1, before: 0, after: 1 }]],
  "vectors-zero": [["1,200 more embeddings are zero", { vectors: 1200, before: 3, after: 1203 }]],
  "vectors-norm-drifted": [
    ["the mean length changed from 1 to 12.35, by 1,135 %", { before: 1, after: 12.3456, drift: 11.3456 }],
  ],
  "vectors-duplicated": [["2 more embeddings equal another", { vectors: 2 }]],
  "vectors-orphaned": [["2 more embeddings have no row", { vectors: 2 }]],
  "vectors-missing": [["2 more rows have no embedding", { rows: 2 }]],
  "vectors-recall": [
    ["recall is 0.7999 over 200 probes of 10 neighbours", { recall: 0.79999, probes: 200, neighbours: 10 }],
  ],
  "vectors-overlap": [["neighbour overlap is 0.05 over 1 probe", { overlap: 0.05, probes: 1 }]],
  "commits-added": [["12 commits are new (120 before)", { commits: 12, before: 120, after: 132 }]],
  "history-rewritten": [
    ["history was rewritten, 3 commits are not in it any more", { commits: 3 }],
    ["history was rewritten", {}],
  ],
  "ref-added": [["the branch is new", {}, { ref: "refs/heads/main" }]],
  "ref-removed": [["the tag is gone", {}, { ref: "refs/tags/v1" }]],
  "ref-changed": [["the tag was moved", {}, { ref: "refs/tags/v1" }]],
  "head-changed": [["another branch is checked out", {}]],
  "file-added": [
    ["the file is new (12 B)", { bytes: 12, before: 0, after: 12 }],
    ["the file has a new name", { bytes: 12, before: 0, after: 12, renamed: 1 }],
  ],
  "file-removed": [
    ["the file is gone (1.2 KiB)", { bytes: 1229 }],
    ["12 files are gone", { files: 12 }],
  ],
  "file-emptied": [["the file holds nothing any more (12 B before)", { bytes: 12 }]],
  "file-changed": [
    ["the content changed: 12 lines added, 3 removed", { lines: 12, linesAdded: 12, linesRemoved: 3 }],
    ["the content changed from 0 B to 12 B", { bytes: 12, before: 0, after: 12 }],
    ["the content changed", {}],
  ],
  "file-mode-changed": [["the permission to execute changed", {}]],
  "files-duplicated": [["1 more file has the content of another", { files: 1 }]],
  "json-invalid": [
    ["the file is no JSON any more", { lines: 1 }],
    ["3 lines are no JSON any more", { lines: 3, before: 12, after: 12 }],
  ],
  "values-added": [["1 value is new (240 before)", { values: 1, before: 240 }]],
  "values-removed": [["12 of 240 values (5 %) are gone", { values: 12, before: 240 }]],
  "values-changed": [["1 of 240 values (0.4 %) changed", { values: 1, before: 240 }]],
  "value-decreased": [
    ["the value may only grow, and went back from 5,120 to 12", { before: 5120, after: 12 }],
    ["the value may only grow, and is gone (5,120 before)", { before: 5120 }],
  ],
  "records-added": [["3 records are new (12 before)", { records: 3, before: 12 }]],
  "records-removed": [["3 of 12 records (25 %) are gone", { records: 3, before: 12 }]],
  "records-changed": [["3 of 12 records (25 %) changed", { records: 3, before: 12 }]],
  "records-duplicated": [["1 more record repeats another", { records: 1 }]],
};

const cases = Object.entries(CLAIMS).flatMap(([code, claims]) =>
  claims.map(([said, numbers, place = {}]) => ({ code: code as DifferenceCode, said, numbers, place })),
);

test.each(cases)("$code: $said", ({ code, said, numbers, place }) => {
  expect(sentence(aFinding({ code, numbers, place }))).toBe(said);
});

test("a sentence has its words whatever the numbers are", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const names = ["before", "after", "rows", "bytes", "vectors", "recall", "drift", "probes", "lines", "linesAdded"];
  const numbers = fc.dictionary(fc.constantFrom(...names), finite);
  fc.assert(
    fc.property(fc.constantFrom(...DIFFERENCE_CODES), numbers, (code, given) => {
      const said = sentence(aFinding({ code, numbers: given }));
      expect(said).toMatch(/^[A-Za-z0-9-][A-Za-z0-9 _.,;:()%+-]+$/);
      expect(said).not.toMatch(/undefined|null|(?<!hold )NaN| {2}/);
    }),
  );
});

describe("limits are said", () => {
  const limit = (name: HeldLimit["name"], allowed: number, kept: boolean): HeldLimit => ({
    name,
    allowed,
    actual: 1,
    kept,
  });

  test.each([
    ["rows-removed", [limit("max", 10, false)], "allowed: at most 10 rows"],
    ["rows-removed", [limit("max", 10, true), limit("maxPercent", 2, false)], "allowed: at most 2 %"],
    ["rows-removed", [limit("max", 1, true)], "within what is allowed: at most 1 row"],
    ["store-grown", [limit("max", 1024, false)], "allowed: at most 1.0 KiB"],
    ["vectors-recall", [limit("minRecall", 0.8, false)], "allowed: at least 0.8"],
    ["vectors-overlap", [limit("minOverlap", 0.5, true)], "within what is allowed: at least 0.5"],
    ["vectors-norm-drifted", [limit("maxNormDrift", 0.1, false)], "allowed: at most 10 %"],
  ] as const)("of %s", (code, limits, said) => {
    expect(sentence(aFinding({ code, limits }))).toMatch(new RegExp(`; ${said}$`));
  });
});
