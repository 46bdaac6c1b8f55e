import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import type { LocatedStore } from "../../../src/kinds/index.ts";
import { beside } from "../../harness/beside.ts";
import { captureInto, databaseStore, fileStore } from "../../harness/captures.ts";
import { inFolder } from "./stage.ts";

/** Beyond what is kept in memory when the moment is fixed. */
const LARGE_BYTES = 16 * 1024 * 1024;

function open(folder: string, name: string): Database.Database {
  const database = new Database(join(folder, name), { timeout: 0 });
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1)");
  return database;
}

function stores(folder: string, ...names: readonly string[]): LocatedStore[] {
  return names.map((name) => databaseStore(join(folder, name)));
}

describe("a file that is written all the time", () => {
  const writing = (path: string, forMs: number): string[] => [
    "--input-type=module",
    "--eval",
    `import { openSync, writeSync } from "node:fs";
    const fd = openSync(${JSON.stringify(path)}, "r+");
    const until = performance.now() + ${forMs};
    process.stdin.resume();
    process.stdin.on("end", () => process.exit(0));
    const write = () => {
      const pause = performance.now() + 5;
      while (performance.now() < pause) writeSync(fd, String(performance.now()), 0);
      if (performance.now() < until) setImmediate(write);
    };
    write();
    process.stdout.write("ready");`,
  ];

  test("is taken as it is when that may be, as is a database that is never free, and the rest is of one moment", () =>
    inFolder(async (folder) => {
      const path = join(folder, "state.bin");
      writeFileSync(path, Buffer.alloc(LARGE_BYTES));
      const [quiet, busy] = [open(folder, "quiet.db"), open(folder, "busy.db")];
      busy.exec("BEGIN IMMEDIATE");
      const timer = setInterval(() => busy.exec("INSERT INTO t VALUES (1); COMMIT; BEGIN IMMEDIATE"), 5);
      await beside(writing(path, 60_000), async () => {
        const all = [...stores(folder, "busy.db", "quiet.db"), fileStore(folder, "state.bin")];
        const captured = await captureInto(folder, all, { allowFuzzy: true, lockTimeoutMs: 100 });
        expect(captured.map(({ staged }) => staged.consistency)).toEqual(["fuzzy", "fenced", "fuzzy"]);
        expect(captured[2]?.staged.entries).toMatchObject([{ sizeBytes: LARGE_BYTES }]);
      });
      clearInterval(timer);
      for (const database of [quiet, busy]) database.close();
    }));

  test("is captured when it comes to rest", () =>
    inFolder(async (folder) => {
      const path = join(folder, "state.bin");
      writeFileSync(path, Buffer.alloc(LARGE_BYTES));
      await beside(writing(path, 300), async () => {
        const [captured] = await captureInto(folder, [fileStore(folder, "state.bin")]);
        expect(captured?.staged).toMatchObject({ consistency: "fenced", entries: [{ sizeBytes: LARGE_BYTES }] });
      });
    }));
});

describe("another attempt", () => {
  test("captures what is there then, found anew while nothing is open", () =>
    inFolder(async (folder) => {
      const database = open(folder, "a.db");
      for (const name of ["draft.tmp", "large.bin"]) writeFileSync(join(folder, name), Buffer.alloc(LARGE_BYTES));
      const first = [...stores(folder, "a.db"), fileStore(folder, "draft.tmp", "large.bin")];
      const [captured, files] = await captureInto(folder, first, {
        onStore({ kind }) {
          if (kind !== "file" || !existsSync(join(folder, "draft.tmp"))) return;
          renameSync(join(folder, "draft.tmp"), join(folder, "draft.md"));
          rmSync(join(folder, "large.bin"));
        },
        async relocate() {
          return [...stores(folder, "a.db"), fileStore(folder, "draft.md")];
        },
      });
      expect(captured?.staged.consistency).toBe("fenced");
      expect(files?.staged.entries.map(({ path }) => path)).toEqual(["files/files/draft.md"]);
      database.close();
    }));

  test("ends with what is wrong when the stores are found anew", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "large.bin"), Buffer.alloc(LARGE_BYTES));
      const outcome = captureInto(folder, [fileStore(folder, "large.bin")], {
        onStore: () => rmSync(join(folder, "large.bin"), { force: true }),
        relocate: () => Promise.reject(new Error("gone")),
      });
      await expect(outcome).rejects.toThrow("gone");
    }));
});
