import { type Bundle, hashFile, openBundle } from "../../bundle/index.ts";
import { type ExtractedStore, extractedStores, KINDS } from "../../kinds/index.ts";
import {
  AppError,
  type Check,
  type CheckName,
  EXIT,
  type Finding,
  given,
  type KindName,
  storeOfArchivePath,
} from "../../model/index.ts";
import { counted } from "../../report/index.ts";
import { StoreChecks } from "../bundles/check-stores.ts";
import { type BundlePlan, checkSidecars, prepareBundle, readSidecars, type Sidecars } from "../bundles/request.ts";
import type { NamedBundle } from "../bundles/stored.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { filling } from "../space.ts";
import { openWorkspace } from "../workspace.ts";
import { CheckList, checkOf } from "./checks.ts";
import { concludeSignature, openSignature } from "./signature.ts";

/** Which bundle to examine, and how far. */
export interface VerifyRequest extends Request, KeySources, NamedBundle {
  /** Leaves out the checks of databases and repositories. */
  readonly quick?: boolean;
}

/** Outcome of an examination. `ok` is true when no check failed; skipped checks say why. */
export interface VerifyResult {
  readonly ok: boolean;
  readonly bundle: string;
  readonly encrypted: boolean;
  readonly snapshotId: string | null;
  readonly stateDigest: string | null;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/** Kinds that are examined by more than their digests, and the check that this is. */
const EXAMINED: Partial<Record<KindName, CheckName>> = { sqlite: "databases", git: "repositories" };

/**
 * Examines a bundle. What is wrong with it is returned as findings, not thrown.
 * @throws AppError exits 2 and 6, and `not-a-bundle`
 */
export async function verify(request: VerifyRequest, context: Context): Promise<VerifyResult> {
  await using plan = await prepareBundle(request, context);
  const checks = new CheckList();
  const examination = { checks, quick: request.quick ?? false, context };
  const bundle = await filling(context.tempDir, () => examine(plan, examination));
  return {
    ok: checks.ok,
    bundle: plan.name,
    encrypted: plan.encrypted,
    snapshotId: bundle?.header.id ?? null,
    stateDigest: bundle?.manifest.stateDigest ?? null,
    checks: checks.list(),
    findings: checks.findings,
  };
}

interface Examination {
  readonly checks: CheckList;
  readonly quick: boolean;
  readonly context: Context;
}

async function examine(plan: BundlePlan, examination: Examination): Promise<Bundle | undefined> {
  const { checks, quick, context } = examination;
  let bundle: Bundle | undefined;
  if (!plan.encrypted) checks.skip("encryption", "the bundle is not encrypted");
  try {
    bundle = await openBundle(plan.path, plan.keys);
    await using workspace = await openWorkspace(context.tempDir, context);
    const into = await workspace.folder("extracted");
    const stores = quick ? [] : extractedStores(bundle.manifest, into);
    await using contents = new StoreChecks({ stores, scratch: await workspace.folder("scratch") }, context);
    await checkBytes(bundle, plan, { ...examination, into, contents });
    if (quick) checks.skipRest("left out by --quick");
    else if (checks.hasFailed("signature")) checks.skipRest("not opened, because no trusted key has signed the bundle");
    else await checkContents(contents, stores, checks);
  } catch (error) {
    if (!(error instanceof AppError) || error.exitCode !== EXIT.bundle) throw error;
    checks.fail(checkOf(error), error);
    await checkBytesAlone(plan, checks);
    checks.skipRest("not reached, because an earlier check failed");
  }
  return bundle;
}

/** Reads the whole file once; what that proves is passed. */
async function checkBytes(
  bundle: Bundle,
  plan: BundlePlan,
  { checks, quick, context, into, contents }: Examination & { into: string; contents: StoreChecks },
): Promise<void> {
  let done = 0;
  const wanted = (path: string): boolean => EXAMINED[storeOfArchivePath(path)?.kind ?? "file"] !== undefined;
  const proof = await openSignature(plan, checks);
  // No database is opened before it is known who has signed it, where that is asked for.
  const arrived = proof === undefined ? (path: string): void => contents.arrived(path) : undefined;
  const { sha256, frames } = await bundle.readAll({
    ...(quick ? {} : { extraction: { into, wanted, ...given({ arrived }) } }),
    onBytes(bytes) {
      done += bytes;
      context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
    },
    hear: proof?.hear,
  });
  const { entries, stores } = bundle.manifest;
  concludeSignature(proof, checks, bundle.manifest);
  const files = entries.filter((entry) => entry.type === "file").length;
  if (bundle.encrypted) checks.pass("encryption", "every chunk is authentic");
  checks.pass("frames", `${counted(frames, "frame")}, seal and seek table`);
  checks.pass("archive", counted(entries.length, "entry", "entries"));
  checks.conclude("manifest", { findings: await checkClaims(bundle), detail: counted(stores.length, "store") });
  checks.pass("digests", counted(files, "file"));
  await checkAgainstSidecars(checks, { path: plan.path, sha256, bundle });
}

/** What the manifest says of stores whose checks need no more than its own entries, which the content has been found to fit. */
async function checkClaims({ manifest }: Bundle): Promise<Finding[]> {
  const stores = extractedStores(manifest, "").filter(({ store }) => EXAMINED[store.kind] === undefined);
  const findings: Finding[] = [];
  for (const store of stores)
    for (const finding of await KINDS[store.store.kind].check(store, "")) findings.push(finding);
  return findings;
}

async function checkAgainstSidecars(
  checks: CheckList,
  { path, sha256, bundle }: { readonly path: string; readonly sha256: string; readonly bundle?: Bundle },
): Promise<void> {
  try {
    const sidecars: Sidecars = await readSidecars(path);
    checkSidecars(sidecars, sha256, bundle);
    const found = [sidecars.checksum && "checksum", sidecars.receipt && "receipt"].filter(Boolean);
    if (found.length === 0) checks.skip("sidecar", "neither checksum nor receipt stands beside the bundle");
    else checks.pass("sidecar", `${found.join(" and ")} fit`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    checks.fail("sidecar", error);
  }
}

/** For a bundle that cannot be read to its end: whether it is at least the file that its sidecars and its signature speak of. */
async function checkBytesAlone(plan: BundlePlan, checks: CheckList): Promise<void> {
  if (checks.has("sidecar")) return;
  const proof = checks.has("signature") ? undefined : await openSignature(plan, checks);
  const sha256 = await hashFile(plan.path, proof?.hear);
  concludeSignature(proof, checks);
  await checkAgainstSidecars(checks, { path: plan.path, sha256 });
}

async function checkContents(
  contents: StoreChecks,
  stores: readonly ExtractedStore[],
  checks: CheckList,
): Promise<void> {
  for (const [kind, name] of Object.entries(EXAMINED) as [KindName, CheckName][]) {
    const isOfKind = ({ store }: ExtractedStore): boolean => store.kind === kind;
    const count = stores.filter(isOfKind).length;
    if (count === 0) checks.skip(name, "the bundle holds none");
    else checks.conclude(name, { findings: await contents.findings(isOfKind), detail: `${count} examined` });
  }
}
