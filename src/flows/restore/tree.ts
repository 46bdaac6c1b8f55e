import { join } from "node:path";
import type { Bundle } from "../../bundle/index.ts";
import { type ExtractedStore, KINDS, restoreOrder } from "../../kinds/index.ts";
import { AppError, type Entry, isOwnName, restoredPath, storeOfArchivePath } from "../../model/index.ts";
import type { StagedTarget, TreeFacts } from "../../swap/index.ts";
import { StoreChecks } from "../bundles/check-stores.ts";
import type { Sidecars } from "../bundles/request.ts";
import { type Reading, unpack } from "../bundles/unpack.ts";
import type { Context } from "../context.ts";
import type { BundleKeys } from "../keys.ts";
import type { Selection } from "../selection.ts";
import { filling } from "../space.ts";

/** Smaller files are better synced many at once. */
const SYNCED_AHEAD_BYTES = 4 * 1024 * 1024;

/** A bundle on its way into a staging folder. */
export interface Making {
  readonly bundle: Bundle;
  readonly selection: Selection;
  readonly staged: StagedTarget;
  /** What stands beside the bundle, when that is not in files beside its path. */
  readonly sidecars?: () => Promise<Sidecars>;
  readonly keys: BundleKeys;
}

/** A tree that was made: what a swap must know of it, and how much of the bundle was read for it. */
export interface MadeTree extends TreeFacts {
  readonly reading: Reading;
}

/**
 * Makes the tree of what is selected of a bundle: unpacks it into a staging folder, checks all of it, and only then builds the
 * tree. Says what a swap must know of it: a repository's own folder is never merged with an old one, databases lose their
 * side files.
 * @throws AppError exits 3, 6, 7
 */
export async function makeTree(making: Making, context: Context): Promise<MadeTree> {
  const { bundle, selection, staged, sidecars, keys } = making;
  const stores = selection.extracted(staged.extracted);
  refuseOwnNames(stores);
  await staged.reserve(selection.bytes);
  const reading = await filling(staged.target, async () => {
    const { isWhole } = selection;
    const needs = (path: string): boolean => selection.needs(path);
    await using checks = new StoreChecks({ stores, scratch: staged.scratch }, context);
    const ahead = syncingAhead(bundle, staged);
    const arrived = (path: string): void => {
      ahead(path);
      checks.arrived(path);
    };
    const unpacking = { into: staged.extracted, needs, arrived, inPart: !isWhole, keys, ...(sidecars && { sidecars }) };
    const found = await unpack(bundle, unpacking, context);
    await checks.require();
    await staged.syncedAhead();
    await buildTree(selection.reduced(stores), staged, context);
    return found;
  });
  const units = stores.flatMap((extracted) => KINDS[extracted.store.kind].units?.(extracted.store) ?? []);
  const databases = stores.filter(({ store }) => store.kind === "sqlite").map(({ store }) => store.path);
  return { units: new Set(units), databases: new Set(databases), reading };
}

/** Has large files written to the disk while the rest is read. A repository is made anew out of its pack, which stays behind. */
function syncingAhead({ manifest }: Bundle, staged: StagedTarget): (path: string) => void {
  const isLarge = (entry: Entry): boolean => entry.type === "file" && entry.sizeBytes >= SYNCED_AHEAD_BYTES;
  const paths = manifest.entries.filter(isLarge).map(({ path }) => path);
  const moved = new Set(paths.filter((path) => storeOfArchivePath(path)?.kind !== "git"));
  return (path) => {
    if (moved.has(path)) staged.syncAhead(join(staged.extracted, path));
  };
}

/** A later restore would take them for its own notes. */
function refuseOwnNames(stores: readonly ExtractedStore[]): void {
  for (const { store, paths } of stores)
    for (const path of paths) {
      const restored = restoredPath(store.path, storeOfArchivePath(path)?.rest ?? "");
      if (!restored.split("/").some(isOwnName)) continue;
      const message = `the bundle holds ${JSON.stringify(restored)}, a name that only restore gives`;
      throw new AppError("archive-violation", message, { path: restored });
    }
}

async function buildTree(stores: readonly ExtractedStore[], staged: StagedTarget, context: Context): Promise<void> {
  for (const [index, extracted] of restoreOrder(stores).entries()) {
    const { name, kind } = extracted.store;
    context.progress({ phase: "restore", done: index, total: stores.length, unit: "stores", item: name });
    await KINDS[kind].restore(extracted, staged.tree);
  }
}
