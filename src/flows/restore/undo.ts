import { openBundle } from "../../bundle/index.ts";
import { AppError, DEFAULTS, type Problem, throwProblems } from "../../model/index.ts";
import {
  type FoundGeneration,
  type GenerationNote,
  openTarget,
  putLinks,
  RECORD_PATH,
  readGeneration,
  type StagedTarget,
  type TreeFacts,
} from "../../swap/index.ts";
import { prepareBundle } from "../bundles/request.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { loadKeys } from "../keys.ts";
import { selectStores } from "../selection.ts";
import { filling } from "../space.ts";
import { lastLookInto } from "./guard.ts";
import type { RestoredStore, TargetChange } from "./request.ts";
import { changeOf, replaceMemory } from "./swap.ts";
import { requireTarget, targetOf } from "./target.ts";
import { makeTree } from "./tree.ts";

/** Which target to bring back, and what opens what was there. */
export interface UndoRequest extends Request, KeySources {
  readonly target: string;
  /** Takes a snapshot of what is there before it is replaced; default true. */
  readonly preSnapshot?: boolean;
}

/** A restore that was undone. */
export interface UndoResult extends TargetChange {
  /** Number of the generation that came back. */
  readonly undone: string;
  /** Absolute path of its bundle; null when the restore had replaced nothing. */
  readonly bundle: string | null;
  readonly stores: readonly RestoredStore[];
}

/**
 * Brings back what the latest restore into a target has replaced, and takes away what it has added. A restore itself, with all
 * its checks; undone again and again, it goes back one restore each time.
 * @throws AppError `nothing-to-undo`, exits 2, 3, 6, 7; the target is as it was
 */
export async function undo(request: UndoRequest, context: Context): Promise<UndoResult> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const target = targetOf(request.target, context);
  await requireTarget(target, problems);
  const keys = await loadKeys(request, context.cwd, problems);
  throwProblems(problems);
  await using staged = await openTarget(target, {
    cwd: context.cwd,
    id: context.newId(context.now()),
    atExit: context.atExit,
    lastLook: lastLookInto(target),
  });
  const record = staged.record();
  const { number, found } = latestGeneration(staged);
  const { facts, stores } = await filling(target, () => makeFormerTree(found, { staged, request, context }));
  const keeping = { recipients: found.note.recipients, keys, agent: record?.agent ?? DEFAULTS.agent };
  const swapped = await replaceMemory(
    {
      staged,
      facts: bringingBack(facts, found.note),
      keeping: request.preSnapshot === false ? null : keeping,
      recordOf: () => found.note.record,
    },
    context,
  );
  return { ...changeOf(staged, swapped), undone: number, bundle: found.bundle, stores };
}

function latestGeneration(staged: StagedTarget): { number: string; found: FoundGeneration } {
  const { target } = staged;
  const number = staged.record()?.generation ?? null;
  const found = number === null ? null : readGeneration(target, number);
  if (number !== null && found !== null) return { number, found };
  const message =
    number === null
      ? `the latest restore into ${target}, if there was one, has kept nothing of what was there`
      : `generation ${number} of ${target} is gone`;
  throw new AppError("nothing-to-undo", message, { path: target });
}

interface Bringing {
  readonly staged: StagedTarget;
  readonly request: UndoRequest;
  readonly context: Context;
}

async function makeFormerTree(
  found: FoundGeneration,
  { staged, request, context }: Bringing,
): Promise<{ facts: TreeFacts; stores: RestoredStore[] }> {
  let made: { facts: TreeFacts; stores: RestoredStore[] } = { facts: NO_FACTS, stores: [] };
  if (found.bundle !== null) {
    await using plan = await prepareBundle({ ...request, bundle: found.bundle }, context);
    const bundle = await openBundle(plan.path, plan.keys);
    const selection = selectStores(bundle.manifest, []);
    const facts = await makeTree({ bundle, selection, staged, keys: plan.keys }, context);
    const stores = selection.stores.map(({ name, kind, ...more }) => ({
      ...{ name, kind, path: more.path },
      ...{ entries: more.entries, bytes: more.bytes },
    }));
    made = { facts, stores };
  }
  putLinks(found, staged.tree);
  return made;
}

const NO_FACTS: TreeFacts = { units: new Set(), databases: new Set() };

function bringingBack({ units, databases }: TreeFacts, { added, databases: gone, record }: GenerationNote): TreeFacts {
  const removed = record === null ? [...added, RECORD_PATH] : added;
  return { units, databases: new Set([...databases, ...gone]), removed: new Set(removed) };
}
