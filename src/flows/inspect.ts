import { openBundle } from "../bundle/index.ts";
import { AppError, type Manifest, type Receipt } from "../model/index.ts";
import { prepareInPlace } from "./bundles/request.ts";
import type { NamedBundle } from "./bundles/stored.ts";
import { requireSigned } from "./bundles/unpack.ts";
import type { Context, KeySources, Request } from "./context.ts";

/** Which bundle to look at. */
export interface InspectRequest extends Request, KeySources, NamedBundle {}

/** What the ends of a bundle say. Without a key only the receipt of an encrypted bundle is known. */
export interface InspectResult {
  readonly bundle: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  /** Null when the bundle is encrypted and no key was given. */
  readonly manifest: Manifest | null;
  /** Null when there is none beside the bundle. */
  readonly receipt: Receipt | null;
  /** Id of the trusted key that has signed the bundle; null when no key was named. */
  readonly signedBy: string | null;
}

/**
 * Reads manifest and receipt, in a constant number of small reads; the whole bundle, to know who has signed it. Without a key, the
 * receipt alone has to do, which nobody has signed.
 * @throws AppError exits 2, 3, 6
 */
export async function inspect(request: InspectRequest, context: Context): Promise<InspectResult> {
  await using plan = await prepareInPlace(request, context);
  const { name, source, encrypted, sizeBytes, keys, hasKeys } = plan;
  const sidecars = await plan.sidecars();
  const { receipt } = sidecars;
  const readable = !encrypted || hasKeys;
  if (!readable && (receipt === null || keys.trustedKeys !== undefined))
    throw new AppError("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
      path: name,
    });
  const bundle = readable ? await openBundle(source, keys) : null;
  const signedBy = bundle === null ? null : await requireSigned(bundle, { sidecars, keys }, context);
  return { bundle: name, sizeBytes, encrypted, manifest: bundle?.manifest ?? null, receipt, signedBy };
}
