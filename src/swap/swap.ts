import { dirname, join } from "node:path";
import { AppError } from "../model/index.ts";
import { explained } from "./failure.ts";
import type { SwapPlan } from "./plan.ts";
import { type Step, type SwapFolders, takeBack, takeStep } from "./step.ts";
import { syncFolder } from "./sync.ts";

/**
 * Does what the plan says. When a step fails, those before it are taken back in reverse order and the target is as it was.
 * Synchronous: a signal that ends the process is heard before it or after it.
 * @throws AppError `disk-full`, `output-unwritable`, `target-unsafe`, `busy`: the target is unchanged;
 * `restore-incomplete`: it is not, and `old` holds what is missing there
 */
export function runSwap(plan: SwapPlan, folders: SwapFolders): void {
  const taken: Step[] = [];
  try {
    for (const step of plan.steps) {
      takeStep(step, folders);
      taken.push(step);
    }
    for (const folder of touched(plan, folders.target)) syncFolder(folder);
  } catch (error) {
    takeAllBack(taken.reverse(), folders, error);
    throw explained(error, folders.target);
  }
}

/** Takes back what it can, whatever fails meanwhile. @throws AppError `restore-incomplete` */
function takeAllBack(latestFirst: readonly Step[], folders: SwapFolders, cause: unknown): void {
  const stuck: string[] = [];
  for (const step of latestFirst) {
    try {
      takeBack(step, folders);
    } catch {
      stuck.push(step.path);
    }
  }
  if (stuck.length === 0) return;
  const list = stuck.map((path) => JSON.stringify(path)).join(", ");
  const message = `the restore failed, and in ${folders.target} these could not be put back: ${list}; what was there is in ${folders.old}`;
  throw new AppError("restore-incomplete", message, { path: folders.old, cause });
}

/** The folders at the target in which names have changed. */
function touched({ steps }: SwapPlan, target: string): Set<string> {
  return new Set(
    steps.map((step) => (step.do === "set-mode" ? join(target, step.path) : dirname(join(target, step.path)))),
  );
}
