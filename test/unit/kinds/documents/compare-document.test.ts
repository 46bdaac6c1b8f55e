import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inFolder } from "../stage.ts";
import { type Content, compare, short } from "./compared.ts";

describe("what a file is", () => {
  const table: readonly [fact: string, path: string, sides: readonly [Content, Content], found: readonly string[]][] = [
    ["JSON is compared by value", "a.json", ['{"a":1}', '{"a":2}'], ["values-changed a.json#/a 1"]],
    ["JSON of any name is, too", "state", ['{"a":1}', '{"a":1,"b":[1,2]}'], ["values-added state#/b 2"]],
    ["values of JSON can go", "a.json", ['{"a":1,"b":[1,2]}', '{"a":1}'], ["values-removed a.json#/b 2"]],
    ["JSON that was only formatted anew has no difference", "a.json", ['{"a":1}', '{\r\n "a": 1.0 }\n'], []],
    ["a byte order mark does not count in JSON", "a.json", ["[1]", "\ufeff[1]"], []],
    ["a whole value can change", "a.json", ["1", "2"], ["values-changed a.json# 1"]],
    ["a number without that name is text", "count", ["1\n", "2\n"], ["file-changed count 1"]],
    ["JSON that was cut is no JSON any more", "a.json", ['{"a":1}', '{"a":'], ["json-invalid a.json 1"]],
    [
      "JSON in another encoding is no JSON any more",
      "a.json",
      ['"ä"', Buffer.from('"ä"', "latin1")],
      ["json-invalid a.json 1"],
    ],
    ["what was no JSON before is text", "a.json", ["{\n", "{}\n"], ["file-changed a.json 1"]],
    [
      "JSON nested beyond reason is text",
      "a.json",
      ["[\n]\n", `${"[\n".repeat(999)}${"]\n".repeat(999)}`],
      ["file-changed a.json 1996"],
    ],
    [
      "lines of JSON are records",
      "log",
      ['{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":2}\n{"a":3}\n'],
      ["records-added log 1"],
    ],
    ["one object a file is JSON, more are records", "log", ['{"a":1}', '{"a":1}\n{"a":2}'], ["records-added log 1"]],
    ["text is compared by lines", "a.md", ["a\nb\n", "a\nc\nd\n"], ["file-changed a.md 2"]],
    ["line endings count in text", "a.md", ["a\nb\n", "a\r\nb\r\n"], ["file-changed a.md 2"]],
    ["what holds NUL is bytes", "a.bin", [Buffer.from([0, 1]), Buffer.from([0, 1, 2, 3])], ["file-changed a.bin 2"]],
  ];
  test.each(table)("%s", async (_, ...[path, sides, found]) => {
    expect(await short(path, sides)).toEqual(found);
  });
});

describe("JSON", () => {
  test("ignored pointers do not count, wherever an element moved to", async () => {
    const ignored = [{ path: "a.json", pointer: "/**/at" }];
    const sides = [
      '{"list":[{"x":1,"at":1},{"x":2,"at":1}]}',
      '{"list":[{"x":0},{"x":1,"at":2},{"x":2,"at":2}]}',
    ] as const;
    expect(await short("a.json", sides, { ignored })).toEqual(["values-added a.json#/list/0 1"]);
  });

  test("records of a list go by their key", async () => {
    const keys = [{ path: "*.json", pointer: "/id" }];
    const sides = ['[{"id":1},{"id":2}]', '[{"id":2},{"id":1,"x":1}]'] as const;
    expect(await short("a.json", sides, { keys })).toEqual(["values-added a.json#/1/x 1"]);
  });

  test("beyond fifty pointers, the rest is one difference", async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, [at, at]]));
    const found = await compare("a.json", ["{}", JSON.stringify(many)]);
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toMatchObject({ place: { path: "a.json" }, numbers: { values: 20, before: 1, after: 120 } });
  });

  test("a pointer beyond all reason is told of with the rest", async () => {
    const found = await compare("a.json", ["{}", JSON.stringify({ ["x".repeat(99_999)]: 1, y: 1 })]);
    expect(found.map(({ place }) => place.pointer)).toEqual(["/y", undefined]);
    expect(JSON.stringify(found).length).toBeLessThan(1000);
  });

  test("shows values only when asked, and not all of a long one", async () => {
    const sides = ['{"a":"secret"}', `{"a":"${"x".repeat(999)}"}`] as const;
    expect(await compare("a.json", sides)).toMatchObject([{ samples: [{ key: "/a" }] }]);
    const [shown] = await compare("a.json", sides, { showContent: true });
    expect(shown?.samples[0]?.before).toBe('"secret"');
    expect(shown?.samples[0]?.after).toHaveLength(200);
  });
});

describe("text", () => {
  // Git gives up on lines that are there many times, even when it is asked for the fewest changes.
  const lines = fc.uniqueArray(fc.constantFrom(..."abcdefghijklm"), { minLength: 1 });
  const text = fc.tuple(lines, fc.constantFrom("\n", "\r\n"), fc.boolean()).map(([all, feed, isOpen]) => {
    const text = all.map((line) => `${line}ä${feed}`).join("");
    return isOpen ? text.trimEnd() : text;
  });

  test("lines are counted as git counts them", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const [found] = await compare("a.md", [before, after]);
        const counts = found === undefined ? "" : `${found.numbers.linesAdded}\t${found.numbers.linesRemoved}`;
        expect(counts).toBe(await numstat(before, after));
      }),
      { numRuns: 60 },
    );
  });

  test("goes by the number of a line, and shows it only when asked", async () => {
    const sides = ["a\nsecret\nc\n", "a\nb\nc\nd\n"] as const;
    const [hidden] = await compare("a.md", sides);
    expect(hidden?.samples).toEqual([{ key: "line 2" }, { key: "line 4" }]);
    const [shown] = await compare("a.md", sides, { showContent: true, samples: 1 });
    expect(shown?.samples).toEqual([{ key: "line 2", before: "secret", after: "b" }]);
  });
});

function numstat(before: string, after: string): Promise<string> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, "before"), before);
    writeFileSync(join(folder, "after"), after);
    const args = ["diff", "--no-index", "--numstat", "--minimal", "before", "after"];
    try {
      execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      return "";
    } catch (error) {
      return (error as { stdout: string }).stdout.split("\t").slice(0, 2).join("\t");
    }
  });
}
