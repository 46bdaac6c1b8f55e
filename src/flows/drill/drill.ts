import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Bundle, openBundle } from "../../bundle/index.ts";
import { openUpRestored } from "../../kinds/index.ts";
import { AppError, given } from "../../model/index.ts";
import { publicKeyLine } from "../../signing/index.ts";
import { isStored } from "../bundles/stored.ts";
import type { Context } from "../context.ts";
import { restore } from "../restore/restore.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { judgeHeader, judgeSentinel } from "./judge.ts";
import { type DrillPlan, type DrillRequest, prepareDrill } from "./plan.ts";
import { runProbes } from "./probes.ts";
import { DrillRecord, type DrillResult } from "./record.ts";
import { compareStores } from "./round-trip.ts";

/**
 * Proves that a bundle restores: restores it into a scratch folder as any user would, captures what came back, compares it
 * with the manifest, and asks it the user's questions. Looks at no source, and leaves nothing behind. What is wrong with
 * the bundle, and what kept the drill from its end, is returned and not thrown.
 * @throws AppError exit 2 over everything that is wrong with the request
 */
export async function drill(request: DrillRequest, context: Context): Promise<DrillResult> {
  const record = new DrillRecord(isStored(request) ? request.bundle : resolve(context.cwd, request.bundle));
  try {
    const plan = await prepareDrill(request, context);
    await using requested = plan.bundle;
    record.named(requested.name);
    record.expect(plan.probes);
    const bundle = await openBundle(plan.bundle.path, plan.bundle.keys);
    record.opened(bundle.manifest, context.now());
    record.find(judgeHeader(bundle.header, request, context.now()));
    await using workspace = await openWorkspace(context.tempDir, context);
    await rehearse(bundle, plan, { record, workspace, context });
  } catch (error) {
    record.stopped(stopOf(error));
  }
  return record.result();
}

interface Stage {
  readonly record: DrillRecord;
  readonly workspace: Workspace;
  readonly context: Context;
}

async function rehearse(bundle: Bundle, plan: DrillPlan, { record, workspace, context }: Stage): Promise<void> {
  const { manifest } = bundle;
  const tree = await restoreInto(workspace, { bundle, plan, context });
  const stores = await compareStores(manifest, tree, { dir: await workspace.folder("captured"), context });
  record.compared(manifest, stores);
  record.find(plan.sentinels.flatMap((sentinel) => judgeSentinel(sentinel, stores) ?? []));
  record.answered(await runProbes(plan.probes, { tree, stores }, context));
}

/** Restores by the command that users run. @throws AppError what `restore` throws */
async function restoreInto(
  workspace: Workspace,
  { bundle, plan, context }: { readonly bundle: Bundle; readonly plan: DrillPlan; readonly context: Context },
): Promise<string> {
  const { identities = [], passphrases = [], trustedKeys = [] } = plan.bundle.keys;
  const [passphrase] = passphrases;
  const to = join(workspace.path, "restored");
  // The keys as they were read: they may come out of a pipe, which cannot be read twice.
  const keys = { identities, ...given({ passphrase }), trustedKeys: trustedKeys.map(publicKeyLine) };
  const { snapshotId, stateDigest } = await restore({ bundle: plan.bundle.path, to, ...keys }, context);
  if (snapshotId !== bundle.header.id || stateDigest !== bundle.manifest.stateDigest)
    throw new AppError("kept-changing", `${bundle.path} was replaced by another bundle during the drill`);
  openUpRestored(bundle.manifest, to);
  return realpath(to);
}

/** What kept the drill from its end. A full disk has many voices. */
function stopOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (!/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_WRITE)/.test(code)) throw error;
  return new AppError("disk-full", "the scratch folder of the drill has no space left", { cause: error });
}
