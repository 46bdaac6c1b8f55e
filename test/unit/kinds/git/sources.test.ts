import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isGitRepository, listWorktreeChanges } from "../../../../src/kinds/git/index.ts";
import { contents, Fixture, gitState, onLinux, onPosix, summaryOf } from "./fixture.ts";

/** Round trip of another repository of the fixture than its own. */
async function roundTripOf(fixture: Fixture, location: string) {
  const result = await fixture.roundTrip({ location });
  expect(result.findings).toEqual([]);
  expect(gitState(fixture, result.restored)).toEqual(gitState(fixture, location));
  return { ...result, summary: summaryOf(result.staged) };
}

describe("repositories of every layout come back as plain ones", () => {
  test("a shallow clone stays shallow, and whole as far as it goes", async () => {
    using fixture = Fixture.withCommit();
    for (const content of ["two", "three"]) fixture.write("notes.md", content).commit(content);
    const clone = join(fixture.folder, "shallow");
    fixture.gitIn(fixture.folder, "clone", "-q", "--depth", "1", `file://${fixture.repo}`, clone);
    const { restored, summary } = await roundTripOf(fixture, clone);
    expect(summary.commits).toBe(1);
    expect(fixture.gitIn(restored, "rev-parse", "--is-shallow-repository")).toBe("true\n");
  });

  test("a clone with objects elsewhere takes them along", async () => {
    using fixture = Fixture.withCommit();
    const clone = join(fixture.folder, "borrower");
    fixture.gitIn(fixture.folder, "clone", "-q", "--shared", fixture.repo, clone);
    const alternates = join(clone, ".git", "objects", "info", "alternates");
    writeFileSync(alternates, "../../../repo/.git/objects\n");
    const { restored } = await roundTripOf(fixture, clone);
    rmSync(fixture.repo, { recursive: true });
    expect(readdirSync(join(restored, ".git", "objects", "info"))).toEqual([]);
    fixture.gitIn(restored, "fsck", "--strict");
  });

  test("a linked worktree", async () => {
    using fixture = Fixture.withCommit();
    const linked = join(fixture.folder, "linked");
    fixture.git("worktree", "add", "-q", "-b", "side", linked);
    writeFileSync(join(linked, "notes.md"), "from the side");
    const { restored, summary } = await roundTripOf(fixture, linked);
    expect(summary).toMatchObject({ head: { branch: "refs/heads/side" }, changed: ["notes.md"] });
    expect(contents(restored)).toEqual(contents(linked));
    const main = await fixture.capture();
    expect(main.leftOut).toContainEqual({ path: "memory/.git/worktrees/linked", reason: "worktree" });
  });

  test("a bare repository stays bare", async () => {
    using fixture = Fixture.withCommit();
    const bare = join(fixture.folder, "bare.git");
    fixture.gitIn(fixture.folder, "clone", "-q", "--bare", fixture.repo, bare);
    const { restored, summary, staged } = await roundTripOf(fixture, bare);
    expect(summary.bare).toBe(true);
    expect(staged.entries).toHaveLength(1);
    expect(fixture.gitIn(restored, "rev-parse", "--is-bare-repository")).toBe("true\n");
  });

  (process.getuid?.() === 0 ? test : test.skip)("a repository of another user", async () => {
    using fixture = Fixture.withCommit();
    for (const path of ["", ".git", "notes.md"]) chownSync(join(fixture.repo, path), 12345, 12345);
    expect(() => fixture.git("status")).toThrow(/dubious ownership/);
    expect(await fixture.capture()).toMatchObject({ summary: { commits: 1 } });
  });
});

