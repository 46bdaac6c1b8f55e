import { lstatSync, readdirSync, rmSync, type Stats } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPartialName } from "../../model/index.ts";
import { syncFolder } from "../../os/index.ts";
import { bundleOfSidecar, isNameOfBundle, sidecarNames } from "../names.ts";
import { codeOf, inVault } from "./failure.ts";
import { isHeld } from "./lock.ts";

/** What to sweep. */
export interface SweepOptions {
  /** What was touched later than this, in milliseconds since 1970, stays. */
  readonly before: number;
  readonly dryRun: boolean;
  readonly onUnreceipted: ((name: string) => void) | undefined;
}

/** Removes what was never finished, in the order of names. @throws AppError as `Vault.sweep` does */
export async function sweepFolder(folder: string, options: SweepOptions): Promise<string[]> {
  try {
    const names = (await readdir(folder)).toSorted();
    const partials = await deadPartials(folder, names, options.before);
    const files = leftFiles(folder, { names, partials, ...options });
    if (options.dryRun) return [...files, ...partials].toSorted();
    const gone = files.filter((name) => removeOld(join(folder, name), options.before));
    // By what lies in a partial folder it can be told whose files these are, so it goes last.
    for (const name of partials) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    if (gone.length + partials.length > 0) syncFolder(folder);
    return [...gone, ...partials].toSorted();
  } catch (error) {
    throw inVault(error, folder);
  }
}

/** Removes a file, unless somebody has taken it over since it was looked at; says whether it went. */
function removeOld(path: string, before: number): boolean {
  const found = look(path);
  if (found === undefined || touchedAt(path, found) >= before) return false;
  rmSync(path, { force: true, maxRetries: 3 });
  return true;
}

/** Folders in which something was made, or is named, by somebody who has died. */
async function deadPartials(folder: string, names: readonly string[], before: number): Promise<string[]> {
  const dead: string[] = [];
  for (const name of names.filter(isPartialName)) {
    const path = join(folder, name);
    const found = look(path);
    if (!found?.isDirectory() || touchedAt(path, found) >= before || (await isHeld(path))) continue;
    dead.push(name);
  }
  return dead;
}

interface Looking extends SweepOptions {
  readonly names: readonly string[];
  readonly partials: readonly string[];
}

/** Bundles that dead writers will give no receipt any more, and sidecars without a bundle; tells of bundles of others. */
function leftFiles(folder: string, looking: Looking): string[] {
  const { partials, onUnreceipted = () => {} } = looking;
  const left = new Set<string>();
  for (const { name, bundle, found } of unfinishedFiles(folder, looking)) {
    const isBundle = name === bundle;
    const isOurs = isBundle
      ? partials.some((partial) => isFrom(join(folder, partial), bundle, found))
      : left.has(bundle) || !isThere(folder, bundle);
    if (isOurs) left.add(name);
    else if (isBundle) onUnreceipted(name);
  }
  return [...left];
}

/** Old files of bundles that have no receipt, or of which there is nothing but sidecars; a bundle before its sidecars. */
function* unfinishedFiles(
  folder: string,
  { names, before }: Looking,
): Generator<{ readonly name: string; readonly bundle: string; readonly found: Stats }> {
  const listed = new Set(names);
  for (const name of names) {
    const bundle = isNameOfBundle(name) ? name : bundleOfSidecar(name);
    if (bundle === undefined) continue;
    const { receipt } = sidecarNames(bundle);
    if (listed.has(bundle) && listed.has(receipt)) continue;
    const path = join(folder, name);
    const found = look(path);
    if (!found?.isFile() || touchedAt(path, found) >= before) continue;
    // Asked anew: it may have got its receipt since the folder was listed.
    if (name !== bundle || !isThere(folder, receipt)) yield { name, bundle, found };
  }
}

function isThere(folder: string, name: string): boolean {
  return look(join(folder, name)) !== undefined;
}

/** Whether a bundle was named by the writer of a partial folder: its receipt still waits there, and the bundle is the same file. */
function isFrom(partial: string, bundle: string, found: Stats): boolean {
  if (!isThere(partial, sidecarNames(bundle).receipt)) return false;
  const made = look(join(partial, bundle));
  // Where a name was not given by a link, the file has moved.
  return made === undefined || (made.dev === found.dev && made.ino === found.ino);
}

/** When something was last written to, or got its name: the latest of a folder and all that is in it. */
function touchedAt(path: string, found: Stats): number {
  const own = Math.max(found.mtimeMs, found.ctimeMs);
  const below = found.isDirectory() ? entriesOf(path) : [];
  const times = below.map((name) => {
    const inner = look(join(path, name));
    return inner === undefined ? own : touchedAt(join(path, name), inner);
  });
  return Math.max(own, ...times);
}

/** Somebody else's private folder tells nothing of what is in it; whether it is in use cannot be told either, so it stays. */
function entriesOf(folder: string): string[] {
  return unless(["ENOENT", "EACCES", "EPERM"], () => readdirSync(folder)) ?? [];
}

function look(path: string): Stats | undefined {
  return unless(["ENOENT"], () => lstatSync(path));
}

function unless<T>(codes: readonly string[], ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (codes.includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}
