import { existsSync } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { AppError, type Consistency } from "../../model/index.ts";
import { connect, removeSideFiles } from "./connection.ts";
import { captureFailure, failureCode } from "./failure.ts";
import { outwaitCommits } from "./patience.ts";
import { type Found, fingerprint, type Source, type SourceOptions } from "./source.ts";
import { detachJournal, isPending, readSuperJournal } from "./super-journal.ts";

/**
 * A database that SQLite cannot read where it lies without writing beside it. Its file, WAL and journal are copied, and
 * SQLite recovers the copy; the copy counts only if none of the three changed meanwhile.
 */
export class CopiedSource implements Source {
  readonly consistency: Consistency = "optimistic";
  readonly stageEarly = true;
  readonly #found: Found;
  readonly #options: SourceOptions;
  #pinned = "";
  #pinnedAtMs = 0;

  constructor(found: Found, options: SourceOptions) {
    this.#found = found;
    this.#options = options;
  }

  async lock(): Promise<void> {}

  pin(): void {
    this.#pinned = this.#fingerprint();
    this.#pinnedAtMs = performance.now();
  }

  unlock(): void {}

  async copyCompact(): Promise<undefined> {
    return undefined;
  }

  /** Its copies are of pages, and examined themselves. */
  requireIntact(): void {}

  async copyPages(file: string): Promise<void> {
    const pending = this.#isPending();
    for (const suffix of ["", "-wal", "-journal"]) await copyIfThere(this.#found.file + suffix, file + suffix);
    await this.#settle();
    if (this.#fingerprint() !== this.#pinned) {
      const { path } = this.#found;
      throw new AppError("kept-changing", `database ${path} changed while it was copied`, { path });
    }
    await detachJournal(`${file}-journal`, pending);
    await recover(file);
  }

  close(): void {}

  /**
   * Where a commit to another database, or the rest of one to this, may be under way and nothing shows it, it comes soon. WAL and
   * journal show what there is of one to this.
   */
  async #settle(): Promise<void> {
    const { alone, anyMoment } = this.#options;
    const { file } = this.#found;
    const isShown = existsSync(`${file}-wal`) || existsSync(`${file}-journal`);
    if (!anyMoment && !(alone && isShown)) await outwaitCommits(this.#pinnedAtMs);
  }

  #fingerprint(): string {
    try {
      return `${fingerprint(this.#found.file)} ${this.#isPending()}`;
    } catch (error) {
      throw captureFailure(error, this.#found.path);
    }
  }

  /** A transaction over several databases is under way, or was when its writer died. */
  #isPending(): boolean {
    const { file } = this.#found;
    const superJournal = readSuperJournal(`${file}-journal`);
    return superJournal !== undefined && isPending(superJournal, file);
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
    await chmod(to, 0o600);
  } catch (error) {
    if (failureCode(error) !== "ENOENT") throw error;
  }
}

/** Brings WAL or journal into the database file, as the next start of its application would. */
async function recover(file: string): Promise<void> {
  const connection = await connect(file, "write");
  try {
    connection.prepare("SELECT count(*) FROM sqlite_schema").get();
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.close();
  }
  await removeSideFiles(file);
}
