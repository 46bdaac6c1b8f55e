/**
 * What memory is made of. One folder a kind (`sqlite`, `git`, `file`), all behind the interface of `kind.ts`, and
 * `sources`, which finds out what there is. May import os and the model. Nobody outside knows what is inside a store.
 */
import type { KindName, ManifestStore } from "../model/index.ts";
import { fileKind } from "./file/index.ts";
import { gitKind, isGitRepository, listWorktreeChanges } from "./git/index.ts";
import type { Kind } from "./kind.ts";
import { locateReplaced as locateWhatGoes, type Replaced, type ReplacedRequest } from "./replaced.ts";
import { type Located, type LocateRequest, locateStores as locate } from "./sources/index.ts";
import { isSqliteFile, readHeader, sqliteKind } from "./sqlite/index.ts";
import { listTasks } from "./tasks.ts";

export { type CapturedStore, type CaptureRequest, captureStores } from "./capture.ts";
export { type CapturedAgain, type Examiner, openExaminer } from "./examiner.ts";
export { extractedStores } from "./extracted.ts";
export { lookAtFile, type Standing } from "./file/index.ts";
export { lookAtRepository, type RepositoryFacts } from "./git/index.ts";
export type {
  Capture,
  CaptureOptions,
  ExtractedStore,
  Kind,
  KnownStore,
  LocatedMember,
  LocatedStore,
  StagedEntry,
  StagedStore,
  StorePair,
} from "./kind.ts";
export { linesOf } from "./lines.ts";
export { RULE_PARTS, type SecretsFound } from "./redacting.ts";
export type { Replaced, ReplacedRequest } from "./replaced.ts";
export { openUpRestored, restoredStores } from "./restored.ts";
export { type RuleOutcome, type Screened, Screener, screenTask } from "./screening.ts";
export { addedUp } from "./secret-tally.ts";
export { compilePattern, type Located, type LocateRequest, withSlashes } from "./sources/index.ts";
export { findUsages, fullTextSearch, type QueryRows, queryDatabase, type Usage } from "./sqlite/index.ts";
export { type Asked, MEMORY_WORD, type Outcome } from "./task.ts";
export type { ThreadTask } from "./task-thread.ts";

/** All kinds. A new one is a folder and a line here. */
export const KINDS: Readonly<Record<KindName, Kind>> = { sqlite: sqliteKind, git: gitKind, file: fileKind };

/** What a child process can be asked to do, by name. */
export const TASKS = listTasks(KINDS);

/**
 * Finds the stores that the user's sources name. Mistakes of the user are returned as problems, all of them, and never
 * thrown. Has to be over before a capture is opened: it opens and closes databases by other means than SQLite.
 */
export function locateStores(request: LocateRequest): Promise<Located> {
  return locate(request, {
    isDatabase: isSqliteFile,
    isRepository: isGitRepository,
    listChanges: (repository) => listWorktreeChanges(repository, request.scratch),
  });
}

/**
 * Finds the stores of what is going to be replaced at a target, to capture them before. Nothing that is no memory stops it but
 * as a problem. As with {@link locateStores}, it has to be over before a capture is opened.
 */
export function locateReplaced(request: ReplacedRequest): Promise<Replaced> {
  const isDatabase = async (file: string): Promise<boolean> => (await readHeader(file)) !== undefined;
  return locateWhatGoes(request, { isDatabase, locate: locateStores });
}

// Repositories check out files that other stores replace; folders of file stores can be read-only once they are done.
const RESTORE_ORDER: Readonly<Record<KindName, number>> = { git: 0, sqlite: 1, file: 2 };

/**
 * Puts stores into the order in which they have to be restored into one tree: repositories from the outermost to the
 * innermost, then databases, then files from the innermost folder to the outermost.
 */
export function restoreOrder<Of extends { readonly store: Pick<ManifestStore, "kind" | "path"> }>(
  stores: readonly Of[],
): Of[] {
  return stores.toSorted(({ store: a }, { store: b }) => {
    const byKind = RESTORE_ORDER[a.kind] - RESTORE_ORDER[b.kind];
    const byDepth = depthOf(a.path) - depthOf(b.path);
    return byKind || (a.kind === "file" ? -byDepth : byDepth);
  });
}

function depthOf(path: string): number {
  return path === "." ? 0 : path.split("/").length;
}
