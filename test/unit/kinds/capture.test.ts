import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import {
  type CapturedStore,
  type CaptureRequest,
  captureStores,
  KINDS,
  type LocatedStore,
} from "../../../src/kinds/index.ts";
import { inFolder } from "../swap/trees.ts";

const TELLER = fileURLToPath(new URL("teller.ts", import.meta.url));
/** Beyond what is kept in memory when the moment is fixed. */
const LARGE_BYTES = 4 * 1024 * 1024;

/** Runs `use` beside a program that is ready as soon as it says anything. */
async function beside(args: readonly string[], use: () => Promise<void>): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  try {
    await once(child.stdout as NodeJS.ReadableStream, "data");
    await use();
    expect(child.exitCode).toBeNull();
  } finally {
    child.stdin?.end();
    if (child.exitCode === null) await once(child, "close");
  }
  expect(child.exitCode).toBe(0);
}

function database(location: string): LocatedStore {
  return { kind: "sqlite", name: basename(location), location, path: basename(location) };
}

function file(folder: string, path: string): LocatedStore {
  return { kind: "file", name: "files", location: folder, path: ".", members: [{ path, type: "file" }] };
}

let captures = 0;
function capture(
  folder: string,
  stores: readonly LocatedStore[],
  more: Partial<CaptureRequest> = {},
): Promise<CapturedStore[]> {
  const dir = join(folder, `staging-${captures++}`);
  mkdirSync(dir);
  return captureStores(stores, { kinds: KINDS, dir, lockTimeoutMs: 10_000, options: {}, ...more });
}

function roundIn({ staged }: CapturedStore): number {
  const [entry] = staged.entries;
  if (entry?.type !== "file") throw new Error("expected a database");
  const copy = new Database(entry.file, { readonly: true });
  try {
    return copy.prepare("SELECT round FROM state").pluck().get() as number;
  } finally {
    copy.close();
  }
}

/** The rounds of both databases in `count` snapshots. */
async function roundsOf(count: number, take: () => Promise<CapturedStore[]>): Promise<(readonly [number, number])[]> {
  const rounds: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) {
    const [a, b] = await take();
    if (a === undefined || b === undefined) throw new Error("expected two stores");
    rounds.push([roundIn(a), roundIn(b)]);
  }
  return rounds;
}

describe("beside an application that goes on writing", () => {
  test(
    "no snapshot of two databases holds the second step without the first",
    () =>
      inFolder(async (folder) => {
        const [a, b] = [join(folder, "a.db"), join(folder, "b.db")];
        await beside([TELLER, "turn", a, b], async () => {
          const rounds = await roundsOf(100, () => capture(folder, [database(a), database(b)]));
          expect(rounds.filter(([first, second]) => first - second !== 0 && first - second !== 1)).toEqual([]);
          expect(new Set(rounds.map(([first]) => first)).size).toBeGreaterThan(50);
        });
      }),
    60_000,
  );

  test(
    "no snapshot holds half of a transaction over two databases",
    () =>
      inFolder(async (folder) => {
        const [a, b] = [join(folder, "a.db"), join(folder, "b.db")];
        await beside([TELLER, "attached", a, b], async () => {
          const rounds = await roundsOf(200, () => capture(folder, [database(b), database(a)]));
          expect(rounds.filter(([first, second]) => first !== second)).toEqual([]);
        });
      }),
    60_000,
  );

  test(
    "two snapshots, one after the other, are torn: it is the fence that holds them together",
    () =>
      inFolder(async (folder) => {
        const [a, b] = [join(folder, "a.db"), join(folder, "b.db")];
        await beside([TELLER, "attached", a, b], async () => {
          const rounds = await roundsOf(10, async () => [
            ...(await capture(folder, [database(a)])),
            ...(await capture(folder, [database(b)])),
          ]);
          expect(rounds.filter(([first, second]) => first !== second).length).toBeGreaterThan(0);
        });
      }),
    60_000,
  );
});

