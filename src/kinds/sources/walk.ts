import { type Dirent, readdirSync } from "node:fs";
import type { LocatedMember } from "../kind.ts";
import { takeTurns } from "../turn.ts";
import type { Claim } from "./claims.ts";
import type { Contents } from "./content.ts";
import { childOf, joinPath, type Place } from "./place.ts";
import type { Recognition } from "./recognition.ts";
import { type Survey, specialType } from "./survey.ts";

/** A repository's own folder, or the file that points to it. */
export const GIT_NAME = ".git";

/** What the folders of a walk know. */
export interface Surroundings {
  readonly survey: Survey;
  readonly contents: Contents;
  readonly recognition: Recognition;
  /** What sources name, by absolute path: it is captured for them and nobody else. */
  readonly claims: ReadonlyMap<string, Claim>;
}

/** What lies below a folder, told apart. */
export interface Found {
  /** Plain files and folders, relative to the folder, which is `.`; in no order. */
  readonly members: LocatedMember[];
  readonly databases: Place[];
  readonly repositories: Place[];
  /** Everything that was met, relative to the folder, captured or not. */
  readonly seen: Set<string>;
}

/** Something that waits to be looked into; `path` is relative to the start of the walk. */
interface Open {
  readonly place: Place;
  readonly path: string;
}

/**
 * Looks through a folder that is no repository itself. With `raw`, databases and repositories below it are plain files
 * too, but for what must never be restored as one: side files of databases, and `.git`.
 */
export async function walkFolder(start: Place, raw: boolean, around: Surroundings): Promise<Found> {
  const found: Found = { members: [], databases: [], repositories: [], seen: new Set() };
  const turn = takeTurns();
  const open: Open[] = [{ place: start, path: "." }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listed = listFolder(folder.place, around.survey);
    if (listed === undefined) continue;
    for (const { name } of listed) found.seen.add(joinPath(folder.path, name));
    const entries = kept(listed, folder.place, around.survey);
    if (!raw && folder.place !== start && (await takeRepository(folder.place, entries, { found, around }))) continue;
    if (entries.length < listed.length) noteSkipped(listed, folder.place, around.survey);
    found.members.push({ path: folder.path, type: "folder" });
    for (const entry of entries) look(entry, folder, { open, found, raw, around });
    await turn();
  }
  return found;
}

/** The entries of a folder that do not stay out; `undefined` when it cannot be read, which is noted. */
export function keptEntries(folder: Place, survey: Survey): Dirent[] | undefined {
  const entries = listFolder(folder, survey);
  return entries && kept(entries, folder, survey);
}

function kept(entries: readonly Dirent[], folder: Place, survey: Survey): Dirent[] {
  return entries.filter((entry) => {
    const place = childOf(folder, entry.name);
    const why = survey.whyOut(place, entry.isDirectory());
    // What is never memory is noted when the folder is known to be no repository, whose history would hold it.
    if (why === "excluded") survey.leaveOut(place, why);
    return why === undefined;
  });
}

function noteSkipped(entries: readonly Dirent[], folder: Place, survey: Survey): void {
  for (const entry of entries) survey.skips(childOf(folder, entry.name), entry.isDirectory());
}

/** The entries of a folder; `undefined` when it cannot be read, which is noted. */
export function listFolder(folder: Place, survey: Survey): Dirent[] | undefined {
  try {
    return readdirSync(folder.absolute, { withFileTypes: true });
  } catch (error) {
    survey.unreadable(folder, error);
    return undefined;
  }
}

/** Whether a folder with these entries is a repository; asks only when it looks like one. */
export async function isRepository(
  folder: Place,
  entries: readonly Dirent[],
  { survey, recognition }: Surroundings,
): Promise<boolean | "damaged"> {
  const names = new Set(entries.map((entry) => entry.name));
  const workTree = names.has(GIT_NAME);
  const bare = names.has("HEAD") && names.has("objects") && names.has("refs");
  if (!workTree && !bare) return false;
  if (await recognition.isRepository(folder.absolute)) return true;
  if (!workTree) return false;
  survey.problem("source-damaged", folder, "has a `.git` that is no repository");
  return "damaged";
}

/** Whether the folder is done with, as a repository or as a broken one. */
async function takeRepository(
  folder: Place,
  entries: readonly Dirent[],
  { found, around }: { found: Found; around: Surroundings },
): Promise<boolean> {
  const repository = await isRepository(folder, entries, around);
  if (repository === true) found.repositories.push(folder);
  return repository !== false;
}

interface Looking {
  readonly open: Open[];
  readonly found: Found;
  readonly raw: boolean;
  readonly around: Surroundings;
}

function look(entry: Dirent, folder: Open, { open, found, raw, around }: Looking): void {
  const place = childOf(folder.place, entry.name);
  if (around.claims.has(place.absolute)) return;
  const path = joinPath(folder.path, entry.name);
  const special = specialType(entry);
  if (special !== undefined) around.survey.meet(place, special);
  else if (raw && entry.name === GIT_NAME) around.survey.leaveOut(place, "excluded");
  else if (entry.isDirectory()) open.push({ place, path });
  else if (around.contents.databaseOf(place.absolute) === undefined) take({ place, path }, { found, raw, around });
  // Beside a database that is captured as raw bytes it is content that stays behind; otherwise it is in the copy.
  else if (raw) around.survey.leaveOut(place, "excluded");
}

function take({ place, path }: Open, { found, raw, around }: Omit<Looking, "open">): void {
  const content = around.contents.of(place);
  if (content === "key") around.survey.leaveOut(place, "sensitive");
  else if (content === "database" && !raw) found.databases.push(place);
  else if (content !== undefined) found.members.push({ path, type: "file" });
}
