import { type Manifest, storeOfArchivePath } from "../model/index.ts";
import type { ExtractedStore } from "./kind.ts";

/** The stores of a bundle with the archive paths and modes that belong to each, in the order of the manifest. */
export function extractedStores(manifest: Manifest, extracted: string): ExtractedStore[] {
  const paths = new Map<string, string[]>();
  for (const { path } of manifest.entries) {
    const owner = storeOfArchivePath(path);
    if (owner === undefined) continue;
    const key = `${owner.kind} ${owner.name}`;
    const list = paths.get(key);
    if (list === undefined) paths.set(key, [path]);
    else list.push(path);
  }
  const modes = new Map(manifest.entries.map(({ path, mode }) => [path, mode]));
  return manifest.stores.map((store) => ({
    store,
    extracted,
    paths: paths.get(`${store.kind} ${store.name}`) ?? [],
    modes,
  }));
}
