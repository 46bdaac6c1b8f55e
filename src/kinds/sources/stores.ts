import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import {
  archivePaths,
  caseFoldKey,
  checkPaths,
  compareBytewise,
  type Problem,
  restoredPath,
  storeKey,
  storeName,
  whyNotPortable,
} from "../../model/index.ts";
import type { LocatedMember, LocatedStore } from "../kind.ts";
import type { Glob } from "./claims.ts";
import { SIDE_FILE } from "./content.ts";
import { joinPath, type Place } from "./place.ts";
import type { Contained } from "./repository.ts";
import type { Survey } from "./survey.ts";

/** A store, and the paths that it will have in the bundle and after a restore. */
export interface Planned {
  readonly store: LocatedStore;
  readonly entries: readonly { readonly archived: string; readonly restored: string }[];
}

/** The store of a database. */
export function databaseStore(place: Place): Planned {
  const name = nameOf(place.relative);
  const store: LocatedStore = { kind: "sqlite", name, location: place.absolute, path: place.relative };
  return { store, entries: [{ archived: archivePaths.sqlite(name), restored: place.relative }] };
}

/** The store of a repository. */
export function repositoryStore(place: Place, { exclude, withholds, worktree }: Contained): Planned {
  const name = nameOf(place.relative);
  const about = { name, location: place.absolute, path: place.relative };
  const store: LocatedStore = { kind: "git", ...about, exclude, withholds };
  const files = worktree.map((path) => ({
    archived: archivePaths.gitWorktree(name, path),
    restored: joinPath(place.relative, path),
  }));
  return { store, entries: [{ archived: archivePaths.gitBundle(name), restored: place.relative }, ...files] };
}

/** The store of a folder and all plain files below it. */
export function folderStore(
  place: Place,
  members: readonly LocatedMember[],
  newcomers?: LocatedStore["newcomers"],
): Planned {
  const { store, entries } = fileStore(nameOf(place.relative), place, members);
  return { store: newcomers === undefined ? store : { ...store, newcomers }, entries };
}

/** The store of one file: named after the file, relative to its folder. */
export function singleFileStore(file: Place, survey: Survey): Planned {
  const path = file.relative.slice(file.relative.lastIndexOf("/") + 1);
  return fileStore(nameOf(file.relative), survey.place(dirname(file.absolute)), [{ path, type: "file" }]);
}

/** The store of the files that a pattern named: named after the pattern, relative to its fixed folder. */
export function globStore(glob: Glob, files: readonly Place[]): Planned {
  const { base, rest } = glob;
  const skip = base.relative === "." ? 0 : base.relative.length + 1;
  const members = files.map((file): LocatedMember => ({ path: file.relative.slice(skip), type: "file" }));
  return fileStore(nameOf(joinPath(base.relative, rest)), base, members);
}

/**
 * What keeps stores from being captured and restored as they are: names that are not portable, and names that meet in the
 * bundle or on the disk.
 * Store names cannot meet by their spelling: a plain path spells its own name, any other ends in a digest of it, and
 * no plain name looks as if it did. What is left is two digests that agree in their first eight digits.
 */
export function nameProblems(planned: readonly Planned[]): Problem[] {
  const entries = planned.flatMap((plan) => plan.entries).filter(({ restored }) => restored !== ".");
  const problems = checkPaths(entries.map(({ restored }) => restored));
  const known = new Set(problems.map(({ path }) => path));
  for (const { archived, restored } of entries) {
    const why = known.has(restored) ? undefined : whyNotPortable(archived);
    if (why !== undefined)
      problems.push({
        code: "name-not-portable",
        message: `${JSON.stringify(restored)} ${why} in the bundle`,
        path: restored,
      });
  }
  return [...problems, ...sideFileProblems(planned), ...doubleNames(planned), ...doubleDatabases(planned)];
}

/** Databases with two names on the disk: SQLite keeps two WALs of such a one, and locks both when it locks either. */
function doubleDatabases(planned: readonly Planned[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { store } of planned.filter((one) => one.store.kind === "sqlite")) {
    const stat = lstatSync(store.location, { bigint: true, throwIfNoEntry: false });
    const file = `${stat?.dev} ${stat?.ino}`;
    const other = seen.get(file);
    if (stat !== undefined && other !== undefined) {
      const message = `${JSON.stringify(store.path)} and ${JSON.stringify(other)} are one database with two names; name one`;
      problems.push({ code: "source-unsupported", message, path: store.path });
    }
    seen.set(file, store.path);
  }
  return problems;
}

/** What SQLite would take for the side file of a restored database: a folder of that name, or another case of it. */
function sideFileProblems(planned: readonly Planned[]): Problem[] {
  const databases = planned.filter(({ store }) => store.kind === "sqlite");
  const keys = new Set(databases.map(({ store }) => caseFoldKey(store.path)));
  const paths = planned.flatMap(({ entries }) => entries.map(({ restored }) => restored));
  return paths
    .filter((path) => SIDE_FILE.test(path) && keys.has(caseFoldKey(path.replace(SIDE_FILE, ""))))
    .map((path) => {
      const message = `${JSON.stringify(path)} has the name of a side file of the database beside it`;
      return { code: "name-not-portable", message, path };
    });
}

function doubleNames(planned: readonly Planned[]): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  for (const { store } of planned) {
    const key = caseFoldKey(storeKey(store));
    const other = taken.get(key);
    if (other !== undefined) {
      const message = `${JSON.stringify(store.path)} and ${JSON.stringify(other)} get the same name ${store.name} in the bundle`;
      problems.push({ code: "name-not-portable", message, path: store.path });
    }
    taken.set(key, store.path);
  }
  return problems;
}

function fileStore(name: string, place: Place, members: readonly LocatedMember[]): Planned {
  const sorted = members.toSorted((a, b) => compareBytewise(a.path, b.path));
  return {
    store: { kind: "file", name, location: place.absolute, path: place.relative, members: sorted },
    entries: sorted.map(({ path }) => ({
      archived: archivePaths.file(name, path),
      restored: restoredPath(place.relative, path),
    })),
  };
}

function nameOf(path: string): string {
  return storeName(path, (text) => createHash("sha256").update(text).digest("hex"));
}
