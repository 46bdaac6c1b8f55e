import { restoredPath, type SecretMatcher, storeOfArchivePath } from "../../model/index.ts";
import type { StagedCopy } from "../kind.ts";
import { linesOf } from "../lines.ts";
import type { SecretsFound } from "../redacting.ts";
import { tallyFile } from "../searched-file.ts";
import { SecretTally, shownName } from "../secret-tally.ts";
import { readIndexTree } from "./index-tree.ts";
import type { Ref } from "./refs.ts";
import { type HitObject, searchObjects } from "./searched-objects.ts";
import { streamGit } from "./stream.ts";
import { KEPT } from "./unpack.ts";
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

/** Objects that were ever committed or staged, each with one of its paths. @throws GitFailed */
async function* placedObjects({ place, refs }: Unpacked): AsyncGenerator<{ oid: string; path: string }> {
  const tips = tipsOf(refs);
  if (tips !== "")
    for await (const line of linesOf(streamGit(place, ["rev-list", "--objects", "--stdin"], tips), MAX_LINE_BYTES)) {
      const space = line.indexOf(" ");
      if (space > 0 && space < line.length - 1) yield { oid: line.slice(0, space), path: line.slice(space + 1) };
    }
  for (const { name, oid } of refs) if (name === KEPT.index) yield* await readIndexTree(place, oid);
}

/**
 * Every path that was ever committed or is staged, some of them more than once. Not by the objects alone: git names one path for each,
 * and the same content may have had several.
 * @throws GitFailed
 */
export async function* pathsEver(unpacked: Unpacked): AsyncGenerator<string> {
  for await (const { path } of placedObjects(unpacked)) yield path;
  const tips = tipsOf(unpacked.refs);
  if (tips === "") return;
  const changes = ["log", "--stdin", "-m", "--root", "--no-renames", "--name-only", "-z", "--format="];
  for await (const path of linesOf(streamGit(unpacked.place, changes, tips), MAX_LINE_BYTES, "\0"))
    if (path !== "") yield path;
}

/** What names reach, but for the index, in which paths stand below their stage. */
function tipsOf(refs: readonly Ref[]): string {
  const tips = new Set(refs.filter(({ name }) => name !== KEPT.index).map(({ oid }) => `${oid}\n`));
  return [...tips].join("");
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

  for await (const { oid, path } of placedObjects(unpacked)) {
    const object = waiting.get(oid);
    if (object !== undefined) addObject(object, shown(path), tally);
    waiting.delete(oid);
  }
  for (const object of waiting.values()) addObject(object, root, tally);
  await tallyPaths(unpacked, { copy, matcher, tally });
}

/** A folder whose name holds a secret counts once, whatever is in it. */
async function tallyPaths(unpacked: Unpacked, { copy, matcher, tally }: Searching): Promise<void> {
  const known = new Set<string>();
  for await (const path of pathsEver(unpacked))
    for (const { rule, fingerprint, end } of matcher.search(path)) {
      const name = path.slice(0, path.indexOf("/", end) < 0 ? path.length : path.indexOf("/", end));
      const key = `${rule} ${end} ${name}`;
      if (known.has(key)) continue;
      known.add(key);
      tally.add({ rule, fingerprint, in: "history", place: shownName(restoredPath(copy.store.path, name), matcher) });
    }
}

function addObject({ oid, type, hits }: HitObject, place: string, tally: SecretTally): void {
  for (const { rule, fingerprint } of hits)
    tally.add({ rule, fingerprint, in: "history", place, at: () => `${type} ${oid.slice(0, SHOWN_DIGITS)}` });
}
