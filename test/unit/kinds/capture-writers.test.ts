import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { fence } from "../../../src/kinds/fence.ts";
import { type Capture, KINDS, type LocatedStore } from "../../../src/kinds/index.ts";
import { beside } from "../../harness/beside.ts";
import { captureInto, databaseStore, stagingIn } from "../../harness/captures.ts";
import { inFolder } from "./stage.ts";

const HAMMER = join(import.meta.dirname, "../../harness/hammer.ts");
const SNAPSHOTS = 5;
/** Enough that copying it takes a while. */
const FILLING =
  "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) INSERT INTO filling SELECT hex(randomblob(500)) FROM n";

interface Counted {
  readonly writes: number;
  readonly busy: number;
  readonly checkpoints: number;
  readonly longestBusyMs: number;
}

function makeDatabases(folder: string, count: number): LocatedStore[] {
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, `${index}.db`);
    const database = new Database(file);
    database.pragma("journal_mode = WAL");
    database.exec(
      "CREATE TABLE state(round INT); INSERT INTO state VALUES (0); CREATE TABLE log(x); CREATE TABLE filling(x)",
    );
    database.exec(FILLING);
    database.close();
    return databaseStore(file);
  });
}

/** Asks the application what has happened to it since it was asked before. */
function asker(child: ChildProcess): () => Promise<Counted> {
  const lines = createInterface(child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  return async () => {
    child.stdin?.write("\n");
    return JSON.parse((await lines.next()).value as string) as Counted;
  };
}

async function openAll(stores: readonly LocatedStore[]): Promise<Capture[]> {
  const captures: Capture[] = [];
  for (const store of stores) captures.push(await KINDS.sqlite.open(store, {}));
  return captures;
}

const FENCE = {
  timeoutMs: 10_000,
  failed(_capture: Capture, error: unknown) {
    throw error;
  },
};

/** What happens to the application in one snapshot: outside of the fence, and within it. */
async function refusals(
  folder: string,
  stores: readonly LocatedStore[],
  since: () => Promise<Counted>,
): Promise<{ outside: Counted[]; within: Counted }> {
  await since();
  const captures = await openAll(stores);
  const opened = await since();
  await fence(captures, FENCE);
  const within = await since();
  for (const capture of captures) await capture.stage(stagingIn(folder));
  const staged = await since();
  for (const capture of captures) capture.close();
  return { outside: [opened, staged, await since()], within };
}

describe("an application that never waits for a lock", () => {
  test.each(["plain", "eager", "truncate"])("is never refused one but within the fence, habit %s", (habit) =>
    inFolder(async (folder) => {
      const stores = makeDatabases(folder, 2);
      await beside([HAMMER, habit, ...stores.map(({ location }) => location)], async (child) => {
        const since = asker(child);
        const all: Awaited<ReturnType<typeof refusals>>[] = [];
        for (let i = 0; i < SNAPSHOTS; i++) all.push(await refusals(folder, stores, since));
        const outside = all.flatMap((one) => one.outside);
        const refused = all.reduce((sum, { within }) => sum + within.busy, 0);
        process.stdout.write(`habit ${habit}: refused ${refused} times in ${SNAPSHOTS} fences\n`);
        expect(outside.map(({ busy }) => busy)).toEqual(outside.map(() => 0));
        expect(Math.min(...outside.map(({ writes }) => writes))).toBeGreaterThan(0);
        if (habit === "truncate") expect(outside.some(({ checkpoints }) => checkpoints > 0)).toBe(true);
      });
    }),
  );

  test("that opens its databases for a moment only finds them whole, and loses nothing", () =>
    inFolder(async (folder) => {
      const stores = makeDatabases(folder, 1);
      const [{ location } = { location: "" }] = stores;
      await beside([HAMMER, "visit", location], async (child) => {
        const since = asker(child);
        const all: Counted[] = [];
        for (let i = 0; i < SNAPSHOTS; i++) {
          await captureInto(folder, stores);
          all.push(await since());
        }
        const busy = all.reduce((sum, one) => sum + one.busy, 0);
        const writes = all.reduce((sum, one) => sum + one.writes, 0);
        const longest = Math.max(...all.map(({ longestBusyMs }) => longestBusyMs)).toFixed(2);
        process.stdout.write(`habit visit: refused ${busy} of ${writes} times, ${longest} ms at most\n`);
        const database = new Database(location, { readonly: true });
        expect(database.prepare("SELECT round FROM state").pluck().get()).toBeGreaterThanOrEqual(writes);
        expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
        database.close();
      });
    }));
});

describe("the fence", () => {
  test.each([1, 4, 20])("over %d databases that are written to is taken, and measured", (count) =>
    inFolder(async (folder) => {
      const stores = makeDatabases(folder, count);
      await beside([HAMMER, "plain", ...stores.map(({ location }) => location)], async () => {
        const held: number[] = [];
        for (let i = 0; i < 50; i++) {
          const captures = await openAll(stores);
          held.push((await fence(captures, FENCE)).heldMs * 1000);
          for (const capture of captures) capture.close();
        }
        const [p50, p99] = [0.5, 0.99].map((share) => held.toSorted((a, b) => a - b)[Math.floor(held.length * share)]);
        process.stdout.write(`fence over ${count} databases: p50 ${p50?.toFixed(0)} us, p99 ${p99?.toFixed(0)} us\n`);
        expect(held.length).toBe(50);
      });
    }),
  );
});
