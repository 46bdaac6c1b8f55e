import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { commit, compare, type Known, type Step, short } from "./compared.ts";
import { type Fixture, onPosix } from "./fixture.ts";

describe("the files of a repository", () => {
  const table: readonly [fact: string, step: Step, found: readonly string[]][] = [
    ["do not differ from themselves", () => {}, []],
    ["are those of HEAD", commit("new.md", "new"), ["commits-added", "file-added memory/new.md"]],
    ["are those of the work tree", (it) => it.write("new.md", "new"), ["file-added memory/new.md"]],
    ["change without a commit", (it) => it.write("notes.md", "# Note\n"), ["file-changed memory/notes.md"]],
    ["go without a commit", (it) => it.remove("notes.md"), ["file-removed memory/notes.md"]],
    ["are the same when they are committed", (it) => it.write("a", "a").git("add", "-A"), ["file-added memory/a"]],
    ["are emptied", commit("notes.md", ""), ["commits-added", "file-emptied memory/notes.md"]],
    ["are renamed", (it) => it.git("mv", "notes.md", "n.md"), ["file-added memory/n.md"]],
    ["are copied", (it) => it.write("n.md", "# Notes\n"), ["files-duplicated", "file-added memory/n.md"]],
    [
      "change with the same commits",
      (it) => it.git("commit", "-q", "--amend", "-m", "other"),
      ["commits-added", "history-rewritten refs/heads/main"],
    ],
  ];
  test.each(table)("%s", async (_, step, found) => {
    expect(short(await compare(step))).toEqual(found);
  });

  test("are compared by lines", async () => {
    const [changed] = await compare((it) => it.write("notes.md", "# Notes\nnew\n"));
    const numbers = { lines: 1, linesAdded: 1, linesRemoved: 0, before: 1, after: 2 };
    expect(changed).toMatchObject({ code: "file-changed", numbers });
  });

  test("are compared by value, record and number of bytes", async () => {
    const started = (it: Fixture) =>
      it
        .write("a.json", '{"a":1}')
        .write("m.jsonl", "1\n")
        .write("b.bin", Buffer.from([0, 1]))
        .commit("data");
    const step = (it: Fixture) =>
      it
        .write("a.json", '{ "a": 2 }')
        .write("m.jsonl", "1\n2\n")
        .write("b.bin", Buffer.from([0, 1, 2]));
    expect(short(await compare((it) => step(it).commit("changed"), { started }))).toEqual([
      "commits-added",
      "values-changed memory/a.json#/a",
      "file-changed memory/b.bin",
      "records-added memory/m.jsonl",
    ]);
    expect(short(await compare(step, { started }))).toHaveLength(3);
  });

  test("keep the values that may only grow", async () => {
    const monotonic = [{ path: "memory/state/*.json", pointer: "/offset" }];
    const started = commit("state/cursor.json", '{"offset":7}');
    const found = await compare(commit("state/cursor.json", '{"offset":3}'), { started, monotonic });
    expect(found.at(-1)).toMatchObject({ code: "value-decreased", numbers: { before: 7, after: 3 } });
  });

  onPosix("may be links, executable, and in odd places", async () => {
    const step = (it: Fixture) => {
      symlinkSync("notes.md", join(it.repo, "link"));
      it.write("a 'b'\t.md", "x").commit("odd");
      chmodSync(join(it.repo, "notes.md"), 0o755);
    };
    const started = (it: Fixture) => {
      symlinkSync("/etc/passwd", join(it.repo, "link2"));
      it.commit("link");
    };
    const relink = (it: Fixture) => {
      it.remove("link2");
      symlinkSync("topics/../../x", join(it.repo, "link2"));
      it.commit("other link");
    };
    expect(short(await compare((it) => it.write("a b", "x").commit("one"), { started }))).toHaveLength(2);
    expect(short(await compare(relink, { started }))).toEqual(["commits-added", "file-changed memory/link2"]);
    expect(short(await compare(() => {}, { started: step }))).toEqual([]);
    expect(short(await compare((it) => chmodSync(join(it.repo, "notes.md"), 0o755)))).toEqual([
      "file-mode-changed memory/notes.md",
    ]);
  });
});

describe("with less than the content of both", () => {
  const grow = (it: Fixture) => it.write("new.md", "new").commit("more");
  const stash = (it: Fixture) => it.write("notes.md", "x").git("stash", "push", "-q");
  const amend = (it: Fixture) => it.git("commit", "-q", "--amend", "-m", "other");
  const edit = (it: Fixture) => it.write("notes.md", "x");
  const tagged = (step: Step) => (it: Fixture) => {
    step(it);
    it.git("tag", "v1");
  };
  const table: readonly [known: readonly [Known, Known], step: Step, found: readonly string[]][] = [
    [["facts", "content"], grow, ["commits-added", "file-added"]],
    [["facts", "content"], amend, ["history-rewritten refs/heads/main"]],
    [["facts", "content"], edit, ["store-changed"]],
    [["summary", "content"], grow, ["commits-added"]],
    [["content", "facts"], grow, ["commits-added", "file-added"]],
    [["facts", "facts"], grow, ["commits-added", "file-added"]],
    [["summary", "summary"], amend, ["store-changed"]],
    [["summary", "summary"], (it) => it.git("branch", "idea"), ["ref-added refs/heads/idea"]],
    [["facts", "facts"], tagged(amend), ["store-changed", "ref-added refs/tags/v1"]],
    [["facts", "facts"], tagged(edit), ["store-changed", "ref-added refs/tags/v1"]],
    [["facts", "content"], tagged(edit), ["store-changed", "ref-added refs/tags/v1"]],
    [["facts", "content"], stash, ["ref-added refs/stash"]],
    [["content", "digest"], grow, ["store-changed"]],
  ];
  test.each(table.map((row) => [row[0].join(" and "), ...row] as const))("%s", async (_, ...[known, step, found]) => {
    expect(short(await compare(step, { known }))).toEqual(found);
  });
});
