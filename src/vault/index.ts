/**
 * Where bundles are kept: folder, Actions cache, Actions artifact, S3-compatible store; one folder each behind the interface of
 * `vault.ts`, which is the contract. May import the model, Node and, only when it is used, the client of a service. Never opens a
 * bundle, never keeps or prints a credential, never takes a failure for an empty answer.
 */
export { serveCalls } from "./actions-calls.ts";
export { listingOnce } from "./listing-once.ts";
export { openVault } from "./open.ts";
export { type BundleReference, findBundle, isReference, listMeant, parseReference, type Wanted } from "./reference.ts";
export { type Decision, decideRetention, type Retention, reasonsToKeep, reasonText, requireRule } from "./retention.ts";
export {
  BELIEVED,
  type Choice,
  chooseTrusted,
  type Expected,
  type ExpectedRuns,
  isShared,
  type Judged,
  judge,
  type PassedOver,
  partByTrust,
  type Trust,
} from "./trust.ts";
export { isVaultUrl, parseVaultUrl, referenceText, type VaultUrl } from "./url.ts";
export type { Listing, OnBytes, Origin, StoredBundle, StoredBytes, Upload, Vault, VaultContext } from "./vault.ts";
