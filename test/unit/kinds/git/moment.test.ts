import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Fixture, summaryOf } from "./fixture.ts";

const changes: Record<string, (fixture: Fixture) => void> = {
  "a file is written": (fixture) => fixture.write("notes.md", "# Mutes\n"),
  "a file appears": (fixture) => fixture.write("topics/new.md", "new"),
  "a file vanishes": (fixture) => fixture.remove("topics/cats.md"),
  "a folder appears": (fixture) => fixture.write("sub/x", "").remove("sub/x"),
  "a commit is made": (fixture) => fixture.git("commit", "-q", "--allow-empty", "-m", "later"),
  "a tag is made": (fixture) => fixture.git("tag", "later"),
  "something is staged": (fixture) => fixture.git("rm", "-q", "--cached", "notes.md"),
  "something is stashed": (fixture) => fixture.git("stash", "-q"),
  "another branch is checked out": (fixture) => fixture.git("symbolic-ref", "HEAD", "refs/heads/other"),
};

describe("a state that moves after the pin is not captured", () => {
  test.each(Object.keys(changes))("%s while it is read", async (name) => {
    using fixture = Fixture.withCommit();
    fixture.write("idea.md", "idea").git("add", "idea.md");
    const happens = { afterPin: () => void changes[name]?.(fixture) };
    await expect(fixture.capture({}, happens)).rejects.toMatchObject({ code: "kept-changing" });
  });

  test("the repository is removed", async () => {
    using fixture = Fixture.withCommit();
    const happens = { afterPin: () => rmSync(join(fixture.repo, ".git"), { recursive: true }) };
    await expect(fixture.capture({}, happens)).rejects.toMatchObject({ code: "kept-changing" });
  });
});

describe("what does not count as a change", () => {
  test.each(Object.keys(changes))("%s after everything was copied", async (name) => {
    using fixture = Fixture.withCommit();
    fixture.write("idea.md", "idea").git("add", "idea.md");
    const happens = { afterStage: () => void changes[name]?.(fixture) };
    await expect(fixture.capture({}, happens)).resolves.toMatchObject({ consistency: "fenced" });
  });

  test("anything before the pin: the state at the pin is what is captured", async () => {
    using fixture = Fixture.withCommit();
    const staged = await fixture.capture(
      {},
      {
        beforePin: () => fixture.write("notes.md", "late").write("new.md", "late").commit("late"),
      },
    );
    expect(staged).toMatchObject({ consistency: "fenced", summary: { commits: 2, changed: [] } });
  });

  test("ignored files", async () => {
    using fixture = Fixture.withCommit();
    fixture.write(".gitignore", "*.log\ncache/\n").write("a.log", "1").commit("ignore");
    const staged = await fixture.capture(
      {},
      {
        beforePin: () => fixture.write("b.log", "between").write("cache/x", "between"),
        afterPin: () => fixture.write("a.log", "2").write("c.log", "new").write("cache/y", "new"),
      },
    );
    expect(summaryOf(staged).changed).toEqual([]);
  });

  test("a database that is a store of its own, and its side files", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("facts.db", "1");
    const write = () => fixture.write("facts.db", "2").write("facts.db-wal", "log").write("facts.db-shm", "x");
    const staged = await fixture.capture({ exclude: ["facts.db"] }, { afterPin: write, afterStage: write });
    expect(summaryOf(staged).changed).toEqual([]);
  });
});

test("a view is made in the folder that is given for it, on another disk too, and goes away", async () => {
  using fixture = Fixture.withCommit();
  const disk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const scratch = mkdtempSync(join(disk, "git-kind-test-"));
  try {
    const during: string[][] = [];
    const look = () => during.push(readdirSync(scratch));
    const staged = await fixture.capture({}, { scratch, afterPin: look });
    expect(summaryOf(staged).commits).toBe(1);
    expect(during).toEqual([[expect.stringMatching(/^memsnap-git-/)]]);
    expect(readdirSync(scratch)).toEqual([]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
