import type { Check, Finding } from "../model/index.ts";
import type { Context, KeySources, Request } from "./context.ts";

/** Which bundle to examine, and how far. */
export interface VerifyRequest extends Request, KeySources {
  readonly bundle: string;
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

/** Examines a bundle; findings are returned, not thrown. @throws AppError exits 2 and 6, and 3 when it is no bundle at all */
export async function verify(_request: VerifyRequest, _context: Context): Promise<VerifyResult> {
  throw new Error("being built");
}
