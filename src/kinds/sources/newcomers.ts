import { type Dirent, lstatSync } from "node:fs";
import type { LocatedMember, Newcomers } from "../kind.ts";
import { SIDE_FILE } from "./content.ts";
import { childOf, joinPath, type Place } from "./place.ts";
import { listFolder, type Surroundings } from "./walk.ts";

/** A folder that was walked through: `seen` is everything in it and below it, captured or not. */
export interface Walked {
  readonly start: Place;
  readonly members: readonly LocatedMember[];
  readonly seen: ReadonlySet<string>;
}

/**
 * Looks through the captured folders once more, for what was not there before and does not stay out. A file of `databases`,
 * which are open by now, is not opened under its new name.
 */
export function findNewcomers(walked: Walked, around: Surroundings, databases: ReadonlySet<string>): Newcomers {
  const files: LocatedMember[] = [];
  const others: string[] = [];
  for (const { path, place, entry } of unknownEntries(walked, around)) {
    const isNew = entry.isFile() && !databases.has(fileIdentity(place.absolute));
    const content = isNew ? around.contents.of(place) : "other";
    if (content === "plain") files.push({ path, type: "file" });
    else if (content !== undefined && content !== "key") others.push(path);
  }
  return { files, others };
}

/** Tells a file from others, whatever its name. */
export function fileIdentity(file: string): string {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return `${stat?.dev} ${stat?.ino}`;
}

interface Unknown {
  /** Relative to the start. */
  readonly path: string;
  readonly place: Place;
  readonly entry: Dirent;
}

function* unknownEntries({ start, members, seen }: Walked, { survey }: Surroundings): Generator<Unknown> {
  for (const folder of members.filter(({ type }) => type === "folder")) {
    const parent = folder.path === "." ? start : childOf(start, folder.path);
    for (const entry of listFolder(parent, survey) ?? []) {
      const path = joinPath(folder.path, entry.name);
      const place = childOf(parent, entry.name);
      if (!isKnown(path, seen) && survey.whyOut(place, entry.isDirectory()) === undefined) yield { path, place, entry };
    }
  }
}

/** Side files come and go with their databases. */
function isKnown(path: string, seen: ReadonlySet<string>): boolean {
  return seen.has(path) || (SIDE_FILE.test(path) && seen.has(path.replace(SIDE_FILE, "")));
}
