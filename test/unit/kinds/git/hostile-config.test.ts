import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect } from "@jest/globals";
import { GitFailed, git } from "../../../../src/kinds/git/git.ts";
import { Fixture, onPosix } from "./fixture.ts";

/** A repository, as a place to call git in, with a program that tells that it was started. */
function trapped(): { fixture: Fixture; place: { gitDir: string; workTree: string }; trap: string; marker: string } {
  const fixture = Fixture.withCommit();
  const marker = join(fixture.folder, "fired");
  const trap = join(fixture.folder, "trap.sh");
  writeProgram(trap, `touch '${marker}'`);
  return { fixture, place: { gitDir: join(fixture.repo, ".git"), workTree: fixture.repo }, trap, marker };
}

function writeProgram(path: string, command: string): void {
  writeFileSync(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}

onPosix("git runs no hook of the repository that it is called in", async () => {
  const { fixture, place, marker } = trapped();
  using _ = fixture;
  mkdirSync(join(place.gitDir, "hooks"), { recursive: true });
  writeProgram(join(place.gitDir, "hooks", "reference-transaction"), `touch '${marker}'`);
  await git(place, ["update-ref", "refs/heads/a", "HEAD"]);
  expect(existsSync(marker)).toBe(false);
  fixture.git("update-ref", "refs/heads/b", "HEAD");
  expect(existsSync(marker)).toBe(true);
});

onPosix("git starts no file system monitor of the repository that it is called in", async () => {
  const { fixture, place, trap, marker } = trapped();
  using _ = fixture;
  fixture.git("config", "core.fsmonitor", trap);
  await git(place, ["status", "--porcelain"]);
  expect(existsSync(marker)).toBe(false);
  fixture.git("status", "--porcelain");
  expect(existsSync(marker)).toBe(true);
});

onPosix("git fetches from nowhere, whatever the repository that it is called in allows", async () => {
  const { fixture, place } = trapped();
  using _ = fixture;
  using other = Fixture.withCommit();
  fixture.git("config", "protocol.file.allow", "always");
  await expect(git(place, ["fetch", other.repo])).rejects.toThrow(GitFailed);
  fixture.git("fetch", other.repo);
});

onPosix("git reads no config of the user, even where something on its way gives it a home", async () => {
  const { fixture, place } = trapped();
  using _ = fixture;
  const [home, programs, path] = [fixture.fresh("home"), fixture.fresh("programs"), process.env.PATH ?? ""];
  writeFileSync(join(home, ".gitconfig"), "[memory]\n\tkeeper = user\n");
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  writeProgram(join(programs, "git"), `HOME='${home}' exec '${real}' "$@"`);
  process.env.PATH = programs + delimiter + path;
  try {
    const answer = await git(place, ["config", "--get", "memory.keeper"], { answers: [1] });
    expect(answer).toBe("");
    const found = execFileSync("git", ["config", "--get", "memory.keeper"], { encoding: "utf8", env: process.env });
    expect(found).toBe("user\n");
  } finally {
    process.env.PATH = path;
  }
});

onPosix("git hears nothing of our environment that it does not need", async () => {
  const { fixture, place } = trapped();
  using _ = fixture;
  const trace = join(fixture.folder, "trace");
  process.env.GIT_TRACE = trace;
  try {
    await git(place, ["status", "--porcelain"]);
    expect(existsSync(trace)).toBe(false);
    execFileSync("git", ["status", "--porcelain"], { cwd: fixture.repo, env: process.env });
    expect(existsSync(trace)).toBe(true);
  } finally {
    delete process.env.GIT_TRACE;
  }
});
