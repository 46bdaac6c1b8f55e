import { lstatSync, mkdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../model/index.ts";
import { explained } from "./failure.ts";
import { makeFolders, openUp, removeEmpty, removeTree } from "./folders.ts";
import { planMerge, planMove, type SwapPlan, type TreeFacts } from "./plan.ts";
import { runSwap } from "./swap.ts";
import { syncFolder, syncTree } from "./sync.ts";

/** Room that must stay free on the disk of the target. */
const SPARE_BYTES = 16 * 1024 * 1024;
/** How the name of a staging folder starts, in the target or beside it. */
export const STAGING_PREFIX = ".memsnap-restore-";

/** Folders for a restore on the file system of its target. What was not put in place goes away when it is disposed. */
export interface StagedTarget extends AsyncDisposable {
  /** Absolute path of the target. */
  readonly target: string;
  /** Takes what comes out of the bundle. */
  readonly extracted: string;
  /** For checks. */
  readonly scratch: string;
  /** Becomes the target, or is merged into it. */
  readonly tree: string;
  /** @throws AppError `disk-full` when so many bytes do not fit */
  reserve(bytes: number): Promise<void>;
  /** Compares the finished tree with the target. @throws AppError `target-unsafe`, `output-unwritable` */
  plan(facts: TreeFacts): Promise<SwapPlan>;
  /** Syncs the tree and puts it in place, all or nothing. @throws AppError exits 2 and 7 */
  putInPlace(plan: SwapPlan): Promise<void>;
}

/** How to stage. */
export interface TargetOptions {
  readonly cwd: string;
  readonly id: string;
  /** Another folder to stage in, for a run that will not put anything in place. */
  readonly elsewhere?: string;
  readonly atExit: (cleanUp: () => void) => () => void;
}

/**
 * Makes the staging folders: beside a target that does not exist yet, which the tree will then become by one rename, or
 * inside one that does.
 * @throws AppError `output-unwritable`, `target-unsafe`, `disk-full`
 */
export async function openTarget(to: string, options: TargetOptions): Promise<StagedTarget> {
  const target = resolve(options.cwd, to);
  const exists = isFolder(target);
  const staging = join(options.elsewhere ?? (exists ? target : dirname(target)), STAGING_PREFIX + options.id);
  const folders = {
    extracted: join(staging, "extracted"),
    scratch: join(staging, "scratch"),
    tree: join(staging, "tree"),
    old: join(staging, "old"),
  };
  const made = makeStaging(staging, folders);
  let keepsOld = false;
  const cleanUp = (): void => {
    if (!keepsOld) removeTree(staging);
    removeEmpty(made);
  };
  const forget = options.atExit(cleanUp);
  return {
    target,
    ...folders,
    async reserve(bytes) {
      const { bavail, bsize } = await statfs(staging);
      if (bytes + SPARE_BYTES > bavail * bsize)
        throw new AppError(
          "disk-full",
          `the restore needs ${bytes} bytes, and ${bavail * bsize} are free at ${dirname(staging)}`,
          { path: target },
        );
    },
    async plan(facts) {
      try {
        const tree = { path: folders.tree, facts, opened: openUp(folders.tree) };
        return exists ? await planMerge(tree, target, STAGING_PREFIX + options.id) : planMove(tree);
      } catch (error) {
        throw explained(error, target);
      }
    },
    async putInPlace(plan) {
      try {
        await syncTree(folders.tree);
        runSwap(plan, { tree: folders.tree, target, old: folders.old });
      } catch (error) {
        keepsOld = error instanceof AppError && error.code === "restore-incomplete";
        throw explained(error, target);
      }
      for (const folder of made) syncFolder(dirname(folder));
    },
    async [Symbol.asyncDispose]() {
      cleanUp();
      forget();
    },
  };
}

function isFolder(target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new AppError("target-unsafe", `the target ${target} is no folder`, { path: target });
  return found !== undefined;
}

/** Makes the staging folders; returns the folders above them that were missing. */
function makeStaging(staging: string, folders: Readonly<Record<string, string>> & { readonly tree: string }): string[] {
  const made: string[] = [];
  let isOurs = false;
  try {
    made.push(...makeFolders(dirname(staging)));
    mkdirSync(staging, { mode: 0o700 });
    isOurs = true;
    for (const folder of Object.values(folders)) mkdirSync(folder, { mode: folder === folders.tree ? 0o777 : 0o700 });
    return made;
  } catch (error) {
    if (isOurs) removeTree(staging);
    removeEmpty(made);
    throw explained(error, staging);
  }
}
