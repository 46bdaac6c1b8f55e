import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Consistency } from "../../model/index.ts";
import { type Connection, connect, removeSideFiles } from "./connection.ts";
import { captureFailure, isBusy, isUnwritable } from "./failure.ts";
import { type HeaderFacts, writeHeader } from "./header.ts";
import { integrityProblems } from "./integrity.ts";
import { type Found, identity, type Source } from "./source.ts";

/** How long opening waits for a writer that lets nobody read. */
const OPEN_TIMEOUT_MS = 5_000;
const MAX_PAUSE_MS = 10;
/** Pages to copy before other work gets a turn. */
const PAGES_PER_STEP = 4_096;

type Connections = {
  readonly reader: Connection;
  readonly copier: Connection;
  readonly writer: Connection | undefined;
};

/**
 * A database that is read through SQLite where it lies, side by side with its application. Three connections:
 * - `writer` holds BEGIN IMMEDIATE while the moment of the snapshot is fixed, and never writes;
 * - `reader` holds a read transaction from that moment on;
 * - `copier` copies, and tells by `data_version` whether anybody else has committed.
 */
export class LiveSource implements Source {
  readonly #found: Found;
  readonly #identity: string;
  readonly #reader: Connection;
  readonly #copier: Connection;
  readonly #writer: Connection | undefined;
  // Prepared beforehand: everybody else waits while the moment is fixed.
  readonly #beginReading: () => void;
  readonly #dataVersion: () => unknown;
  #locked = false;
  #fenced = false;
  #version: unknown;
  #moved = false;

