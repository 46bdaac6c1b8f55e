import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@jest/globals";
import Database from "better-sqlite3";
import { makeRepository } from "../unit/kinds/sources/places.ts";
import { DIST_CLI } from "./cli.ts";
import { Scene } from "./scene.ts";
import { randomFrom } from "./workload.ts";

const DATABASES = { "facts.db": "WAL", "vectors.db": "WAL", "state.db": "DELETE" } as const;
const ROWS = 3_000;
/** What a reader of SQLite that is killed may leave beside a database. */
const SIDE_FILE = /\.db-(wal|shm)$/;
const SNAPSHOT = ["snapshot", "memory", "--out", "bundles", "--no-encrypt"];

/** A memory whose snapshots are killed. Nobody else works on it, so all that changes is of our making. */
export class KillStory implements Disposable {
  readonly #scene = new Scene();
  readonly #random: () => number;
  readonly #listing: readonly string[];
  readonly #digest: string;
  /** How many runs were killed in which folder of leftovers; for the teller. */
  readonly met = { finished: 0, beforeOutput: 0, partial: 0, withoutReceipt: 0, staged: 0 };

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.#scene.write("memory/log.jsonl", '{"n":1}\n'.repeat(1_000));
    makeRepository(this.#scene.path("memory/notes"), "a.md", "b.md");
    for (const [name, mode] of Object.entries(DATABASES)) makeDatabase(this.#scene.path("memory", name), mode);
    this.#listing = this.#scene.listing("memory");
    this.#digest = this.#sourceDigest();
  }

  /** Takes a whole snapshot, which must work and sweep up after all that were killed. Gives its duration in milliseconds. */
  async snapshot(): Promise<number> {
    const started = performance.now();
    const { bundle, consistency } = await this.#scene.snapshot(["memory"]);
    const tookMs = performance.now() - started;
    // A database beside which a killed run has left one of two files is read without a lock.
    expect(["fenced", "optimistic"]).toContain(consistency);
    expect(existsSync(bundle)).toBe(true);
    expect(this.#scene.leftovers()).toEqual([]);
    expect(this.#scene.listing("bundles").filter((name) => name.startsWith("."))).toEqual([]);
    return tookMs;
  }

  /** Kills a snapshot after a random part of the time that one takes. */
  async kill(tookMs: number): Promise<void> {
    const child = spawn(process.execPath, [DIST_CLI, ...SNAPSHOT], {
      cwd: this.#scene.dir,
      env: this.#scene.env(),
      stdio: "ignore",
    });
    const exit = once(child, "exit");
    await sleep(this.#random() * tookMs * 1.1);
    child.kill("SIGKILL");
    await exit;
    // Whatever ended by itself in another way was no snapshot.
    expect([0, "SIGKILL"]).toContain(child.signalCode ?? child.exitCode);
    this.#examine(child.exitCode === 0);
  }

  /** The source as its applications find it: whole, and after their first visit without a trace of us. */
  expectSourceUnharmed(): void {
    for (const name of Object.keys(DATABASES)) {
      const database = new Database(this.#scene.path("memory", name), { timeout: 0 });
      expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(database.prepare("SELECT count(*) FROM t").pluck().get()).toBe(ROWS);
      database.close();
    }
    expect(this.#scene.listing("memory")).toEqual(this.#listing);
    expect(this.#sourceDigest()).toBe(this.#digest);
  }

  /** Every bundle with a receipt is what that says. */
  expectFinishedBundlesWhole(): number {
    const receipts = this.#scene.listing("bundles").filter((name) => name.endsWith(".receipt.json"));
    for (const name of receipts) {
      const { bundle, sha256 } = JSON.parse(this.#scene.read("bundles", name)) as { bundle: string; sha256: string };
      const bytes = readFileSync(this.#scene.path("bundles", bundle));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      expect(existsSync(this.#scene.path("bundles", `${bundle}.sha256`))).toBe(true);
    }
    return receipts.length;
  }

  [Symbol.dispose](): void {
    this.#scene.remove();
  }

  #examine(isFinished: boolean): void {
    const names = existsSync(this.#scene.path("bundles")) ? this.#scene.listing("bundles") : [];
    const unknown = names.filter(
      (name) => !/^(\.[^/]+\.tar\.zst\.partial(\/|$)|[^./][^/]*\.tar\.zst(\.sha256|\.receipt\.json)?$)/.test(name),
    );
    expect(unknown).toEqual([]);
    const foreign = this.#scene.listing("memory").filter((name) => !this.#listing.includes(name));
    expect(foreign.filter((name) => !SIDE_FILE.test(name))).toEqual([]);
    expect(this.#sourceDigest()).toBe(this.#digest);

    const bundles = names.filter((name) => /^[^.][^/]*\.tar\.zst$/.test(name));
    if (isFinished) this.met.finished++;
    else if (bundles.some((name) => !names.includes(`${name}.receipt.json`))) this.met.withoutReceipt++;
    else if (names.some((name) => name.endsWith(".partial"))) this.met.partial++;
    else this.met.beforeOutput++;
    if (this.#scene.leftovers().some((name) => name.includes("staged/"))) this.met.staged++;
  }

  #sourceDigest(): string {
    const hash = createHash("sha256");
    for (const name of [...Object.keys(DATABASES), "log.jsonl", "notes/a.md", "notes/.git/index"])
      hash.update(readFileSync(this.#scene.path("memory", name)));
    return hash.digest("hex");
  }
}

function makeDatabase(file: string, mode: string): void {
  const database = new Database(file);
  database.pragma(`journal_mode = ${mode}`);
  database.exec("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)");
  database.exec(
    `WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS}) INSERT INTO t SELECT i, randomblob(300) FROM n`,
  );
  database.close();
}

/** Kills so many snapshots of one memory, with a whole one after every few. */
export async function killSnapshots(count: number, { every, seed }: { every: number; seed: number }): Promise<string> {
  using story = new KillStory(seed);
  const tookMs = await story.snapshot();
  for (let n = 1; n <= count; n++) {
    await story.kill(tookMs);
    if (n % every === 0) await story.snapshot();
  }
  const whole = story.expectFinishedBundlesWhole();
  story.expectSourceUnharmed();
  const { finished, beforeOutput, partial, withoutReceipt, staged } = story.met;
  expect(partial).toBeGreaterThan(0);
  return `${count} snapshots killed: ${beforeOutput} before the output was begun, ${partial} with a partial one, ${staged} with staged copies, ${withoutReceipt} between bundle and receipt, ${finished} finished; ${whole} whole bundles, source unharmed`;
}
