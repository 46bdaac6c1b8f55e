import type { CompareOptions, Difference } from "../model/index.ts";
import {
  type ChangedFile,
  compareDocument,
  compileRules,
  decreases,
  type GrowingValue,
  isReadable,
  type ListedFile,
  type Listing,
  pairFiles,
  type Rules,
  readGrowing,
} from "./documents/index.ts";

export type { ChangedFile, GrowingValue, ListedFile, Listing } from "./documents/index.ts";

/** The files of a store on one side of a comparison. */
export interface FileSide<File extends ListedFile> {
  readonly files: Listing<File>;
  /** Values that may only grow, where the content of the side is not at hand. */
  readonly values?: readonly GrowingValue[];
}

/** Where the bytes of a changed file lie; null where they are not at hand. */
export interface Contents<File extends ListedFile> {
  readonly file: ChangedFile<File>;
  readonly before: string | null;
  readonly after: string | null;
}

/** Two sides, and how to get at what they hold. */
export interface FilesCompared<File extends ListedFile> {
  readonly base: FileSide<File>;
  readonly current: FileSide<File>;
  /**
   * Gives the contents of changed files one after another, in the order asked for; the bytes of one stay where they are until the
   * next is asked for. Called with files worth reading only.
   */
  readonly contents: (files: readonly ChangedFile<File>[]) => AsyncIterable<Contents<File>>;
}

/**
 * What differs between the files of two sides, of whatever kind of store: which are there, and what is in those of both. Not in
 * order yet.
 */
export async function compareFiles<File extends ListedFile>(
  compared: FilesCompared<File>,
  options: CompareOptions,
): Promise<Difference[]> {
  const rules = compileRules(options);
  const base = withoutIgnored(compared.base.files, rules);
  const current = withoutIgnored(compared.current.files, rules);
  const { differences, changed } = pairFiles(base, current, options.samples);
  const found = [...differences];
  const { readable = [], other = [] } = Object.groupBy(changed, (file) =>
    isWorthReading(file) ? "readable" : "other",
  );
  for (const file of other)
    found.push(...(await compareDocument(documentOf({ file, before: null, after: null }), NO_RULES, options)));
  for await (const contents of compared.contents(readable)) {
    const ofFile = rules.forFile(contents.file.after.path);
    found.push(...(await compareDocument(documentOf(contents), ofFile, options)));
    const before = growing(compared.base, contents.before, { ...contents, pointers: ofFile.monotonic });
    const after = growing(compared.current, contents.after, { ...contents, pointers: ofFile.monotonic });
    found.push(...decreases(before, after));
  }
  return found;
}

/** The values of a file that may only grow, as far as the rules name some. @throws the system's error when it cannot be read */
export function growingValues(path: string, file: string, options: CompareOptions): GrowingValue[] {
  return readGrowing(path, file, compileRules(options).forFile(path).monotonic);
}

const NO_RULES = { keys: [], monotonic: [] } as const;

function withoutIgnored<File extends ListedFile>(files: Listing<File>, { isIgnored }: Rules): Listing<File> {
  return new Map([...files].filter(([path]) => !isIgnored(path)));
}

function isWorthReading({ before, after }: ChangedFile): boolean {
  return isReadable(after.path, { before: before.sizeBytes, after: after.sizeBytes });
}

function documentOf({ file, before, after }: Contents<ListedFile>) {
  const sizesBytes = { before: file.before.sizeBytes, after: file.after.sizeBytes };
  return { path: file.after.path, before, after, sizesBytes };
}

function growing(
  side: FileSide<ListedFile>,
  content: string | null,
  { file, pointers }: { readonly file: ChangedFile; readonly pointers: readonly string[] },
): readonly GrowingValue[] {
  const { path } = file.after;
  if (content !== null) return readGrowing(path, content, pointers);
  return (side.values ?? []).filter((value) => value.path === path && pointers.includes(value.pointer));
}
