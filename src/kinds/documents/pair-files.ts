import { compareBytewise, type Difference, type Sample } from "../../model/index.ts";

/** A file of one side. */
export interface ListedFile {
  /** Relative to the root. */
  readonly path: string;
  /** Null where it is not known. */
  readonly sizeBytes: number | null;
  /** Equal for equal content, on both sides. */
  readonly id: string;
  /** Null where it is not known. */
  readonly executable: boolean | null;
}

/** The files of one side, by path. */
export type Listing<File extends ListedFile = ListedFile> = ReadonlyMap<string, File>;

/** A file of both sides with other content; neither of the two is empty. */
export interface ChangedFile<File extends ListedFile = ListedFile> {
  readonly before: File;
  readonly after: File;
}

/** What can be told about two sets of files without looking into them, and those that have to be looked into. */
export interface Paired<File extends ListedFile> {
  readonly differences: readonly Difference[];
  /** Sorted bytewise. */
  readonly changed: readonly ChangedFile<File>[];
}

/**
 * Pairs the files of two sides by path. A file that is gone while a new one has its content was renamed: that is no loss, so it
 * is one `file-added` with `renamed: 1` and the old path as its sample.
 */
export function pairFiles<File extends ListedFile>(
  base: Listing<File>,
  current: Listing<File>,
  samples: number,
): Paired<File> {
  const added = sorted(current, (path) => !base.has(path));
  const removed = sorted(base, (path) => !current.has(path));
  const origins = renames(removed, added);
  const kept = new Set(origins.values());
  const differences: Difference[] = [
    ...added.map((file) => addedFile(file, samples > 0 ? origins.get(file.path) : undefined)),
    ...removed.filter(({ path }) => !kept.has(path)).map(removedFile),
  ];
  const changed: ChangedFile<File>[] = [];
  for (const before of sorted(base, (path) => current.has(path))) {
    const after = current.get(before.path) as File;
    if (isKnown(before.executable) && isKnown(after.executable) && before.executable !== after.executable)
      differences.push(modeOf(before, after));
    if (before.id === after.id) continue;
    if (after.sizeBytes === 0) differences.push(emptied(before));
    else if (before.sizeBytes === 0) differences.push(filled(after));
    else changed.push({ before, after });
  }
  return { differences: [...differences, ...duplicated(base, current, samples)], changed };
}

function sorted<File extends ListedFile>(files: Listing<File>, isWanted: (path: string) => boolean): File[] {
  return [...files.values()].filter((file) => isWanted(file.path)).sort((a, b) => compareBytewise(a.path, b.path));
}

/** The old path of every new file that was there by another name. Empty files say nothing. */
function renames(removed: readonly ListedFile[], added: readonly ListedFile[]): Map<string, string> {
  const waiting = Map.groupBy(
    removed.filter((file) => file.sizeBytes !== 0),
    (file) => file.id,
  );
  const origins = new Map<string, string>();
  for (const { path, id } of added) {
    const origin = waiting.get(id)?.shift();
    if (origin !== undefined) origins.set(path, origin.path);
  }
  return origins;
}

function addedFile({ path, sizeBytes }: ListedFile, origin: string | undefined): Difference {
  const numbers = { ...(sizeBytes === null ? {} : { bytes: sizeBytes, before: 0, after: sizeBytes }) };
  if (origin === undefined) return { code: "file-added", place: { path }, numbers, samples: [] };
  return { code: "file-added", place: { path }, numbers: { ...numbers, renamed: 1 }, samples: [{ key: origin }] };
}

function removedFile({ path, sizeBytes }: ListedFile): Difference {
  const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: sizeBytes, after: 0 };
  return { code: "file-removed", place: { path }, numbers, samples: [] };
}

function emptied({ path, sizeBytes }: ListedFile): Difference {
  const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: sizeBytes, after: 0 };
  return { code: "file-emptied", place: { path }, numbers, samples: [] };
}

function filled({ path, sizeBytes }: ListedFile): Difference {
  const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: 0, after: sizeBytes };
  return { code: "file-changed", place: { path }, numbers, samples: [] };
}

function modeOf({ path, executable }: ListedFile, after: ListedFile): Difference {
  const numbers = { before: Number(executable), after: Number(after.executable) };
  return { code: "file-mode-changed", place: { path }, numbers, samples: [] };
}

/** Files beyond the first of their content, where there are more of them than before. */
function duplicated(base: Listing, current: Listing, samples: number): Difference[] {
  const before = byContent(base);
  let files = 0;
  const paths: string[] = [];
  for (const [id, same] of byContent(current)) {
    const more = same.length - Math.max(1, before.get(id)?.length ?? 0);
    if (more <= 0) continue;
    files += more;
    const fresh = same.map(({ path }) => path).filter((path) => base.get(path)?.id !== id);
    for (const path of fresh.sort(compareBytewise).slice(-more)) paths.push(path);
  }
  if (files === 0) return [];
  const shown = paths.sort(compareBytewise).slice(0, samples);
  const numbers = { files, before: base.size, after: current.size };
  return [{ code: "files-duplicated", place: {}, numbers, samples: shown.map((key): Sample => ({ key })) }];
}

function byContent(files: Listing): Map<string, ListedFile[]> {
  return Map.groupBy(
    [...files.values()].filter((file) => file.sizeBytes !== 0),
    (file) => file.id,
  );
}

function isKnown(flag: boolean | null): flag is boolean {
  return flag !== null;
}
