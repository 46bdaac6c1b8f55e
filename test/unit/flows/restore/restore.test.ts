import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { runNode } from "../../../harness/child.ts";
import { DISK_NOTE, diskTest, onSmallDisk } from "../../../harness/small-disk.ts";
import { Desk } from "../desk.ts";
import { lyingBundle } from "../verify/lies.ts";

const PROGRAM = fileURLToPath(new URL("../program.ts", import.meta.url));
const onPosix = process.platform === "win32" ? test.skip : test;

function git(folder: string, ...args: string[]): string {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.autocrlf=false"];
  return execFileSync("git", [...own, ...args], { cwd: folder, encoding: "utf8" });
}

/** A file store around a repository around a database, another repository and files that are ignored or not committed. */
function nested(): Desk {
  const desk = new Desk()
    .write({ "mem/index.json": "{}", "mem/notes/MEMORY.md": "# Memory\n", "mem/notes/topics/tea.md": "green\n" })
    .write({ "mem/notes/inner/deep.md": "deep\n", "mem/notes/.gitignore": "*.log\n" })
    .database("mem/notes/recall.db", "inside of the repository")
    .database("mem/facts.db", "beside it");
  git(desk.path("mem/notes/inner"), "init", "--quiet", "--initial-branch=main");
  git(desk.path("mem/notes/inner"), "add", ".");
  git(desk.path("mem/notes/inner"), "commit", "--quiet", "--message=inner");
  git(desk.path("mem/notes"), "init", "--quiet", "--initial-branch=main");
  git(desk.path("mem/notes"), "add", "MEMORY.md", "topics", ".gitignore");
  git(desk.path("mem/notes"), "commit", "--quiet", "--message=outer");
  return desk.write({ "mem/notes/draft.md": "not committed\n" });
}

function bodies(path: string): unknown[] {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare("SELECT body FROM facts").pluck().all();
  } finally {
    database.close();
  }
}

describe("stores that lie in each other", () => {
  test("come back as they were", async () => {
    using desk = nested();
    const taken = await desk.snapshot(["mem"]);
    expect(taken.stores.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
      "file mem",
      "git mem/notes",
      "git mem/notes/inner",
      "sqlite mem/facts.db",
      "sqlite mem/notes/recall.db",
    ]);
    await desk.restore(taken.bundle, "back");
    const isContent = ([path]: [string, string]): boolean => !path.endsWith(".db");
    expect(Object.entries(desk.files("back/mem")).filter(isContent)).toEqual(
      Object.entries(desk.files("mem")).filter(isContent),
    );
    expect(bodies(desk.path("back/mem/notes/recall.db"))).toEqual(["inside of the repository"]);
    const again = await desk.snapshot(["back/mem"], { root: "back" });
    expect(again.stateDigest).toBe(taken.stateDigest);
  });

  test("replace what is there, and leave what is beside it", async () => {
    using desk = nested();
    const { bundle } = await desk.snapshot(["mem"]);
    git(desk.path("mem/notes"), "commit", "--quiet", "--allow-empty", "--message=later");
    desk.write({ "mem/notes/.git/hooks/post-checkout": "evil", "mem/notes/mine.md": "mine", "mem/index.json": "[]" });
    desk.write({ "mem/facts.db-wal": "stale" });
    const { replaced } = await desk.restore(bundle, ".", { force: true });
    expect(replaced).toEqual(
      expect.arrayContaining(["mem/facts.db", "mem/facts.db-wal", "mem/notes/.git", "mem/index.json"]),
    );
    expect(existsSync(desk.path("mem/notes/.git/hooks/post-checkout"))).toBe(false);
    expect(git(desk.path("mem/notes"), "log", "--format=%s").trim()).toBe("outer");
    expect(desk.files("mem")).toMatchObject({ "index.json": "{}", "notes/mine.md": "mine" });
    expect(bodies(desk.path("mem/facts.db"))).toEqual(["beside it"]);
    expect(existsSync(bundle)).toBe(true);
    expect(readdirSync(desk.folder).sort()).toEqual([".memsnap", "bundles", "mem"]);
  });
});

