import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { type Located, type LocateRequest, locateStores } from "../../../../src/kinds/index.ts";

/** Makes files and, for names that end in a slash, folders. */
export function make(folder: string, ...names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, `content of ${name}\n`);
  }
}

/** Makes databases of one table. */
export function makeDatabases(folder: string, ...names: readonly string[]): void {
  for (const name of names) openDatabase(folder, name).close();
}

/** Makes a database in WAL mode that stays open, so that its side files stay. */
export function openDatabase(folder: string, name: string): Database.Database {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const database = new Database(join(folder, name));
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE IF NOT EXISTS t(a); INSERT INTO t VALUES (1)");
  return database;
}

/** Runs git in a folder, with nobody's settings. */
export function git(folder: string, ...args: readonly string[]): void {
  const settings = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgSign=false"];
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: join(folder, "no-such-config") };
  execFileSync("git", [...settings, ...args], { cwd: folder, env, stdio: "pipe" });
}

/** Makes a repository in which all that is there is committed. */
export function makeRepository(folder: string, ...names: readonly string[]): void {
  make(folder, ...names);
  git(folder, "init", "--quiet", "--initial-branch=main");
  commitAll(folder);
}

/** Commits all that is there. */
export function commitAll(folder: string): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message=all");
}

/** Locates from `folder`. */
export function locate(
  folder: string,
  sources: readonly string[],
  more: Partial<LocateRequest> = {},
): Promise<Located> {
  return locateStores({ sources, cwd: folder, links: "refuse", ...more });
}

/** Stores in words: `kind path`, and for files `file path [members]`. */
export function words(located: Located): string[] {
  return located.stores.map(({ kind, path, members }) => {
    return members === undefined ? `${kind} ${path}` : `${kind} ${path} [${members.map((one) => one.path).join(" ")}]`;
  });
}

/** The codes and paths of what is wrong. */
export function problems(located: Located): string[] {
  return located.problems.map(({ code, path }) => `${code} ${path}`);
}

/** What stays out, with the reason. */
export function leftOut(located: Located): string[] {
  return located.leftOut.map(({ path, reason }) => `${reason} ${path}`);
}
