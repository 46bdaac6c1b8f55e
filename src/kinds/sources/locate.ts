import { compareBytewise, type LeftOut, type LinkRule, type Problem } from "../../model/index.ts";
import type { LocatedStore } from "../kind.ts";
import { type Claim, type Glob, settleClaims } from "./claims.ts";
import { Contents } from "./content.ts";
import { compileExclusions } from "./exclusion.ts";
import { expandGlob } from "./glob.ts";
import { pathBelow, realPath } from "./place.ts";
import { planStores } from "./plan.ts";
import type { Recognition } from "./recognition.ts";
import { folderOf, type Resolved, resolveSource } from "./resolve.ts";
import { chooseRoot } from "./root.ts";
import { parseSources } from "./source.ts";
import { nameProblems } from "./stores.ts";
import { Survey } from "./survey.ts";

/** What to look for, and where. */
export interface LocateRequest {
  /** Paths, patterns, `kind:` prefixes and `!` exclusions; see docs. Their order means nothing. */
  readonly sources: readonly string[];
  /** Folder that paths in the bundle are relative to. */
  readonly root?: string;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly links: LinkRule;
  /** Capture what is never memory otherwise: credentials, private keys, lock and temporary files. */
  readonly includeSensitive?: boolean;
  /** Private folder for what the search needs; the system's temporary folder when absent. */
  readonly scratch?: string;
  /**
   * Absolute paths that stay out: the folder that the bundle is written to. Of one that holds a source, or is one, only the
   * bundles in it stay out that no source names itself.
   */
  readonly ignore?: readonly string[];
}

/** What was found. The stores are of use only when there are no problems. */
export interface Located {
  /** Real path. */
  readonly root: string;
  /** Sorted by path, each path of the disk in one store at most. */
  readonly stores: readonly LocatedStore[];
  readonly leftOut: readonly LeftOut[];
  /** All that is wrong, not just the first. */
  readonly problems: readonly Problem[];
}

/**
 * Finds the stores that the sources name. A store's name and content do not depend on the order of the sources, its
 * name not on the other sources at all. Nothing is written, and of files no more is read than their first bytes; it has
 * to be over before a database is opened, see {@link Contents}. Mistakes of the user are returned, never thrown.
 */
export async function locateStores(request: LocateRequest, recognition: Recognition): Promise<Located> {
  const cwd = realPath(request.cwd);
  const parsed = parseSources(request.sources);
  const looked = parsed.sources.map((source) => resolveSource(source, cwd));
  const resolved = looked.filter((one) => "source" in one);
  const choice = chooseRoot({
    ...(request.root === undefined ? {} : { root: request.root }),
    cwd,
    folders: resolved.map(folderOf),
  });
  const { root } = choice;
  const survey = new Survey({
    root,
    links: request.links,
    includeSensitive: request.includeSensitive ?? false,
    excludes: compileExclusions(parsed.exclusions, { root, cwd }),
    ignored: new Set((request.ignore ?? []).map(realPath)),
  });
  survey.problems.push(...parsed.problems, ...choice.problems, ...looked.filter((one) => "code" in one));

  const claims = settleClaims(await claimAll(resolved, root, survey), survey);
  const planned = await planStores({ survey, contents: new Contents(survey, recognition), recognition, claims });
  const stores = planned.map(({ store }) => store).sort(byPath);
  const problems = [...survey.problems, ...nameProblems(planned)];
  if (stores.length === 0 && problems.length === 0)
    problems.push({
      code: "source-missing",
      message: "nothing is left to capture: all that the sources name stays out",
    });
  return { root, stores, leftOut: survey.leftOut, problems };
}

async function claimAll(resolved: readonly Resolved[], root: string, survey: Survey): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const one of resolved) {
    const { source, absolute } = one;
    if (pathBelow(root, absolute) === undefined) {
      const message = `source ${JSON.stringify(source.text)} lies outside the root ${JSON.stringify(root)}`;
      survey.problems.push({ code: "bad-option", message, path: source.text });
    } else if (one.type === "pattern") {
      const glob: Glob = { base: survey.place(absolute), rest: one.rest };
      for (const claim of await expandGlob(source, glob, survey)) claims.push(claim);
    } else {
      claims.push({ place: survey.place(absolute), type: one.type, source });
    }
  }
  return claims;
}

function byPath(a: LocatedStore, b: LocatedStore): number {
  return compareBytewise(a.path, b.path) || compareBytewise(a.kind, b.kind) || compareBytewise(a.name, b.name);
}
