import { lstatSync, readlinkSync, type Stats } from "node:fs";
import { join } from "node:path";
import { compareBytewise, type Problem } from "../model/index.ts";
import { parentOf } from "./folders.ts";
import type { LocatedMember, LocatedStore } from "./kind.ts";
import { SIDE_FILE } from "./sources/content.ts";
import type { Located, LocateRequest } from "./sources/index.ts";
import { databaseStore, folderStore, nameProblems, type Planned } from "./sources/stores.ts";

/** Paths at a target that are going to be replaced or taken away; relative to it, `/` between parts, none below another. */
export interface ReplacedRequest {
  /** Real path. */
  readonly target: string;
  readonly paths: readonly string[];
  readonly scratch: string;
}

/** What has to be captured so that the paths can be brought back as they are. */
export interface Replaced {
  readonly stores: readonly LocatedStore[];
  /** Symbolic links, which no store holds. */
  readonly links: readonly { readonly path: string; readonly to: string }[];
  readonly problems: readonly Problem[];
}

/** How this folder recognises databases and finds stores. */
export interface Finder {
  readonly isDatabase: (file: string) => Promise<boolean>;
  readonly locate: (request: LocateRequest) => Promise<Located>;
}

/**
 * Finds the stores of what is going to be replaced. A repository whose `.git` goes is captured whole; plain files are one store,
 * whatever they belonged to. What cannot be captured is a problem.
 */
export async function locateReplaced(request: ReplacedRequest, finder: Finder): Promise<Replaced> {
  const finding = new Finding(request, finder);
  for (const path of [...request.paths].sort(compareBytewise)) await finding.look(path);
  return finding.result();
}

class Finding {
  readonly #request: ReplacedRequest;
  readonly #finder: Finder;
  readonly #databases: Planned[] = [];
  readonly #members: LocatedMember[] = [];
  readonly #links: { path: string; to: string }[] = [];
  readonly #located: LocatedStore[] = [];
  readonly #problems: Problem[] = [];

  constructor(request: ReplacedRequest, finder: Finder) {
    this.#request = request;
    this.#finder = finder;
  }

  async look(path: string): Promise<void> {
    const stat = lstatSync(this.#at(path), { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) this.#links.push({ path, to: readlinkSync(this.#at(path)) });
    else if (stat?.isFile()) await this.#lookAtFile(path, stat);
    else if (stat?.isDirectory()) await this.#lookAtFolder(path);
    else if (stat !== undefined) this.#problem(path, "is a device, a pipe or a socket");
  }

  result(): Replaced {
    const files = this.#members.length === 0 ? [] : [folderStore(this.#place("."), this.#members)];
    const planned = [...this.#databases, ...files];
    const own = [...planned.map(({ store }) => store.path), ...this.#members.map(({ path }) => path)];
    const stores = this.#located.map((store) => (store.kind === "git" ? passBy(store, own) : store));
    return {
      stores: [...stores, ...planned.map(({ store }) => store)],
      links: this.#links,
      problems: [...this.#problems, ...nameProblems(planned)],
    };
  }

  async #lookAtFile(path: string, { size }: Stats): Promise<void> {
    const database = path.replace(SIDE_FILE, "");
    if (database !== path && (await this.#isDatabase(database))) return;
    if (path === ".git" || path.endsWith("/.git")) this.#problem(path, "is a link to a repository elsewhere");
    else if (size > 0 && (await this.#isDatabase(path))) this.#databases.push(databaseStore(this.#place(path)));
    else this.#members.push({ path, type: "file" });
  }

  /** A repository's own folder stands for the repository; any other folder is captured with all that is in it. */
  async #lookAtFolder(path: string): Promise<void> {
    const isGit = path === ".git" || path.endsWith("/.git");
    const folder = isGit ? parentOf(path) : path;
    const { target, scratch } = this.#request;
    const located = await this.#finder.locate({
      sources: [isGit ? `git:./${folder}` : `./${folder}`],
      root: target,
      cwd: target,
      // Beside a repository's own folder nothing is replaced but what has been named.
      links: isGit ? "skip" : "refuse",
      // What goes has to come back, whatever it is.
      includeSensitive: true,
      scratch,
    });
    const isMeant = (store: LocatedStore): boolean => !isGit || (store.kind === "git" && store.path === folder);
    this.#located.push(...located.stores.filter(isMeant));
    for (const problem of located.problems) this.#problems.push(problem);
    if (isGit) return;
    for (const { path: lost } of located.leftOut) this.#problem(lost, "is in no snapshot, and its folder goes");
  }

  async #isDatabase(path: string): Promise<boolean> {
    try {
      return lstatSync(this.#at(path)).isFile() && (await this.#finder.isDatabase(this.#at(path)));
    } catch {
      // What cannot be read is found out when it is captured.
      return false;
    }
  }

  #problem(path: string, what: string): void {
    this.#problems.push({ code: "source-unsupported", message: `${JSON.stringify(path)} ${what}`, path });
  }

  #place(path: string): { absolute: string; relative: string } {
    return { absolute: path === "." ? this.#request.target : this.#at(path), relative: path };
  }

  #at(path: string): string {
    return join(this.#request.target, path);
  }
}

/** What other stores hold is no uncommitted file of a repository. */
function passBy(repository: LocatedStore, paths: readonly string[]): LocatedStore {
  const prefix = repository.path === "." ? "" : `${repository.path}/`;
  const inside = paths
    .filter((path) => path !== "." && path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  const exclude = [...new Set([...(repository.exclude ?? []), ...inside])].sort(compareBytewise);
  return { ...repository, exclude };
}
