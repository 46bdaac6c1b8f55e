import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareBytewise, OWN_FOLDER, type Problem, throwProblems } from "../model/index.ts";
import { type Opened, OWNER_ALL } from "./folders.ts";
import { isOwnPath } from "./own-folder.ts";
import { PlaceName } from "./place-name.ts";
import type { Step } from "./step.ts";
import { lookAtAll } from "./witness.ts";

/** What a swap will do, in order. */
export interface SwapPlan {
  readonly steps: readonly Step[];
  /** Paths that are at the target now and will be replaced or taken away. */
  readonly replaced: readonly string[];
  /** Paths at which there is nothing now. */
  readonly added: readonly string[];
  /** What is known of the state of `replaced`; another look gives another text when something was written there. */
  readonly seen: string;
}

/** What the caller knows about the staged tree. Paths are relative to it, `/` between parts. */
export interface TreeFacts {
  /** Folders that are replaced as a whole, never merged: a repository's `.git`. */
  readonly units: ReadonlySet<string>;
  /** Databases, of the tree or among `removed`, whose side files at the target belong to the old content. */
  readonly databases: ReadonlySet<string>;
  /** What has to go from the target, whatever the tree holds. */
  readonly removed?: ReadonlySet<string>;
}

/** A staged tree: where it lies, what the caller knows about it, and which of its folders were opened up. */
export interface StagedTree {
  readonly path: string;
  readonly facts: TreeFacts;
  readonly opened: readonly Opened[];
}

/** Files that SQLite keeps beside a database. */
export const SIDE_FILES = ["-wal", "-shm", "-journal"] as const;

/** The tree becomes a target that does not exist: one rename. Only its own permissions may have to wait for that. */
export function planMove({ opened }: StagedTree): SwapPlan {
  const closing = opened.filter(({ path }) => path === ".").map(closingStep);
  return { steps: [{ do: "put", path: "." }, ...closing], replaced: [], added: ["."], seen: "" };
}

/**
 * Compares a staged tree with a target that exists and says what has to be done; changes nothing. Folders are merged: what
 * the tree does not hold stays as it is, and folders that are there keep their permissions.
 * @throws AppError `target-unsafe` naming every place where something cannot be replaced safely
 */
export async function planMerge(tree: StagedTree, target: string): Promise<SwapPlan> {
  const comparison = new Comparison(tree, target, (await lstat(target)).dev);
  await comparison.refuseWholeTarget();
  await comparison.remove();
  await comparison.visit(".");
  comparison.refuseUnsafeNames();
  throwProblems(comparison.problems);
  const steps = comparison.finished();
  const taken = pathsOf(steps, "take-away");
  const replaced = taken.filter((path) => !isOwnPath(path));
  const added = pathsOf(steps, "put").filter((path) => !taken.includes(path) && !isOwnPath(path));
  return { steps, replaced, added, seen: lookAtAll(target, replaced) };
}

/** The paths of one sort of steps, in their order. */
export function pathsOf(steps: readonly Step[], what: Step["do"]): string[] {
  return steps.filter((step) => step.do === what).map((step) => step.path);
}

/** A walk over the staged tree with an eye on the target. */
class Comparison {
  readonly problems: Problem[] = [];
  readonly #steps: Step[] = [];
  /** What the permissions of folders are set to at the end. */
  readonly #closing: Step[] = [];
  readonly #merged = new Set<string>();
  readonly #openedUp = new Set<string>();
  /** What is gone when the tree is put in place. */
  readonly #taken = new Set<string>();
  readonly #tree: StagedTree;
  readonly #target: string;
  readonly #device: number;

  constructor(tree: StagedTree, target: string, device: number) {
    this.#tree = tree;
    this.#target = target;
    this.#device = device;
  }

