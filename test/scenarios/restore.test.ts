import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { RestoreResult, SnapshotResult } from "../../src/flows/index.ts";
import { databaseDifferences, treeContent } from "../harness/compare-memory.ts";
import { BOUND } from "../harness/rights.ts";
import { Scene } from "../harness/scene.ts";

const onPosix = process.platform === "win32" ? test.skip : test;
const bound = "through" in BOUND ? test : test.skip;
const boundNote = "why" in BOUND ? ` (${BOUND.why})` : "";
const through = "through" in BOUND ? BOUND.through : [];

const scene = new Scene();
let taken: SnapshotResult;
let targets = 0;
let to: string;

beforeAll(async () => {
  scene.write("memory/MEMORY.md", "# Memory\n").write("memory/topics/a.md", "a\n").write("memory/topics/b.md", "b\n");
  scene.write("memory/state/cursor.json", '{"offset":7}', 0o600).write("memory/run.sh", "#!/bin/sh\n", 0o755);
  mkdirSync(scene.path("memory/inbox"));
  const database = new Database(scene.path("memory/facts.db"));
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE fact (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO fact (body) VALUES ('new')");
  database.close();
  taken = await scene.snapshot(["memory"]);
});
afterAll(() => scene.remove());
beforeEach(() => {
  to = `target-${++targets}`;
});

/** Files below a folder of the scene, but for what restores have noted there. */
function files(dir: string): string[] {
  const isMemory = (path: string): boolean =>
    !path.startsWith(".memsnap/") && !statSync(scene.path(dir, path)).isDirectory();
  return scene.listing(dir).filter(isMemory);
}

const isDatabase = (path: string): boolean => /\.db(-wal|-shm)?$/.test(path);

function expectWhole(dir: string): void {
  expect(databaseDifferences(scene.path("memory/facts.db"), scene.path(dir, "memory/facts.db"))).toEqual([]);
  expect(treeContent(scene.path(dir, "memory"), isDatabase)).toEqual(treeContent(scene.path("memory"), isDatabase));
}

describe("a restore goes into", () => {
  test("a new folder, with the folders above it", async () => {
    await scene.restore(taken.bundle, `${to}/deep/down`);
    expectWhole(`${to}/deep/down`);
    expect(readdirSync(scene.path(to, "deep"))).toEqual(["down"]);
  });

  test("an empty folder", async () => {
    mkdirSync(scene.path(to));
    await scene.restore(taken.bundle, to);
    expectWhole(to);
    expect(readdirSync(scene.path(to))).toEqual([".memsnap", "memory"]);
  });

  test("a folder that is not empty only with --force, and replaces only what the bundle holds", async () => {
    scene.write(`${to}/memory/topics/a.md`, "old a\n").write(`${to}/memory/topics/mine.md`, "mine\n");
    scene.write(`${to}/other.txt`, "other\n").write(`${to}/memory/inbox/letter.txt`, "letter\n");
    const before = treeContent(scene.path(to));
    expect(await scene.refused(["restore", taken.bundle, "--to", to])).toMatchObject({ code: "target-not-empty" });
    expect(treeContent(scene.path(to))).toEqual(before);

    const { replaced } = await scene.restore(taken.bundle, to, "--force");
    expect(replaced).toEqual(["memory/topics/a.md"]);
    const mine = ["memory/topics/mine.md", "other.txt", "memory/inbox/letter.txt"];
    const after = treeContent(scene.path(to), isDatabase);
    expect(mine.map((path) => after.get(path))).toEqual(mine.map((path) => before.get(path)));
    expect(scene.read(to, "memory/topics/a.md")).toBe("a\n");
    expect(readdirSync(scene.path(to)).sort()).toEqual([".memsnap", "memory", "other.txt"]);
  });
});

describe("with --force", () => {
  test.each(["-wal", "-shm", "-journal"])("a stale %s beside a replaced database is gone", async (suffix) => {
    const old = new Database(`${scene.write(`${to}/memory/x`, "").path(to)}/memory/facts.db`);
    old.pragma("journal_mode = WAL");
    old.exec(
      "CREATE TABLE fact (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO fact (body) VALUES ('old'), ('older')",
    );
    old.close();
    scene.write(`${to}/memory/facts.db${suffix}`, "stale bytes of an earlier life");
    const { replaced } = await scene.restore(taken.bundle, to, "--force");
    expect(replaced).toEqual(["memory/facts.db", `memory/facts.db${suffix}`]);
    expect(readdirSync(scene.path(to, "memory")).filter((name) => name.startsWith("facts"))).toEqual(["facts.db"]);
    expect(databaseDifferences(scene.path("memory/facts.db"), scene.path(to, "memory/facts.db"))).toEqual([]);
  });

  onPosix("a link in the target is never followed", async () => {
    scene.write("outside/topics/a.md", "outside\n").write("outside/facts.db", "outside\n").write(`${to}/x`, "");
    mkdirSync(scene.path(to, "memory"));
    symlinkSync(scene.path("outside/topics"), scene.path(to, "memory/topics"));
    const error = await scene.refused(["restore", taken.bundle, "--to", to, "--force"]);
    expect(error).toMatchObject({ code: "target-unsafe", exitCode: 2 });
    expect(scene.listing("outside")).toEqual(["facts.db", "topics", "topics/a.md"]);
    expect(scene.listing(to)).toEqual(["memory", "memory/topics", "x"]);
  });

  onPosix("a link in the place of a file is replaced, not written through", async () => {
    scene.write("secret.txt", "do not touch\n");
    mkdirSync(scene.path(to, "memory"), { recursive: true });
    symlinkSync(scene.path("secret.txt"), scene.path(to, "memory/facts.db"));
    symlinkSync(scene.path("secret.txt"), scene.path(to, "memory/MEMORY.md"));
    await scene.restore(taken.bundle, to, "--force");
    expect(scene.read("secret.txt")).toBe("do not touch\n");
    for (const name of ["facts.db", "MEMORY.md"])
      expect(lstatSync(scene.path(to, "memory", name)).isSymbolicLink()).toBe(false);
    expectWhole(to);
  });

  test("a folder in the place of a file, and a file in the place of a folder, stop it", async () => {
    scene.write(`${to}/memory/MEMORY.md/x`, "x").write(`${to}/memory/topics`, "a file");
    const before = treeContent(scene.path(to));
    const error = await scene.refused(["restore", taken.bundle, "--to", to, "--force"]);
    expect(error.problems.map(({ code, path }) => [code, path])).toEqual([
      ["target-unsafe", "memory/MEMORY.md"],
      ["target-unsafe", "memory/topics"],
    ]);
    expect(treeContent(scene.path(to))).toEqual(before);
  });

  bound(`a folder that cannot be entered stops it${boundNote}`, async () => {
    scene.write(`${to}/memory/MEMORY.md`, "old\n");
    chmodSync(scene.path(to, "memory"), 0o700);
    const before = treeContent(scene.path(to));
    chmodSync(scene.path(to, "memory"), 0o600);
    const error = await scene.refused(["restore", taken.bundle, "--to", to, "--force"], { through });
    expect(error).toMatchObject({ code: "output-unwritable", exitCode: 2 });
    chmodSync(scene.path(to, "memory"), 0o700);
    expect(treeContent(scene.path(to))).toEqual(before);
  });

  // Its own folders a restore may open up; only root can make one that belongs to somebody else.
  const asRoot = "through" in BOUND && process.getuid?.() === 0 ? test : test.skip;
  asRoot("a failure in the middle leaves the target as it was (skipped unless root)", async () => {
    scene.write(`${to}/memory/MEMORY.md`, "old\n").write(`${to}/memory/topics/a.md`, "old a\n");
    scene.write(`${to}/memory/facts.db`, "no database").write(`${to}/memory/facts.db-wal`, "old wal");
    chownSync(scene.path(to, "memory/topics"), 65_534, 65_534);
    const before = treeContent(scene.path(to));
    const error = await scene.refused(["restore", taken.bundle, "--to", to, "--force"], { through });
    expect(error).toMatchObject({ code: "output-unwritable", exitCode: 2 });
    expect(treeContent(scene.path(to))).toEqual(before);
    expect(readdirSync(scene.path(to))).toEqual(["memory"]);
  });
});

describe("--only brings back", () => {
  async function only(...globs: string[]): Promise<string[]> {
    await scene.restore(taken.bundle, to, ...globs.flatMap((glob) => ["--only", glob]));
    return files(to);
  }

  test("a store by its name", async () => {
    expect(await only("memory__facts.db")).toEqual(["memory/facts.db"]);
  });

  test("files by a glob over their paths", async () => {
    expect(await only("memory/topics/*.md", "**/cursor.json")).toEqual([
      ...["memory/state/cursor.json", "memory/topics/a.md", "memory/topics/b.md"],
    ]);
  });

  test("a folder with all below it", async () => {
    expect(await only("memory/topics")).toEqual(["memory/topics/a.md", "memory/topics/b.md"]);
  });

  test("nothing, with 2, when nothing fits", async () => {
    const error = await scene.refused(["restore", taken.bundle, "--to", to, "--only", "memory/*.sqlite"]);
    expect(error).toMatchObject({ code: "nothing-selected", exitCode: 2 });
    expect(existsSync(scene.path(to))).toBe(false);
  });
});

describe("--dry-run writes nothing", () => {
  test("and checks everything", async () => {
    const before = scene.listing();
    const result = await scene.done<RestoreResult>(["restore", taken.bundle, "--to", `${to}/new`, "--dry-run"]);
    expect(result).toMatchObject({ dryRun: true, replaced: [] });
    expect(result.stores).toHaveLength(2);
    expect(scene.listing()).toEqual(before);
    expect(scene.leftovers()).toEqual([]);
  });

  test("and says what would be replaced", async () => {
    scene.write(`${to}/memory/MEMORY.md`, "old\n").write(`${to}/memory/facts.db-wal`, "old");
    const before = treeContent(scene.path(to));
    const { replaced } = await scene.restore(taken.bundle, to, "--dry-run", "--force");
    expect(replaced).toEqual(["memory/MEMORY.md", "memory/facts.db-wal"]);
    expect(treeContent(scene.path(to))).toEqual(before);
  });
});

describe("modes", () => {
  onPosix("come back whatever the umask", async () => {
    scene.write("umask.sh", 'umask 0077; exec "$@"\n');
    const masked = ["sh", scene.path("umask.sh")];
    await scene.done(["restore", taken.bundle, "--to", to], { through: masked });
    const mode = (path: string): string => (statSync(scene.path(to, path)).mode & 0o777).toString(8);
    const paths = ["memory", "memory/state/cursor.json", "memory/run.sh", "memory/MEMORY.md", "memory/facts.db"];
    expect(paths.map(mode)).toEqual(["755", "600", "755", "644", "644"]);
  });

  bound(`of read-only folders come back too, for somebody whom they bind${boundNote}`, async () => {
    scene.write("archive/2025/old.md", "old\n", 0o444).write("archive/2025/older.md", "older\n", 0o400);
    for (const path of ["archive/2025", "archive"]) chmodSync(scene.path(path), 0o555);
    const { bundle } = await scene.snapshot(["archive"], { through });
    for (const [at, opened] of [`${to}/new`, `${to}/empty`].entries()) {
      if (at === 1) mkdirSync(scene.path(opened));
      await scene.done(["restore", bundle, "--to", opened], { through });
      expect(treeContent(scene.path(opened, "archive"))).toEqual(treeContent(scene.path("archive")));
    }
    expect(scene.leftovers()).toEqual([]);
  });

  onPosix("of the memory itself are those of the source, also where it is the root", async () => {
    scene.write("private/a.txt", "a\n", 0o640);
    chmodSync(scene.path("private"), 0o710);
    const { bundle } = await scene.snapshot([".", "--root", "."], { cwd: scene.path("private") });
    await scene.restore(bundle, to);
    expect((statSync(scene.path(to)).mode & 0o777).toString(8)).toBe("710");
    expect(readFileSync(scene.path(to, "a.txt"), "utf8")).toBe("a\n");
  });
});

test("no restore of this story left anything in a temporary folder", () => {
  expect(scene.leftovers()).toEqual([]);
  expect(scene.listing().filter((path) => /\.memsnap(-restore|\/(restore|journal))/.test(path))).toEqual([]);
});
