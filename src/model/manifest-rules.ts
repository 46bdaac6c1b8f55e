import { restoredPath, storeOfArchivePath } from "./names.ts";
import { caseFoldKey, compareBytewise } from "./paths.ts";
import type { KindName, StoreSummary } from "./stores.ts";

interface Store {
  readonly name: string;
  readonly kind: KindName;
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  readonly summary: StoreSummary;
}
type Item = { readonly path: string } & (
  | { readonly type: "file"; readonly sizeBytes: number }
  | { readonly type: "folder" }
);

/** Side files that SQLite would read together with a database. */
const SIDE_FILE = /-(wal|shm|journal)$/;

/**
 * Everything in which a manifest contradicts itself: order, double names, entries of no store, wrong counts, places
 * that two entries would take after a restore, and side files beside a database.
 */
export function contradictions(manifest: { readonly stores: readonly Store[]; readonly entries: readonly Item[] }): string[] {
  const messages: string[] = [];
  const stores = new Map<string, { store: Store; entries: number; bytes: number }>();
  for (const store of manifest.stores) {
    const key = `${store.kind} ${store.name}`;
    if (stores.has(key)) messages.push(`store ${JSON.stringify(key)} appears twice`);
    if (store.summary.kind !== store.kind) messages.push(`store ${JSON.stringify(key)} has the summary of another kind`);
    stores.set(key, { store, entries: 0, bytes: 0 });
  }
  const places = new Places();
  let previous = "";
  for (const entry of manifest.entries) {
    if (compareBytewise(previous, entry.path) >= 0) messages.push(`entry ${JSON.stringify(entry.path)} is out of order`);
    previous = entry.path;
    const owner = storeOfArchivePath(entry.path);
    const counted = owner && stores.get(`${owner.kind} ${owner.name}`);
    if (owner === undefined || counted === undefined) {
      messages.push(`entry ${JSON.stringify(entry.path)} belongs to no store`);
      continue;
    }
    counted.entries++;
    if (entry.type === "file") counted.bytes += entry.sizeBytes;
    if (owner.kind !== "git" || owner.rest !== "") places.take(restoredPath(counted.store.path, owner.rest), entry.type);
  }
  for (const { store, entries, bytes } of stores.values())
    if (store.entries !== entries || store.bytes !== bytes) messages.push(`store ${JSON.stringify(store.name)} is counted wrongly`);
  const databases = manifest.stores.filter((store) => store.kind === "sqlite").map((store) => store.path);
  return [...messages, ...places.conflicts(databases)];
}

/** Which path after a restore is taken by what. */
class Places {
  readonly #taken = new Map<string, "file" | "folder">();
  readonly #messages: string[] = [];

  take(path: string, type: "file" | "folder"): void {
    const key = caseFoldKey(path);
    const other = this.#taken.get(key);
    if (other !== undefined && (other === "file" || type === "file"))
      this.#messages.push(`two entries would be restored to ${JSON.stringify(path)}`);
    this.#taken.set(key, type);
  }

  conflicts(databases: readonly string[]): string[] {
    for (const path of this.#taken.keys()) {
      for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
        if (this.#taken.get(path.slice(0, slash)) === "file")
          this.#messages.push(`${JSON.stringify(path)} would be restored below a file`);
    }
    const keys = new Set(databases.map(caseFoldKey));
    for (const path of this.#taken.keys())
      if (SIDE_FILE.test(path) && keys.has(path.replace(SIDE_FILE, "")))
        this.#messages.push(`${JSON.stringify(path)} would stand beside its database`);
    return this.#messages;
  }
}
