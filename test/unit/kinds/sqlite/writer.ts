/**
 * Writes to databases without a pause until its standard input ends, then says what happened to it.
 * `node writer.ts MODE FILE...`: in every round a counter goes up in each file in turn, with rows that go with it.
 */
import Database from "better-sqlite3";

const [mode, ...files] = process.argv.slice(2);
const databases = files.map((file) => {
  const database = new Database(file, { timeout: mode === "wal" ? 2_000 : 10_000 });
  database.pragma(`journal_mode = ${mode}`);
  database.pragma("synchronous = OFF");
  database.exec("CREATE TABLE IF NOT EXISTS state(round INT); CREATE TABLE IF NOT EXISTS log(round INT, note TEXT)");
  if (database.prepare("SELECT 1 FROM state").get() === undefined) database.exec("INSERT INTO state VALUES (0)");
  return database;
});

let stopped = false;
process.stdin.on("end", () => {
  stopped = true;
});
process.stdin.resume();
process.stdout.write("ready\n");

let rounds = 0;
let busy = 0;
let slowestMs = 0;
function write(database: Database.Database): void {
  const start = performance.now();
  try {
    database
      .transaction(() => {
        database.exec("UPDATE state SET round = round + 1");
        const insert = database.prepare("INSERT INTO log SELECT round, ? FROM state");
        for (let i = 0; i < 3; i++) insert.run("x".repeat(200 * i));
        database.exec("DELETE FROM log WHERE round < (SELECT round FROM state) - 500");
      })
      .immediate();
  } catch (error) {
    if (!(error as { code: string }).code.startsWith("SQLITE_BUSY")) throw error;
    busy++;
  }
  slowestMs = Math.max(slowestMs, performance.now() - start);
}

function round(): void {
  for (let i = 0; i < 20; i++) {
    for (const database of databases) write(database);
    rounds++;
  }
  if (!stopped) setImmediate(round);
  else {
    for (const database of databases) database.close();
    process.stdout.write(`${JSON.stringify({ rounds, busy, slowestMs })}\n`);
  }
}
round();
