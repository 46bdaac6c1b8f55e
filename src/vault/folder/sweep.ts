import { lstatSync, readdirSync, rmSync, type Stats } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPartialName } from "../../model/index.ts";
import { bundleOfSidecar, isNameOfBundle, sidecarNames } from "../names.ts";
import { codeOf, inVault } from "./failure.ts";
import { syncFolder } from "./files.ts";
import { isHeld } from "./lock.ts";

/** What to sweep: what was last touched before a time, in milliseconds since 1970. */
export interface SweepOptions {
  readonly before: number;
  readonly dryRun: boolean;
}

/** Removes what was never finished, in the order of names. @throws AppError as `Vault.sweep` does */
export async function sweepFolder(folder: string, { before, dryRun }: SweepOptions): Promise<string[]> {
  const swept: string[] = [];
  try {
    for (const name of (await readdir(folder)).toSorted()) {
      if (!(await isForgotten(folder, name, before))) continue;
      if (!dryRun) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
      swept.push(name);
    }
    if (!dryRun && swept.length > 0) syncFolder(folder);
    return swept;
  } catch (error) {
    throw inVault(error, folder);
  }
}

async function isForgotten(folder: string, name: string, before: number): Promise<boolean> {
  const bundle = isNameOfBundle(name) ? name : bundleOfSidecar(name);
  if (bundle === undefined && !isPartialName(name)) return false;
  const path = join(folder, name);
  const found = look(path);
  if (found === undefined || touchedAt(path, found) >= before) return false;
  if (bundle === undefined) return found.isDirectory() && !(await isHeld(path));
  if (!found.isFile()) return false;
  // Asked anew for each file: a bundle may have got its receipt since the folder was listed.
  return [bundle, sidecarNames(bundle).receipt].some((one) => look(join(folder, one)) === undefined);
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