describe("nothing is left at the target", () => {
  test("by a bundle that is damaged", async () => {
    using desk = new Desk().write({ "mem/a.md": "a".repeat(1000) });
    const { bundle } = await desk.snapshot(["mem"]);
    const bytes = readFileSync(bundle);
    for (let at = 0; at < bytes.length; at += 37) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(desk.path("damaged.tar.zst"), damaged);
      await expect(desk.restore("damaged.tar.zst", "new/back")).rejects.toMatchObject({ exitCode: 3 });
      expect(existsSync(desk.path("new"))).toBe(false);
    }
  });

  test("by a manifest whose digest of a file store is a lie", async () => {
    using desk = new Desk();
    await lyingBundle(desk.path("lie.tar.zst"), { digest: "0".repeat(64) });
    await expect(desk.restore("lie.tar.zst", "new/back")).rejects.toMatchObject({
      code: "digest-mismatch",
      exitCode: 3,
    });
    expect(existsSync(desk.path("new"))).toBe(false);
  });

  test("by a dry run", async () => {
    using desk = new Desk().write({ "mem/a.md": "a" });
    const { bundle } = await desk.snapshot(["mem"]);
    const result = await desk.restore(bundle, "new/back", { dryRun: true });
    expect(result).toMatchObject({ dryRun: true, replaced: [], target: desk.path("new/back") });
    expect(existsSync(desk.path("new"))).toBe(false);
    expect(desk.leftovers()).toEqual([]);
  });

  diskTest(`that is too small${DISK_NOTE}`, async () => {
    using desk = new Desk().write({ "mem/zeros.bin": Buffer.alloc(20 * 1024 * 1024) });
    const { bundle } = await desk.snapshot(["mem"]);
    await onSmallDisk(desk.path("disk"), 24 * 1024 * 1024, async () => {
      await expect(desk.restore(bundle, "disk/back")).rejects.toMatchObject({ code: "disk-full", exitCode: 7 });
      expect(readdirSync(desk.path("disk"))).toEqual([]);
    });
  });

  onPosix.each(["read", "check", "restore"])("by a signal during the phase %s", async (phase) => {
    using desk = new Desk().write({ "mem/a.md": "a", "old/mem/a.md": "old" }).database("mem/facts.db", "fact");
    const { bundle } = await desk.snapshot(["mem"]);
    for (const to of ["new/back", "old"]) {
      const request = JSON.stringify({ bundle, to, force: true });
      const around = JSON.stringify({ cwd: desk.folder, tempDir: desk.temp, phase });
      expect((await runNode([PROGRAM, "restore", request, around])).signal).toBe("SIGTERM");
    }
    expect(readdirSync(desk.folder).sort()).toEqual(["bundles", "mem", "old"]);
    expect(readdirSync(desk.path("old"))).toEqual(["mem"]);
    expect(desk.files("old")).toEqual({ "mem/a.md": "old" });
  });
});

describe("--only", () => {
  function memory(): Desk {
    return new Desk()
      .write({ "mem/index.json": "{}", "mem/.hidden/a.md": "a", "mem/logs/b.md": "b", "mem/logs/c/d.md": "d" })
      .database("mem/facts.db", "fact");
  }

  test.each<[string, string[]]>([
    ["mem", ["mem/.hidden/a.md", "mem/facts.db", "mem/index.json", "mem/logs/b.md", "mem/logs/c/d.md"]],
    ["./mem/logs/", ["mem/logs/b.md", "mem/logs/c/d.md"]],
    ["**/*.md", ["mem/.hidden/a.md", "mem/logs/b.md", "mem/logs/c/d.md"]],
    ["mem/logs/*.md", ["mem/logs/b.md"]],
    ["mem/*.db", ["mem/facts.db"]],
    ["mem__facts.db", ["mem/facts.db"]],
    ["mem/{index,facts}.*", ["mem/facts.db", "mem/index.json"]],
  ])("%s takes what fits and all below it", async (glob, expected) => {
    using desk = memory();
    const { bundle } = await desk.snapshot(["mem"]);
    await desk.restore(bundle, "back", { only: [glob] });
    expect(Object.keys(desk.files("back"))).toEqual(expected);
  });

  test("names every pattern that fits nothing, and restores nothing", async () => {
    using desk = memory();
    const { bundle } = await desk.snapshot(["mem"]);
    const outcome = desk.restore(bundle, "back", { only: ["mem/logs", "log?", "fact"] });
    await expect(outcome).rejects.toMatchObject({ code: "nothing-selected", exitCode: 2 });
    await expect(outcome).rejects.toThrow('"log?", "fact"');
    expect(readdirSync(desk.folder).sort()).toEqual(["bundles", "mem"]);
  });

  test("leaves what does not fit as it is at a target", async () => {
    using desk = memory();
    const { bundle } = await desk.snapshot(["mem"]);
    desk.write({ "mem/index.json": "newer", "mem/logs/b.md": "newer" });
    const { replaced, stores } = await desk.restore(bundle, ".", { only: ["mem/logs"], force: true });
    expect(replaced).toEqual(["mem/logs/b.md", "mem/logs/c/d.md"]);
    expect(stores).toMatchObject([{ name: "mem", entries: 4, bytes: 2 }]);
    expect(desk.files("mem")).toMatchObject({ "index.json": "newer", "logs/b.md": "b" });
  });

  test("takes a repository whole by any of its files in the bundle", async () => {
    using desk = nested();
    const { bundle } = await desk.snapshot(["mem"]);
    await desk.restore(bundle, "back", { only: ["mem/notes/draft.md"] });
    expect(Object.keys(desk.files("back")).filter((path) => !path.includes("inner"))).toEqual([
      "mem/notes/.gitignore",
      "mem/notes/MEMORY.md",
      "mem/notes/draft.md",
      "mem/notes/topics/tea.md",
    ]);
  });
});

test("a bundle in the target can be restored there", async () => {
  using desk = new Desk().write({ "mem/a.md": "a" });
  const { bundle } = await desk.snapshot(["mem"]);
  await desk.restore(bundle, "bundles", { force: true });
  expect(desk.files("bundles")["mem/a.md"]).toBe("a");
  expect((await desk.verify(`bundles/${basename(bundle)}`)).ok).toBe(true);
});
