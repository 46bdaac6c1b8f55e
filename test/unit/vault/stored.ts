import { bundleName, type Receipt } from "../../../src/model/index.ts";
import type { StoredBundle, Vault } from "../../../src/vault/index.ts";
import { isAskedFor } from "../../../src/vault/names.ts";

/** A bundle as a vault lists it, without one. `number` makes its id. */
export function storedBundle(number: number, facts: Partial<Receipt> = {}): StoredBundle {
  const given = {
    agent: "scout",
    createdAt: "2026-11-03T12:00:00.000Z",
    snapshotId: `01890a5d-ac96-774b-bcce-b302${number.toString(16).padStart(8, "0")}`,
    encrypted: true,
    ...facts,
  };
  const name = bundleName({ ...given, id: given.snapshotId }, given.encrypted);
  const receipt: Receipt = {
    format: "agent-memory-snapshot/receipt",
    version: 1,
    bundle: name,
    sha256: "0".repeat(64),
    sizeBytes: 7,
    label: null,
    consistency: "fenced",
    stateDigest: "1".repeat(64),
    stores: [],
    ...given,
  };
  return { name, key: name, receipt, storedAt: given.createdAt, origin: null };
}

/** What `findBundle` needs of a vault, over a list. */
export function vaultOf(bundles: readonly StoredBundle[]): Vault {
  const never = (): Promise<never> => Promise.reject(new Error("not to be called"));
  return {
    kind: "folder",
    url: "folder:bundles",
    list: async (listing) => bundles.filter((bundle) => isAskedFor(bundle.name, listing)),
    ...{ put: never, get: never, open: never, remove: never, sweep: never },
  };
}
