import type { Dirent } from "node:fs";
import { takeTurns } from "../turn.ts";
import type { Claim, Glob } from "./claims.ts";
import { compilePattern } from "./pattern.ts";
import { childOf, joinPath, type Place } from "./place.ts";
import type { Source } from "./source.ts";
import { type Survey, specialType } from "./survey.ts";
import { GIT_NAME, listFolder } from "./walk.ts";

/**
 * The files and folders that a pattern names. A folder that fits stands for all below it; links are not followed, and
 * `.git` is not looked into. A pattern that fits nothing is a problem.
 */
export async function expandGlob(source: Source, glob: Glob, survey: Survey): Promise<Claim[]> {
  const expansion = new Expansion(source, glob, survey);
  const turn = takeTurns();
  for (let folder = expansion.next(); folder !== undefined; folder = expansion.next()) {
    for (const entry of listFolder(folder.place, survey) ?? []) expansion.look(entry, folder);
    await turn();
  }
  if (!expansion.fits) {
    const message = `pattern ${JSON.stringify(source.text)} fits nothing`;
    survey.problems.push({ code: "source-missing", message, path: source.text });
  }
  return expansion.claims;
}

/** A folder that waits to be looked into; `path` is relative to the base of the pattern. */
interface Open {
  readonly place: Place;
  readonly path: string;
  readonly depth: number;
}

class Expansion {
  readonly claims: Claim[] = [];
  /** Whether anything fitted, even if it stays out. */
  fits = false;
  readonly #source: Source;
  readonly #glob: Glob;
  readonly #survey: Survey;
  readonly #matches: (path: string) => boolean;
  readonly #deepest: number;
  readonly #open: Open[];

  constructor(source: Source, glob: Glob, survey: Survey) {
    this.#source = source;
    this.#glob = glob;
    this.#survey = survey;
    this.#matches = compilePattern(glob.rest);
    this.#deepest = glob.rest.includes("**") ? Number.POSITIVE_INFINITY : glob.rest.split("/").length;
    this.#open = [{ place: glob.base, path: ".", depth: 1 }];
  }

  next(): Open | undefined {
    return this.#open.pop();
  }

  look(entry: Dirent, folder: Open): void {
    const path = joinPath(folder.path, entry.name);
    const place = childOf(folder.place, entry.name);
    const isFolder = entry.isDirectory();
    const fits = entry.name !== GIT_NAME && this.#matches(path);
    const leads = entry.name !== GIT_NAME && isFolder && folder.depth < this.#deepest;
    this.fits ||= fits;
    if (!(fits || leads) || this.#survey.skips(place, isFolder)) return;
    const special = specialType(entry);
    if (!fits) this.#open.push({ place, path, depth: folder.depth + 1 });
    else if (special !== undefined) this.#survey.meet(place, special);
    else this.claims.push({ place, type: isFolder ? "folder" : "file", source: this.#source, glob: this.#glob });
  }
}
