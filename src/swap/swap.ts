import { chmod, mkdir, rename, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../model/index.ts";
import type { Step, SwapPlan } from "./plan.ts";
import { syncFolder } from "./sync.ts";

/** Folders that take part in a swap; all on one file system, so that every move is a rename. Absolute paths. */
export interface SwapFolders {
  /** The checked tree. */
  readonly tree: string;
  readonly target: string;
  /** Private folder that receives what was at the target. */
  readonly old: string;
}

/**
 * Does what the plan says, by renames. When a step fails, everything done so far is undone in reverse order and the
 * target is as it was.
 * @throws AppError `disk-full`, `output-unwritable`, `busy`; the target is unchanged
 */
export async function runSwap(plan: SwapPlan, folders: SwapFolders): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const step of plan.steps) await run(step, folders, undo);
    await finish(plan, folders);
  } catch (error) {
    for (const back of undo.reverse()) await back();
    throw explained(error);
  }
}

async function run(step: Step, { tree, target, old }: SwapFolders, undo: (() => Promise<void>)[]): Promise<void> {
  const place = join(target, step.path);
  if (step.do === "make-folder") {
    await mkdir(place, { mode: 0o700 });
    undo.push(() => rmdir(place));
    return;
  }
  if (step.do === "take-away" || step.replaces) {
    const kept = join(old, step.path);
    await mkdir(dirname(kept), { recursive: true });
    await rename(place, kept);
    undo.push(() => rename(kept, place));
  }
  if (step.do === "put") {
    const staged = join(tree, step.path);
    // The folder may have come back read-only, and a rename writes to it.
    if (dirname(step.path) !== ".") await chmod(dirname(staged), 0o700);
    await rename(staged, place);
    undo.push(() => rename(place, staged));
  }
}

/** Gives new folders their modes, deepest first, and makes names durable. */
async function finish(plan: SwapPlan, { target }: SwapFolders): Promise<void> {
  const touched = new Set([target]);
  for (const step of plan.steps) touched.add(dirname(join(target, step.path)));
  for (const folder of touched) await syncFolder(folder);
  for (const step of plan.steps.toReversed())
    if (step.do === "make-folder") await chmod(join(target, step.path), step.mode);
}

/** What a failure of the file system means to the user. */
export function explained(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const options = { cause: error, ...(path === undefined ? {} : { path }) };
  if (code === "ENOSPC")
    return new AppError("disk-full", "no space left at the target; it was left as it was", options);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new AppError(
      "output-unwritable",
      `${path ?? "the target"} cannot be replaced; the target was left as it was`,
      options,
    );
  if (code === "EBUSY")
    return new AppError("busy", `${path ?? "the target"} is in use; it was left as it was`, options);
  return error;
}
