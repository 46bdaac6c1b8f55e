import { expect, test } from "@jest/globals";
import { stateDigest } from "../../../src/bundle/index.ts";
import { sha256 } from "../../hostile/builder.ts";

const [ONE, TWO] = [sha256("1"), sha256("2")];
const notes = { kind: "file", name: "notes", path: "notes", digest: ONE } as const;
const facts = { kind: "sqlite", name: "facts.db", path: "facts.db", digest: TWO } as const;

test("the state digest is the SHA-256 of one line of JSON", () => {
  const line = `[["file","notes","notes","${ONE}"],["sqlite","facts.db","facts.db","${TWO}"]]`;
  expect(stateDigest([notes, facts])).toBe(sha256(line));
  expect(stateDigest([])).toBe(sha256("[]"));
});

test("the order of the stores does not count", () => {
  expect(stateDigest([facts, notes])).toBe(stateDigest([notes, facts]));
});

test.each([
  ["kind", { ...notes, kind: "git" } as const],
  ["name", { ...notes, name: "other" }],
  ["path", { ...notes, path: "other" }],
  ["digest", { ...notes, digest: TWO }],
])("another %s gives another digest", (_, store) => {
  expect(stateDigest([store, facts])).not.toBe(stateDigest([notes, facts]));
});
