import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { noteText } from "../../../../src/swap/notes.ts";
import { databaseDifferences, repositoryState, treeContent } from "../../../harness/compare-memory.ts";
import { git } from "../../kinds/sources/places.ts";
import { Desk } from "../desk.ts";

const ours = (path: string): boolean => /(^|\/)\.memsnap$|\.db(-wal|-shm)?$/.test(path);

/** A memory of all kinds, and a target with another one: more facts, other notes, a link in the place of a file. */
async function twoMemories(): Promise<{ desk: Desk; bundle: string }> {
  const desk = new Desk()
    .write({ "mem/MEMORY.md": "# Memory\n", "mem/state/run.json": "{}", "mem/linked.md": "no link\n" })
    .write({ "mem/notes/a.md": "a\n", "mem/topics/tea/green.md": "green\n" })
    .database("mem/facts.db", "one")
    .database("mem/added.db", "only in the bundle");
  git(desk.path("mem/notes"), "init", "--quiet", "--initial-branch=main");
  git(desk.path("mem/notes"), "add", ".");
  git(desk.path("mem/notes"), "commit", "--quiet", "--message=one");
  const { bundle } = await desk.snapshot(["mem"]);
  desk
    .write({ "target/mem/MEMORY.md": "# Another\n", "target/mem/state/mine.json": "[]", "target/else.md": "else\n" })
    .write({ "target/mem/notes/a.md": "another a\n", "target/mem/notes/b.md": "b\n", "target/real.md": "real\n" })
    .database("target/mem/facts.db", "another", "fact");
  chmodSync(desk.path("target/mem/MEMORY.md"), 0o600);
  symlinkSync("../real.md", desk.path("target/mem/linked.md"));
  git(desk.path("target/mem/notes"), "init", "--quiet", "--initial-branch=other");
  git(desk.path("target/mem/notes"), "add", "a.md");
  git(desk.path("target/mem/notes"), "commit", "--quiet", "--message=another");
  desk.write({ "target/mem/notes/a.md": "changed, not committed\n" });
  return { desk, bundle };
}

