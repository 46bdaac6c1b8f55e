import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Problem, throwProblems } from "../model/index.ts";

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
  const steps: Step[] = [];
  const problems: Problem[] = [];
  await visit("");
  throwProblems(problems);
  const replaced = steps.filter((step) => step.do === "take-away" || (step.do === "put" && step.replaces));
  return { steps, replaced: replaced.map((step) => step.path) };

  async function visit(folder: string): Promise<void> {
    const entries = await readdir(join(tree, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const there = await typeAt(join(target, path));
      if (entry.isDirectory() && !facts.units.has(path)) {
        if (there === "none") steps.push({ do: "make-folder", path, mode: (await lstat(join(tree, path))).mode & 0o777 });
        if (there === "file" || there === "other") problems.push(inTheWay(path, "expected a folder"));
        else await visit(path);
        continue;
      }
      if (there === "folder" && !facts.units.has(path)) problems.push(inTheWay(path, "a folder is there, expected a file"));
      steps.push({ do: "put", path, replaces: there !== "none" });
      if (facts.databases.has(path)) await takeAwaySideFiles(path);
    }
  }

  async function takeAwaySideFiles(database: string): Promise<void> {
    for (const suffix of SIDE_FILES) {
      const path = database + suffix;
      if ((await typeAt(join(target, path))) !== "none") steps.push({ do: "take-away", path });
    }
  }
}

function inTheWay(path: string, what: string): Problem {
  return { code: "target-unsafe", message: `${JSON.stringify(path)} at the target is in the way: ${what}`, path };
}

async function typeAt(path: string): Promise<"none" | "file" | "folder" | "other"> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (stats === undefined) return "none";
  return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
}
