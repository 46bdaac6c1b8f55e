import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "@jest/globals";
import { gitKind } from "../../../../src/kinds/git/index.ts";
import type { ExtractedStore, LocatedStore, StagedStore } from "../../../../src/kinds/kind.ts";
import type { Finding, GitSummary } from "../../../../src/model/index.ts";
import { extract, type Meanwhile, stage } from "../stage.ts";

/** Tests of what Windows has not: executable bits, links for everybody, shell scripts, some names. */
export const onPosix = process.platform === "win32" ? test.skip : test;
/** Tests of what only Linux has: names that differ in case only, names that are not UTF-8. */
export const onLinux = process.platform === "linux" ? test : test.skip;

/** A private folder for one test, with a repository to work on and real git to work with. */
export class Fixture implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "git-kind-test-"));
  readonly repo = join(this.folder, "repo");
  #count = 0;

  /** Starts a repository with a branch `main` and no commit. */
  static init(...options: string[]): Fixture {
    const fixture = new Fixture();
    fixture.gitIn(fixture.folder, "init", "-q", "-b", "main", ...options, fixture.repo);
    return fixture;
  }

  /** Starts a repository with one commit that holds `notes.md` and `topics/cats.md`. */
  static withCommit(...options: string[]): Fixture {
    const fixture = Fixture.init(...options);
    fixture.write("notes.md", "# Notes\n").write("topics/cats.md", "Cats sleep.\n").commit("first");
    return fixture;
  }

  git(...args: string[]): string {
    return this.gitIn(this.repo, ...args);
  }

  gitIn(folder: string, ...args: string[]): string {
    return execFileSync("git", args, {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  write(path: string, content: string | Buffer, mode?: number): this {
    const file = join(this.repo, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (mode !== undefined) chmodSync(file, mode);
    return this;
  }

  remove(path: string): this {
    rmSync(join(this.repo, path), { recursive: true });
    return this;
  }

  commit(message: string): string {
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", message);
    return this.git("rev-parse", "HEAD").trim();
  }

  /** A new empty folder. */
  fresh(name: string): string {
    const folder = join(this.folder, `${name}-${this.#count++}`);
    mkdirSync(folder);
    return folder;
  }

  located(overrides: Partial<LocatedStore> = {}): LocatedStore {
    return { kind: "git", name: "memory", location: this.repo, path: "memory", ...overrides };
  }

  capture(overrides: Partial<LocatedStore> = {}, meanwhile: Meanwhile = {}): Promise<StagedStore> {
    return stage(this.located(overrides), join(this.fresh("staging"), "store"), { kind: gitKind, ...meanwhile });
  }

  /** What a reader of the bundle would have: the entries at their archive paths, and the manifest's words on them. */
  extract(staged: StagedStore, overrides: Partial<LocatedStore> = {}): ReturnType<typeof extract> {
    return extract(this.located(overrides), staged, this.fresh("extracted"));
  }

  check(extracted: ExtractedStore): Promise<Finding[]> {
    return gitKind.check(extracted, this.fresh("scratch"));
  }

  /** Captures, checks and restores; returns the folder of the restored repository. */
  async roundTrip(
    overrides: Partial<LocatedStore> = {},
  ): Promise<{ restored: string; staged: StagedStore; findings: Finding[] }> {
    const staged = await this.capture(overrides);
    const extracted = this.extract(staged, overrides);
    const findings = await this.check(extracted);
    const tree = this.fresh("tree");
    await gitKind.restore(extracted, tree);
    return { restored: join(tree, this.located(overrides).path), staged, findings };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Agent",
  GIT_AUTHOR_EMAIL: "agent@example.org",
  GIT_COMMITTER_NAME: "Agent",
  GIT_COMMITTER_EMAIL: "agent@example.org",
  GIT_ALLOW_PROTOCOL: "file",
  // The same commands make the same commits.
  GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
  GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
};

/** The summary, known to be a repository's. */
export function summaryOf(staged: StagedStore): GitSummary {
  if (staged.summary.kind !== "git") throw new Error("expected the summary of a repository");
  return staged.summary;
}

/** Everything in a work tree but `.git`: content of files with `x` or `-`, targets of links, folders. */
export function contents(root: string, below = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(join(root, below))) {
    const path = below === "" ? name : `${below}/${name}`;
    if (path === ".git") continue;
    const stat = lstatSync(join(root, path));
    if (stat.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(root, path))}`;
    else if (stat.isDirectory()) Object.assign(found, { [`${path}/`]: "" }, contents(root, path));
    else found[path] = `${stat.mode & 0o100 ? "x" : "-"} ${readFileSync(join(root, path)).toString("base64")}`;
  }
  return found;
}

/** Refs, HEAD, status and staged content, as git tells them. */
export function gitState(fixture: Fixture, repo: string): Record<string, string> {
  const ask = (...args: string[]) => {
    try {
      return fixture.gitIn(repo, ...args);
    } catch {
      return "(none)";
    }
  };
  return {
    refs: ask("for-each-ref", "--format=%(objectname) %(refname)"),
    branch: ask("symbolic-ref", "-q", "HEAD"),
    head: ask("rev-parse", "--verify", "-q", "HEAD"),
    status: ask("status", "--porcelain=v1", "--untracked-files=all", "--no-renames"),
    index: ask("ls-files", "--stage"),
    stashes: ask("rev-list", "--walk-reflogs", "refs/stash"),
  };
}