describe("what does not travel is named", () => {
  test("ignored files, folders as a whole", async () => {
    using fixture = Fixture.withCommit();
    fixture.write(".gitignore", "cache/\n*.log\n").commit("ignore");
    fixture.write("cache/a/b", "x").write("topics/x.log", "x").write(".git/info/exclude", "private.md\n");
    fixture.write("private.md", "x");
    const { leftOut } = await fixture.capture();
    expect(leftOut.filter((left) => left.reason === "ignored").map((left) => left.path)).toEqual([
      "memory/cache",
      "memory/private.md",
      "memory/topics/x.log",
    ]);
  });

  test("submodules and nested repositories", async () => {
    using fixture = Fixture.withCommit();
    fixture.gitIn(fixture.folder, "clone", "-q", fixture.repo, join(fixture.repo, "vendored"));
    fixture.git("submodule", "-q", "add", "./vendored", "vendored");
    fixture.commit("submodule");
    fixture.gitIn(fixture.repo, "init", "-q", "nested");
    fixture.gitIn(fixture.repo, "init", "-q", "--bare", "nested-bare");
    const changes = await listWorktreeChanges(fixture.repo);
    expect(changes).toMatchObject({
      submodules: ["vendored"],
      nestedRepositories: ["nested", "nested-bare"],
      changed: [],
    });
    const { staged, findings, restored } = await fixture.roundTrip({ exclude: ["nested", "nested-bare"] });
    expect(findings).toEqual([]);
    expect(staged.leftOut.filter((left) => left.reason === "submodule")).toEqual([
      { path: "memory/vendored", reason: "submodule" },
    ]);
    expect(readdirSync(join(restored, "vendored"))).toEqual([]);
    expect(fixture.gitIn(restored, "status", "--porcelain")).toBe("");
  });

  onPosix("links that are new or changed, pipes and sockets", async () => {
    using fixture = Fixture.withCommit();
    symlinkSync("notes.md", join(fixture.repo, "latest"));
    fixture.commit("link");
    rmSync(join(fixture.repo, "latest"));
    symlinkSync("topics", join(fixture.repo, "latest"));
    symlinkSync("/etc", join(fixture.repo, "new-link"));
    fixture.gitIn(fixture.repo, "-c", "alias.pipe=!mkfifo", "pipe", "pipe");
    const server = createServer().listen(join(fixture.repo, "socket"));
    try {
      const changes = await listWorktreeChanges(fixture.repo);
      expect(changes).toMatchObject({ links: ["latest", "new-link"], deleted: ["latest"], changed: [] });
      const { leftOut } = await fixture.capture();
      expect(leftOut.filter((left) => left.reason !== "reflog")).toEqual([
        { path: "memory/latest", reason: "link" },
        { path: "memory/new-link", reason: "link" },
        { path: "memory/pipe", reason: "pipe" },
        { path: "memory/socket", reason: "socket" },
      ]);
    } finally {
      server.close();
    }
  });

  onPosix("a folder reached through a link is not of this work tree", async () => {
    using fixture = Fixture.withCommit();
    fixture.remove("topics");
    mkdirSync(join(fixture.folder, "outside"));
    writeFileSync(join(fixture.folder, "outside", "cats.md"), "Cats sleep.\n");
    symlinkSync(join(fixture.folder, "outside"), join(fixture.repo, "topics"));
    expect(await listWorktreeChanges(fixture.repo)).toMatchObject({ deleted: ["topics/cats.md"], links: ["topics"] });
  });
});

