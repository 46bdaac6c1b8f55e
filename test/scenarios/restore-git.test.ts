import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { SnapshotResult } from "../../src/flows/index.ts";
import { repositoryState } from "../harness/compare-memory.ts";
import { Scene } from "../harness/scene.ts";

const scene = new Scene();
let taken: SnapshotResult;

function git(repository: string, ...args: string[]): string {
  const person = ["-c", "user.name=Agent", "-c", "user.email=agent@example.com", "-c", "core.hooksPath="];
  return execFileSync("git", [...person, ...args], {
    cwd: scene.path(repository),
    encoding: "utf8",
    env: scene.env({ GIT_CONFIG_GLOBAL: scene.path("none"), GIT_CONFIG_NOSYSTEM: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function makeRepository(path: string, ...options: string[]): void {
  mkdirSync(scene.path(path), { recursive: true });
  git(path, "init", "--quiet", "--initial-branch=main", ...options);
}

function commit(repository: string, message: string): void {
  git(repository, "add", "--all");
  git(repository, "commit", "--quiet", "--message", message);
}

beforeAll(async () => {
  makeRepository("memory/notes");
  scene.write("memory/notes/.gitignore", "*.tmp\n").write("memory/notes/MEMORY.md", "# Memory\n");
  for (const name of ["kept", "changed", "staged", "both", "deleted", "unlisted"])
    scene.write(`memory/notes/topics/${name}.md`, `${name}\n`);
  commit("memory/notes", "first");
  git("memory/notes", "branch", "idea");
  git("memory/notes", "tag", "--annotate", "--message", "a milestone", "v1");
  scene.write("memory/notes/topics/new.md", "new\n");
  commit("memory/notes", "second");
  git("memory/notes", "update-ref", "refs/notes/commits", "HEAD~1");

  scene.write("memory/notes/topics/changed.md", "changed, not staged\n");
  scene.write("memory/notes/topics/staged.md", "staged\nand more\n").write("memory/notes/topics/both.md", "staged\n");
  scene.write("memory/notes/topics/added.md", "added\n");
  git("memory/notes", "add", "topics/staged.md", "topics/both.md", "topics/added.md");
  scene.write("memory/notes/topics/both.md", "staged and changed\n");
  rmSync(scene.path("memory/notes/topics/deleted.md"));
  git("memory/notes", "rm", "--quiet", "--cached", "topics/unlisted.md");
  scene.write("memory/notes/draft.md", "untracked\n").write("memory/notes/scratch.tmp", "ignored\n");
  scene.write("memory/notes/run.sh", "#!/bin/sh\n", 0o755);

  // Whatever git would run for the source, it must run neither for the snapshot nor for what came back.
  const canary = scene.path("canary.sh");
  writeFileSync(canary, `#!/bin/sh\ntouch ${JSON.stringify(scene.path("canary"))}\ncat\n`);
  chmodSync(canary, 0o755);
  for (const hook of ["post-checkout", "pre-commit", "post-index-change", "reference-transaction"])
    scene.write(`memory/notes/.git/hooks/${hook}`, `#!/bin/sh\ntouch "${scene.path("canary")}"\n`, 0o755);
  scene.write(
    "memory/notes/.git/config",
    `[core]\n\trepositoryformatversion = 0\n\tfsmonitor = ${canary}\n[filter "x"]\n\tclean = ${canary}\n\tsmudge = ${canary}\n[user]\n\ttoken = sesame\n`,
  );

  makeRepository("memory/detached");
  scene.write("memory/detached/a.md", "a\n");
  commit("memory/detached", "first");
  scene.write("memory/detached/a.md", "b\n");
  commit("memory/detached", "only HEAD knows it");
  git("memory/detached", "checkout", "--quiet", "--detach");
  git("memory/detached", "branch", "--force", "main", "HEAD~1");

  makeRepository("memory/empty");
  scene.write("memory/empty/first.md", "not committed\n");
  makeRepository("memory/bare.git", "--bare");

  taken = await scene.snapshot(["memory"]);
  await scene.restore(taken.bundle, "back");
});
afterAll(() => scene.remove());

// Git must not run what the source's config names while it is asked.
function stateOfSource(path: string): Record<string, string> {
  const config = scene.path(path, ".git/config");
  if (existsSync(config)) writeFileSync(config, "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n");
  rmSync(scene.path(path, ".git/hooks"), { recursive: true, force: true });
  return repositoryState(scene.path(path));
}

describe("a repository comes back", () => {
  test("without anything of it having been run", () => {
    expect(existsSync(scene.path("canary"))).toBe(false);
  });

  test("without its config and hooks", () => {
    const config = scene.read("back/memory/notes/.git/config");
    expect(config).not.toMatch(/fsmonitor|filter|sesame/);
    expect(existsSync(scene.path("back/memory/notes/.git/hooks/pre-commit"))).toBe(false);
  });

  test("with its refs and HEAD, what is staged, what is changed, what is deleted and what is untracked", () => {
    const state = repositoryState(scene.path("back/memory/notes"));
    expect(state).toEqual(stateOfSource("memory/notes"));
    expect(state.refs?.split("\n").map((ref) => ref.split(" ")[0])).toEqual([
      ...["refs/heads/idea", "refs/heads/main", "refs/notes/commits", "refs/tags/v1"],
    ]);
    expect(state.status?.split("\n")).toEqual([
      ...["A  topics/added.md", "MM topics/both.md", " M topics/changed.md", " D topics/deleted.md"],
      ...["M  topics/staged.md", "D  topics/unlisted.md", "?? draft.md", "?? run.sh", "?? topics/unlisted.md"],
    ]);
    for (const what of ["--cached", "--no-ext-diff"])
      expect(git("back/memory/notes", "diff", what)).toBe(git("memory/notes", "diff", what));
  });

  test("with its uncommitted files as they were, and without the ignored ones, which are named", () => {
    expect(scene.read("back/memory/notes/draft.md")).toBe("untracked\n");
    expect(existsSync(scene.path("back/memory/notes/scratch.tmp"))).toBe(false);
    expect(taken.leftOut).toContainEqual({ path: "memory/notes/scratch.tmp", reason: "ignored" });
  });

  test("with a detached HEAD that no branch knows", () => {
    const state = repositoryState(scene.path("back/memory/detached"));
    expect(state).toEqual(repositoryState(scene.path("memory/detached")));
    expect(state.branch).toMatch(/^failed/);
    expect(git("back/memory/detached", "log", "--format=%s")).toBe("only HEAD knows it\nfirst\n");
  });

  test("before its first commit", () => {
    const state = repositoryState(scene.path("back/memory/empty"));
    expect(state).toMatchObject({ branch: "refs/heads/main", refs: "", status: "?? first.md" });
  });

  test("without a work tree when it had none", () => {
    expect(git("back/memory/bare.git", "rev-parse", "--is-bare-repository")).toBe("true\n");
  });
});
