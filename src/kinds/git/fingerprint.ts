import { type BigIntStats, lstatSync } from "node:fs";
import { join } from "node:path";
import type { Layout } from "./layout.ts";
import { type Skips, type Walk, walk } from "./walk.ts";

/** The state of a repository at one moment, as far as `lstat` tells: any write changes it. */
export interface Fingerprint {
  /** HEAD, index, refs and what else git keeps beside the objects. */
  readonly names: ReadonlyMap<string, string>;
  /** Null for a bare repository. */
  readonly worktree: Walk | null;
}

const FILES = ["HEAD", "index", "packed-refs", "shallow", "info/exclude", "logs/refs/stash"];
const FOLDERS = ["refs", "reftable"];

/** Takes the fingerprint; synchronous, without git. @throws AppError `source-unreadable` */
export function fingerprint(layout: Layout, skips: Skips): Fingerprint {
  const names = new Map<string, string>();
  for (const dir of new Set([layout.commonDir, layout.gitDir])) {
    for (const file of FILES) {
      const stat = lstatSync(join(dir, file), { bigint: true, throwIfNoEntry: false });
      if (stat !== undefined) names.set(join(dir, file), mark(stat));
    }
    for (const folder of FOLDERS)
      for (const [path, stat] of walk(join(dir, folder), isLock).files) names.set(join(dir, folder, path), mark(stat));
  }
  return { names, worktree: layout.workTree === null ? null : walk(layout.workTree, skips) };
}

/**
 * Paths that are not what they were: those of the work tree relative to it. A path that only one of the two knows is
 * among them.
 */
export function differences(before: Fingerprint, after: Fingerprint): { names: string[]; worktree: string[] } {
  return { names: differing(before.names, after.names), worktree: differing(marks(before), marks(after)) };
}

function marks({ worktree }: Fingerprint): Map<string, string> {
  const all = new Map<string, string>();
  for (const [path, stat] of worktree?.files ?? []) all.set(path, mark(stat));
  for (const path of worktree?.emptyFolders ?? []) all.set(path, "empty folder");
  for (const path of worktree?.repositories ?? []) all.set(path, "repository");
  return all;
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}

function mark(stat: BigIntStats): string {
  return [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs, stat.mode].join(" ");
}

function isLock(path: string): boolean {
  return path.endsWith(".lock");
}