describe("a repository that cannot be captured whole is refused", () => {
  const cases: Record<string, (fixture: Fixture) => void> = {
    "an object is missing": (fixture) => {
      const oid = fixture.git("rev-parse", "HEAD:notes.md").trim();
      rmSync(join(fixture.repo, ".git", "objects", oid.slice(0, 2), oid.slice(2)));
    },
    "an object is damaged": (fixture) => {
      const oid = fixture.git("rev-parse", "HEAD:notes.md").trim();
      const file = join(fixture.repo, ".git", "objects", oid.slice(0, 2), oid.slice(2));
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x40;
      chmodSync(file, 0o644);
      writeFileSync(file, bytes);
    },
    "a ref cannot be read": (fixture) => {
      fixture.write(".git/refs/heads/broken", "nonsense\n");
    },
    "a ref names an object that is not there": (fixture) => {
      fixture.write(".git/refs/heads/broken", `${"1".repeat(40)}\n`);
    },
    "HEAD is nonsense": (fixture) => {
      fixture.write(".git/HEAD", "nonsense\n");
    },
    "the index is damaged": (fixture) => {
      fixture.write(".git/index", "nonsense");
    },
  };
  test.each(Object.keys(cases))("%s", async (name) => {
    using fixture = Fixture.withCommit();
    cases[name]?.(fixture);
    await expect(fixture.capture()).rejects.toMatchObject({ code: "source-damaged" });
  });

  test("a partial clone", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "later").commit("second");
    fixture.git("config", "uploadpack.allowFilter", "true");
    const clone = join(fixture.folder, "partial");
    fixture.gitIn(fixture.folder, "clone", "-q", "--filter=blob:none", `file://${fixture.repo}`, clone);
    await expect(fixture.capture({ location: clone })).rejects.toMatchObject({ code: "source-damaged" });
  });

  onLinux("names that are not portable, all at once", async () => {
    using fixture = Fixture.withCommit();
    for (const name of ["a:b.md", 'quo"te.md', "line\nbreak.md", "Case.md", "case.md", "dot.", "con.md"])
      fixture.write(name, "x");
    const error: unknown = await fixture.capture().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "name-not-portable" });
    expect((error as { problems: { path: string }[] }).problems.map((problem) => problem.path).sort()).toEqual(
      ["a:b.md", 'quo"te.md', "line\nbreak.md", "case.md", "dot.", "con.md"].map((name) => `memory/${name}`).sort(),
    );
  });

  onLinux("a name that is not UTF-8", async () => {
    using fixture = Fixture.withCommit();
    writeFileSync(Buffer.concat([Buffer.from(`${fixture.repo}/caf`), Buffer.from([0xe9])]), "latin-1");
    await expect(fixture.capture()).rejects.toMatchObject({ code: "name-not-portable" });
  });

  test("refs in the place where a bundle keeps its own", async () => {
    using fixture = Fixture.withCommit();
    fixture.git("update-ref", "refs/memsnap/index", "HEAD");
    await expect(fixture.capture()).rejects.toMatchObject({ code: "source-unsupported" });
  });

  test("more stashes than a restore has time for", async () => {
    using fixture = Fixture.withCommit();
    fixture.write("notes.md", "stashed").git("stash");
    const [latest = ""] = readFileSync(join(fixture.repo, ".git/logs/refs/stash"), "utf8").split("\n");
    const [, oid = "", ...rest] = latest.split(" ");
    const older = `${oid} ${oid} ${rest.join(" ")}\n`;
    fixture.write(".git/logs/refs/stash", `${latest}\n${older.repeat(9_999)}`);
    expect(summaryOf(await fixture.capture()).refs.map(({ name }) => name)).toContain("refs/stash");
    fixture.write(".git/logs/refs/stash", `${latest}\n${older.repeat(10_000)}`);
    await expect(fixture.capture()).rejects.toMatchObject({ code: "source-unsupported" });
  });
});

test("repositories are told from plain folders", async () => {
  using fixture = Fixture.withCommit();
  fixture.git("worktree", "add", "-q", join(fixture.folder, "linked"));
  fixture.gitIn(fixture.folder, "init", "-q", "--bare", "bare.git");
  fixture.write("empty/.git/placeholder", "").write("link/.git", "gitdir: /nowhere");
  const answers = ["repo", "linked", "bare.git", "repo/topics", "repo/empty", "repo/link", "nowhere"];
  expect(await Promise.all(answers.map((path) => isGitRepository(join(fixture.folder, path))))).toEqual([
    ...[true, true, true],
    ...[false, false, true, false],
  ]);
});
