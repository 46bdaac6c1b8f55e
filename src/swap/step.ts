import { chmodSync, lstatSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../model/index.ts";

/** Folders that take part in a swap; all on one file system, so that every move is a rename. Absolute paths. */
export interface SwapFolders {
  /** The checked tree. */
  readonly tree: string;
  readonly target: string;
  /** Private folder that receives what was at the target. */
  readonly old: string;
}

/**
 * One call of the file system, and all that has to be known to take it back. Paths are relative to the target, `/` between
 * parts; `.` is the target itself.
 */
export type Step =
  /** Moves what is at the target into `old`. */
  | { readonly do: "take-away"; readonly path: string }
  /** Moves a file, a link or a whole folder out of the tree to a place that is free. */
  | { readonly do: "put"; readonly path: string }
  /** Changes the permissions of a folder at the target. */
  | { readonly do: "set-mode"; readonly path: string; readonly from: number; readonly to: number };

/** @throws AppError `busy` when somebody else has taken the place meanwhile; errors of the file system as they are */
export function takeStep(step: Step, { tree, target, old }: SwapFolders): void {
  const place = join(target, step.path);
  if (step.do === "set-mode") chmodSync(place, step.to);
  else if (step.do === "take-away") moveInto(place, join(old, step.path));
  else {
    // A rename would silently take the place of a file or an empty folder that the plan knows nothing of.
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined)
      throw new AppError("busy", `${place} has appeared meanwhile; the target was left as it was`, { path: place });
    renameSync(join(tree, step.path), place);
  }
}

/** Undoes a step that was taken. @throws errors of the file system */
export function takeBack(step: Step, { tree, target, old }: SwapFolders): void {
  const place = join(target, step.path);
  if (step.do === "set-mode") chmodSync(place, step.from);
  else if (step.do === "take-away") renameSync(join(old, step.path), place);
  else renameSync(place, join(tree, step.path));
}

function moveInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  renameSync(from, to);
}
