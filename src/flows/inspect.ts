import type { Manifest, Receipt } from "../model/index.ts";
import type { Context, KeySources, Request } from "./context.ts";

/** Which bundle to look at. */
export interface InspectRequest extends Request, KeySources {
  readonly bundle: string;
}

/** What the ends of a bundle say. Without a key only the receipt of an encrypted bundle is known. */
export interface InspectResult {
  readonly bundle: string;
  readonly sizeBytes: number;
  readonly encrypted: boolean;
  /** Null when the bundle is encrypted and no key was given. */
  readonly manifest: Manifest | null;
  /** Null when there is none beside the bundle. */
  readonly receipt: Receipt | null;
}

/** Reads manifest and receipt, in a constant number of small reads. @throws AppError exits 2, 3, 6 */
export async function inspect(_request: InspectRequest, _context: Context): Promise<InspectResult> {
  throw new Error("being built");
}
