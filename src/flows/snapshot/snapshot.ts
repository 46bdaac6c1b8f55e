import {
  type BundleContent,
  checksumText,
  makeReceipt,
  sidecarPaths,
  type WrittenBundle,
  writeBundle,
} from "../../bundle/index.ts";
import {
  AppError,
  bundleName,
  FORMAT_NAME,
  FORMAT_VERSION,
  type Manifest,
  type Receipt,
  type SnapshotHeader,
} from "../../model/index.ts";
import { openSigner, type Signer } from "../../signing/index.ts";
import { type Output, openOutput } from "../../swap/index.ts";
import { statementOf } from "../bundles/signature.ts";
import { openAgainst } from "../compare/against.ts";
import type { Context } from "../context.ts";
import { filling } from "../space.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { type Captured, capture, contentOf } from "./capture.ts";
import { openKeeper } from "./keep.ts";
import { prepareSnapshot, type SnapshotPlan, type SnapshotRequest } from "./plan.ts";
import { report, type SnapshotResult } from "./result.ts";
import { Screening } from "./screen.ts";
import { openVaults } from "./vaults.ts";
import { toolVersions } from "./versions.ts";

/**
 * Takes a snapshot of all sources at one moment: captures, seals, reads the sealed bundle back, and only then gives it its name,
 * and keeps it in its vault. Whatever else there is to do with it comes after: it stays, whatever a comparison says.
 * @throws AppError exits 2, 5 and 7; no bundle is left behind
 */
export async function snapshot(request: SnapshotRequest, context: Context): Promise<SnapshotResult> {
  await using workspace = await openWorkspace(context.tempDir, context);
  await using staging = await openWorkspace(context.tempDir, context);
  const places = { scratch: await workspace.folder("search"), out: await workspace.folder("bundle") };
  const plan = await filling(workspace.path, () => prepareSnapshot(request, places, context));
  const { vault: keeping, against: base } = await openVaults(plan, context);
  const keeper = keeping === undefined ? null : await openKeeper(keeping, plan, context);
  await using against = base === undefined ? null : await openAgainst(base, context);
  const { result, ...staged } = await takeSnapshot(plan, staging, context);
  const vault = keeper === null ? null : await keeper.keep(result);
  const isGone = vault !== null && plan.out === places.out;
  const kept = { ...result, vault, ...(isGone ? { bundle: vault.reference, receipt: vault.receipt } : {}) };
  if (against === null) return kept;
  try {
    return { ...kept, ...(await against.compare({ name: kept.bundle, root: plan.root, ...staged })) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...kept, notCompared: stillKept(error, kept.bundle) };
  }
}

/** A snapshot that was taken, and the staged copies that it is made of. */
export interface TakenSnapshot {
  readonly result: SnapshotResult;
  readonly manifest: Manifest;
  readonly captured: Captured;
}

/**
 * Takes a snapshot of stores that are known already; the staged copies stay in `staging`.
 * @throws AppError exits 2 and 7; no bundle is left behind
 */
export async function takeSnapshot(plan: SnapshotPlan, staging: Workspace, context: Context): Promise<TakenSnapshot> {
  const createdAt = context.now();
  const header = makeHeader(plan, createdAt, context.newId(createdAt));
  await using output = await openOutput(plan.out, bundleName(header, plan.locks !== null), context);
  const unsearched = plan.secrets === undefined ? context : withoutNames(context);
  using screening = new Screening(plan.secrets, { staging, context: unsearched });
  const captured = await filling(staging.path, async () => screening.screen(await capture(plan, staging, unsearched)));
  const content = { header, ...contentOf(captured), secrets: screening.report };
  const written = await filling(plan.out, () => write(output.temporary, content, { plan, context }));
  const signer = plan.signingKey === undefined ? undefined : openSigner(plan.signingKey);
  await readBack(written, signer, context);
  const signature = signer?.sign(statementOf(written.manifest));
  const receipt = await publish(output, written, { plan, signature });
  const { manifest } = written;
  const signedBy = plan.signingKey?.publicKey.id ?? null;
  const { fencedMs } = captured;
  const { warnings, shownPath } = screening;
  return {
    result: report(output.path, receipt, { manifest, fencedMs, signedBy, warnings, shownPath }),
    manifest,
    captured,
  };
}

/** Says of a failure that comes after the snapshot that the snapshot is there. */
function stillKept({ problems: [first, ...rest] }: AppError, bundle: string): AppError {
  if (first === undefined) throw new TypeError("a failure without a problem");
  return AppError.of([{ ...first, message: `${first.message}; the snapshot itself was taken: ${bundle}` }, ...rest]);
}

/** Before the search is over, the name of a store may be a secret that must not be told. */
function withoutNames(context: Context): Context {
  return { ...context, progress: ({ item, ...event }) => context.progress(event) };
}

function makeHeader(plan: SnapshotPlan, createdAt: Date, id: string): SnapshotHeader {
  return {
    format: FORMAT_NAME,
    version: FORMAT_VERSION,
    id,
    createdAt: createdAt.toISOString(),
    agent: plan.agent,
    label: plan.label,
    tool: toolVersions(),
  };
}

async function write(
  path: string,
  content: BundleContent,
  { plan, context }: { plan: SnapshotPlan; context: Context },
): Promise<WrittenBundle> {
  let done = 0;
  return writeBundle(path, content, {
    locks: plan.locks,
    level: plan.level,
    onBytes(bytes) {
      done += bytes;
      context.progress({ phase: "write", done, unit: "bytes" });
    },
  });
}

/** Reads the finished file from disk as any reader would; what is signed was read there. */
async function readBack(written: WrittenBundle, signer: Signer | undefined, context: Context): Promise<void> {
  const bundle = await written.reopen();
  let done = 0;
  const { sha256 } = await bundle.readAll({
    onBytes(bytes) {
      done += bytes;
      context.progress({ phase: "read back", done, total: bundle.sizeBytes, unit: "bytes" });
    },
    hear: signer?.hear,
  });
  if (sha256 !== written.sha256)
    throw new AppError(
      "bundle-corrupt",
      "the bundle read back from disk is not what was written; the disk may be failing",
    );
}

async function publish(
  output: Output,
  written: WrittenBundle,
  { plan, signature }: { readonly plan: SnapshotPlan; readonly signature: string | undefined },
): Promise<Receipt> {
  const { sha256, sizeBytes, manifest } = written;
  const about = { path: output.path, sha256, sizeBytes, encrypted: plan.locks !== null, signature };
  const receipt = makeReceipt(about, manifest);
  const paths = sidecarPaths(output.path);
  await output.publish([
    { path: paths.checksum, text: checksumText(output.path, sha256) },
    ...(signature === undefined ? [] : [{ path: paths.signature, text: signature }]),
    { path: paths.receipt, text: `${JSON.stringify(receipt, null, 2)}\n` },
  ]);
  return receipt;
}
