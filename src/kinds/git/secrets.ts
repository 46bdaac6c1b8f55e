import { restoredPath, type SecretMatcher, storeOfArchivePath } from "../../model/index.ts";
import type { StagedCopy } from "../kind.ts";
import { linesOf } from "../lines.ts";
import type { SecretsFound } from "../redacting.ts";
import { tallyFile } from "../searched-file.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { type HitObject, searchObjects } from "./searched-objects.ts";
import { streamGit } from "./stream.ts";
import { type Unpacked, withObjects } from "./unpacked.ts";

/** Objects whose paths are looked up; of more it is only said that they are in the repository. */
const MAX_NAMED_OBJECTS = 10_000;
const MAX_LINE_BYTES = 1024 * 1024;
const SHOWN_DIGITS = 12;

/**
 * Secrets in a staged repository: in files of the work tree that the commits do not hold, in every object that its refs reach, in
 * names of refs and in paths of all commits.
 */
export async function findInRepository(copy: StagedCopy, matcher: SecretMatcher): Promise<SecretsFound> {
  const tally = new SecretTally(copy);
  for (const entry of copy.staged.entries) {
    const rest = storeOfArchivePath(entry.path)?.rest;
    if (rest === undefined || rest === "" || entry.type !== "file") continue;
    tallyFile({ file: entry.file, path: restoredPath(copy.store.path, rest) }, matcher, tally);
  }
  await withObjects(copy, async (unpacked) => {
    if (unpacked !== null) await tallyHistory(unpacked, { copy, matcher, tally });
  });
  return tally.found;
}

/** Paths that were ever committed, with the object that each stands for. @throws GitFailed */
export async function* committedPaths({ place, refs }: Unpacked): AsyncGenerator<{ oid: string; path: string }> {
  const tips = [...new Set(refs.map(({ oid }) => oid))].join("\n");
  const listing = streamGit(place, ["rev-list", "--objects", "--stdin"], `${tips}\n`);
  for await (const line of linesOf(listing, MAX_LINE_BYTES)) {
    const space = line.indexOf(" ");
    if (space > 0 && space < line.length - 1) yield { oid: line.slice(0, space), path: line.slice(space + 1) };
  }
}

interface Searching {
  readonly copy: StagedCopy;
  readonly matcher: SecretMatcher;
  readonly tally: SecretTally;
}

async function tallyHistory(unpacked: Unpacked, { copy, matcher, tally }: Searching): Promise<void> {
  const { path: root } = copy.store;
  const shown = (path: string): string => shownName(restoredPath(root, path), matcher);
  for (const { name } of unpacked.refs)
    for (const { rule, fingerprint } of matcher.search(name))
      tally.add({ rule, fingerprint, in: "history", place: shown(name) });

  const waiting = new Map<string, HitObject>();
  for await (const object of searchObjects(unpacked.place, matcher))
    if (waiting.size < MAX_NAMED_OBJECTS) waiting.set(object.oid, object);
    else addObject(object, root, tally);

  for await (const { oid, path } of committedPaths(unpacked)) {
    const object = waiting.get(oid);
    if (object !== undefined) addObject(object, shown(path), tally);
    waiting.delete(oid);
    // The last part only: a folder is listed as well.
    for (const { rule, fingerprint } of matcher.search(path.slice(path.lastIndexOf("/") + 1)))
      tally.add({ rule, fingerprint, in: "history", place: shown(path) });
  }
  for (const object of waiting.values()) addObject(object, root, tally);
}

function addObject({ oid, type, hits }: HitObject, place: string, tally: SecretTally): void {
  for (const { rule, fingerprint } of hits)
    tally.add({ rule, fingerprint, in: "history", place, at: () => `${type} ${oid.slice(0, SHOWN_DIGITS)}` });
}