describe("a restore that is undone", () => {
  test("leaves bytes, permissions, rows, refs and links as they were, and nothing of what it had added", async () => {
    const { desk, bundle } = await twoMemories();
    using _ = desk;
    const before = {
      tree: treeContent(desk.path("target"), ours),
      git: repositoryState(desk.path("target/mem/notes")),
    };
    execFileSync("cp", ["-a", desk.path("target"), desk.path("kept")]);
    const restored = await desk.restore(bundle, "target", { force: true });
    expect(treeContent(desk.path("target"), ours)).not.toEqual(before.tree);
    expect(restored).toMatchObject({ generation: "000001", recovered: null });
    expect(existsSync(restored.preRestore ?? "")).toBe(true);

    const undone = await desk.undo("target");
    expect(undone).toMatchObject({ undone: "000001", generation: "000002", bundle: restored.preRestore });
    expect(treeContent(desk.path("target"), ours)).toEqual(before.tree);
    expect(repositoryState(desk.path("target/mem/notes"))).toEqual(before.git);
    expect(databaseDifferences(desk.path("kept/mem/facts.db"), desk.path("target/mem/facts.db"))).toEqual([]);
    expect(existsSync(desk.path("target/mem/added.db"))).toBe(false);
    expect(readlinkSync(desk.path("target/mem/linked.md"))).toBe("../real.md");
    expect(readFileSync(desk.path("target/real.md"), "utf8")).toBe("real\n");
    expect(readdirSync(desk.path("target/.memsnap")).sort()).toEqual([".gitignore", "lock", "pre-restore"]);
    expect(desk.leftovers()).toEqual([]);
  });

  test("takes away databases that it had added with all that was written beside them since, and keeps a copy", async () => {
    const { desk, bundle } = await twoMemories();
    using _ = desk;
    await desk.restore(bundle, "target", { force: true });
    const database = new Database(desk.path("target/mem/added.db"));
    database.exec("INSERT INTO facts (body) VALUES ('learned since')");
    for (const suffix of ["", "-wal", "-shm"])
      writeFileSync(desk.path(`added${suffix}`), readFileSync(desk.path(`target/mem/added.db${suffix}`)));
    database.close();
    for (const suffix of ["", "-wal", "-shm"])
      writeFileSync(desk.path(`target/mem/added.db${suffix}`), readFileSync(desk.path(`added${suffix}`)));
    desk.write({ "target/mem/topics/tea/black.md": "black\n" });
    const { preRestore } = await desk.undo("target");
    expect(readdirSync(desk.path("target/mem")).filter((name) => name.startsWith("added"))).toEqual([]);
    expect(existsSync(desk.path("target/mem/topics"))).toBe(false);

    await desk.restore(preRestore ?? "", "redone");
    const again = new Database(desk.path("redone/mem/added.db"), { readonly: true });
    expect(again.prepare("SELECT body FROM facts").pluck().all()).toEqual(["only in the bundle", "learned since"]);
    again.close();
    expect(desk.files("redone")["mem/topics/tea/black.md"]).toBe("black\n");
  });

  test("goes back one restore each time, and stops where the first one began", async () => {
    using desk = new Desk().write({ "target/a.md": "at first" });
    for (const state of ["one", "two", "three"]) {
      desk.write({ "mem/a.md": state, [`mem/${state}.md`]: state });
      const { bundle } = await desk.snapshot(["mem"], { root: "mem", agent: "scout" });
      await desk.restore(bundle, "target", { force: true });
    }
    expect(readdirSync(desk.path("target/.memsnap/pre-restore"))).toEqual(["000001", "000002", "000003"]);
    const states: unknown[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await desk.undo("target");
      states.push(desk.files("target"));
    }
    expect(states).toEqual([
      { "a.md": "two", "one.md": "one", "two.md": "two" },
      { "a.md": "one", "one.md": "one" },
      { "a.md": "at first" },
    ]);
    await expect(desk.undo("target")).rejects.toMatchObject({ code: "nothing-to-undo", exitCode: 2 });
    expect(readdirSync(desk.path("target/.memsnap/pre-restore"))).toHaveLength(6);
  });

  test("had replaced nothing, so that all of it goes", async () => {
    using desk = new Desk().write({ "mem/a.md": "a", "target/else.md": "else" });
    const { bundle } = await desk.snapshot(["mem"]);
    const { preRestore, generation } = await desk.restore(bundle, "target", { force: true });
    expect([preRestore, generation]).toEqual([null, "000001"]);
    await desk.undo("target");
    expect(desk.files("target")).toEqual({ "else.md": "else" });
    await desk.restore(bundle, "target", { force: true });
    expect(desk.files("target")).toEqual({ "else.md": "else", "mem/a.md": "a" });
  });

  test.each<[string, (desk: Desk) => Promise<unknown>]>([
    ["made the folder", (desk) => desk.restore("b.tar.zst", "target")],
    [
      "kept nothing",
      async (desk) => {
        await desk.restore("b.tar.zst", "target", { force: true });
        return desk.restore("b.tar.zst", "target", { force: true, preSnapshot: false });
      },
    ],
    ["never happened", async (desk) => mkdirSync(desk.path("target"))],
    ["went elsewhere", async () => undefined],
  ])("%s, so there is nothing to undo", async (_what, story) => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const { bundle } = await desk.snapshot(["mem"]);
    writeFileSync(desk.path("b.tar.zst"), readFileSync(bundle));
    await story(desk);
    await expect(desk.undo("target")).rejects.toMatchObject({ code: "nothing-to-undo", exitCode: 2 });
  });
});

test.each([
  ["leads through another link", ["way", "way/escaped"]],
  ["takes the place of a folder", ["mem"]],
])("a link of a generation's note that %s is not made", async (_what, paths) => {
  using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old", "outside/x": "" });
  const { bundle } = await desk.snapshot(["mem"]);
  await desk.restore(bundle, "target", { force: true });
  const file = "target/.memsnap/pre-restore/000001/generation.json";
  const note = JSON.parse(readFileSync(desk.path(file), "utf8"));
  desk.write({ [file]: noteText({ ...note, links: paths.map((path) => ({ path, to: desk.path("outside") })) }) });
  await expect(desk.undo("target")).rejects.toMatchObject({ code: "target-notes-invalid", exitCode: 2 });
  expect(readdirSync(desk.path("outside"))).toEqual(["x"]);
  expect(desk.files("target")).toEqual({ "mem/a.md": "new" });
});
