import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type AgeKeys, type Bundle, makeReceipt, probeBundle, readChecksum, readReceipt } from "../bundle/index.ts";
import { AppError, type Problem, type Receipt, throwProblems } from "../model/index.ts";
import type { Context, KeySources, Request } from "./context.ts";
import { heard, loadKeys } from "./keys.ts";

/** A request about a bundle, with its file looked at and its keys read. */
export interface BundlePlan {
  /** Absolute path. */
  readonly path: string;
  readonly encrypted: boolean;
  readonly sizeBytes: number;
  readonly keys: AgeKeys;
  readonly hasKeys: boolean;
}

/**
 * Looks at everything a request about a bundle names; `further` may add what else is wrong before all is reported.
 * @throws AppError over everything that is wrong
 */
export async function prepareBundle(
  request: Request & KeySources & { readonly bundle: string },
  context: Context,
  further: (problems: Problem[]) => Promise<void> = async () => undefined,
): Promise<BundlePlan> {
  const problems: Problem[] = [...(request.problems ?? [])];
  const keys = await loadKeys(request, context.cwd, problems);
  await further(problems);
  const path = resolve(context.cwd, request.bundle);
  let probed = { encrypted: false, sizeBytes: 0 };
  if (request.bundle !== "")
    await heard(problems, async () => {
      probed = await probeBundle(path);
    });
  throwProblems(problems);
  return { path, ...probed, keys, hasKeys: (keys.identities?.length ?? 0) + (keys.passphrases?.length ?? 0) > 0 };
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
