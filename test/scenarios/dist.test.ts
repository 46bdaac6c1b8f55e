import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";

const ROOT = join(import.meta.dirname, "..", "..");
const DIST = join(ROOT, "dist");

const PREBUILDS = ["darwin", "linux", "linuxmusl", "win32"].flatMap((system) => [`${system}-arm64`, `${system}-x64`]);

describe("dist, copied to a folder with nothing else", () => {
  let folder: string;
  let database: Database.Database;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-test-")));
    cpSync(DIST, join(folder, "dist"), { recursive: true });
    mkdirSync(join(folder, "memory"));
    database = new Database(join(folder, "memory", "notes.db"));
    database.pragma("journal_mode = WAL");
    database.exec("CREATE TABLE note (text); INSERT INTO note VALUES ('kept')");
  });
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function memsnap(...argv: string[]) {
    return spawnSync(process.execPath, [join("dist", "cli.js"), ...argv], { cwd: folder, encoding: "utf8" });
  }

  test("tells the version of package.json", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(memsnap("--version")).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test("captures a database in WAL mode with its own SQLite, and reads it back", () => {
    const taken = memsnap("snapshot", "memory", "--out", "first", "--no-encrypt", "--json");
    expect(taken).toMatchObject({ status: 0 });
    expect(memsnap("verify", JSON.parse(taken.stdout).bundle, "--json")).toMatchObject({ status: 0 });
  });

  test("encrypts and opens", () => {
    expect(memsnap("keygen", "--out", "key")).toMatchObject({ status: 0 });
    const recipient = readFileSync(join(folder, "key"), "utf8").match(/age1[a-z0-9]+/)?.[0] ?? "";
    const taken = memsnap("snapshot", "memory", "--out", "second", "--recipient", recipient, "--json");
    expect(taken).toMatchObject({ status: 0 });
    const restored = memsnap("restore", JSON.parse(taken.stdout).bundle, "--identity", "key", "--to", "back", "--json");
    expect(restored).toMatchObject({ status: 0 });
  });

  test("works without the addon of zstd", () => {
    for (const addon of globSync("dist/memsnap/zstd.*.node", { cwd: folder })) rmSync(join(folder, addon));
    const taken = memsnap("snapshot", "memory", "--out", "third", "--no-encrypt", "--json");
    expect(taken).toMatchObject({ status: 0 });
    expect(memsnap("verify", JSON.parse(taken.stdout).bundle, "--json")).toMatchObject({ status: 0 });
  });
});

describe("dist", () => {
  test("holds the SQLite of eight platforms, each once", () => {
    const addons = globSync("**/*.node", { cwd: DIST }).map((path) => path.replaceAll("\\", "/"));
    const sqlite = addons.filter((path) => !path.includes("zstd"));
    expect(sqlite.sort()).toEqual(PREBUILDS.map((name) => `memsnap/prebuilds/${name}.node`));
  });

  test("names no folder of the machine that built it", () => {
    const scripts = globSync("**/*.{js,json,txt}", { cwd: DIST });
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((path) => readFileSync(join(DIST, path), "utf8").includes(ROOT))).toEqual([]);
  });

  test("holds the licences of what is in it", () => {
    const text = readFileSync(join(DIST, "licenses.txt"), "utf8");
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const entries = Object.entries(dependencies).map(([name, version]) => `${name} ${version}\n`);
    expect(entries.filter((entry) => !text.includes(entry))).toEqual([]);
  });

  const onPosix = process.platform === "win32" ? test.skip : test;

  onPosix("has a command that can be started", () => {
    expect(statSync(join(DIST, "cli.js")).mode & 0o111).toBe(0o111);
  });
});
