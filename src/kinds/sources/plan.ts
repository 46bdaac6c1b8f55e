import type { Newcomers } from "../kind.ts";
import type { Claim, Glob } from "./claims.ts";
import { fileIdentity, findNewcomers } from "./newcomers.ts";
import type { Place } from "./place.ts";
import { lookThrough } from "./repository.ts";
import { databaseStore, folderStore, globStore, type Planned, repositoryStore, singleFileStore } from "./stores.ts";
import { isRepository, keptEntries, type Surroundings, walkFolder } from "./walk.ts";

/** Makes stores of all that the sources name, and of the databases and repositories found below that. */
export async function planStores(around: Surroundings): Promise<Planned[]> {
  const plan = new Plan(around);
  for (const claim of around.claims.values()) {
    if (around.survey.excludes(claim.place, claim.type === "folder")) continue;
    if (claim.type === "folder") await plan.addFolder(claim);
    else plan.addFile(claim);
  }
  await plan.addRepositories();
  return plan.stores();
}

class Plan {
  readonly #around: Surroundings;
  readonly #planned: Planned[] = [];
  readonly #repositories: Place[] = [];
  /** Identities of all databases, as soon as they are known. */
  readonly #databases = new Set<string>();
  readonly #globs = new Map<string, { glob: Glob; files: Place[] }>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async addFolder({ place, source }: Claim): Promise<void> {
    const { survey } = this.#around;
    const entries = keptEntries(place, survey);
    if (entries === undefined) return;
    const repository = source.kind !== "file" && (await isRepository(place, entries, this.#around));
    if (source.kind === "sqlite") survey.problem("bad-option", place, "is a folder, not a SQLite database");
    else if (repository === true) this.#repositories.push(place);
    else if (repository === "damaged") return;
    else if (source.kind === "git") survey.problem("bad-option", place, "is no git repository");
    else await this.#addPlainFolder(place, source.kind === "file");
  }

  addFile({ place, source, glob }: Claim): void {
    const { survey, contents } = this.#around;
    const never = survey.whyNever(place);
    if (never !== undefined) {
      survey.refuse(place, never, glob === undefined);
      return;
    }
    const isSideFile = contents.databaseOf(place.absolute) !== undefined;
    const content = isSideFile ? undefined : contents.of(place);
    if (source.kind === "git") survey.problem("bad-option", place, "is a file, not a git repository");
    else if (isSideFile && glob === undefined)
      survey.problem("bad-option", place, "belongs to the database beside it; name that instead");
    else if (content === "key") survey.refuse(place, "sensitive", glob === undefined);
    else if (content === "database" && source.kind !== "file") this.#planned.push(databaseStore(place));
    else if (content === "plain" && source.kind === "sqlite")
      survey.problem("bad-option", place, "is no SQLite database");
    else if (content !== undefined && glob === undefined) this.#planned.push(singleFileStore(place, survey));
    else if (content !== undefined && glob !== undefined) this.#addToGlob(glob, place);
  }

  /** Repositories may hold further ones, so this comes last. */
  async addRepositories(): Promise<void> {
    for (let place = this.#repositories.pop(); place !== undefined; place = this.#repositories.pop()) {
      const contained = await lookThrough(place, this.#around);
      if (contained === undefined) continue;
      this.#planned.push(repositoryStore(place, contained), ...contained.databases.map(databaseStore));
      this.#repositories.push(...contained.repositories);
    }
  }

  stores(): Planned[] {
    for (const { store } of this.#planned)
      if (store.kind === "sqlite") this.#databases.add(fileIdentity(store.location));
    return [...this.#planned, ...[...this.#globs.values()].map(({ glob, files }) => globStore(glob, files))];
  }

  async #addPlainFolder(place: Place, raw: boolean): Promise<void> {
    const found = await walkFolder(place, raw, this.#around);
    const walked = { start: place, members: found.members, seen: found.seen };
    const newcomers = (): Newcomers => findNewcomers(walked, this.#around, this.#databases);
    this.#planned.push(folderStore(place, found.members, newcomers), ...found.databases.map(databaseStore));
    this.#repositories.push(...found.repositories);
  }

  #addToGlob(glob: Glob, file: Place): void {
    const key = `${glob.base.absolute}\0${glob.rest}`;
    const of = this.#globs.get(key) ?? { glob, files: [] };
    of.files.push(file);
    this.#globs.set(key, of);
  }
}
