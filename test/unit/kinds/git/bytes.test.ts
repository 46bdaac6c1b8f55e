import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { contents, Fixture, gitState, onPosix, summaryOf } from "./fixture.ts";

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

  test("attributes that git cannot make sense of stop nothing", async () => {
    using fixture = Fixture.withCommit();
    fixture.write(".gitattributes", "*.md working-tree-encoding\n* filter=absent\n").write("notes.md", "edited");
    fixture.write("new.md", "new");
    const { restored, findings } = await fixture.roundTrip();
    expect(findings).toEqual([]);
    expect(contents(restored)).toEqual(contents(fixture.repo));
  });

  onPosix("files that only a filter of the source could make stay as they are", async () => {
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
