import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { type Context, keygen, restore, type UndoRequest, undo } from "../../../../src/flows/index.ts";
import { databaseDifferences, repositoryState, treeContent } from "../../../harness/compare-memory.ts";
import { Desk } from "../desk.ts";

const ours = (path: string): boolean => /(^|\/)\.memsnap$|\.db(-wal|-shm)?$/.test(path);

function git(folder: string, ...args: string[]): void {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.autocrlf=false"];
  execFileSync("git", [...own, ...args], { cwd: folder, stdio: "ignore" });
}

function goBack(desk: Desk, more: Partial<UndoRequest> = {}) {
  return undo({ target: "target", ...more }, desk.context());
}

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

    const undone = await goBack(desk);
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
    const { preRestore } = await goBack(desk);
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
      await goBack(desk);
      states.push(desk.files("target"));
    }
    expect(states).toEqual([
      { "a.md": "two", "one.md": "one", "two.md": "two" },
      { "a.md": "one", "one.md": "one" },
      { "a.md": "at first" },
    ]);
    await expect(goBack(desk)).rejects.toMatchObject({ code: "nothing-to-undo", exitCode: 2 });
    expect(readdirSync(desk.path("target/.memsnap/pre-restore"))).toHaveLength(6);
  });

  test("had replaced nothing, so that all of it goes", async () => {
    using desk = new Desk().write({ "mem/a.md": "a", "target/else.md": "else" });
    const { bundle } = await desk.snapshot(["mem"]);
    const { preRestore, generation } = await desk.restore(bundle, "target", { force: true });
    expect([preRestore, generation]).toEqual([null, "000001"]);
    await goBack(desk);
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
    await expect(goBack(desk)).rejects.toMatchObject({ code: "nothing-to-undo", exitCode: 2 });
  });
});

describe("what is kept", () => {
  test("is sealed as the bundle is", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "a secret of the target" });
    desk.write({ passphrase: "open sesame\n", other: "close sesame\n" });
    const { bundle } = await desk.snapshot(["mem"], { encrypt: true, passphraseFile: "passphrase" });
    const { preRestore } = await desk.restore(bundle, "target", { force: true, passphraseFile: "passphrase" });
    expect(preRestore).toMatch(/\.tar\.zst\.age$/);
    expect(
      readFileSync(preRestore ?? "")
        .subarray(0, 21)
        .toString(),
    ).toBe("age-encryption.org/v1");
    await expect(goBack(desk)).rejects.toMatchObject({ code: "no-key", exitCode: 6 });
    await expect(goBack(desk, { passphraseFile: "other" })).rejects.toMatchObject({ exitCode: 6 });
    expect(desk.files("target")).toEqual({ "mem/a.md": "new" });
    await goBack(desk, { passphraseFile: "passphrase" });
    expect(desk.files("target")).toEqual({ "mem/a.md": "a secret of the target" });
  });

  test("can be opened by everybody who can open the bundle", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const keys = [await makeKey(desk, "ours.txt"), await makeKey(desk, "theirs.txt")];
    const { bundle } = await desk.snapshot(["mem"], { encrypt: true, recipients: keys });
    const { preRestore } = await desk.restore(bundle, "target", { force: true, identityFiles: ["ours.txt"] });
    for (const file of ["ours.txt", "theirs.txt"])
      expect((await desk.verify(preRestore ?? "", { identityFiles: [file] })).ok).toBe(true);
  });

  test("is nobody else's business", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const { bundle } = await desk.snapshot(["mem"]);
    await desk.restore(bundle, "target", { force: true });
    if (process.platform !== "win32") expect(lstatSync(desk.path("target/.memsnap")).mode & 0o777).toBe(0o700);
    const { stores, leftOut } = await desk.snapshot(["target"]);
    expect(stores.map(({ path }) => path)).toEqual(["target"]);
    expect(leftOut).toEqual([{ path: "target/.memsnap", reason: "excluded" }]);
  });

  test("is no part of a repository that is the target", async () => {
    using desk = new Desk().write({ "mem/a.md": "a\n" });
    git(desk.path("mem"), "init", "--quiet", "--initial-branch=main");
    git(desk.path("mem"), "add", ".");
    git(desk.path("mem"), "commit", "--quiet", "--message=one");
    const taken = await desk.snapshot(["mem"], { root: "mem" });
    await desk.restore(taken.bundle, "target");
    expect(repositoryState(desk.path("target")).status).toBe("");
    expect((await desk.snapshot(["target"], { root: "target" })).stateDigest).toBe(taken.stateDigest);
  });

  test("must be whole: a damaged database is not thrown away without the user's word", async () => {
    using desk = new Desk().database("mem/facts.db", "new").database("target/mem/facts.db", "x".repeat(9000));
    const { bundle } = await desk.snapshot(["mem"]);
    const bytes = readFileSync(desk.path("target/mem/facts.db"));
    bytes.fill(0xff, 4096, 8192);
    desk.write({ "target/mem/facts.db": bytes });
    const refused = desk.restore(bundle, "target", { force: true });
    await expect(refused).rejects.toMatchObject({ code: "pre-snapshot-failed", exitCode: 2 });
    await expect(refused).rejects.toThrow("--no-pre-snapshot");
    expect(readFileSync(desk.path("target/mem/facts.db")).equals(bytes)).toBe(true);
    expect(readdirSync(desk.path("target"))).toEqual(["mem"]);
    await desk.restore(bundle, "target", { force: true, preSnapshot: false });
    expect(readFileSync(desk.path("target/mem/facts.db")).equals(bytes)).toBe(false);
  });

  test("is not kept again when it was changed meanwhile", async () => {
    using desk = new Desk().write({ "mem/a.md": "new", "target/mem/a.md": "old" });
    const { bundle } = await desk.snapshot(["mem"]);
    const progress: Context["progress"] = ({ phase }) => {
      if (phase === "read back") desk.write({ "target/mem/a.md": "changed during the restore" });
    };
    const outcome = await restore({ bundle, to: "target", force: true }, desk.context({ progress })).catch(
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ code: "kept-changing", exitCode: 7 });
    expect(desk.files("target")).toEqual({ "mem/a.md": "changed during the restore" });
    rmSync(desk.path("target/mem"), { recursive: true });
    expect(readdirSync(desk.path("target"))).toEqual([]);
  });
});

async function makeKey(desk: Desk, out: string): Promise<string> {
  return (await keygen({ out, postQuantum: false }, desk.context())).recipient;
}