  private constructor(found: Found, connections: Connections, inode: string) {
    this.#found = found;
    this.#identity = inode;
    this.#reader = connections.reader;
    this.#copier = connections.copier;
    this.#writer = connections.writer;
    const begin = this.#reader.prepare("BEGIN");
    const touch = this.#reader.prepare("SELECT 1 FROM sqlite_schema LIMIT 1");
    const version = this.#copier.prepare("PRAGMA data_version").pluck();
    this.#beginReading = () => {
      begin.run();
      touch.get();
    };
    this.#dataVersion = () => version.get();
  }

  /**
   * `undefined` when the database cannot be read in place without a trace: it needs files beside it that cannot be made or
   * would stay behind, or a crashed writer left a transaction to roll back.
   * @throws AppError `busy`, `source-damaged`, `source-unreadable`
   */
  static async open(found: Found): Promise<LiveSource | undefined> {
    if (leavesTrace(found)) return undefined;
    const inode = identity(found.file);
    const reader = await connect(found.file, "read");
    const copier = await connect(found.file, "read");
    const writer = found.writable ? await connect(found.file, "write") : undefined;
    const connections = { reader, copier, writer };
    try {
      await patiently(found.path, OPEN_TIMEOUT_MS, () => reader.prepare("SELECT count(*) FROM sqlite_schema").get());
      return new LiveSource(found, connections, inode);
    } catch (error) {
      closeAll(found, connections);
      if (isUnwritable(error)) return undefined;
      throw captureFailure(error, found.path);
    }
  }

  get consistency(): Consistency {
    return this.#fenced ? "fenced" : "optimistic";
  }

  /** A reader of a rollback-mode database keeps others from committing. */
  get stageEarly(): boolean {
    return this.#pragma("journal_mode") !== "wal";
  }

  async lock(timeoutMs: number): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) return;
    try {
      await patiently(this.#found.path, timeoutMs, () => writer.exec("BEGIN IMMEDIATE"));
      this.#locked = true;
      this.#fenced = true;
    } catch (error) {
      if (!isUnwritable(error)) throw captureFailure(error, this.#found.path);
    }
  }

  pin(): void {
    try {
      this.#version = this.#dataVersion();
      this.#beginReading();
    } catch (error) {
      throw captureFailure(error, this.#found.path);
    }
    this.#moved = identity(this.#found.file) !== this.#identity;
  }

  unlock(): void {
    if (this.#locked) this.#writer?.exec("ROLLBACK");
    // Without a lock the moment is the one at which every other database is still locked: nothing may have come since.
    else if (this.#version !== undefined) this.#moved ||= this.#hasCommits();
    this.#locked = false;
  }

  async copyCompact(file: string): Promise<HeaderFacts | undefined> {
    this.#requirePinned();
    // The plain copy is the shorter one: everything else can be done with it when others may commit again.
    if (this.stageEarly) return undefined;
    if (!(await this.#vacuumInto(file))) return undefined;
    requireIntact(this.#reader, this.#found.path);
    return this.#headerFacts();
  }

  async copyPages(file: string): Promise<void> {
    this.#requirePinned();
    const facts = this.#headerFacts();
    await this.#reader.backup(file, { progress: () => PAGES_PER_STEP });
    await writeHeader(file, facts);
  }

  close(): void {
    closeAll(this.#found, { reader: this.#reader, copier: this.#copier, writer: this.#writer });
  }

  /** VACUUM cannot run on the pinned connection: it copies what is there now, which is the pinned state if nobody wrote. */
  async #vacuumInto(file: string): Promise<boolean> {
    try {
      this.#copier.pragma("synchronous = OFF");
      this.#copier.prepare("VACUUM INTO ?").run(file);
      if (!this.#hasCommits()) return true;
    } catch {
      // Whatever kept it from running, a damaged page or a missing collation, the copy of the pages meets it again.
    }
    await rm(file, { force: true });
    await removeSideFiles(file);
    return false;
  }

  #requirePinned(): void {
    if (!this.#moved) return;
    const { path } = this.#found;
    throw new AppError("kept-changing", `database ${path} was written to or replaced meanwhile`, { path });
  }

  /** Somebody has committed since `pin`. */
  #hasCommits(): boolean {
    try {
      return this.#dataVersion() !== this.#version;
    } catch (error) {
      // Only in rollback mode, by a writer that waits for our reader to let it commit.
      if (isBusy(error)) return false;
      throw captureFailure(error, this.#found.path);
    }
  }

  #headerFacts(): HeaderFacts {
    return { wal: this.#pragma("journal_mode") === "wal", schemaVersion: Number(this.#pragma("schema_version")) };
  }

  #pragma(name: string): unknown {
    return this.#reader.pragma(name, { simple: true });
  }
}

/**
 * The last connection to close checkpoints the WAL and removes it, if it may write and has read. That would change a source
 * that had a WAL before, and it is what removes the WAL that our reading made.
 */
function closeAll(found: Found, { reader, copier, writer }: Connections): void {
  const steps: (() => unknown)[] = [() => copier.close(), () => reader.close()];
  if (found.hasWal) steps.unshift(() => writer?.close());
  else
    steps.push(
      () => found.wal && writer?.pragma("schema_version"),
      () => writer?.close(),
    );
  for (const step of steps) {
    try {
      step();
    } catch {
      // Nothing of ours depends on it any more.
    }
  }
}

/** @throws AppError `source-damaged`: a damaged memory is not captured as if it were whole */
export function requireIntact(connection: Connection, path: string): void {
  const problems = integrityProblems(connection, "source");
  if (problems.length > 0) throw new AppError("source-damaged", `database ${path}: ${problems[0]}`, { path });
}

/** Reading a WAL takes two files beside it. With one of them there, or none and no way to remove them, some would stay. */
function leavesTrace(found: Found): boolean {
  if (!found.wal) return false;
  if (found.hasWal !== found.hasShm) return true;
  return !found.hasWal && !(found.writable && found.folderWritable);
}

/** Tries until it is not busy any more, giving other work a turn in between. @throws AppError `busy` */
async function patiently(path: string, timeoutMs: number, attempt: () => unknown): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs + 1, MAX_PAUSE_MS)) {
    try {
      attempt();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= deadline)
        throw new AppError("busy", `database ${path} was locked for ${timeoutMs} ms`, { path, cause: error });
    }
    await sleep(pauseMs);
  }
}
