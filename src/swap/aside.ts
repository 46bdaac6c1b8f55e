import { lstatSync } from "node:fs";
import { basename, join } from "node:path";
import type { Disk } from "./disk.ts";
import { listFolder, removeTree } from "./folders.ts";
import { type FoundJournal, readJournalAt, retiredJournal } from "./journal.ts";
import { INNER_STAGING, ownFolder, SET_ASIDE } from "./own-folder.ts";
import { pathsOf, SIDE_FILES } from "./plan.ts";
import { isThere, moveInto } from "./step.ts";

/** Folder of a staging folder for what a recovery must not delete. */
const ASIDE = "aside";

/** Moves something that nobody expected there out of the target. */
export function evade({ staging, folders }: FoundJournal, path: string, disk: Disk): void {
  moveInto(join(folders.target, path), freePlace(staging, path), disk);
}

/**
 * Removes a staging folder in which nothing is left to do. What somebody has written to the target after the restore was cut
 * off gets a place that stays; says where, if there is anything. May be cut off itself and called again.
 * @throws AppError `target-notes-invalid`; errors of the file system
 */
export function settle(target: string, staging: string, disk: Disk): string | null {
  const retired = readJournalAt(retiredJournal(staging), target);
  if (retired !== undefined) gatherLate(retired, disk);
  const kept = isThere(join(staging, ASIDE))
    ? join(ownFolder(target), SET_ASIDE + basename(staging).slice(INNER_STAGING.length))
    : null;
  if (kept !== null) disk.rename(join(staging, ASIDE), kept);
  // Without all of its staging folder it would be taken for one that was copied.
  disk.remove(retiredJournal(staging));
  removeTree(staging);
  return kept;
}

/**
 * Gathers what was written after the journal and is not at the target any more: it was replaced, or put and then taken back. A
 * database goes with the files beside it, of which some may have been set aside already.
 */
function gatherLate({ journal, staging, folders, writtenMs }: FoundJournal, disk: Disk): void {
  const isSetAside = (path: string): boolean => isThere(join(staging, ASIDE, "1", path));
  const isHalf = (family: readonly string[]): boolean => family.some(isSetAside) && !isSetAside(family.at(-1) ?? "");
  for (const [what, room] of [
    ["take-away", folders.old],
    ["put", folders.tree],
  ] as const) {
    const isLate = (path: string): boolean => newestMs(join(room, path)) > writtenMs;
    const families = familiesOf(pathsOf(journal.steps, what), journal.databases);
    const late = families.filter((family) => isHalf(family) || family.some(isLate)).flat();
    for (const path of late) if (isThere(join(room, path))) moveInto(join(room, path), freePlace(staging, path), disk);
  }
}

/** Paths together with those that they mean something with; a database comes last. */
function familiesOf(paths: readonly string[], databases: readonly string[]): string[][] {
  const present = new Set(paths);
  const families = databases.map((database) => [...SIDE_FILES.map((suffix) => database + suffix), database]);
  const met = families.filter((family) => family.some((path) => present.has(path)));
  const kin = new Set(met.flat());
  return [...met, ...paths.filter((path) => !kin.has(path)).map((path) => [path])];
}

/** When anything in a file or a folder was changed last; nothing is older than what is not there. */
function newestMs(place: string): number {
  let newest = -Infinity;
  const waiting = [place];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) continue;
    newest = Math.max(newest, found.mtimeMs);
    if (found.isDirectory()) for (const name of listFolder(path)) waiting.push(join(path, name));
  }
  return newest;
}

function freePlace(staging: string, path: string): string {
  for (let turn = 1; ; turn++) {
    const place = join(staging, ASIDE, `${turn}`, path);
    if (!isThere(place)) return place;
  }
}
