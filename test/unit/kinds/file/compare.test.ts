import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { fileKind } from "../../../../src/kinds/file/index.ts";
import type { KnownStore } from "../../../../src/kinds/kind.ts";
import { COMPARE_DEFAULTS, type CompareOptions, type Difference, placeText } from "../../../../src/model/index.ts";
import { inFolder } from "../stage.ts";
import { capture, HAS_MODES, located } from "./stores.ts";

/** What lies in a folder: content by path; a path that ends with `/` is a folder. */
type Files = Readonly<Record<string, string>>;

/** How much is known of a side. */
type Known = "content" | "facts" | "digests" | "summary" | "digest";

interface Compared extends Partial<CompareOptions> {
  readonly known?: readonly [base: Known, current: Known];
}

/** Captures both sides and compares them. */
function compare(base: Files, current: Files, { known, ...chosen }: Compared = {}): Promise<Difference[]> {
  const options = { ...COMPARE_DEFAULTS, ...chosen };
  return inFolder(async (folder) => {
    const before = await store(base, join(folder, "base"), { known: known?.[0], options });
    const after = await store(current, join(folder, "current"), { known: known?.[1], options });
    return fileKind.compare({ base: before, current: after }, options, folder);
  });
}

async function store(
  files: Files,
  folder: string,
  { known = "content", options }: { known: Known | undefined; options: CompareOptions },
): Promise<KnownStore> {
  const source = join(folder, "source");
  mkdirSync(source, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const place = join(source, path);
    mkdirSync(path.endsWith("/") ? place : dirname(place), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(place, content);
    if (path.endsWith(".sh")) chmodSync(place, 0o755);
  }
  const { entries: content, summary, digest } = await capture(located(source), join(folder, "staged"));
  const bare = { kind: "file", name: "memory", path: "memory", digest, entries: content.length, bytes: 0 } as const;
  const whole = { ...bare, summary, content };
  const facts = await fileKind.describe(whole, options, folder);
  if (facts.kind !== "file") throw new Error("expected the facts of files");
  const archived = facts.files.map(({ path, sha256 }) => [`files/${path}`, sha256]);
  const byDepth = {
    content: whole,
    facts: { ...bare, summary, facts },
    digests: { ...bare, summary, digests: Object.fromEntries(archived) },
    summary: { ...bare, summary },
    digest: bare,
  };
  return byDepth[known];
}

const short = (differences: readonly Difference[]) =>
  differences.map(({ code, place }) => `${code} ${placeText(place)}`.trim());

describe("sets of files", () => {
  const table: readonly [fact: string, base: Files, current: Files, found: readonly string[]][] = [
    ["do not differ from themselves", { "a.md": "a", "b/": "" }, { "a.md": "a", "c/": "" }, []],
    ["gain a file", { "a.md": "a" }, { "a.md": "a", "b/c.md": "c" }, ["file-added memory/b/c.md"]],
    ["lose a file", { "a.md": "a", "b.md": "b" }, { "a.md": "a" }, ["file-removed memory/b.md"]],
    ["have a file emptied", { "a.md": "a" }, { "a.md": "" }, ["file-emptied memory/a.md"]],
    ["have an empty file filled", { "a.md": "" }, { "a.md": "a" }, ["file-changed memory/a.md"]],
    ["have a file renamed", { "a.md": "a" }, { "b.md": "a" }, ["file-added memory/b.md"]],
    ["lose an empty file", { "a.md": "" }, { "b.md": "" }, ["file-removed memory/a.md", "file-added memory/b.md"]],
    [
      "have a file twice",
      { "a.md": "a" },
      { "a.md": "a", "b.md": "a" },
      ["files-duplicated", "file-added memory/b.md"],
    ],
    [
      "have had files twice before",
      { "a.md": "a", "b.md": "a" },
      { "a.md": "a", "c.md": "a" },
      ["file-added memory/c.md"],
    ],
    ["have empty files twice", { "a.md": "" }, { "a.md": "", "b.md": "" }, ["file-added memory/b.md"]],
    ["change by value", { "a.json": "[1]" }, { "a.json": "[2]" }, ["values-changed memory/a.json#/0"]],
    ["change by bytes", { "a.bin": "a\0" }, { "a.bin": "b\0" }, ["file-changed memory/a.bin"]],
    ["are formatted anew", { "a.json": "[1]" }, { "a.json": "[ 1 ]" }, []],
  ];
  test.each(table)("%s", async (_, ...[base, current, found]) => {
    expect(short(await compare(base, current))).toEqual(found);
  });

  test("tell where a renamed file was", async () => {
    const [renamed] = await compare({ "a.md": "text" }, { "b.md": "text" });
    expect(renamed).toMatchObject({ numbers: { renamed: 1, bytes: 4 }, samples: [{ key: "memory/a.md" }] });
  });

  test("count copies, and name the new ones", async () => {
    const [twice] = await compare({ "b.md": "x" }, { "a.md": "x", "b.md": "x", "c.md": "x" });
    expect(twice).toMatchObject({
      numbers: { files: 2, before: 1, after: 3 },
      samples: [{ key: "memory/a.md" }, { key: "memory/c.md" }],
    });
  });

  (HAS_MODES ? test : test.skip)("tell of files that can be executed now", async () => {
    await inFolder(async (folder) => {
      const options = COMPARE_DEFAULTS;
      const base = await store({ "a.sh": "a" }, join(folder, "base"), { known: "content", options });
      chmodSync(join(folder, "base", "source", "a.sh"), 0o644);
      rmSync(join(folder, "base", "staged"), { recursive: true });
      const staged = await capture(located(join(folder, "base", "source")), join(folder, "base", "staged"));
      const current = { ...base, content: staged.entries };
      expect(await fileKind.compare({ base, current }, options, folder)).toEqual([
        { code: "file-mode-changed", place: { path: "memory/a.sh" }, numbers: { before: 1, after: 0 }, samples: [] },
      ]);
    });
  });

  test("do not count what is ignored", async () => {
    const ignored = [
      { path: "memory/log/**" },
      { path: "memory/a.json", pointer: "/at" },
      { table: "memory", column: "a" },
    ];
    const base = { "log/a": "a", "a.json": '{"at":1}' };
    expect(await compare(base, { "log/b": "b", "a.json": '{"at":2}' }, { ignored })).toEqual([]);
  });

  test("sum up what would be too many of one code", async () => {
    const many = Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`${at}.md`, `text ${at}`]));
    const found = await compare({ "a.md": "a" }, { "a.md": "a", ...many });
    expect(found).toHaveLength(2001);
    expect(found[0]).toMatchObject({ code: "file-added", place: {}, numbers: { others: 100 } });
  });
});

