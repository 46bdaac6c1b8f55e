import { dirname, join } from "node:path";
import { AppError } from "../model/index.ts";
import { DISK, type Disk } from "./disk.ts";
import { explained } from "./failure.ts";
import { isThere, type Step, type SwapFolders, takeBack, takeStep } from "./step.ts";

/**
 * Takes all steps, in order, and makes them durable. When one fails, those before it are taken back in reverse order and the
 * target is as it was. Synchronous: a signal that ends the process is heard before it or after it.
 * @throws AppError `disk-full`, `output-unwritable`, `target-unsafe`, `busy`: the target is unchanged;
 * `restore-incomplete`: it is not, and `old` holds what is missing there
 */
export function runSwap(steps: readonly Step[], folders: SwapFolders, disk: Disk = DISK): void {
  const taken: Step[] = [];
  try {
    for (const step of steps) {
      takeStep(step, folders, disk);
      taken.push(step);
    }
    syncTouched(steps, folders, disk);
  } catch (error) {
    takeAllBack(taken.reverse(), { folders, disk, cause: error });
    throw explained(error, folders.target);
  }
}

/** Where steps are taken back, and why. */
export interface Retreat {
  readonly folders: SwapFolders;
  readonly disk: Disk;
  readonly cause: unknown;
  /** Called with each path before what was there is put back. */
  readonly clear?: (path: string) => void;
}

/** Takes back what it can, whatever fails meanwhile, and makes that durable. @throws AppError `restore-incomplete` */
export function takeAllBack(latestFirst: readonly Step[], { folders, disk, cause, clear }: Retreat): void {
  const stuck: string[] = [];
  const attempt = (name: string, step: () => void): void => {
    try {
      step();
    } catch {
      stuck.push(name);
    }
  };
  for (const step of latestFirst)
    attempt(step.path, () => {
      if (step.do === "take-away") clear?.(step.path);
      takeBack(step, folders, disk);
    });
  attempt(".", () => syncTouched(latestFirst, folders, disk));
  if (stuck.length === 0) return;
  const list = stuck.map((path) => JSON.stringify(path)).join(", ");
  const message = `the restore failed, and in ${folders.target} these could not be put back: ${list}; what was there is in ${folders.old}`;
  throw new AppError("restore-incomplete", message, { path: folders.old, cause });
}

/** Makes durable what steps have changed: the folders in which names came and went. */
export function syncTouched(steps: readonly Step[], { target }: SwapFolders, disk: Disk): void {
  const folders = new Set(
    steps.map((step) => (step.do === "set-mode" ? join(target, step.path) : dirname(join(target, step.path)))),
  );
  for (const folder of folders) if (isThere(folder)) disk.sync(folder);
}
