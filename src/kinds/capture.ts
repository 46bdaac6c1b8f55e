import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, compareBytewise, type KindName } from "../model/index.ts";
import type { Capture, CaptureOptions, Kind, LocatedStore, StagedStore } from "./kind.ts";

/** How often a capture starts again when something changed under it, before it gives up. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;

/** What holds for the capture of all stores. */
export interface CaptureRequest {
  readonly kinds: Readonly<Record<KindName, Kind>>;
  /** Private, empty folder for the staged copies. */
  readonly dir: string;
  readonly lockTimeoutMs: number;
  readonly options: CaptureOptions;
  /** Hears which store is staged next. */
  readonly onStore?: (store: LocatedStore, index: number) => void;
}

/** A store and its staged copy. */
export interface CapturedStore {
  readonly store: LocatedStore;
  readonly staged: StagedStore;
}

/**
 * Stages all stores as they were at one moment: inside a fence that keeps every database from committing, all are pinned.
 * Kinds that cannot be pinned are compared afterwards; when one has moved, all is captured again, a bounded number of times.
 * @throws AppError `kept-changing`, `busy`, and what a kind says of a source that cannot be captured
 */
export async function captureStores(
  stores: readonly LocatedStore[],
  request: CaptureRequest,
): Promise<CapturedStore[]> {
  for (let attempt = 1; ; attempt++) {
    const dir = join(request.dir, `attempt-${attempt}`);
    await mkdir(dir, { mode: 0o700 });
    try {
      return await captureOnce(stores, { ...request, dir });
    } catch (error) {
      await rm(dir, { recursive: true, force: true });
      const again = error instanceof AppError && error.code === "kept-changing" && attempt < ATTEMPTS;
      if (!again) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function captureOnce(stores: readonly LocatedStore[], request: CaptureRequest): Promise<CapturedStore[]> {
  const captures: Capture[] = [];
  try {
    for (const store of stores) captures.push(await request.kinds[store.kind].open(store, request.options));
    await fence(captures, request.lockTimeoutMs);
    const staged = new Map<LocatedStore, StagedStore>();
    for (const [index, capture] of leastStableFirst(captures).entries()) {
      request.onStore?.(capture.store, index);
      const dir = join(request.dir, String(index));
      await mkdir(dir, { mode: 0o700 });
      staged.set(capture.store, await capture.stage(dir));
      await capture.confirm();
    }
    return stores.map((store) => ({ store, staged: staged.get(store) as StagedStore }));
  } finally {
    for (const capture of captures) capture.close();
  }
}

/** Between the last lock and the first unlock no database can commit; everything pinned there is one moment. */
async function fence(captures: readonly Capture[], lockTimeoutMs: number): Promise<void> {
  // Sorted, so that two snapshots at once cannot wait for each other.
  const ordered = [...captures].sort((a, b) => compareBytewise(a.store.location, b.store.location));
  const locked: Capture[] = [];
  try {
    for (const capture of ordered) {
      await capture.lock(lockTimeoutMs);
      locked.push(capture);
    }
    for (const capture of ordered) capture.pin();
  } finally {
    for (const capture of locked.reverse()) capture.unlock();
  }
}

// A pinned database waits; files and work trees may move any moment, so they are copied first.
function leastStableFirst(captures: readonly Capture[]): Capture[] {
  const rank: Record<KindName, number> = { file: 0, git: 1, sqlite: 2 };
  return [...captures].sort((a, b) => rank[a.store.kind] - rank[b.store.kind]);
}
