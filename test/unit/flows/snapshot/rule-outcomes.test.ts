import { expect, test } from "@jest/globals";
import { unmatchedRules } from "../../../../src/flows/snapshot/rule-outcomes.ts";
import type { RuleOutcome } from "../../../../src/kinds/index.ts";
import type { Redaction } from "../../../../src/model/index.ts";

const column: Redaction = { do: "mask", table: "people", column: "mial" };
const table: Redaction = { do: "drop", table: "vists" };
const glob: Redaction = { do: "drop", table: "vists*" };
const path: Redaction = { do: "mask", path: "memory/a.json", pointer: "/x" };
const store: Redaction = { do: "drop", store: "fcts.db", table: "visits" };

/** `stops`, `warns` or nothing, and what is proposed. */
function judged(redaction: Redaction, ...outcomes: Omit<RuleOutcome, "rule">[]): string {
  const all = outcomes.map((outcome) => ({ rule: 0, ...outcome }));
  const { problems, warnings } = unmatchedRules([redaction], { outcomes: all, stores: ["facts.db"] });
  const verdict = problems.map(({ code }) => code).join() || (warnings.length > 0 ? "warns" : "fits");
  const near = /did you mean "(.*?)"/.exec([...problems.map(({ message }) => message), ...warnings].join())?.[1];
  return near === undefined ? verdict : `${verdict}, ${near}`;
}

test.each([
  ["a table that is there in one of two stores", judged(table, { missed: "table" }, {}), "fits"],
  ["a table that is nowhere", judged(table, { missed: "table", near: "visits" }), "redaction-unmatched, visits"],
  [
    "a column that is nowhere",
    judged(column, { missed: "table" }, { missed: "column", near: "mail" }),
    "redaction-unmatched, mail",
  ],
  ["a glob that fits no table", judged(glob, { missed: "table" }), "warns"],
  ["a column of a glob that fits no table", judged({ ...column, table: "p*" }, { missed: "table" }), "warns"],
  ["a path that is nowhere", judged(path, { missed: "path", near: "memory/b.json" }), "warns, memory/b.json"],
  ["a pointer that is nowhere", judged(path, { missed: "path" }, { missed: "pointer" }), "warns"],
  ["a store that is nowhere", judged(store), "warns, facts.db"],
  ["no store of the kind", judged(table), "warns"],
])("%s", (_, verdict, expected) => expect(verdict).toBe(expected));
