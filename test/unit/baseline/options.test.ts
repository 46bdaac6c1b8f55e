import { describe, expect, test } from "@jest/globals";
import { isCompared, optionsFor, type StoreIdentity } from "../../../src/baseline/index.ts";
import { COMPARE_DEFAULTS, type CompareOptions } from "../../../src/model/index.ts";
import { FACTS, policyOf } from "./differences.ts";

const STATE: StoreIdentity = { kind: "file", name: "state", path: "state" };
const POLICY = policyOf({
  rules: [{ table: "log", severity: "ignore" }],
  ignore: [
    { column: "*_at" },
    { store: "memory/*.db", table: "facts", column: "last_access" },
    { store: "other.db", table: "x" },
    { path: "state/run.json", pointer: "/updatedAt" },
    { store: "scratch*" },
  ],
  keys: [
    { table: "*", columns: ["id"] },
    { table: "concepts", columns: ["name"] },
    { store: "other.db", table: "a", columns: ["b"] },
    { path: "memory.jsonl", pointer: "/name" },
  ],
  vectors: [
    { table: "chunks", column: "embedding", type: "float32", dimension: 384, of: { table: "facts", column: "id" } },
    { store: "other.db", table: "blobs", column: "data", isVector: false },
  ],
  probes: { seed: 7 },
  monotonic: ["state/extract_cursor.json#/offset", "C#/c#.json#/a#b", "counter.json#"],
});

function options(store: StoreIdentity): CompareOptions {
  return optionsFor(POLICY, store, { showContent: true, samples: 3 });
}

describe("what a kind is told", () => {
  test("of a database is what speaks of this database, without saying so", () => {
    expect(options(FACTS)).toEqual({
      showContent: true,
      samples: 3,
      ignored: [{ column: "*_at" }, { table: "facts", column: "last_access" }],
      // The first that fits decides here, the last in a policy.
      keys: [
        { table: "concepts", columns: ["name"] },
        { table: "*", columns: ["id"] },
      ],
      vectors: [
        { table: "chunks", column: "embedding", type: "float32", dimension: 384, of: { table: "facts", column: "id" } },
      ],
      probes: { count: 200, neighbours: 10, seed: 7 },
      monotonic: [],
    });
  });

  test.each(["file", "git"] as const)("of a store of kind %s is what speaks of files", (kind) => {
    const { ignored, keys, vectors, monotonic } = options({ ...STATE, kind });
    expect(ignored).toEqual([{ path: "state/run.json", pointer: "/updatedAt" }]);
    expect(keys).toEqual([{ path: "memory.jsonl", pointer: "/name" }]);
    expect(vectors).toEqual([]);
    expect(monotonic).toEqual([
      { path: "state/extract_cursor.json", pointer: "/offset" },
      { path: "C#/c#.json", pointer: "/a#b" },
      { path: "counter.json", pointer: "" },
    ]);
  });

  test("without a policy is the defaults", () => {
    expect(optionsFor(policyOf({}), FACTS, { showContent: false, samples: 5 })).toEqual(COMPARE_DEFAULTS);
  });
});

test("a store is not compared when an entry names it and nothing in it", () => {
  expect(isCompared(POLICY, FACTS)).toBe(true);
  expect(isCompared(POLICY, STATE)).toBe(true);
  expect(isCompared(POLICY, { kind: "sqlite", name: "scratch.db", path: null })).toBe(false);
});
