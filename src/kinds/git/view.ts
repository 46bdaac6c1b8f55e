import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "./git.ts";
import type { Layout } from "./layout.ts";
import { disregardAttributes, initRepository } from "./unpack.ts";

/** A repository in a view, with what git has written itself; the view reads its objects, too. */
export const OWN_TREES = "trees";

/**
 * A private repository over the objects and the work tree of another. Git works in it with its own config, so that
 * nothing that the source's config names (filters, monitors, hooks, remotes) is ever known, and what git writes
 * stays here.
 */
export interface View extends Required<Place> {
  /** Takes over the source's index and ignore rules as they are now. */
  refresh(): void;
  /** Removes the view. Never throws. */
  close(): void;
}

/** Opens a view of a repository, in a new folder below `scratch`. @throws GitFailed, or the system's error */
export async function openView(layout: Layout, scratch = tmpdir()): Promise<View> {
  const gitDir = mkdtempSync(join(scratch, "memsnap-git-"));
  const close = () => rmSync(gitDir, { recursive: true, force: true, maxRetries: 3 });
  const refresh = () => copyState(layout, gitDir);
  try {
    await initRepository(gitDir, { format: layout.objectFormat, bare: true });
    const own = join(gitDir, OWN_TREES, "objects");
    const info = join(gitDir, "objects", "info");
    for (const folder of [own, info]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(info, "alternates"), [layout.objects, own].map((path) => `${quoted(path)}\n`).join(""));
    disregardAttributes(gitDir);
    refresh();
  } catch (error) {
    close();
    throw error;
  }
  const workTree = layout.workTree ?? gitDir;
  return { gitDir, workTree, indexFile: join(gitDir, "index"), refresh, close };
}

function copyState(layout: Layout, gitDir: string): void {
  replace(layout.infoExclude, join(gitDir, "info", "exclude"));
  replace(layout.shallow, join(gitDir, "shallow"));
  replace(layout.index, join(gitDir, "index"));
  // A split index keeps most of its entries in files of this name.
  const shared = readdirSync(layout.gitDir).filter((name) => name.startsWith("sharedindex."));
  for (const name of shared) replace(join(layout.gitDir, name), join(gitDir, name));
}

function replace(from: string, to: string): void {
  rmSync(to, { force: true });
  if (existsSync(from)) copyFileSync(from, to);
}

// Git reads a path in this file literally unless it starts with a quote.
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
