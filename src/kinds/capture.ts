import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type KindName } from "../model/index.ts";
import { type Fence, fence } from "./fence.ts";
import type { Capture, CaptureOptions, Kind, LocatedStore, StagedStore } from "./kind.ts";

/** How often a capture starts again when something changed under it, before it gives up. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;
/** How long a database that was waited for in vain is waited for in every further attempt. */
const LATER_LOCK_TIMEOUT_MS = 500;

/** What holds for the capture of all stores. */
export interface CaptureRequest {
  readonly kinds: Readonly<Record<KindName, Kind>>;
  /** Private, empty folder for the staged copies. */
  readonly dir: string;
  /** How long a database may stay locked by others, all attempts together, before it is captured without a lock. */
  readonly lockTimeoutMs: number;
  readonly options: Pick<CaptureOptions, "rawPages" | "scratch" | "anyMoment">;
  /** What cannot be captured at one moment with the rest is captured by itself in the end, and said to be `fuzzy`. */
  readonly allowFuzzy?: boolean;
  /**
   * Finds the stores anew for another attempt: files come and go. Only called while no capture is open, since it opens and
   * closes database files.
   */
  readonly relocate?: () => Promise<readonly LocatedStore[]>;
  /** Keeps a step for a program that is told to end early: databases must be closed for their sources to be as they were. */
  readonly atExit?: (cleanUp: () => void) => () => void;
  /** Hears which store is staged next. */
  readonly onStore?: (store: LocatedStore, index: number) => void;
  /** Hears how the moment was fixed, in every attempt. */
  readonly onFence?: (fence: Fence) => void;
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
  const deadline = performance.now() + request.lockTimeoutMs;
  let located = stores;
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === ATTEMPTS;
    const lockTimeoutMs = Math.max(
      deadline - performance.now(),
      Math.min(LATER_LOCK_TIMEOUT_MS, request.lockTimeoutMs),
    );
    const dir = await makeFolder(request.dir, `attempt-${attempt}`);
    const allowFuzzy = isLast && request.allowFuzzy === true;
    try {
      return await captureOnce(located, { ...request, dir, lockTimeoutMs, allowFuzzy });
    } catch (error) {
      await rm(dir, { recursive: true, force: true });
      if (!isMoving(error) || isLast) throw error;
    }
    await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    located = (await request.relocate?.()) ?? located;
  }
}

async function captureOnce(stores: readonly LocatedStore[], request: CaptureRequest): Promise<CapturedStore[]> {
  const staged = await stageTogether(stores, request);
  const captured: CapturedStore[] = [];
  for (const store of stores)
    captured.push({ store, staged: staged.get(store) ?? (await captureByItself(store, request)) });
  return captured;
}

/** Stages all stores at one moment; where that may be `fuzzy`, those that moved are absent. */
async function stageTogether(
  stores: readonly LocatedStore[],
  request: CaptureRequest,
): Promise<Map<LocatedStore, StagedStore>> {
  const captures: Capture[] = [];
  const close = (): void => {
    for (const capture of captures) capture.close();
  };
  const forget = request.atExit?.(close);
  const moved = new Set<Capture>();
  const passBy = (capture: Capture, error: unknown): void => {
    if (request.allowFuzzy !== true || !isMoving(error)) throw error;
    moved.add(capture);
  };
  try {
    await openAll(stores, captures, request);
    const held = await fence(captures, { timeoutMs: request.lockTimeoutMs, failed: passBy });
    request.onFence?.(held);
    const staged = new Map<LocatedStore, StagedStore>();
    for (const [index, capture] of mostUrgentFirst(captures).entries()) {
      if (moved.has(capture)) continue;
      request.onStore?.(capture.store, index);
      const dir = await makeFolder(request.dir, String(index));
      try {
        staged.set(capture.store, await capture.stage(dir));
      } catch (error) {
        passBy(capture, error);
        await rm(dir, { recursive: true, force: true });
      }
    }
    return staged;
  } finally {
    close();
    forget?.();
  }
}

async function openAll(
  stores: readonly LocatedStore[],
  captures: Capture[],
  { kinds, options, lockTimeoutMs }: CaptureRequest,
): Promise<void> {
  for (const store of stores) {
    const alone = stores.filter((other) => isDatabase(other) === isDatabase(store)).length === 1;
    captures.push(await kinds[store.kind].open(store, { ...options, lockTimeoutMs, alone }));
  }
}

/** Captures what would not hold still at the moment of the others: one state of its own, of another moment. */
async function captureByItself(store: LocatedStore, request: CaptureRequest): Promise<StagedStore> {
  const { relocate: _, onFence: __, ...rest } = request;
  const dir = await makeFolder(request.dir, `apart-${store.name}`);
  const options = { ...request.options, anyMoment: true };
  const captured = await captureStores([store], { ...rest, dir, options, allowFuzzy: false });
  const { staged } = captured[0] as CapturedStore;
  return { ...staged, consistency: "fuzzy" };
}

function isDatabase({ kind }: LocatedStore): boolean {
  return kind === "sqlite";
}

/** Somebody changed what was captured, or kept it locked; another time it may hold still. */
function isMoving(error: unknown): boolean {
  return error instanceof AppError && (error.code === "kept-changing" || error.code === "busy");
}

// What keeps its application waiting comes first, then what may move any moment; a pinned database in WAL mode can wait.
function mostUrgentFirst(captures: readonly Capture[]): Capture[] {
  const rank: Record<KindName, number> = { file: 1, git: 2, sqlite: 3 };
  const urgency = (capture: Capture): number => (capture.stageEarly ? 0 : rank[capture.store.kind]);
  return [...captures].sort((a, b) => urgency(a) - urgency(b));
}

async function makeFolder(parent: string, name: string): Promise<string> {
  const dir = join(parent, name);
  await mkdir(dir, { mode: 0o700 });
  return dir;
}
