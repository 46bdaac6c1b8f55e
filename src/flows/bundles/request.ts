import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  type AgeKeys,
  type Bundle,
  type BundleSource,
  makeReceipt,
  probeBundle,
  readChecksum,
  readReceipt,
} from "../../bundle/index.ts";
import { AppError, type Problem, type Receipt, throwProblems } from "../../model/index.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { heard, loadKeys } from "../keys.ts";
import { openWorkspace } from "../workspace.ts";
import {
  fetchStored,
  findStored,
  isStored,
  type NamedBundle,
  planStored,
  required,
  type StoredPlan,
} from "./stored.ts";
import { storedSource } from "./stored-source.ts";

/** A bundle on disk that was looked at, and what may open it. */
export interface BundlePlan {
  /** Absolute path. */
  readonly path: string;
  readonly encrypted: boolean;
  readonly sizeBytes: number;
  readonly keys: AgeKeys;
  readonly hasKeys: boolean;
}

/** The same, as a request named it. Disposing removes what was fetched for it. */
export interface RequestedBundle extends BundlePlan, AsyncDisposable {
  /** What results call it: the path, or what names it in its vault. */
  readonly name: string;
}

/**
 * Looks at everything a request about a bundle names, and fetches the bundle when it is kept in a vault; `further` may add what
 * else is wrong before all is reported.
 * @throws AppError over everything that is wrong; `vault-*`
 */
export async function prepareBundle(
  request: Request & KeySources & NamedBundle,
  context: Context,
  further: (problems: Problem[]) => Promise<void> = async () => undefined,
): Promise<RequestedBundle> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const keys = await loadKeys(request, context.cwd, problems);
  await further(problems);
  if (isStored(request)) {
    const plan = planStored(request, problems);
    throwProblems(problems);
    return fetchBundle(required(plan), keys, context);
  }
  const path = resolve(context.cwd, request.bundle);
  let plan: BundlePlan | undefined;
  if (request.bundle !== "")
    await heard(problems, async () => {
      plan = await planBundle(path, keys);
    });
  throwProblems(problems);
  return { ...required(plan), name: path, async [Symbol.asyncDispose]() {} };
}

/** A bundle where it lies, on disk or in a vault. Disposing removes what was fetched of it. */
export interface BundleInPlace extends Omit<BundlePlan, "path">, AsyncDisposable {
  /** What results call it, as in {@link RequestedBundle}. */
  readonly name: string;
  readonly source: string | BundleSource;
  /** @throws AppError `sidecar-mismatch` */
  readonly sidecars: () => Promise<Sidecars>;
}

/**
 * {@link prepareBundle} for whoever may need little of the bundle: of one in a vault only what is asked of its source is read.
 * @throws AppError as {@link prepareBundle}
 */
export async function prepareInPlace(
  request: Request & KeySources & NamedBundle,
  context: Context,
  further: (problems: Problem[]) => Promise<void> = async () => undefined,
): Promise<BundleInPlace> {
  if (!isStored(request)) {
    const plan = await prepareBundle(request, context, further);
    return { ...plan, source: plan.path, sidecars: () => readSidecars(plan.path) };
  }
  const problems: Problem[] = [...(request.problems ?? [])];
  const keys = await loadKeys(request, context.cwd, problems);
  await further(problems);
  const plan = planStored(request, problems);
  throwProblems(problems);
  const found = await findStored(required(plan), context);
  const { receipt } = found.stored;
  const workspace = await openWorkspace(context.tempDir, context);
  const dispose = (): PromiseLike<void> => workspace[Symbol.asyncDispose]();
  const source = storedSource(found, workspace.path, context);
  try {
    const { encrypted, sizeBytes } = await probeBundle(source);
    const shown = { name: found.reference, encrypted, sizeBytes, keys, hasKeys: hasAny(keys) };
    return { ...shown, source, sidecars: async () => ({ checksum: null, receipt }), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Looks at the file of a bundle. @throws AppError `bundle-missing`, `not-a-bundle` */
export async function planBundle(path: string, keys: AgeKeys): Promise<BundlePlan> {
  return { path, ...(await probeBundle(path)), keys, hasKeys: hasAny(keys) };
}

function hasAny({ identities = [], passphrases = [] }: AgeKeys): boolean {
  return identities.length + passphrases.length > 0;
}

async function fetchBundle(stored: StoredPlan, keys: AgeKeys, context: Context): Promise<RequestedBundle> {
  const found = await findStored(stored, context);
  const workspace = await openWorkspace(context.tempDir, context);
  // Node 24 does not take a bound function for one that disposes.
  const dispose = (): PromiseLike<void> => workspace[Symbol.asyncDispose]();
  try {
    const path = await fetchStored(found, workspace.path, context);
    return { ...(await planBundle(path, keys)), name: found.reference, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** What stands beside a bundle. */
export interface Sidecars {
  readonly checksum: string | null;
  readonly receipt: Receipt | null;
}

/** Reads what stands beside a bundle. @throws AppError `sidecar-mismatch` */
export async function readSidecars(path: string): Promise<Sidecars> {
  return { checksum: await readChecksum(path), receipt: await readReceipt(path) };
}

/**
 * Compares what stands beside a bundle with what it is: all that the receipt says, or its digest alone where no manifest could
 * be read.
 * @throws AppError `sidecar-mismatch`
 */
export function checkSidecars({ checksum, receipt }: Sidecars, sha256: string, bundle?: Bundle): void {
  if (checksum !== null && checksum !== sha256)
    throw new AppError("sidecar-mismatch", "the bundle does not have the SHA-256 of the checksum file beside it");
  if (receipt === null) return;
  if (receipt.sha256 !== sha256)
    throw new AppError("sidecar-mismatch", "the receipt beside the bundle is that of another bundle");
  if (bundle === undefined) return;
  const actual = makeReceipt({ ...bundle, sha256 }, bundle.manifest);
  const wrong = (Object.keys(actual) as (keyof Receipt)[]).find((key) => !isDeepStrictEqual(receipt[key], actual[key]));
  if (wrong !== undefined)
    throw new AppError("sidecar-mismatch", `the receipt beside the bundle gives another \`${wrong}\` than the bundle`);
}
