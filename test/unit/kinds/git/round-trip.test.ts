import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { contents, Fixture, gitState, onPosix, summaryOf } from "./fixture.ts";

/** Asserts that a repository comes back as it was, for bytes as for git. */
async function expectSame(fixture: Fixture): Promise<ReturnType<typeof summaryOf>> {
  const before = { files: contents(fixture.repo), git: gitState(fixture, fixture.repo) };
  const { restored, staged, findings } = await fixture.roundTrip();
  expect(findings).toEqual([]);
  expect({ files: contents(restored), git: gitState(fixture, restored) }).toEqual(before);
  expect(fixture.gitIn(restored, "fsck", "--strict", "--no-dangling")).not.toMatch(/error|missing/);
  return summaryOf(staged);
}

describe("a repository comes back as it was", () => {
  test("clean, with one commit", async () => {
    using fixture = Fixture.withCommit();
    const summary = await expectSame(fixture);
    expect(summary).toMatchObject({ commits: 1, changed: [], deleted: [], head: { branch: "refs/heads/main" } });
  });

  onPosix("with modified, untracked, deleted, executable and empty files and empty folders", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("gone.md", "gone").write("run.sh", "#!/bin/sh\n").commit("second");
    fixture
      .write("notes.md", "# Notes, edited\n")
      .write("new/deep/idea.md", "idea")
      .write("empty.md", "")
      .remove("gone.md");
    chmodSync(join(fixture.repo, "run.sh"), 0o755);
    mkdirSync(join(fixture.repo, "later", "still-empty"), { recursive: true });
    const summary = await expectSame(fixture);
    expect(summary.changed).toEqual(["empty.md", "later/still-empty", "new/deep/idea.md", "notes.md", "run.sh"]);
    expect(summary.deleted).toEqual(["gone.md"]);
  });

  test("with staged content that differs from the work tree and from HEAD", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "staged\n").write("added.md", "staged too\n");
    fixture.git("add", "-A");
    fixture.git("rm", "-q", "--cached", "topics/cats.md");
    fixture.write("notes.md", "and edited again\n").remove("added.md");
    await expectSame(fixture);
  });

  test("in the middle of a conflict, with all sides of it", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("checkout", "-q", "-b", "other");
    fixture.write("notes.md", "theirs\n").commit("theirs");
    fixture.git("checkout", "-q", "main");
    fixture.write("notes.md", "ours\n").commit("ours");
    expect(() => fixture.git("merge", "-q", "other")).toThrow();
    await expectSame(fixture);
    const { leftOut } = await fixture.capture();
    expect(leftOut).toContainEqual({ path: "memory/.git/MERGE_HEAD", reason: "operation" });
  });

  test("without a commit, with files", async () => {
    using fixture = Fixture.init();
    fixture.write("notes.md", "first thought");
    const summary = await expectSame(fixture);
    expect(summary).toMatchObject({ head: { branch: "refs/heads/main", oid: null }, refs: [], commits: 0 });
  });

  test("without a commit and without files", async () => {
    using fixture = Fixture.init();
    const { staged } = await fixture.roundTrip();
    expect(staged.entries).toEqual([]);
    await expectSame(fixture);
  });

  test("without a commit, with staged files", async () => {
    using fixture = Fixture.init();
    fixture.write("notes.md", "staged").git("add", "-A");
    fixture.write("notes.md", "edited");
    await expectSame(fixture);
  });

  test("on a branch without commits beside branches that have some", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("checkout", "-q", "--orphan", "agent/next");
    const summary = await expectSame(fixture);
    expect(summary.head).toEqual({ branch: "refs/heads/agent/next", oid: null });
  });

  test("with a detached HEAD that no ref reaches", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("checkout", "-q", "--detach");
    fixture.write("notes.md", "floating").commit("floating");
    const summary = await expectSame(fixture);
    expect(summary.head.branch).toBeNull();
    expect(summary.commits).toBe(2);
  });

  onPosix("with every sort of ref, and names that git reads in two ways", async () => {
    using fixture = Fixture.withCommit();
    const first = fixture.git("rev-parse", "HEAD").trim();
    fixture.write("notes.md", "two").commit("second");
    fixture.git("tag", "light", first);
    fixture.git("tag", "-a", "-m", "annotated", "heavy", first);
    fixture.git("notes", "add", "-m", "a note");
    for (const ref of ["refs/remotes/origin/main", "refs/heads/refs/heads/main", "refs/refs/heads/main"])
      fixture.git("update-ref", ref, first);
    for (const ref of [
      "refs/heads/HEAD",
      "refs/heads/-dash",
      "refs/heads/ünï/'quoted\"",
      "refs/custom/x",
      "refs/tags/main",
    ])
      fixture.git("update-ref", ref, "HEAD~0");
    fixture.git("update-ref", "refs/tags/a-blob", fixture.git("rev-parse", "HEAD:notes.md").trim());
    fixture.git("update-ref", "refs/tags/a-tree", fixture.git("rev-parse", "HEAD^{tree}").trim());
    fixture.git("pack-refs", "--all");
    fixture.git("update-ref", "refs/heads/feature/with/slash", first);
    fixture.git("symbolic-ref", "HEAD", "refs/heads/feature/with/slash");
    await expectSame(fixture);
  });

  test("with several stashes, one with an untracked file", async () => {
    using fixture = Fixture.withCommit();
    for (const thought of ["one", "two", "three"]) {
      fixture.write("notes.md", thought).write(`${thought}.md`, thought);
      fixture.git("stash", "push", "-q", "-u", "-m", `thought ${thought}`);
    }
    const { restored } = await fixture.roundTrip();
    const list = (repo: string) => fixture.gitIn(repo, "stash", "list", "--format=%H %gd %s");
    expect(list(restored)).toBe(list(fixture.repo));
    await expectSame(fixture);
  });

  test("of object format sha256", async () => {
    using fixture = Fixture.withCommit("--object-format=sha256");
    fixture.write("notes.md", "changed").git("add", "-A");
    const summary = await expectSame(fixture);
    expect(summary.objectFormat).toBe("sha256");
  });

  test("with file names of every portable sort", async () => {
    using fixture = Fixture.withCommit();
    for (const name of [
      "-dash.md",
      "it's.md",
      "späce ünd ☃.md",
      "#hash;semi&.md",
      "[x](y).md",
      "$HOME.md",
      "日本/語.md",
    ])
      fixture.write(name, name);
    fixture.commit("names");
    for (const name of ["-dash.md", "--stdin", "日本/新.md", " leading.md", "tab-free %20.md"])
      fixture.write(name, "new");
    fixture.remove("it's.md");
    await expectSame(fixture);
  });

  onPosix("with names in its history that no bundle could hold as files", async () => {
    using fixture = Fixture.withCommit();
    fixture.write('line\nbreak".md', "odd").write("co:lon.md", "odd").commit("odd names");
    const summary = await expectSame(fixture);
    expect(summary.changed).toEqual([]);
  });

  onPosix("with symbolic links that are committed", async () => {
    using fixture = Fixture.withCommit();
    symlinkSync("notes.md", join(fixture.repo, "latest"));
    symlinkSync("/nowhere/else", join(fixture.repo, "topics", "dangling"));
    fixture.commit("links");
    await expectSame(fixture);
  });

  onPosix("with files and folders that have changed places", async () => {
    using fixture = Fixture.withCommit();
    symlinkSync("notes.md", join(fixture.repo, "link"));
    fixture.write("dogs", "a file").commit("second");
    fixture.remove("topics").write("topics", "now a file");
    fixture.remove("dogs").write("dogs/rex.md", "now a folder");
    fixture.remove("link").write("link/inside.md", "now a folder");
    fixture.remove("notes.md");
    mkdirSync(join(fixture.repo, "notes.md"));
    await expectSame(fixture);
  });

  test("with a split index", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("update-index", "--split-index");
    fixture.write("added.md", "added").git("add", "added.md");
    const before = gitState(fixture, fixture.repo);
    const { restored } = await fixture.roundTrip();
    expect(gitState(fixture, restored)).toEqual(before);
  });

  test("as the root of the snapshot", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("new.md", "new");
    const { restored, findings } = await fixture.roundTrip({ name: "_root", path: "." });
    expect(findings).toEqual([]);
    expect(contents(restored)).toEqual(contents(fixture.repo));
  });
});