  /** A repository without a work tree cannot be merged into a folder that holds something. */
  async refuseWholeTarget(): Promise<void> {
    if (!this.#tree.facts.units.has(".")) return;
    const others = (await readdir(this.#target)).filter((name) => name !== OWN_FOLDER);
    if (others.length > 0) this.#refuse(".", "the bundle replaces the folder as a whole, expected it to be empty");
  }

  /** Takes away what has to go. What stands below something else that goes, goes with it. */
  async remove(): Promise<void> {
    for (const path of [...(this.#tree.facts.removed ?? [])].sort(compareBytewise)) {
      const above = foldersAbove(path);
      if (above.some((folder) => this.#taken.has(folder)) || !(await this.#canReach(above))) continue;
      await this.#takeAway(path);
      if (this.#tree.facts.databases.has(path)) await this.#takeAwaySideFiles(path);
    }
  }

  async visit(folder: string): Promise<void> {
    this.#merged.add(folder);
    const entries = await readdir(join(this.#tree.path, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareBytewise(a.name, b.name))) {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      const isMerged = entry.isDirectory() && !this.#tree.facts.units.has(path);
      const there = this.#taken.has(path) ? undefined : await lookAt(join(this.#target, path));
      if (there === undefined) await this.#put(path);
      else if (isMerged) await this.#merge(path, there);
      else await this.#replace(path, there);
    }
  }

  /** A repository can hold any name, and a journal that holds one of these would not be followed. */
  refuseUnsafeNames(): void {
    for (const { path } of this.finished())
      if (!PlaceName.safeParse(path).success) {
        const message = `${JSON.stringify(path)} cannot be put in place: only memsnap and git give such a name`;
        this.problems.push({ code: "target-unsafe", message, path });
      }
  }

  finished(): Step[] {
    const closing = this.#tree.opened.filter(({ path }) => !this.#merged.has(path)).map(closingStep);
    return [...this.#steps, ...this.#closing.toReversed(), ...closing.toReversed()];
  }

  async #merge(path: string, there: Stats): Promise<void> {
    if (!there.isDirectory()) return this.#refuse(path, "expected a folder or nothing");
    if (there.dev !== this.#device) return this.#refuse(path, "it is on another file system; restore it by itself");
    this.#openUp(path, there);
    await this.visit(path);
  }

  async #replace(path: string, there: Stats): Promise<void> {
    if (there.isDirectory() && !this.#tree.facts.units.has(path))
      return this.#refuse(path, "a folder is there, expected a file or nothing");
    await this.#takeAway(path);
    await this.#put(path);
  }

  async #put(path: string): Promise<void> {
    // Before it is put: SQLite would take a stale side file for the new database's own.
    if (this.#tree.facts.databases.has(path)) await this.#takeAwaySideFiles(path);
    this.#steps.push({ do: "put", path });
  }

  async #takeAwaySideFiles(database: string): Promise<void> {
    for (const suffix of SIDE_FILES) await this.#takeAway(database + suffix);
  }

  async #takeAway(path: string): Promise<void> {
    if (this.#taken.has(path) || (await lookAt(join(this.#target, path))) === undefined) return;
    this.#taken.add(path);
    this.#steps.push({ do: "take-away", path });
  }

  /** Whether folders of the target, from the top, are all there; they are opened up on the way. */
  async #canReach(folders: readonly string[]): Promise<boolean> {
    for (const folder of folders) {
      const there = await lookAt(join(this.#target, folder));
      if (there === undefined) return false;
      if (!there.isDirectory()) {
        this.#refuse(folder, "expected a folder or nothing");
        return false;
      }
      this.#openUp(folder, there);
    }
    return true;
  }

  #openUp(path: string, there: Stats): void {
    const mode = there.mode & 0o777;
    const open = mode | OWNER_ALL;
    if (mode === open || this.#openedUp.has(path)) return;
    this.#openedUp.add(path);
    this.#steps.push({ do: "set-mode", path, from: mode, to: open });
    this.#closing.push({ do: "set-mode", path, from: open, to: mode });
  }

  #refuse(path: string, what: string): void {
    this.problems.push({
      code: "target-unsafe",
      message: `${JSON.stringify(path)} at the target is in the way: ${what}`,
      path,
    });
  }
}

/** The folders that lead to a path, from the top. */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Gives a folder that was opened up the permissions that it shall have. */
function closingStep({ path, mode }: Opened): Step {
  return { do: "set-mode", path, from: mode | OWNER_ALL, to: mode };
}

async function lookAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
