import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { inFolder } from "../stage.ts";
import { contents, extract, located, make, restore, rows, snapshot } from "./databases.ts";

const LIBRARY = pathToFileURL(createRequire(import.meta.url).resolve("better-sqlite3")).href;
const KIND = new URL("../../../../src/kinds/sqlite/index.ts", import.meta.url).href;
const NOBODY = 65534;

const SEED = ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"];
const SEEDED = [
  [1n, "x"],
  [2n, "y"],
];

/** Leaves a database as a process does that is killed: `sql` ran, nothing was closed. */
function crash(file: string, sql: string): void {
  const script = `
    import Database from ${JSON.stringify(LIBRARY)};
    new Database(${JSON.stringify(file)}).exec(${JSON.stringify(sql)});
    process.kill(process.pid, "SIGKILL");`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
  expect(status).not.toBe(0);
}

/** Captures as a user who may not write; root may, whatever the mode. */
function snapshotAsReader(source: string, staging: string): { consistency?: string; code?: string } {
  const script = `
    import { sqliteKind } from ${JSON.stringify(KIND)};
    const store = { kind: "sqlite", name: "memory", path: "memory.db", location: ${JSON.stringify(source)} };
    const capture = await sqliteKind.open(store, {});
    try {
      await capture.lock(1000);
      capture.pin();
      capture.unlock();
      const { consistency } = await capture.stage(${JSON.stringify(staging)});
      console.log(JSON.stringify({ consistency }));
    } catch (error) {
      console.log(JSON.stringify({ code: error.code }));
    } finally {
      capture.close();
    }`;
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8", ...identity });
  if (child.stdout === "") throw new Error(child.stderr);
  return JSON.parse(child.stdout) as { consistency?: string; code?: string };
}

/** Builds a database in a folder that only others write to, and captures it. */
async function expectCaptured(folder: string, build: (source: string) => void): Promise<void> {
  const closed = join(folder, "closed");
  const staging = join(folder, "staging");
  await mkdir(closed);
  await mkdir(staging);
  build(join(closed, "memory.db"));
  await chmod(folder, 0o755);
  await chmod(staging, 0o777);
  for (const name of Object.keys(await contents(closed))) await chmod(join(closed, name), 0o444);
  await chmod(closed, 0o555);
  try {
    const before = await contents(closed);
    expect(snapshotAsReader(join(closed, "memory.db"), staging)).toEqual({ consistency: "optimistic" });
    expect(await contents(closed)).toEqual(before);
    expect(rows(join(staging, "store.sqlite"), "SELECT * FROM t")).toEqual(SEEDED);
  } finally {
    await chmod(closed, 0o755);
  }
}

