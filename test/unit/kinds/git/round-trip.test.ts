import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { contents, Fixture, gitState, summaryOf } from "./fixture.ts";

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

  test("with modified, untracked, deleted, executable and empty files and empty folders", async () => {
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

  test("with every sort of ref, and names that git reads in two ways", async () => {
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

  test("with names in its history that no bundle could hold as files", async () => {
    using fixture = Fixture.withCommit();
    fixture.write('line\nbreak".md', "odd").write("co:lon.md", "odd").commit("odd names");
    const summary = await expectSame(fixture);
    expect(summary.changed).toEqual([]);
  });

  test("with symbolic links that are committed", async () => {
    using fixture = Fixture.withCommit();
    symlinkSync("notes.md", join(fixture.repo, "latest"));
    symlinkSync("/nowhere/else", join(fixture.repo, "topics", "dangling"));
    fixture.commit("links");
    await expectSame(fixture);
  });

  test("with files and folders that have changed places", async () => {
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

describe("bytes are never converted", () => {
  test("line endings, encodings and keywords stay as they are in the work tree", async () => {
    using fixture = Fixture.init();
    const attributes = [
      "*.crlf text eol=crlf",
      "*.lf text eol=lf",
      "*.auto text=auto",
      "*.utf16 working-tree-encoding=UTF-16LE",
    ];
    fixture.write(".gitattributes", `${attributes.join("\n")}\n*.id ident\n*.sub export-subst\n`);
    fixture.write("a.crlf", "one\r\ntwo\r\n").write("b.lf", "one\ntwo\n").write("c.auto", "one\r\ntwo\r\n");
    fixture.write("d.utf16", Buffer.from("ünï\n", "utf16le")).write("e.id", "$Id$\n").write("f.sub", "$Format:%H$\n");
    fixture.commit("attributes");
    fixture.write("b.lf", "one\r\ntwo\r\n").remove("e.id");
    fixture.git("checkout", "-q", "e.id");
    expect(readFileSync(join(fixture.repo, "e.id"), "utf8")).toMatch(/^\$Id: /);
    const { restored, staged, findings } = await fixture.roundTrip();
    expect(findings).toEqual([]);
    expect(contents(restored)).toEqual(contents(fixture.repo));
    expect(summaryOf(staged).changed).toEqual(["a.crlf", "b.lf", "c.auto", "d.utf16", "e.id"]);
  });

  test("files that only a filter of the source could make stay as they are", async () => {
    using fixture = Fixture.init();
    fixture.git("config", "filter.upper.clean", "tr a-z A-Z");
    fixture.git("config", "filter.upper.smudge", "tr A-Z a-z");
    fixture.write(".gitattributes", "*.md filter=upper\n").write("notes.md", "lower case\n").commit("filtered");
    expect(fixture.git("cat-file", "-p", "HEAD:notes.md")).toBe("LOWER CASE\n");
    const { restored, findings } = await fixture.roundTrip();
    expect(findings).toEqual([]);
    expect(contents(restored)).toEqual(contents(fixture.repo));
  });

  test("a file that git believes unchanged is compared by its content", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("update-index", "--assume-unchanged", "notes.md");
    fixture.git("update-index", "--skip-worktree", "topics/cats.md");
    fixture.write("notes.md", "# Mutes\n").remove("topics");
    const { restored, staged } = await fixture.roundTrip();
    expect(summaryOf(staged)).toMatchObject({ changed: ["notes.md"], deleted: ["topics/cats.md"] });
    expect(contents(restored)).toEqual(contents(fixture.repo));
  });
});

test("an announced file comes back as an untracked one", async () => {
  using fixture = Fixture.withCommit();
  fixture.write("idea.md", "idea").git("add", "-N", "idea.md");
  const { restored, findings } = await fixture.roundTrip();
  expect(findings).toEqual([]);
  expect(contents(restored)).toEqual(contents(fixture.repo));
  expect(gitState(fixture, restored).status).toBe("?? idea.md\n");
});

test("stock git clones the bundle", async () => {
  using fixture = Fixture.withCommit();
  const staged = await fixture.capture();
  const [entry] = staged.entries;
  if (entry?.type !== "file") throw new Error("expected a git bundle");
  const file = join(fixture.folder, "stock.bundle");
  renameSync(entry.file, file);
  fixture.git("bundle", "verify", file);
  fixture.gitIn(fixture.folder, "clone", "-q", file, "cloned");
  expect(contents(join(fixture.folder, "cloned"))).toEqual(contents(fixture.repo));
});