describe("with less than the content of both", () => {
  const base = { "a.md": "a", "b.md": "b", "e.md": "e", "c.md": "c" };
  const current = { "a.md": "A", "n.md": "b", "e.md": "", "d.md": "d" };
  const found = [
    "file-changed memory/a.md",
    "file-removed memory/c.md",
    "file-added memory/d.md",
    "file-emptied memory/e.md",
    "file-added memory/n.md",
  ];
  test.each([
    ["facts", "content"],
    ["content", "facts"],
    ["facts", "facts"],
    ["digests", "content"],
    ["facts", "digests"],
    ["digests", "digests"],
  ] as const)("%s and %s tell of every file", async (...known) => {
    expect(short(await compare(base, current, { known }))).toEqual(found);
  });

  test.each([
    ["summary", "content"],
    ["summary", "summary"],
  ] as const)("%s and %s tell how many", async (...known) => {
    expect(short(await compare(base, current, { known }))).toEqual(["store-changed"]);
    const [fewer] = await compare({ ...base, "f.md": "f" }, current, { known });
    expect(fewer).toMatchObject({ code: "file-removed", place: {}, numbers: { files: 1, before: 5, after: 4 } });
  });

  test("a digest tells that something changed", async () => {
    expect(short(await compare(base, current, { known: ["digest", "content"] }))).toEqual(["store-changed"]);
  });
});

describe("a value that may only grow", () => {
  const monotonic = [{ path: "memory/*.json", pointer: "/offset" }];
  const at = (offset: unknown) => ({ "cursor.json": JSON.stringify({ offset }) });
  const table: readonly [fact: string, base: unknown, current: unknown, numbers: object | undefined][] = [
    ["grew", 1, 2, undefined],
    ["fell", 2, 1, { before: 2, after: 1 }],
    ["is gone", 2, undefined, { before: 2 }],
    ["is no number any more", 2, "3", { before: 2 }],
    ["was none before", "3", 2, undefined],
  ];
  test.each(table)("%s", async (_, ...[base, current, numbers]) => {
    const expected = numbers === undefined ? [] : [expect.objectContaining({ code: "value-decreased", numbers })];
    for (const known of [
      ["content", "content"],
      ["facts", "content"],
      ["facts", "facts"],
    ] as const) {
      const found = await compare(at(base), at(current), { monotonic, known });
      expect(found.filter(({ code }) => code !== "file-changed")).toEqual(expected);
    }
  });
});
