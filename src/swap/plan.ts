import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareBytewise, type Problem, throwProblems } from "../model/index.ts";

/** One thing to do at the target. Paths are relative to the target, `/` between parts. */
export type Step =
  | { readonly do: "make-folder"; readonly path: string; readonly mode: number }
  /** Puts a file, a link or a whole folder out of the staged tree in place of whatever is there. */
  | { readonly do: "put"; readonly path: string; readonly replaces: boolean }
  /** Takes away what must not stand beside what is put: a stale `-wal`, `-shm` or `-journal`. */
  | { readonly do: "take-away"; readonly path: string };

/** What a swap will do, in order. */
export interface SwapPlan {
  readonly steps: readonly Step[];
  /** Paths that are at the target now and will be replaced or taken away. */
  readonly replaced: readonly string[];
}

/** What the caller knows about the staged tree. Paths are relative to it, `/` between parts. */
export interface TreeFacts {
  /** Folders that are replaced as a whole, never merged: a repository's `.git`. */
  readonly units: ReadonlySet<string>;
  /** Databases, whose side files at the target belong to the old content. */
  readonly databases: ReadonlySet<string>;
}

const SIDE_FILES = ["-wal", "-shm", "-journal"];

/**
 * Compares a staged tree with the target and says what has to be done; changes nothing. Folders are merged: what the tree
 * does not hold stays as it is.
 * @throws AppError `target-unsafe` naming every place where a link or a thing of another type stands in the way
 */
export async function planSwap(tree: string, target: string, facts: TreeFacts): Promise<SwapPlan> {
  const comparison = new Comparison(tree, target, facts);
  await comparison.visit("");
  throwProblems(comparison.problems);
  const steps = comparison.steps;
  const replaced = steps.filter((step) => step.do === "take-away" || (step.do === "put" && step.replaces));
  return { steps, replaced: replaced.map((step) => step.path) };
}

/** A walk over the staged tree with an eye on the target. */
class Comparison {
  readonly steps: Step[] = [];
  readonly problems: Problem[] = [];
  readonly #tree: string;
  readonly #target: string;
  readonly #facts: TreeFacts;

  constructor(tree: string, target: string, facts: TreeFacts) {
    this.#tree = tree;
    this.#target = target;
    this.#facts = facts;
  }

  async visit(folder: string): Promise<void> {
    const entries = await readdir(join(this.#tree, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareBytewise(a.name, b.name))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const there = await typeAt(join(this.#target, path));
      if (entry.isDirectory() && !this.#facts.units.has(path)) await this.#mergeFolder(path, there);
      else await this.#put(path, there);
    }
  }

  async #mergeFolder(path: string, there: PlaceType): Promise<void> {
    if (there === "file" || there === "other") {
      this.problems.push(inTheWay(path, "expected a folder"));
      return;
    }
    if (there === "none") {
      const { mode } = await lstat(join(this.#tree, path));
      this.steps.push({ do: "make-folder", path, mode: mode & 0o777 });
    }
    await this.visit(path);
  }

  async #put(path: string, there: PlaceType): Promise<void> {
    if (there === "folder" && !this.#facts.units.has(path))
      this.problems.push(inTheWay(path, "a folder is there, expected a file"));
    this.steps.push({ do: "put", path, replaces: there !== "none" });
    if (this.#facts.databases.has(path)) await this.#takeAwaySideFiles(path);
  }

  async #takeAwaySideFiles(database: string): Promise<void> {
    for (const suffix of SIDE_FILES) {
      const path = database + suffix;
      if ((await typeAt(join(this.#target, path))) !== "none") this.steps.push({ do: "take-away", path });
    }
  }
}

type PlaceType = "none" | "file" | "folder" | "other";

function inTheWay(path: string, what: string): Problem {
  return { code: "target-unsafe", message: `${JSON.stringify(path)} at the target is in the way: ${what}`, path };
}

async function typeAt(path: string): Promise<PlaceType> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (stats === undefined) return "none";
  return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
}
