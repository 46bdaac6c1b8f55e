import { lstatSync } from "node:fs";
import { join } from "node:path";
import { AppError, OWN_FOLDER } from "../model/index.ts";

/** What lies in a target's own folder, relative to it. */
export const OWN = {
  /** Keeps git from taking all of this for memory. */
  ignore: ".gitignore",
  lock: "lock",
  journal: "journal.json",
  record: "target.json",
  generations: "pre-restore",
} as const;

/** The note of whose memory a target holds, relative to the target. */
export const RECORD_PATH = `${OWN_FOLDER}/${OWN.record}`;
/** How the name of a staging folder in it starts. */
export const INNER_STAGING = "restore-";
/** How the name of a folder starts that keeps what a recovery found in its way. */
export const SET_ASIDE = "set-aside-";
/** Tells git that nothing here is memory. */
export const IGNORE_ALL = "*\n";

/** Path of a target's own folder. */
export function ownFolder(target: string): string {
  return join(target, OWN_FOLDER);
}

/**
 * Whether a target has a folder of our own.
 * @throws AppError `target-unsafe` when a file or a link has its name
 */
export function hasOwnFolder(target: string): boolean {
  const path = ownFolder(target);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw new AppError("target-unsafe", `${path} is no folder; restore keeps its journal there`, { path });
}

/** Whether a restored or replaced path is ours and no memory. Relative to the target, `/` between parts. */
export function isOwnPath(path: string): boolean {
  return path === OWN_FOLDER || path.startsWith(`${OWN_FOLDER}/`);
}
