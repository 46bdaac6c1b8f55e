import { restoredPath, storeKey, storeOfArchivePath } from "./names.ts";
import { caseFoldKey, compareBytewise, whyNotPortable } from "./paths.ts";
import type { KindName, LeftOut, StoreSummary } from "./stores.ts";

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

/** What git obeys in a repository without a work tree. */
const OBEYED =
  /^(head|config(\.worktree)?|commondir|gitdir|packed-refs|shallow|index|(hooks|refs)\/.+|info\/(attributes|exclude|grafts)|objects\/(info|pack)\/.+)$/;

/**
 * Everything in which a manifest contradicts itself: order, double names, entries of no store, wrong counts, places
 * that two of its parts would take in the archive or after a restore, side files beside a database, and what git would
 * obey in a repository.
 */
export function contradictions(manifest: {
  readonly stores: readonly Store[];
  readonly entries: readonly Item[];
  readonly leftOut: readonly LeftOut[];
  readonly recipients: readonly string[];
}): string[] {
  const { stores, entries, leftOut, recipients } = manifest;
  const tallies = new Map(stores.map((store) => [storeKey(store), { store, entries: 0, bytes: 0 }]));
  const places = { unpacked: new Places("unpacked"), restored: new Places("restored") };
  const entryMessages = entries.flatMap((entry) => entryProblems(entry, tallies, places));
  for (const { kind, path } of stores) if (kind === "git") places.restored.take(path, "repository");
  return [
    ...stores.filter(isSummarisedWrongly).map(({ name }) => `store ${quoted(name)} has the summary of another kind`),
    ...outOfOrder("store", stores.map(storeKey)),
    ...outOfOrder("entry", pathsOf(entries)),
    ...outOfOrder("recipient", recipients),
    ...(leftOut.every(isInOrder) ? [] : ["what was left out is out of order"]),
    ...entryMessages,
    ...[...tallies.values()]
      .filter(isCountedWrongly)
      .map(({ store }) => `store ${quoted(store.name)} is counted wrongly`),
    ...places.unpacked.conflicts(),
    ...places.restored.conflicts(),
    ...places.restored.sideFiles(pathsOf(stores.filter((store) => store.kind === "sqlite"))),
    ...places.restored.obeyed(pathsOf(stores.filter(({ summary }) => summary.kind === "git" && summary.bare))),
  ];
}

/** What the entries of a store come to, as they are met. */
interface Tally {
  readonly store: Store;
  entries: number;
  bytes: number;
}

function isSummarisedWrongly({ kind, summary }: Store): boolean {
  return summary.kind !== kind;
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
  const tally = owner && tallies.get(storeKey(owner));
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

function pathsOf(entries: readonly { readonly path: string }[]): string[] {
  return entries.map(({ path }) => path);
}

/** For `every`. One path can be left out for the same reason twice, by two stores. */
function isInOrder({ path, reason }: LeftOut, index: number, all: readonly LeftOut[]): boolean {
  const before = all[index - 1] ?? { path: "", reason };
  return (compareBytewise(before.path, path) || compareBytewise(before.reason, reason)) <= 0;
}

function outOfOrder(what: string, names: readonly string[]): string[] {
  return names
    .filter((name, index) => compareBytewise(names[index - 1] ?? "", name) >= 0)
    .map((name) => `${what} ${quoted(name)} is out of order or there twice`);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** It stands for a repository, which is no file once it is restored. */
function isRepositoryPack({ kind, rest }: { readonly kind: KindName; readonly rest: string }): boolean {
  return kind === "git" && rest === "";
}

/** A repository is a folder, in which other stores may have their place, but of which there is one only. */
type Taker = Item["type"] | "repository";

/** Which path is taken by what, where case does not count. */
class Places {
  readonly #verb: string;
  readonly #taken = new Map<string, Taker>();
  readonly #messages: string[] = [];

  /** @param verb what brings things to these places */
  constructor(verb: string) {
    this.#verb = verb;
  }

  take(path: string, taker: Taker): void {
    const key = caseFoldKey(path);
    const other = this.#taken.get(key);
    const isOneFolder = other !== "file" && taker !== "file" && !(other === "repository" && taker === "repository");
    if (other !== undefined && !isOneFolder)
      this.#messages.push(`two things would be ${this.#verb} to ${quoted(path)}`);
    const why = path === "." ? undefined : whyNotPortable(path);
    if (why !== undefined) this.#messages.push(`an entry would be ${this.#verb} to a path that ${why}`);
    this.#taken.set(key, taker);
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

  obeyed(bareRepositories: readonly string[]): string[] {
    const starts = new Set(bareRepositories.map((path) => (path === "." ? "" : `${caseFoldKey(path)}/`)));
    const isObeyed = (path: string): boolean => {
      for (let start = 0; ; start = path.indexOf("/", start) + 1) {
        if (starts.has(path.slice(0, start)) && OBEYED.test(path.slice(start))) return true;
        if (!path.includes("/", start)) return false;
      }
    };
    return (starts.size === 0 ? [] : [...this.#taken.keys()])
      .filter(isObeyed)
      .map((path) => `${quoted(path)} would be obeyed by the repository that it stands in`);
  }

  #isBelowFile(path: string): boolean {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
      if (this.#taken.get(path.slice(0, slash)) === "file") return true;
    return false;
  }
}
