import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { STAGING_PREFIX } from "../model/index.ts";
import { explained } from "./failure.ts";
import { makeFolders, removeEmpty, removeTree } from "./folders.ts";
import { stagingFolders } from "./journal.ts";
import { INNER_STAGING, ownFolder } from "./own-folder.ts";
import { type OwnedFolder, openOwnedFolder } from "./owned.ts";

/** Private folders to make something ready in. */
export interface Staging extends OwnedFolder {
  readonly folders: ReturnType<typeof stagingFolders>;
  /** Folders above it that had to be made, the deepest last; `remove` takes them away when they are empty. */
  readonly made: readonly string[];
}

/** Whether a folder of this name is one in which a target that does not exist is made ready. */
export function isStagingName(name: string): boolean {
  return name.startsWith(STAGING_PREFIX);
}

/** Stages in a target's own folder, whose claim keeps sweeps away. @throws AppError `output-unwritable`, `disk-full` */
export function stageInside(target: string, id: string): Staging {
  const path = join(ownFolder(target), INNER_STAGING + id);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    throw explained(error, path);
  }
  return furnished({ path, remove: () => removeTree(path) }, []);
}

/**
 * Stages in a folder that others stage in too, and sweeps up there after dead ones.
 * @throws AppError `output-unwritable`, `disk-full`
 */
export async function stageBeside(folder: string, id: string): Promise<Staging> {
  const path = join(folder, STAGING_PREFIX + id);
  const made: string[] = [];
  try {
    made.push(...makeFolders(folder));
    return furnished(await openOwnedFolder(path, isStagingName), made);
  } catch (error) {
    removeEmpty(made);
    throw explained(error, path);
  }
}

function furnished(owned: OwnedFolder, made: readonly string[]): Staging {
  const { path } = owned;
  const folders = stagingFolders(path);
  const remove = (): void => {
    owned.remove();
    removeEmpty(made);
  };
  try {
    for (const folder of Object.values(folders)) mkdirSync(folder, { mode: folder === folders.tree ? 0o777 : 0o700 });
    return { path, folders, made, remove };
  } catch (error) {
    remove();
    throw explained(error, dirname(path));
  }
}
