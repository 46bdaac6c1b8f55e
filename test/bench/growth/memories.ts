import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { makeMemory } from "../workload.ts";

/** Makes a memory with much of one thing in an empty folder. */
export type Make = (dir: string, count: number) => void;
/** Changes some of it, so that there is something to compare. */
export type Change = (dir: string, count: number) => void;

const DATABASE = "memory.sqlite";
const FILES_A_FOLDER = 1000;

/** Megabytes of everything that agents keep. */
export const size: { make: Make; change: Change } = {
  make: (dir, count) => makeMemory(dir, count * 1e6),
  change: (dir) => {
    appendFileSync(join(dir, "sessions/log.jsonl"), "{}\n");
    write(join(dir, "long_term.sqlite"), "UPDATE facts SET subject = 'changed' WHERE id % 100 = 0");
  },
};

/** Files of one line, in folders of a thousand. */
export const files: { make: Make; change: Change } = {
  make: (dir, count) => {
    for (let n = 0; n < count; n++) {
      const folder = join(dir, `${Math.floor(n / FILES_A_FOLDER)}`);
      if (n % FILES_A_FOLDER === 0) mkdirSync(folder);
      writeFileSync(join(folder, `${n}.md`), `note ${n}\n`);
    }
  },
  change: (dir, count) => {
    for (let n = 0; n < count; n += 10)
      appendFileSync(join(dir, `${Math.floor(n / FILES_A_FOLDER)}`, `${n}.md`), "changed\n");
  },
};

/** Tables of one row with an index each. */
export const tables: { make: Make; change: Change } = {
  make: (dir, count) =>
    write(
      join(dir, DATABASE),
      ...each(count, (n) => `CREATE TABLE t${n} (id INTEGER PRIMARY KEY, said TEXT)`),
      ...each(count, (n) => `CREATE INDEX i${n} ON t${n} (said)`),
      ...each(count, (n) => `INSERT INTO t${n} VALUES (1, 'row of ${n}')`),
    ),
  change: (dir, count) =>
    write(join(dir, DATABASE), ...each(Math.ceil(count / 10), (n) => `UPDATE t${n * 10} SET said = 'changed'`)),
};

/** Rows of a hundred bytes in one table. */
export const rows: { make: Make; change: Change } = {
  make: (dir, count) =>
    write(
      join(dir, DATABASE),
      "CREATE TABLE facts (id INTEGER PRIMARY KEY, said TEXT)",
      `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})
        INSERT INTO facts SELECT n, printf('%0100d', n) FROM number`,
    ),
  change: (dir) => write(join(dir, DATABASE), "UPDATE facts SET said = 'changed' WHERE id % 10 = 0"),
};

/** Commits of one file each. */
export const commits: { make: Make; change: Change } = {
  make: (dir, count) => {
    git(dir, "init", "--quiet", "--initial-branch", "main");
    fastImport(dir, 1, count);
  },
  change: (dir, count) => fastImport(dir, count + 1, count + Math.ceil(count / 10)),
};

function fastImport(dir: string, from: number, to: number): void {
  const stream = each(to - from + 1, (index) => {
    const n = from + index;
    const [who, message, note] = [`Agent <agent@example.com> ${1_760_000_000 + n} +0000`, `note ${n}\n`, `said ${n}\n`];
    const parent = index === 0 && from > 1 ? "from refs/heads/main^0\n" : "";
    return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}${parent}M 100644 inline notes/${n % 100}.md\ndata ${note.length}\n${note}\n`;
  });
  execFileSync("git", ["fast-import", "--quiet"], { cwd: dir, input: stream.join("") });
  git(dir, "reset", "--quiet", "--hard", "main");
}

function git(dir: string, ...args: string[]): void {
  execFileSync("git", args, { cwd: dir });
}

function write(file: string, ...statements: string[]): void {
  const database = new Database(file);
  for (const setting of ["journal_mode = OFF", "synchronous = OFF"]) database.pragma(setting);
  database.exec("BEGIN");
  for (const statement of statements) database.exec(statement);
  database.exec("COMMIT");
  database.close();
}

function each<Value>(count: number, make: (n: number) => Value): Value[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
