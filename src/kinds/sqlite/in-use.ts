import { linkSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, type Stats, statSync } from "node:fs";
import { basename, join } from "node:path";
import { connect, SIDE_FILES } from "./connection.ts";
import { isBusy } from "./failure.ts";
import { readHeader } from "./header.ts";

/** A database that another program has open, as its file system sees it. */
export interface Usage {
  /** Absolute path. */
  readonly file: string;
  /** Who has it, as far as the system tells. */
  readonly by: string | undefined;
}

/**
 * Which of some files, and of those below some folders, are databases that another program has open, so that they must not be
 * replaced beneath it. Writes to none of them. `scratch` is a private folder on their file system.
 *
 * Two means. On Linux, who has a file open is listed; the processes of other users show to root only, those of other
 * containers to nobody. Everywhere, an exclusive lock cannot be had while another connection reads or writes, or has
 * read in WAL mode and is idle. What stays hidden is an idle connection to a database in rollback mode on macOS, or of a
 * process that cannot be seen; on Windows its file cannot be renamed.
 */
export async function findUsages(paths: readonly string[], scratch: string): Promise<Usage[]> {
  const databases = await findDatabases(paths);
  const listed = listUsers(databases);
  const usages: Usage[] = [];
  for (const file of databases) {
    const by = listed.get(file);
    if (by !== undefined || (await isLocked(file, scratch))) usages.push({ file, by });
  }
  return usages;
}

async function findDatabases(paths: readonly string[]): Promise<string[]> {
  const databases: string[] = [];
  const waiting = [...paths].reverse();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = lookAt(path);
    // A repository's own folder holds many files and no database.
    if (found?.isDirectory() && basename(path) !== ".git")
      for (const name of list(path)) waiting.push(join(path, name));
    else if (found?.isFile() && (await isDatabase(path))) databases.push(path);
  }
  return databases;
}

/** `undefined` where nothing is, and where we may not look: whoever has to replace it says so. */
function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

async function isDatabase(file: string): Promise<boolean> {
  try {
    return (await readHeader(file)) !== undefined;
  } catch {
    // What cannot be read cannot be captured either, and whoever captures it says so.
    return false;
  }
}

/**
 * Tries for the exclusive lock by way of another name: locks belong to the file, but SQLite looks for the WAL beside the name,
 * so that it finds none that it would write into the database. In exclusive mode it takes the lock at once.
 */
async function isLocked(file: string, scratch: string): Promise<boolean> {
  const folder = mkdtempSync(join(scratch, "in-use-"));
  const name = join(folder, "database");
  try {
    linkSync(file, name);
    const connection = await connect(name, "write");
    try {
      connection.pragma("locking_mode = EXCLUSIVE");
      connection.exec("BEGIN EXCLUSIVE");
      connection.exec("ROLLBACK");
    } finally {
      connection.close();
    }
    return false;
  } catch (error) {
    // A damaged file, or one that cannot be written to or linked, is not said to be in use.
    return isBusy(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Who has one of the files, or a file that SQLite keeps beside it, open; by path of the database. Linux only. */
function listUsers(files: readonly string[]): Map<string, string> {
  const users = new Map<string, string>();
  if (process.platform !== "linux" || files.length === 0) return users;
  const owners = new Map<string, string>();
  for (const file of files) for (const suffix of ["", ...SIDE_FILES]) addIdentity(owners, file + suffix, file);
  for (const id of list("/proc").filter((name) => /^[0-9]+$/.test(name) && name !== `${process.pid}`))
    for (const descriptor of list(`/proc/${id}/fd`)) {
      const database = owners.get(identityOf(`/proc/${id}/fd/${descriptor}`) ?? "");
      if (database !== undefined) users.set(database, `process ${id}${nameOf(id)}`);
    }
  return users;
}

function addIdentity(owners: Map<string, string>, file: string, database: string): void {
  const identity = identityOf(file);
  if (identity !== undefined) owners.set(identity, database);
}

/** Which file a path, or a descriptor of a process, leads to. */
function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

function nameOf(process: string): string {
  try {
    return ` (${readFileSync(`/proc/${process}/comm`, "utf8").trim()})`;
  } catch {
    return "";
  }
}

/** Names in a folder; none where we may not look. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
