import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { repositoryDigest } from "../../src/kinds/git/digest.ts";
import { readPrivate } from "../../src/kinds/sqlite/connection.ts";
import { stateDigest, summarise } from "../../src/kinds/sqlite/summary.ts";
import type { GitSummary } from "../../src/model/index.ts";
import { Fixture } from "../unit/kinds/git/fixture.ts";
import { type AnyJson, bundle, sha256 } from "./builder.ts";

/*
 * Bundles of a forger: databases and repositories that no snapshot would hold, under a manifest in which every size and
 * every digest is right.
 */

/** What a forger does to a database. */
export interface ForgedDatabase {
  readonly sql: readonly string[];
  /** Statements that may write to the schema itself, after the first ones. */
  readonly schema?: readonly string[];
  /** Changes the finished file. */
  readonly bytes?: (file: Buffer) => Buffer;
}

/** A bundle of one database. The manifest is right about it as it was before `bytes`. */
export async function databaseBundle({ sql, schema = [], bytes = (file) => file }: ForgedDatabase): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "memsnap-forged-"));
  try {
    const file = join(folder, "m.db");
    const database = new Database(file);
    for (const statement of sql) database.exec(statement);
    database.unsafeMode();
    database.pragma("writable_schema = ON");
    for (const statement of schema) database.exec(statement);
    database.close();
    const summary = await readPrivate(file, (connection) => summarise(connection, true));
    const content = bytes(readFileSync(file));
    return bundle({
      items: [{ path: "sqlite/m.sqlite", content }],
      changeManifest: (m) =>
        withStore(m, { name: "m", kind: "sqlite", path: "m.db", summary, digest: stateDigest(summary) }),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A tree for {@link repositoryBundle}: what `git mktree` would refuse, too. */
export type ForgedTree = readonly { readonly mode: string; readonly name: string; readonly content: string }[];

/** A bundle of one repository with one commit of this tree. Links hold their target, submodules the name of a commit. */
export function repositoryBundle(tree: ForgedTree): Buffer {
  using fixture = Fixture.withCommit();
  const raw = Buffer.concat(
    tree.map(({ mode, name, content }) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(objectFor(fixture, mode, content), "hex")]),
    ),
  );
  const oid = fixture.git("commit-tree", "-m", "forged", hashObject(fixture, "tree", raw)).trim();
  fixture.git("update-ref", "refs/heads/main", oid);
  const file = join(fixture.folder, "forged.bundle");
  fixture.git("bundle", "create", "-q", file, "--all");
  const branch = "refs/heads/main";
  const head = { branch, oid };
  const refs = [{ name: branch, oid }];
  const summary: GitSummary = { kind: "git", objectFormat: "sha1", head, refs, commits: 1, changed: [], deleted: [] };
  const digest = repositoryDigest({ summary, kept: [], changes: [] });
  return bundle({
    items: [{ path: "git/m.bundle", content: readFileSync(file) }],
    changeManifest: (m) => withStore(m, { name: "m", kind: "git", path: "m", summary, digest }),
  });
}

/** A bundle of files whose digest is right, so that it can be restored. */
export function filesBundle(files: Readonly<Record<string, string>>, path = "s"): Buffer {
  const items = Object.entries(files).map(([name, text]) => ({ path: `files/s/${name}`, content: Buffer.from(text) }));
  const digest = sha256(items.map(({ path: at, content }) => `- ${sha256(content)} ${at.slice(8)}\n`).join(""));
  return bundle({ items, changeManifest: (m) => Object.assign(m.stores[0], { digest, path }) });
}

function withStore(manifest: AnyJson, store: AnyJson): void {
  const [{ entries, bytes, consistency }] = manifest.stores;
  manifest.stores = [{ entries, bytes, consistency, ...store }];
}

function objectFor(fixture: Fixture, mode: string, content: string): string {
  return mode === "160000" ? content : hashObject(fixture, "blob", Buffer.from(content));
}

function hashObject(fixture: Fixture, type: string, bytes: Buffer): string {
  const file = join(fixture.folder, "object");
  writeFileSync(file, bytes);
  const args = ["hash-object", "-t", type, "-w", "--literally", "--no-filters", file];
  return execFileSync("git", args, { cwd: fixture.repo, encoding: "utf8" }).trim();
}
