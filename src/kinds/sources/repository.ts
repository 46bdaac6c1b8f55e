import { lstatSync } from "node:fs";
import { AppError, compareBytewise } from "../../model/index.ts";
import { listWorktreeChanges } from "../git/index.ts";
import { childOf, pathBelow, type Place } from "./place.ts";
import { specialType } from "./survey.ts";
import type { Surroundings } from "./walk.ts";

/** What else lies in the work tree of a repository. */
export interface Contained {
  /** Uncommitted databases, and committed ones with content that is not in the file yet. */
  readonly databases: Place[];
  /** Repositories that this one does not know. */
  readonly repositories: Place[];
  /** Files that travel beside the history, relative to the repository. */
  readonly worktree: string[];
  /** What the capture of the repository has to pass by, relative to it. */
  readonly exclude: string[];
}

const WITH_CONTENT = /-(wal|journal)$/;
const SIDE_SUFFIXES = ["-wal", "-shm", "-journal"];

/**
 * Looks through the work tree of a repository. Ignored files stay out unless a source names them. An exclusion keeps
 * uncommitted files out; what is committed travels with the history.
 */
export async function lookThrough(repository: Place, around: Surroundings): Promise<Contained | undefined> {
  try {
    const changes = await listWorktreeChanges(repository.absolute);
    const tree = new WorkTree(repository, around);
    for (const path of changes.nested) tree.nested(path);
    for (const path of changes.changed) tree.file(path);
    for (const path of [...changes.changed, ...changes.ignored]) tree.sideFile(path, changes.ignored);
    return tree.contained();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    around.survey.problems.push(...error.problems);
    return undefined;
  }
}

class WorkTree {
  readonly #repository: Place;
  readonly #around: Surroundings;
  readonly #databases = new Map<string, Place>();
  readonly #repositories: Place[] = [];
  readonly #worktree: string[] = [];
  readonly #exclude = new Set<string>();

  constructor(repository: Place, around: Surroundings) {
    this.#repository = repository;
    this.#around = around;
    for (const place of around.survey.ignoredBelow(repository)) this.#passBy(place);
  }

  nested(path: string): void {
    const place = this.#place(path);
    if (this.#staysOut(place, true)) return;
    this.#passBy(place);
    this.#repositories.push(place);
  }

  file(path: string): void {
    const place = this.#place(path);
    if (this.#staysOut(place, false)) return;
    const stat = lstatSync(place.absolute, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return;
    const special = specialType(stat);
    if (special !== undefined) this.#around.survey.meet(place, special);
    else if (this.#around.contents.databaseOf(place.absolute) !== undefined) this.#passBy(place);
    else if (this.#around.contents.of(place) === "database") this.#database(place);
    else this.#worktree.push(path);
  }

  /** A committed database is a file of the history, until there is content beside it. */
  sideFile(path: string, ignored: readonly string[]): void {
    if (!WITH_CONTENT.test(path)) return;
    const place = this.#place(path);
    const database = this.#around.contents.databaseOf(place.absolute);
    if (database === undefined || !lstatSync(place.absolute, { throwIfNoEntry: false })?.size) return;
    const main = this.#around.survey.place(database);
    const isIgnored = ignored.includes(path.replace(WITH_CONTENT, ""));
    if (!isIgnored && !this.#staysOut(main, false)) this.#database(main);
  }

  contained(): Contained {
    return {
      databases: [...this.#databases.values()],
      repositories: this.#repositories,
      worktree: this.#worktree,
      exclude: [...this.#exclude].sort(compareBytewise),
    };
  }

  #database(place: Place): void {
    this.#databases.set(place.absolute, place);
    this.#passBy(place);
    for (const suffix of SIDE_SUFFIXES) this.#exclude.add(this.#pathOf(place) + suffix);
  }

  /** Because another source captures it, or a folder above it, or because it is excluded. */
  #staysOut(place: Place, isFolder: boolean): boolean {
    const claimed = this.#claimedAncestor(place);
    if (claimed !== undefined) return true;
    const excluded = this.#around.survey.excludedAncestor(place.relative, isFolder);
    if (excluded === undefined) return false;
    const top = this.#around.survey.placeAt(excluded);
    this.#around.survey.leaveOut(top, "excluded");
    this.#passBy(top);
    return true;
  }
}
