import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { askStaged, captureInto, databaseStore } from "../../../harness/captures.ts";
import { inFolder } from "../stage.ts";
import { contents, make } from "./databases.ts";

const TELLER = join(import.meta.dirname, "../../../harness/teller.ts");
const MAGIC = Buffer.from("d9d505f920a163d7", "hex");
const FILL = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, 'old' FROM n";
const CHANGE = "PRAGMA cache_size = 2; BEGIN; UPDATE t SET b = 'new' || hex(zeroblob(200))";

/** Appends to a journal what SQLite does when its transaction is over several databases. */
function attachTo(journal: string, superJournal: string): void {
  const name = Buffer.from(superJournal);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(name.length);
  numbers.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  appendFileSync(journal, Buffer.concat([Buffer.alloc(4), name, numbers, MAGIC]));
}

/** A database whose writer died in a transaction over several, before or after it was committed. */
function makeCutOff(folder: string, state: "pending" | "committed"): { source: string; superJournal: string } {
  const live = join(folder, "live.db");
  const source = join(folder, "memory.db");
  make(live, "CREATE TABLE t(a INTEGER PRIMARY KEY, b)", FILL);
  const writer = new Database(live);
  writer.exec(CHANGE);
  copyFileSync(`${live}-journal`, `${source}-journal`);
  if (state === "committed") writer.exec("COMMIT");
  copyFileSync(live, source);
  writer.close();
  const superJournal = join(folder, "other.db-mj012345967");
  if (state === "pending") writeFileSync(superJournal, `${source}-journal\0${join(folder, "other.db-journal")}\0`);
  attachTo(`${source}-journal`, superJournal);
  return { source, superJournal };
}

describe("a database whose writer died in a transaction over several", () => {
  test.each([
    ["pending", "old"],
    ["committed", "new"],
  ] as const)("and that is %s is captured with its %s content, and left as it was", (state, content) =>
    inFolder(async (folder) => {
      const { source, superJournal } = makeCutOff(folder, state);
      const before = await contents(folder);
      const [captured] = await captureInto(folder, [databaseStore(source)]);
      expect(captured?.staged.consistency).toBe("optimistic");
      expect(captured && askStaged(captured, `SELECT count(*) FROM t WHERE b NOT LIKE '${content}%'`)).toBe(0);
      expect(await contents(folder)).toEqual(before);
      expect(existsSync(superJournal)).toBe(state === "pending");
      // What the next start of the application makes of it.
      const again = new Database(source);
      expect(again.prepare("SELECT count(*) FROM t WHERE b NOT LIKE ? || '%'").pluck().get(content)).toBe(0);
      again.close();
    }),
  );

  test("is captured as the next start of its application finds it, wherever the writer was", () =>
    inFolder(async (folder) => {
      const files = ["a.db", "b.db"].map((name) => join(folder, name));
      for (let i = 0; i < 8; i++) {
        const child = spawn(process.execPath, [TELLER, "attached", "delete", ...files], {
          stdio: ["pipe", "pipe", "inherit"],
        });
        await once(child.stdout, "data");
        await sleep(20 + Math.random() * 60);
        child.kill("SIGKILL");
        await once(child, "close");
        const captured = await captureInto(folder, files.map(databaseStore));
        const found = captured.map((one) => askStaged(one, "SELECT round FROM state"));
        const after = files.map((file) => {
          const database = new Database(file);
          const round = database.prepare("SELECT round FROM state").pluck().get();
          database.exec("DROP TABLE state");
          database.close();
          return round;
        });
        expect(found).toEqual(after);
        expect(found[0]).toBe(found[1]);
        for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      }
    }));
});
