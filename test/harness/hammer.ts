/**
 * A program: an application that writes to databases in WAL mode without a pause and never waits for a lock. Every line of
 * its standard input is answered with what has happened since the one before, as JSON. `node hammer.ts HABIT FILE...`:
 * with the habit `plain` SQLite checkpoints as it likes, with `eager` after every page, with `truncate` it is told to
 * empty the WAL again and again, and with `visit` the databases are opened for every transaction and closed after it.
 */
import { createInterface } from "node:readline";
import Database from "better-sqlite3";

const [habit, ...files] = process.argv.slice(2);
const counted = { writes: 0, busy: 0, checkpoints: 0, longestBusyMs: 0 };
let busySince: number | undefined;

function open(file: string): Database.Database {
  const database = new Database(file, { timeout: 0 });
  database.pragma("synchronous = OFF");
  if (habit === "eager") database.pragma("wal_autocheckpoint = 1");
  return database;
}

function attempt(step: () => void): void {
  try {
    step();
    if (busySince !== undefined) counted.longestBusyMs = Math.max(counted.longestBusyMs, performance.now() - busySince);
    busySince = undefined;
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith("SQLITE_BUSY")) throw error;
    if (busySince === undefined) counted.busy++;
    busySince ??= performance.now();
  }
}

function write(database: Database.Database): void {
  database.exec("UPDATE state SET round = round + 1; INSERT INTO log VALUES (hex(randomblob(100)))");
  database.exec("DELETE FROM log WHERE rowid < (SELECT max(rowid) FROM log) - 1000");
  counted.writes++;
}

const databases = habit === "visit" ? [] : files.map(open);

function round(): void {
  for (const database of databases) {
    attempt(() => write(database));
    if (habit === "truncate") {
      const [outcome] = database.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
      if (outcome?.busy === 0) counted.checkpoints++;
    }
  }
  for (const file of habit === "visit" ? files : [])
    attempt(() => {
      const database = open(file);
      try {
        write(database);
      } finally {
        database.close();
      }
    });
}

let isToldToStop = false;
const lines = createInterface(process.stdin);
lines.on("line", () => {
  process.stdout.write(`${JSON.stringify(counted)}\n`);
  Object.assign(counted, { writes: 0, busy: 0, checkpoints: 0, longestBusyMs: 0 });
});
lines.on("close", () => {
  isToldToStop = true;
});
process.stdout.write("ready\n");

function work(): void {
  for (let i = 0; i < 10; i++) round();
  if (!isToldToStop) setImmediate(work);
  else for (const database of databases) database.close();
}
work();
