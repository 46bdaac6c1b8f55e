/**
 * A program: writes to databases until its standard input ends. `node teller.ts ORDER JOURNAL FILE...`: in the order `turn`
 * every round is a transaction in each file, one after another; in the order `attached` it is one transaction over all of
 * them. JOURNAL is `wal`, or `delete` for rollback journals, with a super-journal over several files.
 */
import Database from "better-sqlite3";

const [order, journal, ...files] = process.argv.slice(2);
const [first = "", ...others] = files;
const main = new Database(first, { timeout: 10_000 });
const names = ["main", ...others.map((_, index) => `other${index}`)];
for (const [index, file] of others.entries()) main.prepare(`ATTACH ? AS ${names[index + 1]}`).run(file);
for (const name of names) {
  main.pragma(`${name}.journal_mode = ${journal}`);
  // SQLite makes no super-journal for databases that need not survive a power failure.
  main.pragma(`${name}.synchronous = ${journal === "wal" ? "OFF" : "NORMAL"}`);
  main.exec(`CREATE TABLE IF NOT EXISTS ${name}.state(round INT); INSERT INTO ${name}.state VALUES (0)`);
}
const updates = names.map((name) => main.prepare(`UPDATE ${name}.state SET round = round + 1`));
const all = main.transaction(() => {
  for (const update of updates) update.run();
});

let isToldToStop = false;
process.stdin.on("end", () => {
  isToldToStop = true;
});
process.stdin.resume();
process.stdout.write("ready\n");

function work(): void {
  for (let round = 0; round < 20; round++) {
    if (order === "attached") all.immediate();
    else for (const update of updates) update.run();
  }
  if (!isToldToStop) setTimeout(work, 2);
  else main.close();
}
work();
