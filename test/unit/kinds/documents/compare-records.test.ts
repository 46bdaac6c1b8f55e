import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { CompareOptions } from "../../../../src/model/index.ts";
import { type Content, compare, short } from "./compared.ts";

describe("records", () => {
  const keyed = { keys: [{ path: "**/*.jsonl", pointer: "/name" }] };
  const records = (...all: unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join("");
  const table: readonly [
    fact: string,
    sides: readonly [Content, Content],
    options: Partial<CompareOptions>,
    found: readonly string[],
  ][] = [
    ["have no order, and one spelling", ['{"a":1,"b":2}\n[1]\n', '[1.0]\r\n\n{"b":2, "a":1}'], {}, []],
    ["come and go", ["1\n2\n3\n", "2\n4\n5\n"], {}, ["records-added m.jsonl 2", "records-removed m.jsonl 2"]],
    [
      "are counted when they say the same",
      ["1\n2\n", "1\n1\n1\n2\n"],
      {},
      ["records-added m.jsonl 2", "records-duplicated m.jsonl 2"],
    ],
    [
      "that were there twice before are no news",
      ["1\n1\n2\n", "1\n1\n3\n"],
      {},
      ["records-added m.jsonl 1", "records-removed m.jsonl 1"],
    ],
    ["that were cut are no JSON", ['{"a":1}\n', '{"a":1}\n{"a":'], {}, ["json-invalid m.jsonl 1"]],
    ["that are no JSON on both sides are no news", ["{\n1\n", "1\n{\n"], {}, []],
    [
      "in another encoding are no JSON",
      ['"ä"\n', Buffer.from('"ä"\n', "latin1")],
      {},
      ["json-invalid m.jsonl 1", "records-removed m.jsonl 1"],
    ],
    [
      "that are nested beyond reason count as written",
      [`${"[".repeat(999)}${"]".repeat(999)}`, "[]"],
      {},
      ["records-added m.jsonl 1", "records-removed m.jsonl 1"],
    ],
    [
      "with a key change",
      [records({ name: "a", x: 1 }), records({ name: "a", x: 2 })],
      keyed,
      ["records-changed m.jsonl 1"],
    ],
    [
      "with a key may go around",
      [records({ name: "a" }, { name: "b" }), records({ name: "b" }, { name: "a" })],
      keyed,
      [],
    ],
    [
      "with the same key are there twice",
      [records({ name: "a" }), records({ name: "a" }, { name: "a", x: 1 })],
      keyed,
      ["records-added m.jsonl 1", "records-duplicated m.jsonl 1"],
    ],
    [
      "without their key are told by all of them",
      [records({ x: 1 }), records({ x: 2 })],
      keyed,
      ["records-added m.jsonl 1", "records-removed m.jsonl 1"],
    ],
    [
      "do not differ in what is ignored",
      [records({ x: 1, at: 1 }), records({ at: 2, x: 1 })],
      { ignored: [{ path: "*.jsonl", pointer: "/at" }] },
      [],
    ],
  ];
  test.each(table)("%s", async (_, ...[sides, options, found]) => {
    expect(await short("m.jsonl", sides, options)).toEqual(found);
  });

  test("go by their key, or their line, and show content only when asked", async () => {
    const sides = [records({ name: "a", x: 1 }, { name: "b" }), records({ name: "a", x: "secret" })] as const;
    const [removed, changed] = await compare("m.jsonl", sides, keyed);
    expect([removed?.samples, changed?.samples]).toEqual([[{ key: "b" }], [{ key: "a" }]]);
    const [shown] = await compare("m.jsonl", ["1\n2\n", "1\n2\n3\n"], { showContent: true });
    expect(shown?.samples).toEqual([{ key: "line 3", after: "3" }]);
    expect(JSON.stringify(await compare("m.jsonl", sides))).not.toContain("secret");
  });

  test("may be many", async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ name: `${at}`, x: at % 100 }));
    const fewer = many.filter(({ x }) => x !== 7).map((one) => (one.x === 8 ? { ...one, x: 0 } : one));
    const found = ["records-removed m.jsonl 100", "records-changed m.jsonl 100"];
    expect(await short("m.jsonl", [records(...many), records(...fewer.toReversed())], keyed)).toEqual(found);
  });

  test("may be longer than memory is given to one line", async () => {
    const long = (last: string) => `"${"x".repeat(17 * 2 ** 20)}${last}"\n`;
    expect(await short("m.jsonl", [`1\n${long("a")}2\n`, `2\n${long("a")}1\n`])).toEqual([]);
    const found = ["records-added m.jsonl 1", "records-removed m.jsonl 1"];
    expect(await short("m.jsonl", [`1\n${long("a")}`, `1\n${long("b")}`])).toEqual(found);
  });

  test("are the same as a multiset of their values", async () => {
    const side = fc.array(fc.nat({ max: 5 }), { maxLength: 30 });
    const times = (list: readonly number[], value: number) => list.filter((one) => one === value).length;
    await fc.assert(
      fc.asyncProperty(side, side, async (before, after) => {
        const found = await compare("m.jsonl", [records(...before), records(...after)]);
        const more = [0, 1, 2, 3, 4, 5].map((value) => times(after, value) - times(before, value));
        const sum = (sign: number) => more.reduce((all, one) => all + Math.max(0, one * sign), 0);
        expect(found.find(({ code }) => code === "records-added")?.numbers.records ?? 0).toBe(sum(1));
        expect(found.find(({ code }) => code === "records-removed")?.numbers.records ?? 0).toBe(sum(-1));
      }),
      { numRuns: 50 },
    );
  });
});
