import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { sqliteKind } from "../../../../src/kinds/sqlite/index.ts";
import { LiveSource } from "../../../../src/kinds/sqlite/live.ts";
import { find, type SourceOptions } from "../../../../src/kinds/sqlite/source.ts";
import { inFolder } from "../stage.ts";
import { located, make, rows, snapshot } from "./databases.ts";

const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));

const ALONE = { lockTimeoutMs: 1_000, alone: true, anyMoment: false };

/** What the writer says at its end. */
type Report = { rounds: number; busy: number; slowestMs: number };

/** Runs `use` while a child process hammers the files. */
async function beside(mode: string, files: string[], use: () => Promise<void>): Promise<Report> {
  const child: ChildProcess = spawn(process.execPath, [WRITER, mode, ...files], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    if (child.stdout === null || child.stdin === null) throw new Error("expected pipes");
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    await lines.next();
    await use();
    child.stdin.end();
    return JSON.parse((await lines.next()).value as string) as Report;
  } finally {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  }
}

function roundOf(file: string): bigint {
  const [[round] = []] = rows(file, "SELECT round FROM state") as bigint[][];
  return round ?? -1n;
}

describe("beside a writer that never pauses", () => {
  test.each(["wal", "delete"])("stages exactly what was there while the lock was held, in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      let compacted = 0;
      const report = await beside(mode, [source], async () => {
        for (let i = 0; i < 12; i++) {
          const capture = await sqliteKind.open(located(source), {});
          try {
            await capture.lock(5_000);
            const round = roundOf(source);
            const log = rows(source, "SELECT rowid, * FROM log ORDER BY rowid");
            capture.pin();
            capture.unlock();
            const staging = join(folder, `staging-${i}`);
            await mkdir(staging);
            const staged = await capture.stage(staging);
            expect(staged.consistency).toBe("fenced");
            if (staged.summary.kind === "sqlite" && staged.summary.compacted) compacted++;
            const file = join(staging, "store.sqlite");
            expect(roundOf(file)).toBe(round);
            expect(rows(file, "SELECT rowid, * FROM log ORDER BY rowid")).toEqual(log);
          } finally {
            capture.close();
          }
        }
      });
      expect(compacted).toBe(12);
      expect(report.rounds).toBeGreaterThan(0);
      expect(report.busy).toBe(0);
    }),
  );

  test("takes several databases at one moment", () =>
    inFolder(async (folder) => {
      const files = ["a.db", "b.db", "c.db"].map((name) => join(folder, name));
      const report = await beside("wal", files, async () => {
        for (let i = 0; i < 25; i++) {
          // The writer goes through a, b, c in turn, so none is ahead of the one before it, or behind by more than one.
          const [a = 0n, b = 0n, c = 0n] = await roundsAtOnce(files, join(folder, `${i}`));
          expect(a === b || a === b + 1n).toBe(true);
          expect(b === c || b === c + 1n).toBe(true);
          expect(a - c).toBeLessThanOrEqual(1n);
        }
      });
      expect(report.busy).toBe(0);
    }));
});

/** What the copies of several databases say that were taken behind one fence. */
async function roundsAtOnce(files: string[], folder: string): Promise<bigint[]> {
  const captures = await Promise.all(files.map((file) => sqliteKind.open(located(file), {})));
  try {
    for (const capture of captures) await capture.lock(5_000);
    for (const capture of captures) capture.pin();
    for (const capture of captures) capture.unlock();
    const rounds: bigint[] = [];
    for (const [i, capture] of captures.entries()) {
      const staging = join(folder, `${i}`);
      await mkdir(staging, { recursive: true });
      await capture.stage(staging);
      rounds.push(roundOf(join(staging, "store.sqlite")));
    }
    return rounds;
  } finally {
    for (const capture of captures) capture.close();
  }
}

