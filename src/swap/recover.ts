import { lstatSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../model/index.ts";
import { evade, settle } from "./aside.ts";
import type { Disk } from "./disk.ts";
import { explained } from "./failure.ts";
import { type FoundJournal, readJournal, retireJournal } from "./journal.ts";
import { pathsOf, SIDE_FILES } from "./plan.ts";
import { isThere, moveInto, type Step } from "./step.ts";
import { syncTouched, takeAllBack } from "./swap.ts";

/** What became of a restore that was cut off. */
export interface Recovery {
  readonly outcome: "completed" | "rolled-back";
  /** Why it could not be completed. */
  readonly cause?: unknown;
  /** Folder with what was written to the target after the restore was cut off and would have been replaced. */
  readonly setAside: string | null;
}

/** How to recover. */
export interface RecoverOptions {
  readonly disk: Disk;
  /**
   * Asked before anything is moved away from the target, with the absolute paths of all that will be and a private folder;
   * throws when there is a database among them, or in them, that is in use.
   */
  readonly lastLook: (paths: readonly string[], scratch: string) => Promise<void>;
}

/**
 * Completes a restore that was cut off, or takes it back when that is not possible; `null` when there is none. To be called by
 * the owner of the target's lock. May be cut off itself and called again.
 * @throws AppError `target-notes-invalid`, what `lastLook` throws: nothing was changed; `restore-incomplete`
 */
export async function recover(target: string, { disk, lastLook }: RecoverOptions): Promise<Recovery | null> {
  const found = readJournal(target);
  if (found === undefined) return null;
  const recovering = new Recovering(found, disk);
  await lastLook(recovering.placesToMove(), found.staging);
  const cause = recovering.goForward();
  retireJournal(target, found.staging, disk);
  const setAside = settle(target, found.staging, disk);
  return cause === undefined ? { outcome: "completed", setAside } : { outcome: "rolled-back", cause, setAside };
}

/**
 * Which steps were taken shows in the staging folder: what was put is not in the tree any more, what was taken away is in
 * `old`. Permissions are set again.
 */
class Recovering {
  readonly #found: FoundJournal;
  readonly #disk: Disk;
  readonly #puts: ReadonlySet<string>;
  readonly #takeAways: ReadonlySet<string>;
  readonly #databases: ReadonlySet<string>;

  constructor(found: FoundJournal, disk: Disk) {
    this.#found = found;
    this.#disk = disk;
    this.#puts = new Set(pathsOf(found.journal.steps, "put"));
    this.#takeAways = new Set(pathsOf(found.journal.steps, "take-away"));
    this.#databases = new Set(found.journal.databases);
  }

  /** Absolute paths of what is at the target and will not stay there. */
  placesToMove(): string[] {
    const paths = this.#found.journal.steps.filter((step) => step.do !== "set-mode").map(({ path }) => path);
    const moved = paths.filter((path) => this.#isToMove(path));
    return [...new Set(moved)].map((path) => this.#at("target", path)).filter(isThere);
  }

  /** Takes every step that was not taken; returns what was in the way, when all had to be taken back. */
  goForward(): unknown {
    const { journal, folders } = this.#found;
    try {
      for (const step of journal.steps) this.#take(step);
      syncTouched(journal.steps, folders, this.#disk);
      return undefined;
    } catch (error) {
      const cause = explained(error, folders.target);
      this.#goBack(cause);
      return cause;
    }
  }

  #goBack(cause: unknown): void {
    const { journal, folders } = this.#found;
    const taken = journal.steps.filter((step) => this.#canBeTakenBack(step)).reverse();
    const waiting = new Set(journal.steps.filter((step) => !taken.includes(step)).map(({ path }) => path));
    for (const path of taken.map((step) => step.path).filter((path) => this.#databases.has(path)))
      this.#evadeSideFiles(path, waiting);
    const clear = (path: string): void => {
      if (isThere(this.#at("target", path))) this.#evade(path);
    };
    takeAllBack(taken, { folders, disk: this.#disk, cause, clear });
  }

  #take(step: Step): void {
    const place = this.#at("target", step.path);
    if (step.do === "set-mode") this.#setMode(step);
    else if (step.do === "take-away") {
      if (this.#isToMove(step.path)) this.#takeAway(step.path);
    } else if (isThere(this.#at("tree", step.path))) {
      if (this.#databases.has(step.path)) this.#evadeSideFiles(step.path);
      if (isThere(place)) this.#evade(step.path);
      moveInto(this.#at("tree", step.path), place, this.#disk);
    } else if (!this.#isPut(step.path))
      throw new AppError("restore-incomplete", `what was staged for ${place} is gone`, { path: place });
  }

  #takeAway(path: string): void {
    const place = this.#at("target", path);
    if (this.#databases.has(path)) this.#evadeSideFiles(path, this.#takeAways);
    if (isThere(place)) moveInto(place, this.#at("old", path), this.#disk);
    // Somebody has removed it, and nothing in `old` will say that its turn has come.
    else this.#disk.makeFolder(this.#goneMark(path));
  }

  /** Moves out of the way what has appeared after the restore was cut off. */
  #evade(path: string): void {
    evade(this.#found, path, this.#disk);
  }

  /** Those that no step is about were made in the meantime. */
  #evadeSideFiles(database: string, waiting: ReadonlySet<string> = new Set()): void {
    for (const path of SIDE_FILES.map((suffix) => database + suffix))
      if (isThere(this.#at("target", path)) && !waiting.has(path)) this.#evade(path);
  }

  #setMode(step: Step & { do: "set-mode" }): void {
    const place = this.#at("target", step.path);
    // The folder may still be in the tree, or removed since.
    if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) this.#disk.setMode(place, step.to);
  }

  /** Whether what is at the target is what was there before: what has come in its place must stay. */
  #isToMove(path: string): boolean {
    if (isThere(this.#at("old", path))) return false;
    const database = path.replace(/-(wal|shm|journal)$/, "");
    const put = this.#databases.has(database) ? database : path;
    return !this.#puts.has(put) || isThere(this.#at("tree", put));
  }

  /** What was taken away before tells it from what was there all the time. */
  #isPut(path: string): boolean {
    const isMoved = !isThere(this.#at("tree", path)) && isThere(this.#at("target", path));
    const isTaken = isThere(this.#at("old", path)) || isThere(this.#goneMark(path));
    return isMoved && (!this.#takeAways.has(path) || isTaken);
  }

  #canBeTakenBack(step: Step): boolean {
    if (step.do === "put") return this.#isPut(step.path);
    if (step.do === "take-away") return isThere(this.#at("old", step.path));
    return lstatSync(this.#at("target", step.path), { throwIfNoEntry: false })?.isDirectory() === true;
  }

  #goneMark(path: string): string {
    return join(this.#found.staging, "gone", path);
  }

  #at(folder: "tree" | "target" | "old", path: string): string {
    return join(this.#found.folders[folder], path);
  }
}
