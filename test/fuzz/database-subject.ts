import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { KINDS, openExaminer } from "../../src/kinds/index.ts";
import { readPrivate } from "../../src/kinds/sqlite/connection.ts";
import { stateDigest, summarise } from "../../src/kinds/sqlite/summary.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import type { Random } from "./random.ts";
import type { Room } from "./room.ts";
import type { Subject } from "./subject.ts";

const PAGE_BYTES = 512;
const SCHEMA = `
  PRAGMA page_size = ${PAGE_BYTES};
  CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT, c AS (a + 1) STORED);
  CREATE INDEX i ON t(b);
  CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
  CREATE VIRTUAL TABLE f USING fts5(body);
  CREATE VIEW v AS SELECT * FROM t;
  INSERT INTO t(b) VALUES ('x'), ('y'), (hex(zeroblob(900)));
  INSERT INTO w VALUES ('a', x'00'), ('b', 1.5);
  INSERT INTO f VALUES ('the quick brown fox');`;

/** The examination of databases of anyone, which SQLite does, in a process of its own. */
export async function makeDatabaseSubject(room: Room): Promise<Subject> {
  const folder = join(room.folder, "..", `${room.folder}-database`);
  mkdirSync(join(folder, "sqlite"), { recursive: true });
  const file = join(folder, "sqlite", "s.sqlite");
  const database = new Database(file);
  database.exec(SCHEMA);
  database.close();
  const sample = readFileSync(file);
  const summary = await readPrivate(file, (connection) => summarise(connection, true));
  const store = {
    name: "s",
    kind: "sqlite" as const,
    path: "s.db",
    entries: 1,
    bytes: sample.length,
    digest: stateDigest(summary),
    consistency: "fenced" as const,
    summary,
  };
  const extracted = { store, extracted: folder, paths: ["sqlite/s.sqlite"], modes: new Map() };
  const examiner = openExaminer({ kinds: KINDS, scratch: folder, atExit: () => () => {} });
  room.atExit(() => {
    examiner[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    name: "database",
    samples: [sample],
    mutate: (from, random) => (random.oneIn(3) ? mutateBytes(from, random) : mutatePages(from, random)),
    async read(input) {
      writeFileSync(file, input);
      const [finding] = await examiner.check(extracted);
      if (readdirSync(join(folder, "sqlite")).join() !== "s.sqlite") throw new Error("something is left beside it");
      if (!readFileSync(file).equals(input)) throw new Error("the database was changed");
      if (finding === undefined) return "ok";
      const words = finding.message
        .replaceAll(/[0-9a-f]*[0-9][0-9a-f]*/g, "0")
        .replace("*** in database main ***\n", "");
      return `${finding.code}: ${words.split("\n", 1)[0]}`;
    },
  };
}

/** Changes where SQLite looks first: the starts of pages, with types, counts and pointers. */
function mutatePages(from: Buffer, random: Random): Buffer {
  const result = Buffer.from(from);
  for (let count = 1 + random.below(4); count > 0; count--) {
    const page = random.below(result.length / PAGE_BYTES) * PAGE_BYTES;
    result[page + random.below(random.pick([12, 40, 100, PAGE_BYTES]))] = random.pick([
      0,
      1,
      2,
      5,
      10,
      13,
      127,
      128,
      255,
      random.below(256),
    ]);
  }
  return result.subarray(0, from.length);
}
