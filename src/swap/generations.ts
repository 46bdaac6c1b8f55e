import { lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../model/index.ts";
import { type Claim, claimTarget, LOCK_TIMEOUT_MS } from "./claim.ts";
import { explained } from "./failure.ts";
import { removeTree } from "./folders.ts";
import { isCutOff } from "./journal.ts";
import { hasOwnFolder, INNER_STAGING, OWN, ownFolder } from "./own-folder.ts";
import { type FoundGeneration, GENERATION_NOTE, listGenerations, readGeneration, readRecord } from "./records.ts";
import { sweepOwnFolder } from "./sweep.ts";

/** A generation of a target, and what it is called there. */
export interface StoredGeneration extends FoundGeneration {
  readonly number: string;
  /** When its note was written. */
  readonly writtenAt: Date;
}

/** How to look at the generations of a target. */
export interface GenerationsOptions {
  /** Leaves the target alone: takes no lock, and waits for nobody. */
  readonly readOnly: boolean;
  /** How long to wait for a restore into the target. */
  readonly lockTimeoutMs?: number;
}

/** What restores into a target have replaced. Nobody else restores into it, or undoes anything there, before it is disposed. */
export class Generations implements Disposable {
  /** The newest first. */
  readonly all: readonly StoredGeneration[];
  /** Number of the one that an undo would bring back; null when there is none. */
  readonly next: string | null;
  readonly #folder: string;
  readonly #claim: Claim | undefined;

  constructor(target: string, claim: Claim | undefined) {
    const numbers = listGenerations(target).toSorted().reverse();
    this.all = numbers.flatMap((number) => readStored(target, number) ?? []);
    this.next = readRecord(target)?.generation ?? null;
    this.#folder = ownFolder(target);
    this.#claim = claim;
  }

  /**
   * Removes a generation. It is gone at once; what is left when this is cut off goes with the next restore.
   * @throws AppError `output-unwritable`
   */
  remove(number: string): void {
    const gone = join(this.#folder, `${INNER_STAGING}pruned-${number}`);
    try {
      renameSync(join(this.#folder, OWN.generations, number), gone);
    } catch (error) {
      throw explained(error, this.#folder);
    }
    removeTree(gone);
  }

  [Symbol.dispose](): void {
    this.#claim?.release();
  }
}

/**
 * Opens the generations of a target that exists.
 * @throws AppError `busy` when a restore into it takes too long, `recovery-needed` when one was cut off, `target-notes-invalid`,
 * `target-unsafe`, `output-unwritable`
 */
export async function openGenerations(
  target: string,
  { readOnly, lockTimeoutMs = LOCK_TIMEOUT_MS }: GenerationsOptions,
): Promise<Generations> {
  let claim: Claim | undefined;
  try {
    if (!hasOwnFolder(target)) return new Generations(target, undefined);
    claim = readOnly ? undefined : await claimTarget(target, lockTimeoutMs);
    if (isCutOff(target))
      throw new AppError("recovery-needed", `an earlier restore into ${target} was cut off`, { path: target });
    if (claim !== undefined) sweepOwnFolder(target);
    return new Generations(target, claim);
  } catch (error) {
    claim?.release();
    throw explained(error, target);
  }
}

function readStored(target: string, number: string): StoredGeneration | undefined {
  const found = readGeneration(target, number);
  if (found === null) return undefined;
  const note = join(ownFolder(target), OWN.generations, number, GENERATION_NOTE);
  return { ...found, number, writtenAt: lstatSync(note).mtime };
}
