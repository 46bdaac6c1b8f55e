import { AppError, type Manifest } from "../../model/index.ts";
import type { Proof } from "../../signing/index.ts";
import { type BundlePlan, readSidecars } from "../bundles/request.ts";
import { proofOf, statementOf } from "../bundles/signature.ts";
import type { CheckList } from "./checks.ts";

/** Begins to check who has signed a bundle; `undefined` when nobody asks, or it is refused already. */
export async function openSignature({ path, keys }: BundlePlan, checks: CheckList): Promise<Proof | undefined> {
  if (keys.trustedKeys === undefined) {
    checks.skip("signature", "no trusted key was named");
    return undefined;
  }
  try {
    return proofOf(await readSidecars(path), { name: path, keys });
  } catch (error) {
    failed(checks, error);
    return undefined;
  }
}

/** Ends that check when all bytes of the bundle have gone by; without a manifest, only they are compared. */
export function concludeSignature(proof: Proof | undefined, checks: CheckList, manifest?: Manifest): void {
  if (proof === undefined) return;
  try {
    const { keyId, trustedComment } = proof.conclude(manifest && statementOf(manifest));
    checks.pass("signature", `by key ${keyId}: ${trustedComment}`);
  } catch (error) {
    failed(checks, error);
  }
}

function failed(checks: CheckList, error: unknown): void {
  if (!(error instanceof AppError)) throw error;
  checks.fail("signature", error);
}
