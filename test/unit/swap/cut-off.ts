import { join } from "node:path";
import { DISK, type Disk } from "../../../src/swap/disk.ts";
import { stagingFolders } from "../../../src/swap/journal.ts";
import { runJournaled } from "../../../src/swap/journaled.ts";
import { planMerge, type TreeFacts } from "../../../src/swap/plan.ts";
import { type Recovery, recover } from "../../../src/swap/recover.ts";
import type { Step } from "../../../src/swap/step.ts";
import { diesAt } from "./failing-disk.ts";
import { inFolder, picture, plant, type Tree } from "./trees.ts";

export const NO_FACTS: TreeFacts = { units: new Set(), databases: new Set() };

const STAGING = ".memsnap/restore-0000";

/** What is there, and what shall be there. */
export interface Story {
  readonly target: Tree;
  readonly tree: Tree;
  readonly facts?: TreeFacts;
}

/** A swap that is ready to be done, in the place and with the folders that `openTarget` would give it. */
export interface Prepared {
  readonly target: string;
  readonly staging: string;
  /** The target as it is, and as it will be, without our own folder. */
  readonly old: Record<string, unknown>;
  readonly next: Record<string, unknown>;
  swap(disk?: Disk): void;
}

/** Makes a target in `folder` and stages a tree for it. */
export async function prepare(folder: string, { target: there, tree, facts = NO_FACTS }: Story): Promise<Prepared> {
  const target = join(folder, "target");
  const staging = join(target, STAGING);
  const folders = stagingFolders(staging);
  plant(target, there);
  for (const path of Object.values(folders)) plant(path, {});
  plant(folders.tree, tree);
  const old = memory(target);
  const steps = await stepsOf(target, facts);
  const gone = steps.filter((step) => step.do === "take-away").map(({ path }) => path);
  const stays = Object.entries(old).filter(([path]) => !gone.some((one) => path === one || path.startsWith(`${one}/`)));
  const next = { ...Object.fromEntries(stays), ...picture(folders.tree) };
  return { target, staging, old, next, swap: (disk) => swapPrepared(target, { steps, facts }, disk) };
}

/** What a swap into a target that was made ready will do. */
export async function stepsOf(target: string, facts: TreeFacts): Promise<readonly Step[]> {
  const { tree } = stagingFolders(join(target, STAGING));
  return (await planMerge({ path: tree, facts, opened: [] }, target)).steps;
}

/** Swaps into a target that was made ready. */
export function swapPrepared(
  target: string,
  { steps, facts }: { readonly steps: readonly Step[]; readonly facts: TreeFacts },
  disk: Disk = DISK,
): void {
  const { tree, old } = stagingFolders(join(target, STAGING));
  runJournaled({ id: "0000", steps, databases: facts.databases, folders: { tree, target, old } }, disk);
}

/** What is at a target, without our own folder. */
export function memory(target: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(picture(target)).filter(([path]) => !/^\.memsnap(\/|$)/.test(path)));
}

/** Recovers a target of which no database is in use. */
export function recovered(target: string, disk: Disk = DISK): Promise<Recovery | null> {
  return recover(target, { disk, lastLook: async () => {} });
}

/** A memory in which everything happens that a swap can do: replace, add, remove, units, side files. */
export const STORY: Required<Story> = {
  target: {
    "MEMORY.md": "old memory",
    "facts.db": "old facts",
    "facts.db-wal": "old wal",
    "gone.md": "added by a restore that is undone",
    "notes/.git/HEAD": "old head",
    "notes/a.md": "old a",
    "notes/mine.md": "mine",
    "state/link": { link: "elsewhere" },
  },
  tree: {
    "MEMORY.md": "new memory",
    "facts.db": "new facts",
    "inbox/new/letter.md": "letter",
    "notes/.git/HEAD": "new head",
    "notes/a.md": "new a",
    "notes/b.md": "new b",
    "state/link": "no link any more",
  },
  facts: {
    units: new Set(["notes/.git"]),
    databases: new Set(["facts.db"]),
    removed: new Set(["gone.md"]),
  },
};

/** The story, cut off before its n-th call; the journal has its name after the second. */
export async function cutOffAt(n: number, folder: string): Promise<Prepared> {
  const prepared = await prepare(folder, STORY);
  if (!(await diesAt(n, prepared.swap))) throw new Error(`the story has no call ${n}`);
  return prepared;
}

/** The call at which `path` would be put in place. */
export async function putOf(path: string): Promise<number> {
  for (let n = 1; ; n++) {
    const isThere = await inFolder(async (folder) => {
      const prepared = await prepare(folder, STORY);
      await diesAt(n, prepared.swap);
      return memory(prepared.target)[path] === prepared.next[path];
    });
    if (isThere) return n - 1;
  }
}