describe("a database that stays locked", () => {
  test("ends the capture with its name, and keeps the others waiting only now and then", () =>
    inFolder(async (folder) => {
      const [a, b] = ["a.db", "b.db"].map((name) => new Database(join(folder, name), { timeout: 0 }));
      for (const db of [a, b]) db?.exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x)");
      b?.exec("BEGIN IMMEDIATE");
      const writes = { done: 0, refused: 0 };
      const timer = setInterval(() => {
        try {
          a?.exec("INSERT INTO t VALUES (1)");
          writes.done++;
        } catch {
          writes.refused++;
        }
      }, 10);
      const stores = ["a.db", "b.db"].map((name) => database(join(folder, name)));
      const outcome = capture(folder, stores, { lockTimeoutMs: 1500 });
      await expect(outcome).rejects.toMatchObject({ code: "busy", exitCode: 7, problems: [{ path: "b.db" }] });
      await expect(outcome).rejects.toThrow("1.5 s");
      clearInterval(timer);
      expect(writes.done).toBeGreaterThan(writes.refused);
      for (const db of [a, b]) db?.close();
    }));

  test("is captured as soon as it is free", () =>
    inFolder(async (folder) => {
      const writer = new Database(join(folder, "b.db"));
      writer.exec(
        "PRAGMA journal_mode = WAL; CREATE TABLE state(round INT); BEGIN IMMEDIATE; INSERT INTO state VALUES (7)",
      );
      new Database(join(folder, "a.db")).exec("CREATE TABLE t(x)").close();
      setTimeout(() => writer.exec("COMMIT"), 600);
      const [, b] = await capture(folder, [database(join(folder, "a.db")), database(join(folder, "b.db"))]);
      writer.close();
      expect(b && roundIn(b)).toBe(7);
    }));
});

describe("a file that is written all the time", () => {
  const writing = (path: string, forMs: number): string[] => [
    "--input-type=module",
    "--eval",
    `import { openSync, writeSync } from "node:fs";
    const fd = openSync(${JSON.stringify(path)}, "r+");
    const until = performance.now() + ${forMs};
    process.stdin.resume();
    process.stdin.on("end", () => process.exit(0));
    setInterval(() => performance.now() < until && writeSync(fd, String(performance.now()), 0), 1);
    process.stdout.write("ready");`,
  ];

  test(
    "ends the capture with its name, after a few attempts",
    () =>
      inFolder(async (folder) => {
        const path = join(folder, "state.bin");
        writeFileSync(path, Buffer.alloc(LARGE_BYTES));
        await beside(writing(path, 60_000), async () => {
          const attempts: string[] = [];
          const outcome = capture(folder, [file(folder, "state.bin")], { onStore: ({ name }) => attempts.push(name) });
          await expect(outcome).rejects.toMatchObject({ code: "kept-changing", exitCode: 7, problems: [{ path }] });
          expect(attempts.length).toBeGreaterThan(2);
          expect(attempts.length).toBeLessThan(10);
        });
        expect(
          readdirSync(folder).flatMap((name) => (name.startsWith("staging") ? readdirSync(join(folder, name)) : [])),
        ).toEqual([]);
      }),
    30_000,
  );

  test(
    "is captured when it comes to rest",
    () =>
      inFolder(async (folder) => {
        const path = join(folder, "state.bin");
        writeFileSync(path, Buffer.alloc(LARGE_BYTES));
        await beside(writing(path, 500), async () => {
          let attempts = 0;
          const [captured] = await capture(folder, [file(folder, "state.bin")], { onStore: () => attempts++ });
          expect(attempts).toBeGreaterThan(1);
          expect(captured?.staged.entries).toMatchObject([{ sizeBytes: LARGE_BYTES }]);
        });
      }),
    30_000,
  );
});

test("a program that is told to end leaves no side files beside a database", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.db");
    new Database(path).exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x)").close();
    let signal = (): void => {};
    const meanwhile: string[][] = [];
    const outcome = capture(folder, [database(path)], {
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

test("a store that cannot be opened ends the capture, and the others are closed", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.db");
    new Database(path).exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x)").close();
    const outcome = capture(folder, [database(path), database(join(folder, "missing.db"))]);
    await expect(outcome).rejects.toMatchObject({ exitCode: 2 });
    expect(readdirSync(folder).filter((name) => name.startsWith("a.db"))).toEqual(["a.db"]);
  }));
