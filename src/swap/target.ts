import { chmodSync, lstatSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../model/index.ts";
import { SyncAhead, syncFolder, syncTree } from "../os/index.ts";
import { type Claim, claimTarget, LOCK_TIMEOUT_MS } from "./claim.ts";
import { DISK } from "./disk.ts";
import { explained } from "./failure.ts";
import { type Opened, openUp } from "./folders.ts";
import { isCutOff } from "./journal.ts";
import { runJournaled } from "./journaled.ts";
import { hasOwnFolder } from "./own-folder.ts";
import { planMerge, planMove, type SwapPlan, type TreeFacts } from "./plan.ts";
import { readRecord, type TargetRecord } from "./records.ts";
import { type RecoverOptions, type Recovery, recover } from "./recover.ts";
import { isStagingName, type Staging, stageBeside, stageInside } from "./staging.ts";
import { runSwap } from "./swap.ts";
import { sweepOwned, sweepOwnFolder } from "./sweep.ts";
import { TreeNotes } from "./tree-notes.ts";
import { lookAtAll } from "./witness.ts";

/** Room that must stay free on the disk of the target. */
const SPARE_BYTES = 16 * 1024 * 1024;

/** How to stage. */
export interface TargetOptions {
  readonly cwd: string;
  readonly id: string;
  /** Another folder to stage in, for a run that will not put anything in place and leaves the target alone. */
  readonly elsewhere?: string;
  readonly atExit: (cleanUp: () => void) => () => void;
  /** See `RecoverOptions`; called for a restore that was cut off. */
  readonly lastLook?: RecoverOptions["lastLook"];
  /** How long to wait for another restore into the target. */
  readonly lockTimeoutMs?: number;
}

/** What stands where a restore will go. */
interface Ground {
  readonly target: string;
  readonly exists: boolean;
  readonly id: string;
  readonly claim: Claim | undefined;
  readonly recovered: Recovery | null;
  readonly staging: Staging;
  /** What is staged may be put in place. */
  readonly isForUse: boolean;
}

/**
 * Claims a target, completes what an earlier restore has left there, sweeps up after dead ones, and makes the staging folders:
 * beside a target that does not exist yet, which the tree will then become by one rename, or inside one that does.
 * @throws AppError `output-unwritable`, `target-unsafe`, `target-notes-invalid`, `disk-full`, `busy`, `restore-incomplete`;
 * `recovery-needed` for a run that leaves the target alone
 */
export async function openTarget(to: string, options: TargetOptions): Promise<StagedTarget> {
  const target = resolve(options.cwd, to);
  const exists = isFolder(target);
  const { elsewhere, id } = options;
  let claim: Claim | undefined;
  try {
    if (elsewhere !== undefined) {
      if (exists && hasOwnFolder(target) && isCutOff(target))
        throw new AppError("recovery-needed", `an earlier restore into ${target} was cut off`, { path: target });
      const staging = await stageBeside(elsewhere, id);
      return new StagedTarget({ target, exists, id, claim, recovered: null, staging, isForUse: false }, options.atExit);
    }
    await sweepOwned(dirname(target), isStagingName);
    if (!exists) {
      const staging = await stageBeside(dirname(target), id);
      return new StagedTarget({ target, exists, id, claim, recovered: null, staging, isForUse: true }, options.atExit);
    }
    claim = await claimTarget(target, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
    const recovered = await tidy(target, options.lastLook);
    const staging = stageInside(target, id);
    return new StagedTarget({ target, exists, id, claim, recovered, staging, isForUse: true }, options.atExit);
  } catch (error) {
    claim?.release();
    throw explained(error, target);
  }
}

/**
 * Completes or takes back a restore into a target that was cut off, and sweeps up after it; `null` when there was none.
 * @throws AppError as `openTarget` does
 */
export async function recoverTarget(
  to: string,
  options: Pick<TargetOptions, "cwd" | "lastLook" | "lockTimeoutMs">,
): Promise<{ readonly target: string; readonly recovered: Recovery | null }> {
  const target = resolve(options.cwd, to);
  const exists = isFolder(target);
  await sweepOwned(dirname(target), isStagingName);
  if (!exists || !hasOwnFolder(target)) return { target, recovered: null };
  let claim: Claim | undefined;
  try {
    claim = await claimTarget(target, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
    return { target, recovered: await tidy(target, options.lastLook) };
  } catch (error) {
    throw explained(error, target);
  } finally {
    claim?.release();
  }
}

async function tidy(target: string, lastLook: RecoverOptions["lastLook"] = async () => {}): Promise<Recovery | null> {
  const recovered = await recover(target, { disk: DISK, lastLook });
  sweepOwnFolder(target);
  await sweepOwned(target, isStagingName);
  return recovered;
}

/** Folders for a restore on the file system of its target. What was not put in place goes away when it is disposed. */
export class StagedTarget implements AsyncDisposable {
  /** Absolute path of the target. */
  readonly target: string;
  /** The target is there, and its content will be merged with. */
  readonly exists: boolean;
  /** What became of an earlier restore that was cut off. */
  readonly recovered: Recovery | null;
  /** Takes what comes out of the bundle. */
  readonly extracted: string;
  /** For checks. */
  readonly scratch: string;
  /** Becomes the target, or is merged into it. */
  readonly tree: string;
  /** What the target will know of itself and of its past when the tree is in place. */
  readonly notes: TreeNotes;
  readonly #ground: Ground;
  readonly #ahead = new SyncAhead();
  readonly #forget: () => void;
  #opened: readonly Opened[] = [];
  #databases: ReadonlySet<string> = new Set();

  constructor(ground: Ground, atExit: TargetOptions["atExit"]) {
    const { target, exists, recovered, staging } = ground;
    this.#ground = ground;
    this.target = target;
    this.exists = exists;
    this.recovered = recovered;
    this.extracted = staging.folders.extracted;
    this.scratch = staging.folders.scratch;
    this.tree = staging.folders.tree;
    this.notes = new TreeNotes(this.tree, { target, exists });
    this.#forget = atExit(() => this.#cleanUp());
  }

  /** What the target knows of itself. @throws AppError `target-notes-invalid` */
  record(): TargetRecord | null {
    return this.exists && hasOwnFolder(this.target) ? readRecord(this.target) : null;
  }

  /** @throws AppError `disk-full` when so many bytes do not fit */
  async reserve(bytes: number): Promise<void> {
    const { path } = this.#ground.staging;
    const { bavail, bsize } = await statfs(path);
    if (bytes + SPARE_BYTES > bavail * bsize)
      throw new AppError(
        "disk-full",
        `the restore needs ${bytes} bytes, and ${bavail * bsize} are free at ${dirname(path)}`,
        { path: this.target },
      );
  }

  /** Begins to make an extracted file durable that will be put in place as it is. */
  syncAhead(path: string): void {
    if (this.#ground.isForUse) this.#ahead.add(path);
  }

  /** Waits for what {@link syncAhead} has begun; until then no such file may be moved. @throws AppError `disk-full`, `output-unwritable` */
  async syncedAhead(): Promise<void> {
    await this.#ahead.done().catch((error) => {
      throw explained(error, this.target);
    });
  }

  /**
   * Compares the finished tree with the target.
   * @throws AppError `target-unsafe`, `output-unwritable`; `archive-violation` when the tree holds what only we put there
   */
  async plan(facts: TreeFacts): Promise<SwapPlan> {
    const { tree, target } = this;
    this.notes.requireNone();
    try {
      this.#opened = [...this.#opened, ...openUp(tree)];
      this.#databases = facts.databases;
      const staged = { path: tree, facts, opened: this.#opened };
      return this.exists ? await planMerge(staged, target) : planMove(staged);
    } catch (error) {
      throw explained(error, target);
    }
  }

  /**
   * Syncs the tree and puts it in place, all or nothing. `lastLook` is asked at the last moment.
   * @throws AppError exits 2 and 7; after `restore-incomplete` the journal stays, otherwise the target is as it was
   */
  async putInPlace(plan: SwapPlan, lastLook: () => Promise<void> = async () => {}): Promise<void> {
    const { target, tree } = this;
    const { id, staging } = this.#ground;
    const folders = { tree, target, old: staging.folders.old };
    try {
      await syncTree(tree);
      await lastLook();
      if (this.exists) {
        requireUnchanged(target, plan);
        const places = new Set(plan.steps.map(({ path }) => path));
        const databases = [...this.#databases].filter((path) => places.has(path));
        runJournaled({ id, steps: plan.steps, databases, folders }, DISK);
      } else {
        for (const { path, mode } of this.#opened.toReversed()) if (path !== ".") chmodSync(join(tree, path), mode);
        runSwap(plan.steps, folders);
      }
    } catch (error) {
      throw explained(error, target);
    }
    for (const folder of staging.made) syncFolder(dirname(folder));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Windows removes no folder with an open file in it.
    await this.#ahead.done().catch(() => {});
    this.#cleanUp();
    this.#forget();
  }

  #cleanUp(): void {
    const { claim, staging } = this.#ground;
    // Without what is staged nobody could complete a swap, or take it back.
    if (claim === undefined || !isCutOff(this.target)) staging.remove();
    claim?.release();
  }
}

function requireUnchanged(target: string, { replaced, seen }: SwapPlan): void {
  if (lookAtAll(target, replaced) === seen) return;
  throw new AppError("kept-changing", `somebody wrote to ${target} during the restore; nothing was changed`, {
    path: target,
  });
}

function isFolder(target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new AppError("target-unsafe", `the target ${target} is no folder`, { path: target });
  return found !== undefined;
}
