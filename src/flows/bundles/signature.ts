import type { Manifest } from "../../model/index.ts";
import { openProof, type Proof, type Statement } from "../../signing/index.ts";
import type { BundleKeys } from "../keys.ts";
import type { Sidecars } from "./request.ts";

/**
 * Begins to judge who has signed a bundle; `undefined` when nobody asks. What is not signed, or not by a trusted key, is refused
 * before anything of the bundle is read.
 * @throws AppError `signature-missing`, `signature-untrusted`, `signature-wrong`
 */
export function proofOf(
  { signature }: Pick<Sidecars, "signature">,
  { name, keys }: { readonly name: string; readonly keys: BundleKeys },
): Proof | undefined {
  const { trustedKeys } = keys;
  return trustedKeys === undefined ? undefined : openProof(signature, { name, trustedKeys });
}

/** What a signature states of a bundle. */
export function statementOf({ snapshot, stateDigest }: Manifest): Statement {
  const { id: snapshotId, agent, createdAt } = snapshot;
  return { snapshotId, agent, stateDigest, createdAt };
}
