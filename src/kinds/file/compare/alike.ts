import type { FileSide } from "../../compared-files.ts";
import type { AlikeFiles, KnownStore, StorePair } from "../../kind.ts";
import { type KnownFile, knownFiles, placeOf } from "./known-files.ts";

/** See `Kind.alike`. None where a side has nothing that tells one file from another without its content. */
export async function alikeFiles({ base, current }: StorePair): Promise<AlikeFiles> {
  const [before, after] = [await knownFiles(base), await knownFiles(current)];
  return { base: pathsOfSame(base, after), current: pathsOfSame(current, before) };
}

function pathsOfSame(store: KnownStore, other: FileSide<KnownFile> | undefined): Set<string> {
  const digests = Object.entries(store.digests ?? {});
  return new Set(
    digests.filter(([path, id]) => other?.files.get(placeOf(store, path))?.id === id).map(([path]) => path),
  );
}