describe("a capture leaves the source as it was", () => {
  test.each(["WAL", "DELETE"])("when nobody has it open, in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, `PRAGMA journal_mode = ${mode}`, ...SEED);
      const before = await contents(folder);
      const { mtimeMs } = await stat(source);
      for (const rawPages of [false, true]) await snapshot(source, folder, { rawPages });
      expect(await contents(folder)).toEqual(before);
      expect((await stat(source)).mtimeMs).toBe(mtimeMs);
    }),
  );

  test.each(["WAL", "DELETE"])("when it is given up at any point, in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, `PRAGMA journal_mode = ${mode}`, ...SEED);
      const before = await contents(folder);
      for (let steps = 0; steps < 4; steps++) {
        const capture = await sqliteKind.open(located(source), {});
        if (steps > 0) await capture.lock(0);
        if (steps > 1) capture.pin();
        if (steps > 2) capture.unlock();
        capture.close();
        capture.close();
        expect(await contents(folder)).toEqual(before);
      }
    }),
  );

  test("when it is damaged", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL", ...SEED);
      const bytes = await readFile(source);
      for (let i = 100; i < 200; i++) bytes[i] = (bytes[i] ?? 0) ^ 0xff;
      await writeFile(source, bytes);
      const before = await contents(folder);
      await expect(sqliteKind.open(located(source), {})).rejects.toMatchObject({ code: "source-damaged" });
      expect(await contents(folder)).toEqual(before);
    }));

  test("when its application has a WAL that was not checkpointed", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const application = new Database(source);
      for (const sql of ["PRAGMA journal_mode = WAL", ...SEED]) application.exec(sql);
      const before = await contents(folder);
      const staged = await snapshot(source, folder);
      expect(await contents(folder)).toEqual(before);
      expect(rows(staged.file, "SELECT * FROM t")).toEqual(SEEDED);
      application.exec("INSERT INTO t VALUES (3, 'z')");
      application.close();
      expect(rows(source, "SELECT count(*) FROM t")).toEqual([[3n]]);
    }));

  test.each(["with its -shm", "without its -shm"])("when a killed process left all content in a WAL %s", (shm) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL");
      crash(source, SEED.join(";"));
      if (shm === "without its -shm") await rm(`${source}-shm`);
      const before = await contents(folder);
      expect(Object.keys(before)).toContain("memory.db-wal");
      for (const rawPages of [false, true]) {
        const staged = await snapshot(source, folder, { rawPages });
        expect(await contents(folder)).toEqual(before);
        expect(staged.sqlite.journalMode).toBe("wal");
        expect(staged.consistency).toBe(shm === "with its -shm" ? "fenced" : "optimistic");
        expect(rows(staged.file, "SELECT * FROM t")).toEqual(SEEDED);
      }
    }),
  );

  test("when a killed process left a transaction to roll back", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      const fill =
        "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, 'old' FROM n";
      make(source, "CREATE TABLE t(a, b)", fill);
      crash(source, "PRAGMA cache_size = 2; BEGIN; UPDATE t SET b = 'new' || hex(zeroblob(50))");
      const before = await contents(folder);
      expect(Object.keys(before)).toEqual(["memory.db", "memory.db-journal"]);
      const staged = await snapshot(source, folder);
      expect(await contents(folder)).toEqual(before);
      expect(staged.consistency).toBe("optimistic");
      expect(rows(staged.file, "SELECT DISTINCT b FROM t")).toEqual([["old"]]);
    }));

  test("and says so when a copied database changes meanwhile", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL");
      crash(source, SEED.join(";"));
      await rm(`${source}-shm`);
      const between = () => make(source, "INSERT INTO t VALUES (3, 'z')");
      await expect(snapshot(source, folder, { afterPin: between })).rejects.toMatchObject({ code: "kept-changing" });
    }));
});

const onPosix = process.platform === "win32" ? describe.skip : describe;
onPosix("a database that may not be written to", () => {
  test.each(["WAL", "DELETE"])("is captured without a lock, in %s mode", (mode) =>
    inFolder((folder) => expectCaptured(folder, (file) => make(file, `PRAGMA journal_mode = ${mode}`, ...SEED))),
  );

  test("is captured with the WAL of a killed process", () =>
    inFolder((folder) =>
      expectCaptured(folder, (file) => {
        make(file, "PRAGMA journal_mode = WAL");
        crash(file, SEED.join(";"));
      }),
    ));

  test("is captured beside the application that writes it", () =>
    inFolder(async (folder) => {
      let application: Database.Database | undefined;
      await expectCaptured(folder, (file) => {
        application = new Database(file);
        for (const sql of ["PRAGMA journal_mode = WAL", ...SEED]) application.exec(sql);
      });
      application?.close();
    }));
});

test("a restored database has its mode, and none of the files of SQLite beside it", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    make(source, "PRAGMA journal_mode = WAL", ...SEED);
    await chmod(source, 0o640);
    const store = extract(await snapshot(source, folder), folder);
    const restored = await restore(store, folder);
    expect(Object.keys(await contents(dirname(restored)))).toEqual(["memory.db"]);
    if (process.platform !== "win32") expect((await stat(restored)).mode & 0o777).toBe(0o640);
  }));
