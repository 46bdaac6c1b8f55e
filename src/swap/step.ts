import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { AppError, Mode } from "../model/index.ts";
import type { Disk } from "./disk.ts";
import { PlaceName } from "./place-name.ts";

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
 * parts; `.`, which no journal holds, is the target itself.
 */
export const Step = z.discriminatedUnion("do", [
  /** Moves what is at the target into `old`. */
  z.strictObject({ do: z.literal("take-away"), path: PlaceName }),
  /** Moves a file, a link or a whole folder out of the tree to a place that is free. */
  z.strictObject({ do: z.literal("put"), path: PlaceName }),
  /** Changes the permissions of a folder at the target. */
  z.strictObject({ do: z.literal("set-mode"), path: PlaceName, from: Mode, to: Mode }),
]);
/** See {@link Step}. */
export type Step = Readonly<z.infer<typeof Step>>;

/** @throws AppError `busy` when somebody else has taken the place meanwhile; errors of the file system as they are */
export function takeStep(step: Step, { tree, target, old }: SwapFolders, disk: Disk): void {
  const place = join(target, step.path);
  if (step.do === "set-mode") disk.setMode(place, step.to);
  else if (step.do === "take-away") moveInto(place, join(old, step.path), disk);
  else {
    // A rename would silently take the place of a file or an empty folder that the plan knows nothing of.
    if (isThere(place))
      throw new AppError("busy", `${place} has appeared meanwhile; the target was left as it was`, { path: place });
    disk.rename(join(tree, step.path), place);
  }
}

/** Undoes a step that was taken. @throws errors of the file system */
export function takeBack(step: Step, { tree, target, old }: SwapFolders, disk: Disk): void {
  const place = join(target, step.path);
  if (step.do === "set-mode") disk.setMode(place, step.from);
  else if (step.do === "take-away") disk.rename(join(old, step.path), place);
  else moveInto(place, join(tree, step.path), disk);
}

/** Moves something to a place whose folders may be missing. */
export function moveInto(from: string, to: string, disk: Disk): void {
  if (!isThere(dirname(to))) disk.makeFolder(dirname(to));
  disk.rename(from, to);
}

/** Whether a path leads to anything, a link that leads nowhere included. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What stands above a path in a tree and is no folder, so that nothing may be moved through it. */
export function findDetour(tree: string, path: string): string | undefined {
  const parts = path.split("/");
  const above = parts.slice(1).map((_, index) => join(tree, ...parts.slice(0, index + 1)));
  return above.find((folder) => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false);
}
