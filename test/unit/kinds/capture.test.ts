import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { LocatedStore } from "../../../src/kinds/index.ts";
import { askStaged, captureInto, databaseStore, fileStore } from "../../harness/captures.ts";
import { inFolder } from "./stage.ts";

const FAST = { timeout: 0 };

function open(folder: string, name: string): Database.Database {
  const database = new Database(join(folder, name), FAST);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1)");
  return database;
}

function stores(folder: string, ...names: readonly string[]): LocatedStore[] {
  return names.map((name) => databaseStore(join(folder, name)));
}

describe("a database that is locked", () => {
  test("is captured as soon as it is free", () =>
    inFolder(async (folder) => {
      const [a, b] = [open(folder, "a.db"), open(folder, "b.db")];
      b.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES (2)");
      setTimeout(() => b.exec("COMMIT"), 600);
      const [, captured] = await captureInto(folder, stores(folder, "a.db", "b.db"));
      expect(captured && askStaged(captured, "SELECT count(*) FROM t")).toBe(2);
      expect(captured?.staged.consistency).toBe("fenced");
      for (const db of [a, b]) db.close();
    }));

  test("beyond the time is captured as it was committed, without a lock, and is said to be optimistic", () =>
    inFolder(async (folder) => {
      const [a, b] = [open(folder, "a.db"), open(folder, "b.db")];
      b.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES (2)");
      const writes = { done: 0, refused: 0 };
      const timer = setInterval(() => {
        try {
          a.exec("INSERT INTO t VALUES (1)");
          writes.done++;
        } catch {
          writes.refused++;
        }
      }, 10);
      const captured = await captureInto(folder, stores(folder, "a.db", "b.db"), { lockTimeoutMs: 1_000 });
      clearInterval(timer);
      expect(captured.map(({ staged }) => staged.consistency)).toEqual(["fenced", "optimistic"]);
      expect(captured[1] && askStaged(captured[1], "SELECT count(*) FROM t")).toBe(1);
      expect(writes.done).toBeGreaterThan(writes.refused);
      for (const db of [a, b]) db.close();
    }));

  test("and that nobody else may read is copied as a file", () =>
    inFolder(async (folder) => {
      const a = new Database(join(folder, "a.db"));
      a.exec("PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE t(x); INSERT INTO t VALUES (1)");
      const [captured] = await captureInto(folder, stores(folder, "a.db"), { lockTimeoutMs: 100 });
      expect(captured?.staged.consistency).toBe("optimistic");
      expect(captured && askStaged(captured, "SELECT count(*) FROM t")).toBe(1);
      a.close();
    }));
});

test("a file and a database that are written one after the other are of one moment, though the file moves on", () =>
  inFolder(async (folder) => {
    const database = open(folder, "a.db");
    database.exec("CREATE TABLE state(round INT); INSERT INTO state VALUES (0)");
    let round = 0;
    const timer = setInterval(() => {
      round++;
      writeFileSync(join(folder, "round.json"), String(round));
      try {
        database.exec(`UPDATE state SET round = ${round}`);
      } catch {
        round--;
        writeFileSync(join(folder, "round.json"), String(round));
      }
    }, 2);
    writeFileSync(join(folder, "round.json"), "0");
    for (let i = 0; i < 10; i++) {
      const both = [...stores(folder, "a.db"), fileStore(folder, "round.json")];
      const [a, files] = await captureInto(folder, both);
      const [entry] = files?.staged.entries ?? [];
      const written = entry?.type === "file" ? Number(readFileSync(entry.file, "utf8")) : -1;
      expect(a && askStaged(a, "SELECT round FROM state")).toBe(written);
    }
    clearInterval(timer);
    database.close();
  }));

describe("what a capture leaves beside a database", () => {
  test("is nothing when the program is told to end", () =>
    inFolder(async (folder) => {
      open(folder, "a.db").close();
      let signal = (): void => {};
      const meanwhile: string[][] = [];
      const outcome = captureInto(folder, stores(folder, "a.db"), {
        atExit(cleanUp) {
          signal = cleanUp;
          return () => {};
        },
        onStore() {
          meanwhile.push(readdirSync(folder));
          signal();
          meanwhile.push(readdirSync(folder));
        },
      });
      await expect(outcome).rejects.toThrow();
      expect(meanwhile.map((names) => names.filter((name) => name.startsWith("a.db")))).toEqual([
        ["a.db", "a.db-shm", "a.db-wal"],
        ["a.db"],
      ]);
    }));

  test("is nothing when another store cannot be opened", () =>
    inFolder(async (folder) => {
      open(folder, "a.db").close();
      await expect(captureInto(folder, stores(folder, "a.db", "missing.db"))).rejects.toMatchObject({ exitCode: 2 });
      expect(readdirSync(folder).filter((name) => name.startsWith("a.db"))).toEqual(["a.db"]);
    }));

  test("is what an application wrote meanwhile that has left already: nothing is checkpointed for it", () =>
    inFolder(async (folder) => {
      open(folder, "a.db").close();
      const before = readFileSync(join(folder, "a.db"));
      await captureInto(folder, stores(folder, "a.db"), {
        onStore: () => void new Database(join(folder, "a.db")).exec("INSERT INTO t VALUES (2)").close(),
      });
      expect(readFileSync(join(folder, "a.db")).equals(before)).toBe(true);
      expect(readdirSync(folder)).toContain("a.db-wal");
      const again = new Database(join(folder, "a.db"));
      expect(again.prepare("SELECT count(*) FROM t").pluck().get()).toBe(2);
      again.close();
    }));
});
