import { rm } from "node:fs/promises";
import { AppError, type Consistency } from "../../model/index.ts";
import { type Connection, removeSideFiles } from "./connection.ts";
import { type Connections, closeAll, connectAll } from "./connections.ts";
import { captureFailure, isBusy, isUnwritable } from "./failure.ts";
import { type HeaderFacts, writeHeader } from "./header.ts";
import { integrityProblems } from "./integrity.ts";
import { outwaitCommits, patiently } from "./patience.ts";
import { type Found, identity, type Source, type SourceOptions } from "./source.ts";
import { vacuumInto } from "./vacuum.ts";

/** Pages to copy before other work gets a turn. */
const PAGES_PER_STEP = 4_096;

/**
 * A database that is read through SQLite where it lies, side by side with its application. Three connections:
 * - `writer` holds BEGIN IMMEDIATE while the moment of the snapshot is fixed, and never writes;
 * - `reader` holds a read transaction from that moment on;
 * - `copier` copies, and tells by `data_version` whether anybody else has committed.
 */
export class LiveSource implements Source {
  readonly #found: Found;
  readonly #options: SourceOptions;
  readonly #identity: string;
  readonly #connections: Connections;
  // Prepared beforehand: everybody else waits while the moment is fixed.
  readonly #takeLock: (() => void) | undefined;
  readonly #giveBack: () => void;
  readonly #beginReading: () => void;
  readonly #dataVersion: () => unknown;
  #locked = false;
  #fenced = false;
  #pinnedAtMs = 0;
  #version: unknown;
  #moved = false;

  private constructor(found: Found, options: SourceOptions, opened: { connections: Connections; inode: string }) {
    this.#found = found;
    this.#options = options;
    this.#identity = opened.inode;
    this.#connections = opened.connections;
    const { reader, copier, writer } = opened.connections;
    const lock = writer?.prepare("BEGIN IMMEDIATE");
    const rollback = writer?.prepare("ROLLBACK");
    this.#takeLock = lock && (() => lock.run());
    this.#giveBack = () => rollback?.run();
    const begin = reader.prepare("BEGIN");
    const touch = reader.prepare("SELECT 1 FROM sqlite_schema LIMIT 1");
    const version = copier.prepare("PRAGMA data_version").pluck();
    this.#beginReading = () => {
      begin.run();
      touch.get();
    };
    this.#dataVersion = () => version.get();
  }

  /**
   * `undefined` when the database cannot be read in place without a trace: it needs files beside it that cannot be made or
   * would stay behind, a crashed writer left a transaction to roll back, or somebody lets nobody else read.
   * @throws AppError `source-damaged`, `source-unreadable`
   */
  static async open(found: Found, options: SourceOptions): Promise<LiveSource | undefined> {
    if (leavesTrace(found)) return undefined;
    const inode = identity(found.file);
    const connections = await connectAll(found);
    try {
      const read = (): unknown => connections.reader.prepare("SELECT count(*) FROM sqlite_schema").get();
      await patiently(found.path, options.lockTimeoutMs, read);
      return new LiveSource(found, options, { connections, inode });
    } catch (error) {
      closeAll(found, connections);
      if (isUnwritable(error) || (error instanceof AppError && error.code === "busy")) return undefined;
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
    if (this.#takeLock === undefined) return;
    try {
      await patiently(this.#found.path, timeoutMs, this.#takeLock);
      this.#locked = true;
    } catch (error) {
      if (!isUnwritable(error)) throw captureFailure(error, this.#found.path);
    }
  }

  pin(): void {
    this.#fenced = this.#locked;
    try {
      this.#version = this.#dataVersion();
      this.#beginReading();
    } catch (error) {
      throw captureFailure(error, this.#found.path);
    }
    this.#pinnedAtMs = performance.now();
  }

  unlock(): void {
    if (this.#locked) this.#giveBack();
    // Without a lock the moment is the one at which every other database is still locked: nothing may have come since.
    else if (this.#version !== undefined && !this.#options.anyMoment) this.#moved ||= this.#hasCommits();
    this.#locked = false;
  }

  async copyCompact(file: string): Promise<HeaderFacts | undefined> {
    await this.#settle();
    this.#requirePinned();
    // The plain copy is the shorter one: everything else can be done with it when others may commit again.
    if (this.stageEarly) return undefined;
    return (await this.#vacuumInto(file)) ? this.#headerFacts() : undefined;
  }

  requireIntact(): void {
    requireIntact(this.#connections.reader, this.#found.path);
  }

  async copyPages(file: string): Promise<void> {
    await this.#settle();
    this.#requirePinned();
    const facts = this.#headerFacts();
    await this.#connections.reader.backup(file, { progress: () => PAGES_PER_STEP });
    await writeHeader(file, facts);
  }

  close(): void {
    closeAll(this.#found, this.#connections);
  }

  /** VACUUM cannot run on the pinned connection: it copies what is there now, which is the pinned state if nobody wrote. */
  async #vacuumInto(file: string): Promise<boolean> {
    const { copier } = this.#connections;
    try {
      if (vacuumInto(copier, file) && !this.#hasCommits()) return true;
    } catch {
      // Whatever kept it from running, a damaged page or a missing collation, the copy of the pages meets it again.
    }
    await rm(file, { force: true });
    await removeSideFiles(file);
    return false;
  }

  /**
   * A transaction over several databases in WAL mode commits to one after the other, and without locks the moment may lie
   * between two of them. Then the other commit comes soon.
   */
  async #settle(): Promise<void> {
    if (this.#fenced || this.#options.alone || this.stageEarly) return;
    await outwaitCommits(this.#pinnedAtMs);
    this.#moved ||= this.#hasCommits();
  }

  #requirePinned(): void {
    // Only now, not while others wait: whoever replaces a database does not do it often.
    if (!this.#moved && identity(this.#found.file) === this.#identity) return;
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
    return this.#connections.reader.pragma(name, { simple: true });
  }
}

/** @throws AppError `source-damaged`: a damaged memory is not captured as if it were whole */
export function requireIntact(connection: Connection, path: string): void {
  const problems = integrityProblems(connection);
  if (problems.length > 0) throw new AppError("source-damaged", `database ${path}: ${problems[0]}`, { path });
}

/** Reading a WAL takes two files beside it. With one of them there, or none and no way to remove them, some would stay. */
function leavesTrace(found: Found): boolean {
  if (!found.wal) return false;
  if (found.hasWal !== found.hasShm) return true;
  return !found.hasWal && !(found.writable && found.folderWritable);
}
