import type { AlikeFiles, KnownStore, StorePair } from "../../kind.ts";
import { placeOf } from "./known-files.ts";

/** See `Kind.alike`. None where a side has nothing that tells one file from another without its content. */
export function alikeFiles({ base, current }: StorePair): AlikeFiles {
  const before = byPlace(base);
  const after = byPlace(current);
  return { base: pathsOfSame(before, after), current: pathsOfSame(after, before) };
}

/** A file as a manifest or a baseline file knows it; the latter has no archive paths. */
interface Digested {
  readonly archivePath?: string;
  readonly sha256: string;
}

function byPlace(store: KnownStore): Map<string, Digested> {
  const { facts, digests = {} } = store;
  if (facts?.kind === "file") return new Map(facts.files.map(({ path, sha256 }) => [path, { sha256 }]));
  return new Map(
    Object.entries(digests).map(([archivePath, sha256]) => [placeOf(store, archivePath), { archivePath, sha256 }]),
  );
}

function pathsOfSame(files: ReadonlyMap<string, Digested>, others: ReadonlyMap<string, Digested>): Set<string> {
  const paths = new Set<string>();
  for (const [place, { archivePath, sha256 }] of files)
    if (archivePath !== undefined && others.get(place)?.sha256 === sha256) paths.add(archivePath);
  return paths;
}
