import { lstatSync } from "node:fs";
import { sep } from "node:path";
import { AppError, compareBytewise, type LeftOut } from "../../model/index.ts";
import type { LocatedStore } from "../kind.ts";
import { childOf, type Place } from "./place.ts";
import { pathAndFolders, type SpecialType } from "./survey.ts";
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
  /** See `LocatedStore.withholds`. */
  readonly withholds: NonNullable<LocatedStore["withholds"]>;
}

const WITH_CONTENT = /-(wal|journal)$/;

/**
 * Looks through the work tree of a repository. Ignored files stay out unless a source names them. An exclusion keeps
 * uncommitted files out; what is committed travels with the history.
 */
export async function lookThrough(repository: Place, around: Surroundings): Promise<Contained | undefined> {
  try {
    const changes = await around.recognition.listChanges(repository.absolute);
    const tree = new WorkTree(repository, around);
    for (const path of changes.nestedRepositories) tree.takeRepository(path);
    for (const path of changes.links) tree.meet(path, "link");
    for (const { path, reason } of changes.special) tree.meet(path, reason);
    for (const path of changes.changed) tree.takeFile(path);
    const ignored: ReadonlySet<string> = new Set(changes.ignored);
    for (const path of [...changes.changed, ...changes.ignored]) tree.takeDatabaseOf(path, ignored);
    return tree.contained();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const problem of error.problems) around.survey.problems.push(problem);
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
    for (const { place } of around.claims.values()) this.#passBy(place);
    for (const place of around.survey.ignored) this.#passBy(place);
  }

  takeRepository(path: string): void {
    const place = this.#placeOf(path);
    if (this.#staysOut(path, true)) return;
    this.#passBy(place);
    this.#repositories.push(place);
  }

  meet(path: string, type: SpecialType): void {
    if (this.#staysOut(path, false)) return;
    this.#around.survey.meet(this.#placeOf(path), type);
    this.#exclude.add(path);
  }

  takeFile(path: string): void {
    const place = this.#placeOf(path);
    if (this.#staysOut(path, false)) return;
    const { contents, survey } = this.#around;
    const isSideFile = contents.databaseOf(place.absolute) !== undefined;
    const content = isSideFile ? undefined : contents.of(place);
    if (content === "key") survey.leaveOut(place, "sensitive");
    if (content === "database") this.#takeDatabase(path);
    else if (isSideFile || content === "key") this.#exclude.add(path);
    else this.#worktree.push(path);
  }

  /** A committed database is a file of the history, until there is content beside it that the file does not hold yet. */
  takeDatabaseOf(sideFile: string, ignored: ReadonlySet<string>): void {
    const path = sideFile.replace(WITH_CONTENT, "");
    if (path === sideFile || ignored.has(path) || this.#staysOut(path, false)) return;
    const { absolute } = this.#placeOf(sideFile);
    const isEmpty = !lstatSync(absolute, { throwIfNoEntry: false })?.size;
    if (!isEmpty && this.#around.contents.databaseOf(absolute) !== undefined) this.#takeDatabase(path);
  }

  contained(): Contained {
    return {
      databases: [...this.#databases.values()],
      repositories: this.#repositories,
      worktree: this.#worktree,
      exclude: [...this.#exclude].sort(compareBytewise),
      withholds: (path) => this.#whyWithheld(path),
    };
  }

  #placeOf(path: string): Place {
    return childOf(this.#repository, path);
  }

  #takeDatabase(path: string): void {
    this.#databases.set(path, this.#placeOf(path));
    this.#exclude.add(path);
  }

  #passBy({ absolute }: Place): void {
    const folder = this.#repository.absolute + sep;
    if (absolute.startsWith(folder)) this.#exclude.add(absolute.slice(folder.length).replaceAll(sep, "/"));
  }

  /** By its own name or that of a folder above it. */
  #whyWithheld(path: string): LeftOut["reason"] | undefined {
    for (const above of pathAndFolders(path)) {
      const why = this.#around.survey.whyOut(this.#placeOf(above), above !== path);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  /** Because another source captures it or a folder above it, or because it is excluded. */
  #staysOut(path: string, isFolder: boolean): boolean {
    const { survey, claims } = this.#around;
    for (const above of pathAndFolders(path)) {
      const place = this.#placeOf(above);
      if (claims.has(place.absolute)) return true;
      if (survey.skips(place, above !== path || isFolder)) {
        this.#exclude.add(above);
        return true;
      }
    }
    return false;
  }
}
