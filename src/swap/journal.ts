import { lstatSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { FORMAT_NAME } from "../model/index.ts";
import type { Disk } from "./disk.ts";
import { invalidNote, noteText, readNote } from "./notes.ts";
import { INNER_STAGING, OWN, ownFolder } from "./own-folder.ts";
import { PlaceName } from "./place-name.ts";
import { findDetour, isThere, Step, type SwapFolders } from "./step.ts";

/**
 * What a swap is going to do. It is written when everything is staged, checked and synced, and removed when everything is in
 * place and synced, so that whoever finds one can take every step once more.
 */
export const Journal = z.strictObject({
  format: z.literal(`${FORMAT_NAME}/restore-journal`),
  version: z.literal(1),
  /** Name of the staging folder beside the journal. */
  staging: z.string().regex(/^restore-[0-9A-Za-z-]{1,64}$/),
  /** Its inode: a journal that was copied, or checked out with somebody's repository, is not followed. */
  inode: z.string().regex(/^[0-9]+$/),
  /** What of the steps is about databases, whose side files go with them. */
  databases: z.array(PlaceName),
  steps: z.array(Step),
});
/** See {@link Journal}. */
export type Journal = Readonly<z.infer<typeof Journal>>;

/** Name of a journal that is being written. */
export const UNFINISHED_JOURNAL = `${OWN.journal}.partial`;

/** The folders of a staging folder. */
export function stagingFolders(staging: string) {
  return {
    extracted: join(staging, "extracted"),
    scratch: join(staging, "scratch"),
    tree: join(staging, "tree"),
    old: join(staging, "old"),
  } as const;
}

/** Makes a journal durable: from here on the swap will be completed or taken back, whatever happens. */
export function writeJournal(
  target: string,
  {
    id,
    steps,
    databases,
  }: { readonly id: string; readonly steps: readonly Step[]; readonly databases: Iterable<string> },
  disk: Disk,
): void {
  const folder = ownFolder(target);
  const staging = INNER_STAGING + id;
  const journal: Journal = {
    format: `${FORMAT_NAME}/restore-journal`,
    version: 1,
    staging,
    inode: inodeOf(join(folder, staging)) ?? "",
    databases: [...databases],
    steps: [...steps],
  };
  const path = join(folder, OWN.journal);
  const unfinished = join(folder, UNFINISHED_JOURNAL);
  try {
    disk.write(unfinished, noteText(journal));
    disk.rename(unfinished, path);
  } catch (error) {
    disk.remove(unfinished);
    throw error;
  }
  disk.sync(folder);
}

/** Says that what the journal is about is over. */
export function removeJournal(target: string, disk: Disk): void {
  disk.remove(join(ownFolder(target), OWN.journal));
  disk.sync(ownFolder(target));
}

/** Path of a journal of which all steps were taken or taken back, while its staging folder is still looked through. */
export function retiredJournal(staging: string): string {
  return join(staging, OWN.journal);
}

/** Says that what the journal is about is over, but for what its staging folder holds. */
export function retireJournal(target: string, staging: string, disk: Disk): void {
  disk.rename(join(ownFolder(target), OWN.journal), retiredJournal(staging));
  disk.sync(ownFolder(target));
}

/** Whether a restore into the target was cut off, or is under way. */
export function isCutOff(target: string): boolean {
  return isThere(join(ownFolder(target), OWN.journal));
}

/** A journal that can be followed, and the folders that it is about. */
export interface FoundJournal {
  readonly journal: Journal;
  readonly staging: string;
  readonly folders: SwapFolders;
  /** When it was written. */
  readonly writtenMs: number;
}

/**
 * Reads the journal of a target; `undefined` when there is none.
 * @throws AppError `target-notes-invalid` when it is not one that was written here for what is here
 */
export function readJournal(target: string): FoundJournal | undefined {
  const path = join(ownFolder(target), OWN.journal);
  const found = readJournalAt(path, target);
  for (const step of found?.journal.steps ?? []) {
    const detour = findDetour(target, step.path);
    if (detour !== undefined) throw invalidNote(path, `leads through ${detour}, which is no folder`);
  }
  return found;
}

/** Reads a journal of a target wherever it lies by now. @throws AppError as {@link readJournal} */
export function readJournalAt(path: string, target: string): FoundJournal | undefined {
  const journal = readNote(path, Journal);
  if (journal === undefined) return undefined;
  const staging = join(ownFolder(target), journal.staging);
  const { tree, old } = stagingFolders(staging);
  if (inodeOf(staging) !== journal.inode || inodeOf(tree) === undefined || inodeOf(old) === undefined)
    throw invalidNote(path, `is about ${staging}, which is not the folder that it was written for`);
  return { journal, staging, folders: { tree, target, old }, writtenMs: lstatSync(path).mtimeMs };
}

/** Inode of a folder; `undefined` when there is none, or a link. */
function inodeOf(folder: string): string | undefined {
  const found = lstatSync(folder, { bigint: true, throwIfNoEntry: false });
  return found?.isDirectory() ? `${found.ino}` : undefined;
}
