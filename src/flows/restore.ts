import { type Bundle, openBundle } from "../bundle/index.ts";
import { type ExtractedStore, KINDS, restoreOrder } from "../kinds/index.ts";
import { type KindName, type Problem, throwProblems } from "../model/index.ts";
import { openTarget, type StagedTarget, type SwapPlan } from "../swap/index.ts";
import { type BundlePlan, checkSidecars, prepareBundle, readSidecars } from "./bundle-request.ts";
import type { Context, KeySources, Request } from "./context.ts";
import { prepareTarget } from "./restore-target.ts";
import { type Selection, selectStores } from "./selection.ts";
import { filling } from "./space.ts";

/** What to restore, and where to. */
export interface RestoreRequest extends Request, KeySources {
  readonly bundle: string;
  readonly to: string;
  /** Globs over store names and restored paths; all when empty. */
  readonly only?: readonly string[];
  /** Checks everything and says what would be done; writes nothing at the target. */
  readonly dryRun?: boolean;
  /** Replaces what the bundle holds in a folder that is not empty. */
  readonly force?: boolean;
}

/** A finished restore. */
export interface RestoreResult {
  readonly bundle: string;
  /** Absolute path. */
  readonly target: string;
  readonly dryRun: boolean;
  readonly snapshotId: string;
  readonly createdAt: string;
  readonly agent: string;
  readonly label: string | null;
  readonly stateDigest: string;
  readonly stores: readonly {
    readonly name: string;
    readonly kind: KindName;
    /** Relative to the target. */
    readonly path: string;
    readonly entries: number;
    readonly bytes: number;
  }[];
  /** Paths relative to the target that were there before and were (or would be) replaced. */
  readonly replaced: readonly string[];
}

/**
 * Restores a bundle all or nothing: unpacks and checks all of it in a staging folder, builds the tree there, and only then
 * puts it in place.
 * @throws AppError exits 2, 3, 6, 7; the target is as it was
 */
export async function restore(request: RestoreRequest, context: Context): Promise<RestoreResult> {
  const checkTarget = (problems: Problem[]): Promise<void> => prepareTarget(request, context, problems);
  const plan = await prepareBundle(request, context, checkTarget);
  const bundle = await openBundle(plan.path, plan.keys);
  const selection = selectStores(bundle.manifest, request.only ?? []);
  await using staged = await openTarget(request.to, {
    cwd: context.cwd,
    id: context.newId(context.now()),
    atExit: context.atExit,
    ...(request.dryRun ? { elsewhere: context.tempDir } : {}),
  });
  await staged.reserve(selection.bytes);
  const stores = selection.extracted(staged.extracted);
  await filling(staged.target, async () => {
    await unpack(bundle, plan, { staged, selection, context });
    await checkStores(stores, staged, context);
    await buildTree(selection.reduced(stores), staged, context);
  });
  const swap = await staged.plan(treeFacts(stores));
  if (!request.dryRun) await staged.putInPlace(swap);
  return report(bundle, { request, staged, selection, swap });
}

interface Unpacking {
  readonly staged: StagedTarget;
  readonly selection: Selection;
  readonly context: Context;
}

async function unpack(bundle: Bundle, plan: BundlePlan, { staged, selection, context }: Unpacking): Promise<void> {
  const sidecars = await readSidecars(plan.path);
  let done = 0;
  const { sha256 } = await bundle.readAll({
    extraction: { into: staged.extracted, wanted: (path) => selection.needs(path) },
    onBytes(bytes) {
      done += bytes;
      context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
    },
  });
  checkSidecars(sidecars, { sha256, snapshotId: bundle.header.id, stateDigest: bundle.manifest.stateDigest });
}

async function checkStores(stores: readonly ExtractedStore[], staged: StagedTarget, context: Context): Promise<void> {
  const problems: Problem[] = [];
  for (const [index, extracted] of stores.entries()) {
    const { name, kind } = extracted.store;
    context.progress({ phase: "check", done: index, total: stores.length, unit: "stores", item: name });
    problems.push(...(await KINDS[kind].check(extracted, staged.scratch)));
  }
  throwProblems(problems);
}

async function buildTree(stores: readonly ExtractedStore[], staged: StagedTarget, context: Context): Promise<void> {
  for (const [index, extracted] of restoreOrder(stores).entries()) {
    const { name, kind } = extracted.store;
    context.progress({ phase: "restore", done: index, total: stores.length, unit: "stores", item: name });
    await KINDS[kind].restore(extracted, staged.tree);
  }
}

/** What the swap must know: a repository's own folder is never merged with an old one, databases lose their side files. */
function treeFacts(stores: readonly ExtractedStore[]): { units: Set<string>; databases: Set<string> } {
  const units = stores.flatMap((extracted) => KINDS[extracted.store.kind].units?.(extracted.store) ?? []);
  const databases = stores.filter(({ store }) => store.kind === "sqlite").map(({ store }) => store.path);
  return { units: new Set(units), databases: new Set(databases) };
}

function report(
  bundle: Bundle,
  {
    request,
    staged,
    selection,
    swap,
  }: { request: RestoreRequest; staged: StagedTarget; selection: Selection; swap: SwapPlan },
): RestoreResult {
  const { id, createdAt, agent, label } = bundle.header;
  return {
    bundle: bundle.path,
    target: staged.target,
    dryRun: request.dryRun ?? false,
    snapshotId: id,
    ...{ createdAt, agent, label },
    stateDigest: bundle.manifest.stateDigest,
    stores: selection.stores.map(({ name, kind, path, entries, bytes }) => ({ name, kind, path, entries, bytes })),
    replaced: swap.replaced,
  };
}
