import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, compareBytewise, type KindName } from "../model/index.ts";
import type { Capture, CaptureOptions, Kind, LocatedStore, StagedStore } from "./kind.ts";

/** How often a capture starts again when something changed under it, before it gives up. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;
/** How long some databases stay locked while another is waited for, and for how long they are free again after that. */
const HOLDING_MS = 250;
const LOCK_PAUSE_MS = 50;

/** What holds for the capture of all stores. */
export interface CaptureRequest {
  readonly kinds: Readonly<Record<KindName, Kind>>;
  /** Private, empty folder for the staged copies. */
  readonly dir: string;
  readonly lockTimeoutMs: number;
  readonly options: CaptureOptions;
  /** Keeps a step for a program that is told to end early: databases must be closed for their sources to be as they were. */
  readonly atExit?: (cleanUp: () => void) => () => void;
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
  const close = (): void => {
    for (const capture of captures) capture.close();
  };
  const forget = request.atExit?.(close);
  try {
    for (const store of stores) captures.push(await request.kinds[store.kind].open(store, request.options));
    await fence(captures, request.lockTimeoutMs);
    const staged = new Map<LocatedStore, StagedStore>();
    for (const [index, capture] of mostUrgentFirst(captures).entries()) {
      request.onStore?.(capture.store, index);
      const dir = join(request.dir, String(index));
      await mkdir(dir, { mode: 0o700 });
      staged.set(capture.store, await capture.stage(dir));
    }
    return stores.map((store) => ({ store, staged: staged.get(store) as StagedStore }));
  } finally {
    close();
    forget?.();
  }
}

/** Between the last lock and the first unlock no database can commit; everything pinned there is one moment. */
async function fence(captures: readonly Capture[], lockTimeoutMs: number): Promise<void> {
  // Sorted, so that two snapshots at once meet at the first database that they share.
  const ordered = [...captures].sort((a, b) => compareBytewise(a.store.location, b.store.location));
  const deadline = performance.now() + lockTimeoutMs;
  const locked: Capture[] = [];
  try {
    for (;;) {
      const busy = await lockAll(ordered, locked, deadline);
      if (busy === undefined) break;
      for (const capture of locked.splice(0).reverse()) capture.unlock();
      await waitFor(busy, deadline, lockTimeoutMs);
    }
    for (const capture of ordered) capture.pin();
  } finally {
    for (const capture of locked.reverse()) capture.unlock();
  }
}

/**
 * Locks one after another, adding to `locked`. Returns the one that stays busy: while others are held it is not waited for
 * long, since that would keep their applications waiting too.
 */
async function lockAll(
  captures: readonly Capture[],
  locked: Capture[],
  deadline: number,
): Promise<Capture | undefined> {
  for (const capture of captures) {
    const leftMs = Math.max(0, deadline - performance.now());
    try {
      await capture.lock(locked.length === 0 ? leftMs : Math.min(leftMs, HOLDING_MS));
    } catch (error) {
      if (!isBusy(error)) throw error;
      return capture;
    }
    locked.push(capture);
  }
  return undefined;
}

/** Waits until one can be locked, while none is. @throws AppError `busy` naming it */
async function waitFor(capture: Capture, deadline: number, timeoutMs: number): Promise<void> {
  const { path } = capture.store;
  try {
    await capture.lock(Math.max(0, deadline - performance.now()));
    capture.unlock();
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
    const message = `database ${path} stayed locked by another program for ${timeoutMs / 1000} s`;
    throw new AppError("busy", message, { path, cause });
  }
  await sleep(LOCK_PAUSE_MS * (0.5 + Math.random()));
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.code === "busy";
}

// What keeps its application waiting comes first, then what may move any moment; a pinned database in WAL mode can wait.
function mostUrgentFirst(captures: readonly Capture[]): Capture[] {
  const rank: Record<KindName, number> = { file: 1, git: 2, sqlite: 3 };
  const urgency = (capture: Capture): number => (capture.stageEarly ? 0 : rank[capture.store.kind]);
  return [...captures].sort((a, b) => urgency(a) - urgency(b));
}
