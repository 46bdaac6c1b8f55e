import { type ComparedStore, type Judged, type Place, storeKey } from "../model/index.ts";

/** Makes foreign text fit for where it is shown; see `printable` and `code`. */
export type Show = (foreign: string) => string;

const OBJECT = /^(index|trigger|view) (.+)$/s;
const REF = /^refs\/(heads|tags)\/(.+)$/s;
const REFS: Readonly<Record<string, string>> = { heads: "branch", tags: "tag" };

/** What a place names, from the outside in; nothing for the store as a whole. */
export function placeNames({ path, pointer, table, column, object, ref }: Place): { noun: string; name: string }[] {
  const [, type = "schema object", objectName = object] = OBJECT.exec(object ?? "") ?? [];
  const [, space = "", refName = ref] = REF.exec(ref ?? "") ?? [];
  const names: [noun: string, name: string | undefined][] = [
    ["file", path],
    // The pointer to the whole document is empty.
    ["value", pointer === "" ? undefined : pointer],
    ["table", table],
    ["column", column],
    [type, objectName],
    [REFS[space] ?? "ref", refName],
  ];
  return names.flatMap(([noun, name]) => (name === undefined ? [] : [{ noun, name }]));
}

/** A place within its store in words: `table facts, column text`; empty for the store as a whole. */
export function placeWords({ place }: Pick<Judged, "place">, show: Show): string {
  return placeNames(place)
    .map(({ noun, name }) => `${noun} ${show(name)}`)
    .join(", ");
}

/** A place with its store in words: `facts.db, table facts`. */
export function whereWords(judged: Pick<Judged, "place" | "store">, show: Show): string {
  return [show(judged.store), placeWords(judged, show)].filter((part) => part !== "").join(", ");
}

/** Where a finding is among files. */
export interface Location {
  /** The closest file or folder; null when neither side says it. */
  readonly path: string | null;
  /** The same, when it is a single file. */
  readonly file: string | null;
}

/** Looks up where findings are among files; `folder` is that of the root, empty or with `/` at its end. */
export function locator(stores: readonly ComparedStore[], folder = ""): (judged: Judged) => Location {
  const paths = new Map(stores.map((store) => [storeKey(store), store.path]));
  const inFolder = (path: string | null | undefined): string | null => (path == null ? null : `${folder}${path}`);
  return ({ kind, store, place }) => {
    const path = inFolder(place.path ?? paths.get(storeKey({ kind, name: store })));
    return { path, file: kind === "sqlite" ? path : inFolder(place.path) };
  };
}
