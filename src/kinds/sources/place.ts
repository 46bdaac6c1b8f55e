import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Somewhere on disk, below the root. */
export interface Place {
  readonly absolute: string;
  /** Relative to the root, `/` between parts; `.` is the root. */
  readonly relative: string;
}

/** What a path has below a folder, `/` between parts; `.` for the folder itself, `undefined` when it is outside. */
export function pathBelow(folder: string, absolute: string): string | undefined {
  const path = relative(folder, absolute);
  if (path === "") return ".";
  if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** A child of a folder. */
export function childOf(folder: Place, name: string): Place {
  return {
    absolute: folder.absolute.endsWith(sep) ? folder.absolute + name : folder.absolute + sep + name,
    relative: joinPath(folder.relative, name),
  };
}

/** Joins two relative paths of which either may be `.`. */
export function joinPath(a: string, b: string): string {
  if (a === ".") return b;
  return b === "." ? a : `${a}/${b}`;
}

/** The real path, in the spelling of the disk, of as much of a path as exists; the rest as it is given. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const parent = resolve(absolute, "..");
    return parent === absolute
      ? absolute
      : resolve(realPath(parent), absolute.slice(parent.length).replace(/^[\\/]/, ""));
  }
}
