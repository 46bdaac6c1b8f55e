import { rmSync } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, rmdir, stat, statfs } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../model/index.ts";
import { planSwap, type SwapPlan, type TreeFacts } from "./plan.ts";
import { explained, runSwap } from "./swap.ts";
import { syncFolder, syncTree } from "./sync.ts";

/** Room that must stay free on the disk of the target. */
const SPARE_BYTES = 16 * 1024 * 1024;
/** Folder of ours in a target that existed before. */
export const OWN_FOLDER = ".memsnap";

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
  /** Compares the finished tree with the target. @throws AppError `target-unsafe` */
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
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function openTarget(to: string, options: TargetOptions): Promise<StagedTarget> {
  const target = resolve(options.cwd, to);
  const exists = await stat(target).then(
    () => true,
    () => false,
  );
  const made: string[] = [];
  const name = `restore-${options.id}`;
  let staging = join(dirname(target), `.${basename(target)}.${name}`);
  if (options.elsewhere !== undefined) staging = join(options.elsewhere, `memsnap-${name}`);
  else if (exists) staging = join(target, OWN_FOLDER, name);
  const folders = {
    extracted: join(staging, "extracted"),
    scratch: join(staging, "scratch"),
    tree: join(staging, "tree"),
    old: join(staging, "old"),
  };
  try {
    await makeParents(dirname(staging), made);
    await mkdir(staging, { mode: 0o700 });
    for (const folder of Object.values(folders)) await mkdir(folder, { mode: folder === folders.tree ? 0o777 : 0o700 });
  } catch (error) {
    await removeEmpty(made);
    throw explained(error);
  }
  const forget = options.atExit(() => rmSync(staging, { recursive: true, force: true }));
  return {
    target,
    ...folders,
    async reserve(bytes) {
      const { bavail, bsize } = await statfs(staging);
      if (bytes + SPARE_BYTES > bavail * bsize)
        throw new AppError(
          "disk-full",
          `the restore needs ${bytes} bytes, and ${bavail * bsize} are free at ${target}`,
          { path: target },
        );
    },
    plan: (facts) => planSwap(folders.tree, target, facts),
    async putInPlace(plan) {
      await syncTree(folders.tree);
      if (exists) await runSwap(plan, { tree: folders.tree, target, old: folders.old });
      else await becomeTarget(folders.tree, target);
    },
    async [Symbol.asyncDispose]() {
      await removeStaging(staging);
      await removeEmpty(made);
      forget();
    },
  };
}

/** The whole tree gets its name in one step. */
async function becomeTarget(tree: string, target: string): Promise<void> {
  const { mode } = await stat(tree);
  try {
    // Moving a folder writes to it, and it may have come back read-only.
    await chmod(tree, mode | 0o700);
    await rename(tree, target);
  } catch (error) {
    throw explained(error);
  }
  await chmod(target, mode);
  await syncFolder(dirname(target));
}

/** Makes a folder and all above it that are missing; keeps what was made in `made`, deepest last. */
async function makeParents(folder: string, made: string[]): Promise<void> {
  if (
    await stat(folder).then(
      () => true,
      () => false,
    )
  )
    return;
  await makeParents(dirname(folder), made);
  await mkdir(folder);
  made.push(folder);
}

/** Takes back folders that nothing was put into. */
async function removeEmpty(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
}

async function removeStaging(staging: string): Promise<void> {
  const remove = (): Promise<void> => rm(staging, { recursive: true, force: true, maxRetries: 3 });
  await remove().catch(async () => {
    for (const entry of await readdir(staging, { recursive: true, withFileTypes: true }))
      if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o700);
    await remove();
  });
}
