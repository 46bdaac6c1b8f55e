import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../model/index.ts";

/** What it takes to put something into a folder. */
const OWNER_ALL = 0o700;

/**
 * Makes folders below a tree in which another store may have put symbolic links (a repository's own): every part of a
 * path is looked at, and none is followed. A read-only folder of another store is opened up until `finish`.
 */
export class FolderMaker {
  readonly #tree: string;
  readonly #made = new Set(["."]);
  readonly #modes = new Map<string, number>();

  constructor(tree: string) {
    this.#tree = tree;
  }

  /**
   * Makes a folder and those above it, where they are missing. Paths are relative, with `/` between parts.
   * @throws AppError `archive-violation` when one of them is there and is no folder.
   */
  make(path: string): void {
    if (this.#made.has(path)) return;
    this.make(parentOf(path));
    const folder = join(this.#tree, path);
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      this.#open(path, folder);
    }
    this.#made.add(path);
  }

  /** The permissions that a folder shall have in the end. */
  setMode(path: string, mode: number): void {
    this.#modes.set(path, mode);
  }

  /** Sets the permissions, those of the deepest folders first. */
  finish(): void {
    const deepestFirst = [...this.#modes].sort(([a], [b]) => b.split("/").length - a.split("/").length);
    for (const [path, mode] of deepestFirst) chmodSync(join(this.#tree, path), mode);
  }

  #open(path: string, folder: string): void {
    const stat = lstatSync(folder);
    if (!stat.isDirectory())
      throw new AppError("archive-violation", `${JSON.stringify(path)} is needed as a folder and is none`, { path });
    if ((stat.mode & OWNER_ALL) === OWNER_ALL) return;
    chmodSync(folder, (stat.mode & 0o777) | OWNER_ALL);
    this.#modes.set(path, stat.mode & 0o777);
  }
}

/** The folder that a relative path is in. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}
