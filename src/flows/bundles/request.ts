import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  type Bundle,
  type BundleSource,
  makeReceipt,
  probeBundle,
  readChecksum,
  readReceipt,
  readSignature,
} from "../../bundle/index.ts";
import { AppError, type Problem, type Receipt, throwProblems } from "../../model/index.ts";
import type { Context, KeySources, Request } from "../context.ts";
import { type BundleKeys, heard, loadKeys } from "../keys.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import {
  type FoundBundle,
  fetchStored,
  findStored,
  isStored,
  type NamedBundle,
  pathProblems,
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
  readonly keys: BundleKeys;
  readonly hasKeys: boolean;
}

/** The same, as a request named it. Disposing removes what was fetched for it. */
export interface RequestedBundle extends BundlePlan, AsyncDisposable {
  /** What results call it: the path, or what names it in its vault. */
  readonly name: string;
}

/** Adds what else is wrong with a request before all of it is reported. */
type Further = (problems: Problem[]) => Promise<void>;

/**
 * Looks at everything a request about a bundle names, and fetches the bundle when it is kept in a vault; `further` may add what
 * else is wrong before all is reported.
 * @throws AppError over everything that is wrong; `vault-*`
 */
export async function prepareBundle(
  request: Request & KeySources & NamedBundle,
  context: Context,
  further?: Further,
): Promise<RequestedBundle> {
  const { file, stored, keys } = await examine(request, context, further);
  if (stored === null) return { ...file, name: file.path, async [Symbol.asyncDispose]() {} };
  const found = await findStored(stored, keys, context);
  return inWorkspace(context, async ({ path: folder }) => {
    const path = await fetchStored(found, folder, context);
    return { ...(await planBundle(path, keys)), name: found.reference };
  });
}

/** A bundle that can be read where it lies. */
export interface ReadableBundle {
  /** What results call it, as in {@link RequestedBundle}. */
  readonly name: string;
  readonly source: string | BundleSource;
  readonly encrypted: boolean;
  readonly keys: BundleKeys;
  readonly hasKeys: boolean;
  /** @throws AppError `sidecar-mismatch` */
  readonly sidecars: () => Promise<Sidecars>;
}

/** The same, as a request named it, on disk or in a vault. Disposing removes what was fetched of it. */
export interface BundleInPlace extends ReadableBundle, AsyncDisposable {
  readonly sizeBytes: number;
}

/**
 * {@link prepareBundle} for whoever may need little of the bundle: of one in a vault only what is asked of its source is read.
 * @throws AppError as {@link prepareBundle}
 */
export async function prepareInPlace(
  request: Request & KeySources & NamedBundle,
  context: Context,
  further?: Further,
): Promise<BundleInPlace> {
  const { file, stored, keys } = await examine(request, context, further);
  if (stored === null) return { ...file, ...readableFile(file), async [Symbol.asyncDispose]() {} };
  const found = await findStored(stored, keys, context);
  return inWorkspace(context, async ({ path }) => {
    const readable = readableStored(found, { dir: path, keys }, context);
    return { ...readable, ...(await probeBundle(readable.source)) };
  });
}

/** A bundle on disk. */
export function readableFile(plan: BundlePlan): ReadableBundle {
  return { ...plan, name: plan.path, source: plan.path, sidecars: () => readSidecars(plan.path) };
}

/** A bundle of a vault, fetched into `dir`, a private folder, as far as that is needed. Its receipt says whether it is encrypted. */
export function readableStored(
  found: FoundBundle,
  { dir, keys }: { readonly dir: string; readonly keys: BundleKeys },
  context: Context,
): ReadableBundle {
  const { receipt } = found.stored;
  return {
    name: found.reference,
    source: storedSource(found, dir, context),
    encrypted: receipt.encrypted,
    keys,
    hasKeys: hasAny(keys),
    sidecars: async () => ({ checksum: null, receipt, signature: receipt.signature ?? null }),
  };
}

/** Looks at the file of a bundle. @throws AppError `bundle-missing`, `not-a-bundle` */
export async function planBundle(path: string, keys: BundleKeys): Promise<BundlePlan> {
  return { path, ...(await probeBundle(path)), keys, hasKeys: hasAny(keys) };
}

function hasAny({ identities = [], passphrases = [] }: BundleKeys): boolean {
  return identities.length + passphrases.length > 0;
}

/** What a request names, found good: a file, or what to look for in a vault. */
type Examined = { readonly keys: BundleKeys } & (
  | { readonly file: BundlePlan; readonly stored: null }
  | { readonly file: null; readonly stored: StoredPlan }
);

/** @throws AppError over everything that is wrong with a request */
async function examine(
  request: Request & KeySources & NamedBundle,
  context: Context,
  further?: Further,
): Promise<Examined> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const keys = await loadKeys(request, context.cwd, problems);
  await further?.(problems);
  if (isStored(request)) {
    const stored = planStored(request, problems);
    throwProblems(problems);
    return { keys, file: null, stored: required(stored) };
  }
  problems.push(...pathProblems(request.trust, request.bundle));
  let file: BundlePlan | undefined;
  if (request.bundle !== "")
    await heard(problems, async () => {
      file = await planBundle(resolve(context.cwd, request.bundle), keys);
    });
  throwProblems(problems);
  return { keys, file: required(file), stored: null };
}

/** Makes something of a private folder that goes away together with it. */
async function inWorkspace<T>(
  context: Context,
  make: (workspace: Workspace) => Promise<T>,
): Promise<T & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const made = await make(stack.use(await openWorkspace(context.tempDir, context)));
  const kept = stack.move();
  return { ...made, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** What stands beside a bundle. */
export interface Sidecars {
  readonly checksum: string | null;
  readonly receipt: Receipt | null;
  /** Text of a signature file: of the one beside it, otherwise of the one that the receipt carries. */
  readonly signature: string | null;
}

/** Reads what stands beside a bundle. @throws AppError `sidecar-mismatch` */
export async function readSidecars(path: string): Promise<Sidecars> {
  const receipt = await readReceipt(path);
  const signature = (await readSignature(path)) ?? receipt?.signature ?? null;
  return { checksum: await readChecksum(path), receipt, signature };
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
