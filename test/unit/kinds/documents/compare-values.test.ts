import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareValues, type ValueChange } from "../../../../src/kinds/documents/compare-values.ts";
import { canonicalText, type Json, parseJson } from "../../../../src/kinds/documents/json-value.ts";

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => read(JSON.stringify(value)));

test("a value does not differ from itself, however it is written", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(changesOf(read(JSON.stringify(value)), read(JSON.stringify(value, null, 2)))).toEqual([]);
    }),
  );
});

test("the differences of two values make one of the other", () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(canonicalText(applied(before, changesOf(before, after)))).toBe(canonicalText(after));
    }),
    { numRuns: 500 },
  );
});

test("the differences of two lists of lists make one of the other", () => {
  const lists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), { maxLength: 8 });
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      expect(applied(before, changesOf(before, after))).toEqual(after);
    }),
    { numRuns: 500 },
  );
});

describe("by value", () => {
  const table: readonly [fact: string, before: string, after: string, changes: readonly string[]][] = [
    ["the order of keys does not count", '{"a":1,"b":2}', '{"b":2,"a":1}', []],
    ["the spelling of a number does not count", "[1,100,0]", "[1.0,1e2,-0]", []],
    ["large integers are exact", "[9007199254740993]", "[9007199254740992]", ["changed /0"]],
    ["large integers that a double holds are equal to it", "[100000000000000000000]", "[1e20]", []],
    ["numbers beyond a double are told apart", "[1e400]", "[1e500]", ["changed /0"]],
    ["the last of two equal keys counts", '{"a":1,"a":2}', '{"a":2}', []],
    ["__proto__ is a key like any other", '{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}', ["changed /__proto__/a"]],
    ["so is a key that objects inherit", '{"constructor":1}', "{}", ["removed /constructor"]],
    ["keys are escaped in pointers", '{"a/b":{"c~d":1}}', '{"a/b":{}}', ["removed /a~1b/c~0d"]],
    ["an element in front is one addition", "[1,2,3]", "[0,1,2,3]", ["added /0"]],
    ["elements that changed in place are changed", '[{"a":1},{"b":1}]', '[{"a":2},{"b":1}]', ["changed /0/a"]],
    ["a lone surrogate is not another", '["\\ud800"]', '["\\ud801"]', ["changed /0"]],
    ["another type is a change", '{"a":{}}', '{"a":[]}', ["changed /a"]],
    ["what was in an object is lost where a text stands", '{"a":{"b":1}}', '{"a":"x"}', ["removed /a", "added /a"]],
    ["what was in a list is lost where null stands", '{"a":[1,2]}', '{"a":null}', ["removed /a", "added /a"]],
    ["what was in a list is lost where an object stands", "[[1]]", '[{"a":1}]', ["removed /0", "added /0"]],
    ["a text that became an object is a change", '{"a":"x"}', '{"a":{"b":1}}', ["changed /a"]],
    ["a text is no number", '["1"]', "[1]", ["changed /0"]],
  ];
  test.each(table)("%s", (_, ...[before, after, changes]) => {
    expect(changesOf(read(before), read(after)).map(({ what, pointer }) => `${what} ${pointer}`)).toEqual(changes);
  });

  test("a whole object that is new is one pointer, with its leaves", () => {
    expect(changesOf({}, { facts: { a: [1, 2, {}], b: null } })).toMatchObject([{ pointer: "/facts", values: 4 }]);
  });

  test("records of a list that a key tells apart have no order", () => {
    const before = read('[{"id":1,"x":1},{"id":2,"x":2},{"id":3,"x":3}]');
    const after = read('[{"id":3,"x":3},{"id":1,"x":9},{"id":4,"x":4}]');
    const changes = changesOf(before, after, ["/id"]).map(({ what, pointer }) => `${what} ${pointer}`);
    expect(changes).toEqual(["removed /1", "changed /1/x", "added /2"]);
  });
});

test("does not look into what is nested, or split, beyond reason", () => {
  expect(parseJson("\ufeff{}")).toEqual({ value: {} });
  expect(parseJson("{")).toBe("no-json");
  expect(parseJson(`[${"0,".repeat(2_000_001)}0]`)).toBe("beyond");
  expect(parseJson(`${"[".repeat(5_000_000)}${"]".repeat(5_000_000)}`)).toBe("beyond");
  expect(parseJson(`["${"[".repeat(999)}\\\\\\"${"{".repeat(999)}"]`)).toHaveProperty("value");
});

test("many levels with much in each take no longer than few", () => {
  const nested = (last: number) => {
    let value: Json = Array.from({ length: 50_000 }, (_, at) => `${at}`);
    for (let level = 0; level < 200; level++) value = [value, level === 0 ? last : level];
    return value;
  };
  expect(changesOf(nested(1), nested(2))).toHaveLength(1);
});

function read(text: string): Json {
  const parsed = parseJson(text);
  if (typeof parsed === "string") throw new Error(`${text} is ${parsed}`);
  return parsed.value;
}

function changesOf(before: Json, after: Json, keys: readonly string[] = []): ValueChange[] {
  const changes: ValueChange[] = [];
  compareValues(before, after, { keys, report: (change) => changes.push(change) });
  return changes;
}

/** Removes, from the last to the first; then adds and changes, from the first to the last. */
function applied(value: Json, changes: readonly ValueChange[]): Json {
  const root = { value: copied(value) };
  for (const { pointer } of changes.filter(({ what }) => what === "removed").reverse()) put(root, pointer);
  for (const change of changes.filter(({ what }) => what !== "removed")) put(root, change.pointer, change);
  return root.value as Json;
}

/** Not by `structuredClone`, which makes another class of a number that is kept as written. */
function copied(value: Json): unknown {
  return read(canonicalText(value));
}

function put(root: { value: unknown }, pointer: string, change?: ValueChange): void {
  const tokens = ["value", ...pointer.split("/").slice(1)].map((one) =>
    one.replaceAll("~1", "/").replaceAll("~0", "~"),
  );
  const last = tokens.pop() as string;
  let at: Record<string, unknown> = root;
  for (const token of tokens) at = at[token] as Record<string, unknown>;
  if (Array.isArray(at)) at.splice(Number(last), change?.what === "added" ? 0 : 1, ...(change ? [change.after] : []));
  else if (change === undefined) delete at[last];
  else Object.defineProperty(at, last, { value: change.after, enumerable: true, configurable: true, writable: true });
}