describe("a commit after the moment", () => {
  test.each(["WAL", "DELETE"])("is not in the copy in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, `PRAGMA journal_mode = ${mode}`, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
      const writer = new Database(source, { timeout: 0 });
      const between = () => {
        // In rollback mode our reader keeps it from committing.
        if (mode === "WAL") writer.exec("INSERT INTO t VALUES (2)");
        else expect(() => writer.exec("INSERT INTO t VALUES (2)")).toThrow(/locked/);
      };
      const staged = await snapshot(source, folder, { afterPin: between });
      writer.exec("INSERT INTO t VALUES (3)");
      writer.close();
      expect(staged.sqlite.compacted).toBe(true);
      expect(rows(staged.file, "SELECT a FROM t")).toEqual([[1n]]);
    }),
  );

  test("rules the direct copy out", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL", "CREATE TABLE t(a)");
      const writer = new Database(source);
      const live = await LiveSource.open(await find(source, "memory.db"), ALONE);
      try {
        await live?.lock(0);
        live?.pin();
        live?.unlock();
        expect(await live?.copyCompact(join(folder, "quiet.db"))).toMatchObject({ wal: true });
        writer.exec("INSERT INTO t VALUES (2)");
        expect(await live?.copyCompact(join(folder, "busy.db"))).toBeUndefined();
      } finally {
        live?.close();
        writer.close();
      }
    }));
});

describe("without a lock", () => {
  async function stageUnlocked(folder: string, options: Partial<SourceOptions>, between: () => void): Promise<unknown> {
    const live = await LiveSource.open(await find(join(folder, "memory.db"), "memory.db"), { ...ALONE, ...options });
    try {
      live?.pin();
      live?.unlock();
      between();
      return await live?.copyCompact(join(folder, "copy.db")).then(() => live.consistency);
    } finally {
      live?.close();
    }
  }

  test.each([
    ["one of several databases is not captured when it is written to soon after the moment", { alone: false }, false],
    ["the only database is, for nothing can be torn between it and another", { alone: true }, true],
  ])("%s", (_name, options, isCaptured) =>
    inFolder(async (folder) => {
      make(join(folder, "memory.db"), "PRAGMA journal_mode = WAL", "CREATE TABLE t(a)");
      const writer = new Database(join(folder, "memory.db"));
      const outcome = stageUnlocked(folder, options, () => writer.exec("INSERT INTO t VALUES (1)"));
      if (isCaptured) await expect(outcome).resolves.toBe("optimistic");
      else await expect(outcome).rejects.toMatchObject({ code: "kept-changing", problems: [{ path: "memory.db" }] });
      writer.close();
    }),
  );
});

test("a database whose application waits for our copy asks to be staged early", () =>
  inFolder(async (folder) => {
    for (const mode of ["WAL", "DELETE"]) {
      const source = join(folder, `${mode}.db`);
      make(source, `PRAGMA journal_mode = ${mode}`, "CREATE TABLE t(a)");
      const capture = await sqliteKind.open(located(source), {});
      capture.pin();
      expect(capture.stageEarly).toBe(mode === "DELETE");
      capture.close();
    }
  }));

describe("a lock", () => {
  test.each(["WAL", "DELETE"])("that another holds too long is an error that names the database, in %s mode", (mode) =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, `PRAGMA journal_mode = ${mode}`, "CREATE TABLE t(a)");
      const writer = new Database(source);
      writer.exec("BEGIN IMMEDIATE");
      const capture = await sqliteKind.open(located(source), {});
      let turns = 0;
      const timer = setInterval(() => turns++, 5);
      await expect(capture.lock(200)).rejects.toMatchObject({ code: "busy", problems: [{ path: "memory.db" }] });
      clearInterval(timer);
      capture.close();
      writer.close();
      expect(turns).toBeGreaterThan(5);
    }),
  );

  test("that is released in time is taken", () =>
    inFolder(async (folder) => {
      const source = join(folder, "memory.db");
      make(source, "PRAGMA journal_mode = WAL", "CREATE TABLE t(a)");
      const writer = new Database(source);
      writer.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
      setTimeout(() => writer.exec("COMMIT"), 100);
      const staged = await snapshot(source, folder);
      writer.close();
      expect(rows(staged.file, "SELECT a FROM t")).toEqual([[1n]]);
    }));
});

test("a database that is replaced before the moment is not captured", () =>
  inFolder(async (folder) => {
    const source = join(folder, "memory.db");
    make(source, "PRAGMA journal_mode = WAL", "CREATE TABLE t(a)");
    make(join(folder, "other.db"), "CREATE TABLE u(a)");
    const capture = await sqliteKind.open(located(source), {});
    await rename(join(folder, "other.db"), source);
    await capture.lock(0);
    capture.pin();
    capture.unlock();
    await mkdir(join(folder, "staging"));
    await expect(capture.stage(join(folder, "staging"))).rejects.toMatchObject({ code: "kept-changing" });
    capture.close();
  }));
