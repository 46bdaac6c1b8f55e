import type { Dirent } from "node:fs";
import { basename, dirname } from "node:path";
import {
  compareBytewise,
  isBundleName,
  isOwnName,
  type LeftOut,
  type LinkRule,
  type Problem,
} from "../../model/index.ts";
import type { Exclusion } from "./exclusion.ts";
import { type NeverMemory, whyNeverMemory } from "./never-memory.ts";
import { type Place, pathBelow } from "./place.ts";

/** Types of things on disk that are never captured. */
export type SpecialType = "link" | "socket" | "device" | "pipe";

const TITLES: Record<SpecialType, string> = {
  link: "is a symbolic link; links are never followed",
  socket: "is a socket",
  device: "is a device",
  pipe: "is a named pipe",
};

/** What a {@link Survey} goes by. */
export interface SurveyRules {
  /** Real path. */
  readonly root: string;
  readonly links: LinkRule;
  readonly excludes: Exclusion;
  /** See `LocateRequest.includeSensitive`. */
  readonly includeSensitive: boolean;
  /** See `LocateRequest.ignore`; real paths. */
  readonly ignored: ReadonlySet<string>;
}

/** What is wrong with a source that names what is never memory. */
const NEVER: Record<NeverMemory, string> = {
  sensitive: "holds keys or credentials, which are no memory",
  temporary: "is a lock, temporary or editor file, which is no memory",
};

/** Gathers what is found wrong and what stays out while the sources are looked through. */
export class Survey {
  readonly problems: Problem[] = [];
  readonly #rules: SurveyRules;
  readonly #leftOut = new Map<string, LeftOut>();

  constructor(rules: SurveyRules) {
    this.#rules = rules;
  }

  get leftOut(): LeftOut[] {
    return [...this.#leftOut.values()].sort((a, b) => compareBytewise(a.path, b.path));
  }

  /** The place of a path that lies below the root. */
  place(absolute: string): Place {
    return { absolute, relative: pathBelow(this.#rules.root, absolute) ?? absolute };
  }

  /** Whether a path stays out because of an exclusion of its own, or is what `restore` keeps beside memory; notes it then. */
  skips(place: Place, isFolder: boolean): boolean {
    const why = this.whyOut(place, isFolder);
    if (why !== undefined) this.leaveOut(place, why);
    return why !== undefined;
  }

  /** The same, without a note: why it stays out. */
  whyOut(place: Place, isFolder: boolean): "excluded" | NeverMemory | undefined {
    if (this.#isIgnored(place.absolute) || this.#isExcluded(place.relative, isFolder)) return "excluded";
    return isFolder ? undefined : this.whyNever(place);
  }

  /** Why a file is no memory by its name, unless the user wants such files. */
  whyNever(place: Place): NeverMemory | undefined {
    return this.#rules.includeSensitive ? undefined : whyNeverMemory(place.absolute);
  }

  /** Whether private keys that only their content tells are captured like any file. */
  get takesKeys(): boolean {
    return this.#rules.includeSensitive;
  }

  /** Whether an exclusion names this path, or a folder above it; notes the topmost of them. */
  excludes(place: Place, isFolder: boolean): boolean {
    for (const path of pathAndFolders(place.relative)) {
      if (!this.#isExcluded(path, isFolder || path !== place.relative)) continue;
      this.#leftOut.set(path, { path, reason: "excluded" });
      return true;
    }
    return false;
  }

  #isIgnored(path: string): boolean {
    const { ignored } = this.#rules;
    return ignored.has(path) || (ignored.has(dirname(path)) && isBundleName(basename(path)));
  }

  #isExcluded(path: string, isFolder: boolean): boolean {
    return isOwnName(path.slice(path.lastIndexOf("/") + 1)) || this.#rules.excludes(path, isFolder);
  }

  /** Real paths that stay out whatever the sources say. */
  get ignored(): Place[] {
    return [...this.#rules.ignored].map((path) => this.place(path));
  }

  leaveOut(place: Place, reason: LeftOut["reason"]): void {
    this.#leftOut.set(place.relative, { path: place.relative, reason });
  }

  /** A link, socket, device or pipe: left out, or a problem, as the user chose. */
  meet(place: Place, type: SpecialType): void {
    if (this.#rules.links === "skip") this.leaveOut(place, type);
    else this.problem("source-unsupported", place, TITLES[type]);
  }

  /** What is never memory: left out, or a problem when a source names this very file. */
  refuse(place: Place, why: NeverMemory, isNamed: boolean): void {
    if (isNamed) this.problem("source-sensitive", place, NEVER[why]);
    else this.leaveOut(place, why);
  }

  problem(code: Problem["code"], place: Place, what: string): void {
    this.problems.push({ code, message: `${JSON.stringify(place.relative)} ${what}`, path: place.relative });
  }

  /** Something that the system does not let us read. A thing that is gone by now is no problem. */
  unreadable(place: Place, error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && place.relative.includes("\ufffd"))
      this.problem("name-not-portable", place, "has a name that is not UTF-8");
    else if (code !== "ENOENT") this.problem("source-unreadable", place, `cannot be read (${code})`);
  }
}

/** The folders of a relative path, from the top, and the path itself; of the root, nothing. */
export function pathAndFolders(path: string): string[] {
  if (path === ".") return [];
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** The type of a directory entry or a stat, when it is one that is never captured. */
export function specialType(
  entry: Pick<Dirent, "isSymbolicLink" | "isSocket" | "isFIFO" | "isFile" | "isDirectory">,
): SpecialType | undefined {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isSocket()) return "socket";
  if (entry.isFIFO()) return "pipe";
  return entry.isFile() || entry.isDirectory() ? undefined : "device";
}
