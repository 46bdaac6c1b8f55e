import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { archivePaths, type SqliteSummary } from "../../model/index.ts";
import type { Capture, CaptureOptions, LocatedStore, StagedStore } from "../kind.ts";
import { readPrivate } from "./connection.ts";
import { CopiedSource } from "./copied.ts";
import { summariseBeside } from "./copy-summary.ts";
import { captureFailure, isForeign } from "./failure.ts";
import { readHeader, writeHeader } from "./header.ts";
import { LiveSource, requireIntact } from "./live.ts";
import { scrub } from "./scrub.ts";
import { type Found, find, type Source, type SourceOptions } from "./source.ts";
import { stateDigest, summarise } from "./summary.ts";
import { vacuumInto } from "./vacuum.ts";

/** How long opening waits for somebody who lets nobody read, where the caller does not say. */
const OPEN_TIMEOUT_MS = 5_000;
const LOOKS = 5;
const LOOK_PAUSE_MS = 5;

/**
 * Opens a database for its capture.
 * @throws AppError `source-missing`, `source-unreadable`, `source-damaged`, `busy`
 */
export async function openCapture(store: LocatedStore, options: CaptureOptions): Promise<Capture> {
  try {
    const found = await findSettled(store);
    const how = sourceOptions(options);
    const source = (await LiveSource.open(found, how)) ?? new CopiedSource(found, how);
    return new SqliteCapture(store, { found, source }, options.rawPages === true);
  } catch (error) {
    throw captureFailure(error, store.path);
  }
}

/** An application that comes or goes makes or removes one of the two files beside its database before the other. */
async function findSettled({ location, path }: LocatedStore): Promise<Found> {
  for (let look = 1; ; look++) {
    const found = await find(location, path);
    if (found.hasWal === found.hasShm || look === LOOKS) return found;
    await sleep(LOOK_PAUSE_MS);
  }
}

function sourceOptions({ lockTimeoutMs = OPEN_TIMEOUT_MS, alone, anyMoment }: CaptureOptions): SourceOptions {
  return { lockTimeoutMs, alone: alone === true, anyMoment: anyMoment === true };
}

class SqliteCapture implements Capture {
  readonly store: LocatedStore;
  readonly #found: Found;
  readonly #source: Source;
  readonly #rawPages: boolean;

  constructor(store: LocatedStore, place: { readonly found: Found; readonly source: Source }, rawPages: boolean) {
    this.store = store;
    this.#found = place.found;
    this.#source = place.source;
    this.#rawPages = rawPages;
  }

  get stageEarly(): boolean {
    return this.#source.stageEarly;
  }

  lock(timeoutMs: number): Promise<void> {
    return this.#source.lock(timeoutMs);
  }

  pin(): void {
    this.#source.pin();
  }

  unlock(): void {
    this.#source.unlock();
  }

  async stage(dir: string): Promise<StagedStore> {
    try {
      const file = join(dir, "store.sqlite");
      const summary = (await this.#copyCompact(file)) ?? (await this.#copyPages(file, join(dir, "pages.sqlite")));
      const { mode } = this.#found;
      const path = archivePaths.sqlite(this.store.name);
      return {
        entries: [{ path, type: "file", mode, sizeBytes: (await stat(file)).size, file }],
        summary,
        digest: stateDigest(summary),
        consistency: this.#source.consistency,
        leftOut: [],
      };
    } catch (error) {
      throw captureFailure(error, this.store.path);
    }
  }

  close(): void {
    this.#source.close();
  }

  /** Copies the pinned content into `file` and says what it holds; `undefined`, and no file, when there is no such copy. */
  async #copyCompact(file: string): Promise<SqliteSummary | undefined> {
    const lacking = this.#rawPages ? undefined : await this.#source.copyCompact(file);
    if (lacking === undefined) return undefined;
    await writeHeader(file, lacking);
    const summary = await summariseBeside({ file, compacted: true }, () => this.#source.requireIntact());
    this.#source.close();
    return summary;
  }

  /** The same by way of the pinned pages, in `pages`, when others may commit again. */
  async #copyPages(file: string, pages: string): Promise<SqliteSummary> {
    await this.#source.copyPages(pages);
    this.#source.close();
    await readPrivate(pages, (connection) => requireIntact(connection, this.store.path));
    const compacted = await this.#withoutRemains(pages, file);
    return readPrivate(file, (connection) => summarise(connection, compacted));
  }

  /** Turns `pages` into `file`; true when nothing of deleted rows is in it. */
  async #withoutRemains(pages: string, file: string): Promise<boolean> {
    if (!this.#rawPages && (await compact(pages, file))) return true;
    const isScrubbed =
      !this.#rawPages && (await scrub(pages, { roots: await rootPages(pages), path: this.store.path }));
    await rename(pages, file);
    return isScrubbed;
  }
}

/** Where the tables and indexes of a private database start. */
function rootPages(file: string): Promise<number[]> {
  const sql = "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0";
  return readPrivate(file, (connection) => connection.prepare<[], number>(sql).pluck().all());
}

/** False when VACUUM would take too long, or needs a collation or a function that only the application of the database has. */
async function compact(pages: string, file: string): Promise<boolean> {
  const facts = await readHeader(pages);
  try {
    if (!(await readPrivate(pages, (connection) => vacuumInto(connection, file)))) return false;
  } catch (error) {
    if (!isForeign(error)) throw error;
    await rm(file, { force: true });
    await rm(`${file}-journal`, { force: true });
    return false;
  }
  if (facts !== undefined) await writeHeader(file, facts);
  await rm(pages);
  return true;
}
