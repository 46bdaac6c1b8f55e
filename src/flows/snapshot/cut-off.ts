import { dirname, join, posix } from "node:path";
import type { Located } from "../../kinds/index.ts";
import { OWN_FOLDER, type Problem } from "../../model/index.ts";
import { isCutOff } from "../../swap/index.ts";

/** What is captured, and what was met and stayed out. */
export type Sources = Pick<Located, "root" | "stores" | "leftOut">;

/**
 * Restores that have not come to their end and reach into the sources: whatever a store holds may be half of the old memory and
 * half of the new. Looked for in every folder that something is captured from, in all above it, and where the folder of a
 * restore was met.
 */
export function cutOffRestores(sources: Sources): Problem[] {
  return [...foldersOf(sources)].filter(isSeenCutOff).map((folder) => ({
    code: "recovery-needed",
    message: `a restore into ${folder} was cut off or is under way, so what is there may be neither the old memory nor the new; say \`memsnap restore --recover ${folder}\` first`,
    path: folder,
  }));
}

function isSeenCutOff(folder: string): boolean {
  try {
    return isCutOff(folder);
  } catch {
    // The notes of another user's restore are closed to us; that alone must not keep memory from being captured.
    return false;
  }
}

function foldersOf({ root, stores, leftOut }: Sources): Set<string> {
  const folders = new Set<string>();
  const addWithAllAbove = (path: string): void => {
    for (let folder = path; !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  };
  for (const { location, members = [] } of stores) {
    addWithAllAbove(location);
    for (const { path } of members) addWithAllAbove(dirname(join(location, path)));
  }
  for (const { path } of leftOut) if (posix.basename(path) === OWN_FOLDER) addWithAllAbove(dirname(join(root, path)));
  return folders;
}
