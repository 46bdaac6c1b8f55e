import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DrillResult, SnapshotResult } from "../../src/flows/index.ts";
import type { Comparison } from "../../src/model/index.ts";
import { Scene } from "../harness/scene.ts";

const scene = new Scene();

beforeAll(async () => {
  scene.write("agent/notes/MEMORY.md", "# Memory\n").write("agent/notes/cursor.json.tmp", "{");
  scene.write("agent/auth.json", "{}\n").write("agent/.lock", "");
  const { file } = await scene.key("agent/notes/opener");
  expect(file).toBe("agent/notes/opener");
  scene.write("agent/memdir/.gitignore", "local.env\n").write("agent/memdir/local.env", "KEY=ignored\n");
  scene.write("agent/memdir/fact.md", "a fact\n").write("agent/memdir/committed.pem", "as committed\n");
  scene.write("agent/memdir/unchanged.pem", "as committed\n");
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=first");
  scene.write("agent/memdir/.env", "KEY=staged\n").write("agent/memdir/committed.pem", "changed since\n");
  git("add", "--all");
  scene.write("agent/memdir/.env", "KEY=changed\n").write("agent/memdir/draft.md", "a draft\n");
});
afterAll(() => scene.remove());

describe("what is never memory", () => {
  let taken: SnapshotResult;
  beforeAll(async () => {
    taken = await scene.snapshot(["agent"]);
    await scene.restore(taken.bundle, "back");
  });

  test("stays out, and the result says what and why", () => {
    expect(taken.leftOut.filter(({ reason }) => /sensitive|temporary/.test(reason))).toEqual([
      { path: "agent/.lock", reason: "temporary" },
      { path: "agent/auth.json", reason: "sensitive" },
      { path: "agent/memdir/.env", reason: "sensitive" },
      { path: "agent/memdir/committed.pem", reason: "sensitive" },
      { path: "agent/notes/cursor.json.tmp", reason: "temporary" },
      { path: "agent/notes/opener", reason: "sensitive" },
    ]);
    expect(taken.leftOut).toContainEqual({ path: "agent/memdir/local.env", reason: "ignored" });
    for (const path of [
      ".lock",
      "memdir/local.env",
      "auth.json",
      "memdir/.env",
      "notes/opener",
      "notes/cursor.json.tmp",
    ])
      expect(existsSync(scene.path("back/agent", path))).toBe(false);
    expect(scene.read("back/agent/notes/MEMORY.md")).toBe("# Memory\n");
  });

  test("leaves nothing of itself in a repository but what is committed", () => {
    expect(scene.read("back/agent/memdir/committed.pem")).toBe("as committed\n");
    expect(scene.read("back/agent/memdir/unchanged.pem")).toBe("as committed\n");
    expect(taken.leftOut.map(({ path }) => path)).not.toContain("agent/memdir/unchanged.pem");
    expect(scene.read("back/agent/memdir/draft.md")).toBe("a draft\n");
    const objects = backGit("cat-file", "--batch-check", "--batch-all-objects");
    const contents = objects
      .split("\n")
      .filter((line) => / blob /.test(line))
      .map((line) => backGit("cat-file", "blob", line.slice(0, line.indexOf(" "))));
    expect(contents.join("")).not.toMatch(/KEY=|changed since/);
    expect(backGit("ls-files")).toBe(".gitignore\ncommitted.pem\nfact.md\nunchanged.pem\n");
  });

  test("makes no difference to a drill, or to a comparison with live memory", async () => {
    expect(await scene.done<DrillResult>(["drill", taken.bundle])).toMatchObject({ outcome: "ok" });
    expect(await scene.done<Comparison>(["compare", taken.bundle, "agent"])).toMatchObject({ changed: false });
  });

  test("is taken with --include-sensitive, and comes back", async () => {
    const all = await scene.snapshot(["agent", "--include-sensitive"]);
    expect(all.leftOut.filter(({ reason }) => /sensitive|temporary/.test(reason))).toEqual([]);
    await scene.restore(all.bundle, "all");
    expect(scene.read("all/agent/memdir/.env")).toBe("KEY=changed\n");
    expect(scene.read("all/agent/auth.json")).toBe("{}\n");
    expect(await scene.done<DrillResult>(["drill", all.bundle])).toMatchObject({ outcome: "ok" });
    const compared = await scene.done<Comparison>(["compare", all.bundle, "agent", "--include-sensitive"]);
    expect(compared.changed).toBe(false);
  });

  test("is refused as a source, unless it is meant", async () => {
    const refused = await scene.refused(["snapshot", "agent/auth.json", "--out", "bundles", "--no-encrypt"]);
    expect(refused).toMatchObject({ code: "source-sensitive", exitCode: 2 });
    const meant = await scene.snapshot(["agent/auth.json", "--include-sensitive"]);
    expect(meant.stores.map(({ path, entries }) => `${path} ${entries}`)).toEqual(["agent 1"]);
  });

  test("is kept before a restore replaces it", async () => {
    scene.write("target/agent/auth.json", "the old one\n");
    const all = await scene.snapshot(["agent/auth.json", "--include-sensitive", "--root", "."]);
    await scene.restore(all.bundle, "target", "--force");
    expect(scene.read("target/agent/auth.json")).toBe("{}\n");
    await scene.done(["restore", "--undo", "target"]);
    expect(scene.read("target/agent/auth.json")).toBe("the old one\n");
  });
});

function git(...args: string[]): void {
  const settings = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgSign=false"];
  execFileSync("git", [...settings, ...args], { cwd: scene.path("agent/memdir"), stdio: "pipe" });
}

function backGit(...args: string[]): string {
  return execFileSync("git", args, { cwd: scene.path("back/agent/memdir"), encoding: "utf8" });
}
