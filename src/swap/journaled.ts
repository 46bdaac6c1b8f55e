import { AppError } from "../model/index.ts";
import type { Disk } from "./disk.ts";
import { explained } from "./failure.ts";
import { removeJournal, writeJournal } from "./journal.ts";
import type { Step, SwapFolders } from "./step.ts";
import { runSwap } from "./swap.ts";

/** A swap in a target that exists, ready to be done. */
export interface JournaledSwap {
  /** Names the staging folder in which the tree and `old` lie. */
  readonly id: string;
  readonly steps: readonly Step[];
  /** Paths of databases among those of the steps. */
  readonly databases: Iterable<string>;
  readonly folders: SwapFolders;
}

/**
 * Takes all steps or none, also when the process ends in the middle: then whoever comes next finds the journal, see
 * `recover`. Everything in the tree must be durable by now.
 * @throws AppError as `runSwap` does; after `restore-incomplete` the journal stays
 */
export function runJournaled({ id, steps, databases, folders }: JournaledSwap, disk: Disk): void {
  try {
    writeJournal(folders.target, { id, steps, databases }, disk);
    runSwap(steps, folders, disk);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "restore-incomplete")) removeJournal(folders.target, disk);
    throw explained(error, folders.target);
  }
  removeJournal(folders.target, disk);
}
