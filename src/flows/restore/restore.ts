import { join } from "node:path";
import { type Bundle, openBundle } from "../../bundle/index.ts";
import type { Problem } from "../../model/index.ts";
import { openTarget, type StagedTarget, type TargetRecord } from "../../swap/index.ts";
import { prepareInPlace } from "../bundles/request.ts";
import type { Context } from "../context.ts";
import { type Selection, selectStores } from "../selection.ts";
import { lastLookInto, requireAgent, requireUnused } from "./guard.ts";
import type { RestoreRequest, RestoreResult } from "./request.ts";
import { changeOf, replaceMemory, type Swapped } from "./swap.ts";
import { prepareTarget, requireRoom, targetOf } from "./target.ts";
import { type MadeTree, makeTree } from "./tree.ts";

/**
 * Restores a bundle all or nothing, whatever dies in between: unpacks and checks all of it in a staging folder, builds the tree
 * there, takes a snapshot of what will be replaced, and only then puts the tree in place.
 * @throws AppError exits 2, 3, 6, 7; the target is as it was
 */
export async function restore(request: RestoreRequest, context: Context): Promise<RestoreResult> {
  const checkTarget = (problems: Problem[]): Promise<void> => prepareTarget(request, context, problems);
  await using plan = await prepareInPlace(request, context, checkTarget);
  const bundle = await openBundle(plan.source, plan.keys);
  const selection = selectStores(bundle.manifest, request.only ?? []);
  const target = targetOf(request.to, context);
  await using staged = await openTarget(target, {
    cwd: context.cwd,
    id: context.newId(context.now()),
    atExit: context.atExit,
    lastLook: lastLookInto(target),
    ...(request.dryRun ? { elsewhere: context.tempDir } : {}),
  });
  await requireRoom(staged, request);
  const record = staged.record();
  requireAgent(bundle.header.agent, { expected: request, record, target });
  await requireUnused(databasesAt(staged, selection), staged);
  const facts = await makeTree({ bundle, selection, staged, sidecars: plan.sidecars, keys: plan.keys }, context);
  const outcome = { name: plan.name, request, staged, selection, reading: facts.reading };
  if (request.dryRun) return report(bundle, { ...outcome, swapped: await rehearse(staged, facts) });
  const { recipients } = bundle.manifest;
  const keeping = {
    recipients: bundle.encrypted ? recipients : null,
    keys: plan.keys,
    agent: record?.agent ?? bundle.header.agent,
  };
  const swapped = await replaceMemory(
    {
      staged,
      facts,
      keeping: request.preSnapshot === false ? null : keeping,
      recordOf: (generation) => recordOf(bundle, { selection, generation }),
    },
    context,
  );
  return report(bundle, { ...outcome, swapped });
}

/** Databases that will be replaced, to be told before the work rather than after it. */
function databasesAt({ target }: StagedTarget, { stores }: Selection): string[] {
  return stores.filter(({ kind }) => kind === "sqlite").map(({ path }) => join(target, path));
}

async function rehearse(staged: StagedTarget, facts: Parameters<StagedTarget["plan"]>[0]): Promise<Swapped> {
  return { swap: await staged.plan(facts), kept: null };
}

function recordOf(
  { header, manifest }: Bundle,
  { selection, generation }: { readonly selection: Selection; readonly generation: string | null },
): TargetRecord {
  return {
    format: "agent-memory-snapshot/target",
    version: 1,
    agent: header.agent,
    snapshotId: header.id,
    stateDigest: manifest.stateDigest,
    whole: selection.isWhole,
    generation,
  };
}

interface Reported {
  /** What results call the bundle. */
  readonly name: string;
  readonly request: RestoreRequest;
  readonly staged: StagedTarget;
  readonly selection: Selection;
  readonly reading: MadeTree["reading"];
  readonly swapped: Swapped;
}

function report(bundle: Bundle, { name, request, staged, selection, reading, swapped }: Reported): RestoreResult {
  const { id, createdAt, agent, label } = bundle.header;
  return {
    bundle: name,
    ...changeOf(staged, swapped),
    dryRun: request.dryRun ?? false,
    ...reading,
    snapshotId: id,
    ...{ createdAt, agent, label },
    stateDigest: bundle.manifest.stateDigest,
    stores: selection.stores.map(({ name, kind, path, entries, bytes }) => ({ name, kind, path, entries, bytes })),
  };
}
