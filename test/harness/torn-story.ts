import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CapturedStore, LocatedStore } from "../../src/kinds/index.ts";
import { inFolder } from "../unit/kinds/stage.ts";
import { beside } from "./beside.ts";
import { askStaged, captureInto, captureWithoutFence, databaseStore } from "./captures.ts";

const TELLER = join(import.meta.dirname, "teller.ts");

/** How an application writes to two databases, and what no snapshot of both may show. */
const APPLICATIONS = [
  { order: "turn", journal: "wal", isTorn: (a: number, b: number) => a !== b && a !== b + 1, share: 0.45 },
  { order: "attached", journal: "wal", isTorn: (a: number, b: number) => a !== b, share: 0.45 },
  { order: "turn", journal: "delete", isTorn: (a: number, b: number) => a !== b && a !== b + 1, share: 0.05 },
  { order: "attached", journal: "delete", isTorn: (a: number, b: number) => a !== b, share: 0.05 },
] as const;

type Take = (folder: string, stores: readonly LocatedStore[]) => Promise<CapturedStore[]>;

/** So many snapshots of two databases under a writer are never torn, and a few without the fence are. */
export function describeTorn(snapshots: number, timeoutMs: number): void {
  describe.each(APPLICATIONS)(
    "an application that writes to two databases, $order, journal $journal",
    (application) => {
      test(
        "is never torn in a snapshot",
        async () => {
          const count = Math.round(snapshots * application.share);
          const { torn, states } = await take(application, count, captureInto);
          say(application, `${count} snapshots of ${states} states, ${torn} torn`);
          expect(torn).toBe(0);
          expect(states).toBeGreaterThan(count / 4);
        },
        timeoutMs,
      );

      test(
        "is torn without the fence, which is what holds it together",
        async () => {
          let [torn, count] = [0, 0];
          for (; torn === 0 && count < 100; count += 10) torn = (await take(application, 10, captureWithoutFence)).torn;
          say(application, `without the fence ${torn} of ${count} torn`);
          expect(torn).toBeGreaterThan(0);
        },
        timeoutMs,
      );
    },
  );
}

async function take(
  { order, journal, isTorn }: (typeof APPLICATIONS)[number],
  count: number,
  capture: Take,
): Promise<{ torn: number; states: number }> {
  let torn = 0;
  const states = new Set<unknown>();
  await inFolder(async (folder) => {
    const files = ["a.db", "b.db"].map((name) => join(folder, name));
    const look = async (): Promise<void> => {
      const captured = await capture(folder, files.map(databaseStore));
      const [a, b] = captured.map((one) => askStaged(one, "SELECT round FROM state")) as [number, number];
      if (isTorn(a, b)) torn++;
      states.add(a);
      captured.forEach(removeStaged);
    };
    await beside([TELLER, order, journal, ...files], async () => {
      for (let i = 0; i < count; i++) await look();
    });
  });
  return { torn, states: states.size };
}

function removeStaged({ staged }: CapturedStore): void {
  for (const entry of staged.entries) if (entry.type === "file") rmSync(entry.file);
}

function say({ order, journal }: (typeof APPLICATIONS)[number], what: string): void {
  process.stdout.write(`${order}, journal ${journal}: ${what}\n`);
}
