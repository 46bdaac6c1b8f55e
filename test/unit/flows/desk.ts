import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import {
  type Context,
  type RestoreRequest,
  type RestoreResult,
  restore,
  type SnapshotRequest,
  type SnapshotResult,
  snapshot,
  type UndoRequest,
  type UndoResult,
  undo,
  type VerifyRequest,
  type VerifyResult,
  verify,
} from "../../../src/flows/index.ts";

/** The one moment at which all tests are made. */
export const NOW = new Date("2026-11-03T12:00:00.123Z");

/** A private folder to work in, with a clock that stands still and ids that count. */
export class Desk implements Disposable {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-flows-")));
  readonly temp = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-flows-temp-")));
  #ids = 0;

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  context(more: Partial<Context> = {}): Context {
    return {
      now: () => NOW,
      newId: () => `019a4980-0b7b-7000-8000-${String(++this.#ids).padStart(12, "0")}`,
      cwd: this.folder,
      tempDir: this.temp,
      atExit: () => () => {},
      progress: () => {},
      ...more,
    };
  }

  /** Writes files with the folders above them. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), content);
    }
    return this;
  }

  /** Makes a database in WAL mode that nobody has open. */
  database(path: string, ...values: string[]): this {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    const database = new Database(this.path(path));
    database.exec("PRAGMA journal_mode = WAL; CREATE TABLE facts (id INTEGER PRIMARY KEY, body TEXT)");
    for (const value of values) database.prepare("INSERT INTO facts (body) VALUES (?)").run(value);
    database.close();
    return this;
  }

  /** Takes a plain snapshot into `bundles`. */
  snapshot(sources: readonly string[], more: Partial<SnapshotRequest> = {}): Promise<SnapshotResult> {
    return snapshot({ sources, out: "bundles", encrypt: false, ...more }, this.context());
  }

  restore(bundle: string, to: string, more: Partial<RestoreRequest> = {}): Promise<RestoreResult> {
    return restore({ bundle, to, ...more }, this.context());
  }

  undo(target: string, more: Partial<UndoRequest> = {}): Promise<UndoResult> {
    return undo({ target, ...more }, this.context());
  }

  verify(bundle: string, more: Partial<VerifyRequest> = {}): Promise<VerifyResult> {
    return verify({ bundle, ...more }, this.context());
  }

  /** Contents of all files below a folder, but for what is inside of repositories and what restores have noted. */
  files(...parts: string[]): Record<string, string> {
    const folder = this.path(...parts);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    const named = paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), path] as const);
    const outside = named.filter(([name]) => !/(^|\/)\.(git|memsnap)\//.test(name)).sort();
    return Object.fromEntries(outside.map(([name, path]) => [name, readFileSync(path, "latin1")]));
  }

  /** What is left behind in the folder for temporary files. */
  leftovers(): string[] {
    return readdirSync(this.temp);
  }

  [Symbol.dispose](): void {
    for (const folder of [this.folder, this.temp]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
