import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Every way in which two databases differ as SQL sees them: schema, settings, rows with their types. */
export function databaseDifferences(a: string, b: string): string[] {
  const [left, right] = [readDatabase(a), readDatabase(b)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  return names.filter((name) => left.get(name) !== right.get(name));
}

function readDatabase(path: string): Map<string, string> {
  const database = new Database(path, { readonly: true });
  try {
    database.defaultSafeIntegers(true);
    const facts = new Map<string, string>();
    for (const pragma of ["integrity_check", "user_version", "application_id", "page_size", "encoding", "journal_mode"])
      facts.set(`pragma ${pragma}`, String(database.pragma(pragma, { simple: true })));
    const schema = database
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
      .all() as { type: string; name: string; sql: string | null }[];
    facts.set("schema", JSON.stringify(schema));
    for (const { type, name, sql } of schema) {
      if (type !== "table") continue;
      if (/^CREATE VIRTUAL/i.test(sql ?? "")) {
        if (/USING fts5/i.test(sql ?? "")) facts.set(`search ${name}`, search(database, name));
        continue;
      }
      // The pages of a full-text index depend on the history of its merges.
      if (/_fts_(data|idx|docsize|config)$/.test(name)) continue;
      const rows = database
        .prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`)
        .raw()
        .all() as unknown[][];
      facts.set(
        `table ${name}`,
        rows
          .map((row) => row.map(spell).join("|"))
          .sort()
          .join("\n"),
      );
    }
    return facts;
  } finally {
    database.close();
  }
}

/** SHA-256 over every row of every table of a database, for databases too large to be compared in memory. */
export function contentDigest(path: string): string {
  const database = new Database(path, { readonly: true });
  const hash = createHash("sha256");
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    for (const table of tables)
      for (const row of database.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().iterate() as Iterable<unknown[]>)
        for (const value of row) hash.update(Buffer.isBuffer(value) ? value : `${typeof value} ${value};`);
    return hash.digest("hex");
  } finally {
    database.close();
  }
}

/** Which rows a full-text search finds. */
function search(database: Database.Database, table: string): string {
  const found = database.prepare(
    `SELECT rowid FROM "${table}" WHERE "${table}" MATCH 'memory OR snap*' ORDER BY rowid`,
  );
  return found.pluck().all().join(" ");
}

function spell(value: unknown): string {
  if (Buffer.isBuffer(value)) return `x'${value.toString("hex")}'`;
  return typeof value === "bigint" ? `${value}` : `${typeof value} ${JSON.stringify(value)}`;
}

/** What git says about a repository: HEAD, branch, refs, changes, and whether its objects are sound. */
export function repositoryState(dir: string): Record<string, string> {
  const git = (...args: string[]): string => {
    try {
      return execFileSync("git", ["-c", "core.fsmonitor=false", ...args], {
        cwd: dir,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      }).trim();
    } catch (error) {
      return `failed: ${(error as { stderr?: string }).stderr ?? error}`.trim();
    }
  };
  return {
    head: git("rev-parse", "--verify", "HEAD"),
    branch: git("symbolic-ref", "--quiet", "HEAD"),
    refs: git("for-each-ref", "--format=%(refname) %(objectname)"),
    tree: git("rev-parse", "HEAD^{tree}"),
    status: git("status", "--porcelain=v1", "--untracked-files=all"),
    fsck: git("fsck", "--strict", "--no-dangling"),
  };
}

/** Files below a folder with content and mode, without repositories' own folders, by path. */
export function treeContent(dir: string, skip: (path: string) => boolean = () => false): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === ".git" || skip(path)) continue;
      const mode = (statSync(join(dir, path)).mode & 0o777).toString(8);
      if (entry.isDirectory()) {
        files.set(path, `folder ${mode}`);
        visit(path);
      } else files.set(path, `${mode} ${readFileSync(join(dir, path)).toString("base64")}`);
    }
  };
  if (existsSync(dir)) visit("");
  return files;
}
