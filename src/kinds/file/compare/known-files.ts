import { restoredPath, storeOfArchivePath } from "../../../model/index.ts";
import type { FileSide, ListedFile } from "../../compared-files.ts";
import type { KnownStore, StagedEntry } from "../../kind.ts";
import { takeTurns } from "../../turn.ts";
import { hashFile } from "../content.ts";
import { isExecutable } from "../digest.ts";

/** A file of one side; `file` is where its bytes lie, null where they are not at hand. */
export interface KnownFile extends ListedFile {
  readonly file: string | null;
}

/**
 * The files of one side, by the best that is known of it: its contents, what a baseline file says, or digests alone. `undefined`
 * when nothing tells one file from another.
 */
export async function knownFiles(store: KnownStore): Promise<FileSide<KnownFile> | undefined> {
  const { content, facts, digests, summary } = store;
  if (content !== undefined) return { files: byPath([...(await readEntries(store, content)), ...unreadFiles(store)]) };
  if (facts?.kind === "file") {
    const files = facts.files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, id: sha256, ...NOT_AT_HAND }));
    return { files: byPath(files), values: facts.values };
  }
  const isWhole = summary?.kind === "file" && Object.keys(digests ?? {}).length === summary.files;
  if (digests === undefined || !isWhole) return undefined;
  const files = Object.entries(digests).map(([path, id]) => ({
    path: placeOf(store, path),
    // What is empty has this digest, and nothing else has.
    sizeBytes: id === EMPTY_SHA256 ? 0 : null,
    id,
    ...NOT_AT_HAND,
  }));
  return { files: byPath(files) };
}

const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const NOT_AT_HAND = { executable: null, file: null } as const;

async function readEntries(store: KnownStore, content: readonly StagedEntry[]): Promise<KnownFile[]> {
  const turn = takeTurns();
  const files: KnownFile[] = [];
  for (const entry of content) {
    if (entry.type === "folder") continue;
    const { path, sizeBytes, mode, file } = entry;
    const id = store.digests?.[path] ?? (await hashFile(file, turn));
    files.push({ path: placeOf(store, path), sizeBytes, id, executable: isExecutable(mode), file });
  }
  return files;
}

function unreadFiles(store: KnownStore): KnownFile[] {
  return (store.unread ?? []).map(({ path, sizeBytes, mode, sha256 }) => ({
    path: placeOf(store, path),
    sizeBytes,
    id: sha256,
    executable: isExecutable(mode),
    file: null,
  }));
}

/** Where a file of a store is once it is restored, relative to the root. */
export function placeOf({ path }: KnownStore, archivePath: string): string {
  return restoredPath(path ?? ".", storeOfArchivePath(archivePath)?.rest ?? archivePath);
}

function byPath(files: readonly KnownFile[]): Map<string, KnownFile> {
  return new Map(files.map((file) => [file.path, file]));
}
