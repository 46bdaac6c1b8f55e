import { restoredPath, storeOfArchivePath } from "./names.ts";
import { caseFoldKey, compareBytewise, whyNotPortable } from "./paths.ts";
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
 * that two entries would take in the archive or after a restore, and side files beside a database.
 */
export function contradictions(manifest: {
  readonly stores: readonly Store[];
  readonly entries: readonly Item[];
}): string[] {
  const { stores, entries } = manifest;
  const tallies = new Map(stores.map((store) => [keyOf(store), { store, entries: 0, bytes: 0 }]));
  const places = { unpacked: new Places("unpacked"), restored: new Places("restored") };
  return [
    ...stores.flatMap(storeProblems),
    ...outOfOrder("store", stores.map(keyOf)),
    ...outOfOrder(
      "entry",
      entries.map((entry) => entry.path),
    ),
    ...entries.flatMap((entry) => entryProblems(entry, tallies, places)),
    ...[...tallies.values()]
      .filter(isCountedWrongly)
      .map(({ store }) => `store ${quoted(store.name)} is counted wrongly`),
    ...places.unpacked.conflicts(),
    ...places.restored.conflicts(),
    ...places.restored.sideFiles(stores.filter((store) => store.kind === "sqlite").map((store) => store.path)),
  ];
}

/** What the entries of a store come to, as they are met. */
interface Tally {
  readonly store: Store;
  entries: number;
  bytes: number;
}

function isCountedWrongly({ store, entries, bytes }: Tally): boolean {
  return store.entries !== entries || store.bytes !== bytes;
}

/** Also counts the entry and takes its places. */
function entryProblems(
  entry: Item,
  tallies: ReadonlyMap<string, Tally>,
  places: { readonly unpacked: Places; readonly restored: Places },
): string[] {
  const owner = storeOfArchivePath(entry.path);
  const tally = owner && tallies.get(keyOf(owner));
  if (owner === undefined || tally === undefined) return [`entry ${quoted(entry.path)} belongs to no store`];
  tally.entries++;
  if (entry.type === "file") tally.bytes += entry.sizeBytes;
  places.unpacked.take(entry.path, entry.type);
  if (!isRepositoryPack(owner)) places.restored.take(restoredPath(tally.store.path, owner.rest), entry.type);
  const type = typeFor(owner.rest);
  return type === undefined || type === entry.type ? [] : [`entry ${quoted(entry.path)} has to be a ${type}`];
}

/** A database and a pack are files; what stands for the folder of a store of files is a folder. */
function typeFor(rest: string): Item["type"] | undefined {
  if (rest === "") return "file";
  return rest === "." ? "folder" : undefined;
}

function storeProblems(store: Store): string[] {
  const name = quoted(store.name);
  const messages: string[] = [];
  if (store.summary.kind !== store.kind) messages.push(`store ${name} has the summary of another kind`);
  return messages;
}

function outOfOrder(what: string, names: readonly string[]): string[] {
  return names
    .filter((name, index) => compareBytewise(names[index - 1] ?? "", name) >= 0)
    .map((name) => `${what} ${quoted(name)} is out of order or there twice`);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function keyOf({ kind, name }: { readonly kind: KindName; readonly name: string }): string {
  return `${kind} ${name}`;
}

/** A git bundle stands for its repository, which other entries may lie in. */
function isRepositoryPack({ kind, rest }: { readonly kind: KindName; readonly rest: string }): boolean {
  return kind === "git" && rest === "";
}

/** Which path is taken by what, where case does not count. */
class Places {
  readonly #verb: string;
  readonly #taken = new Map<string, "file" | "folder">();
  readonly #messages: string[] = [];

  /** @param verb what is done to the entries to bring them to these places */
  constructor(verb: string) {
    this.#verb = verb;
  }

  take(path: string, type: "file" | "folder"): void {
    const key = caseFoldKey(path);
    const other = this.#taken.get(key);
    if (other !== undefined && (other === "file" || type === "file"))
      this.#messages.push(`two entries would be ${this.#verb} to ${quoted(path)}`);
    const why = path === "." ? undefined : whyNotPortable(path);
    if (why !== undefined) this.#messages.push(`an entry would be ${this.#verb} to a path that ${why}`);
    this.#taken.set(key, type);
  }

  conflicts(): string[] {
    const below = [...this.#taken.keys()].filter((path) => this.#isBelowFile(path));
    return [...this.#messages, ...below.map((path) => `${quoted(path)} would be ${this.#verb} below a file`)];
  }

  sideFiles(databases: readonly string[]): string[] {
    const keys = new Set(databases.map(caseFoldKey));
    return [...this.#taken.keys()]
      .filter((path) => SIDE_FILE.test(path) && keys.has(path.replace(SIDE_FILE, "")))
      .map((path) => `${quoted(path)} would stand beside its database`);
  }

  #isBelowFile(path: string): boolean {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
      if (this.#taken.get(path.slice(0, slash)) === "file") return true;
    return false;
  }
}
