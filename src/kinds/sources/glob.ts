import type { Dirent } from "node:fs";
import { takeTurns } from "../turn.ts";
import type { Claim, Glob } from "./claims.ts";
import { compilePattern } from "./pattern.ts";
import { childOf, joinPath, type Place } from "./place.ts";
import type { Source } from "./source.ts";
import { type Survey, specialType } from "./survey.ts";
import { GIT_NAME, listFolder } from "./walk.ts";

interface Open {
  readonly place: Place;
  readonly path: string;
  readonly depth: number;
}

/**
 * The files and folders that a pattern names. A folder that fits stands for all below it; links are not followed, and
 * `.git` is not looked into. A pattern that fits nothing is a problem.
 */
export async function expandGlob(source: Source, glob: Glob, survey: Survey): Promise<Claim[]> {
  const matches = compilePattern(glob.rest);
  const deepest = glob.rest.includes("**") ? Number.POSITIVE_INFINITY : glob.rest.split("/").length;
  const claims: Claim[] = [];
  const turn = takeTurns();
  let fitting = 0;
  const open: Open[] = [{ place: glob.base, path: ".", depth: 0 }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of listFolder(folder.place, survey) ?? []) {
      if (entry.name === GIT_NAME) continue;
      const path = joinPath(folder.path, entry.name);
      const place = childOf(folder.place, entry.name);
      const fits = matches(path);
      const leads = entry.isDirectory() && folder.depth + 1 < deepest;
      if (fits) fitting++;
      if (!(fits || leads) || survey.skips(place, entry.isDirectory())) continue;
      if (fits) claims.push(...claimEntry(entry, { place, source, glob }, survey));
      else open.push({ place, path, depth: folder.depth + 1 });
    }
    await turn();
  }
  if (fitting === 0)
    survey.problems.push({
      code: "source-missing",
      message: `pattern ${JSON.stringify(source.text)} fits nothing`,
      path: source.text,
    });
  return claims;
}

function claimEntry(entry: Dirent, claim: Omit<Claim, "type">, survey: Survey): Claim[] {
  const special = specialType(entry);
  if (special === undefined) return [{ ...claim, type: entry.isDirectory() ? "folder" : "file" }];
  survey.meet(claim.place, special);
  return [];
}
