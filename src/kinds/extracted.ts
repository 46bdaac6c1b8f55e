import { AppError, type Manifest, storeKey, storeOfArchivePath } from "../model/index.ts";
import type { ExtractedStore } from "./kind.ts";

/** Permission bits of an entry of a store. @throws AppError `internal` when the manifest has no such entry */
export function modeOf({ modes }: ExtractedStore, path: string): number {
  const mode = modes.get(path);
  if (mode === undefined) throw new AppError("internal", `the manifest gives no mode for ${path}`, { path });
  return mode;
}

/**
 * The stores of a bundle with the archive paths, modes and digests that belong to each, in the order of the manifest. What
 * an examination finds counts only when every byte of the bundle was compared with the manifest.
 */
export function extractedStores(manifest: Manifest, extracted: string): ExtractedStore[] {
  const paths = new Map<string, string[]>();
  for (const { path } of manifest.entries) {
    const owner = storeOfArchivePath(path);
    if (owner === undefined) continue;
    const key = storeKey(owner);
    const list = paths.get(key);
    if (list === undefined) paths.set(key, [path]);
    else list.push(path);
  }
  const modes = new Map(manifest.entries.map(({ path, mode }) => [path, mode]));
  const digests = new Map(
    manifest.entries.flatMap((entry) => (entry.type === "file" ? [[entry.path, entry.sha256]] : [])),
  );
  return manifest.stores.map((store) => ({
    store,
    extracted,
    paths: paths.get(storeKey(store)) ?? [],
    modes,
    digests,
  }));
}
