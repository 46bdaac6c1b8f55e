import { createHash } from "node:crypto";
import { compareBytewise, type ManifestStore, storeKey } from "../model/index.ts";
import { canonicalJson } from "./canonical.ts";

/**
 * Digest over the state of all stores: SHA-256 of the canonical JSON of `[kind, name, path, digest]` of each, sorted by kind
 * and name. Id, time, label, agent and the tool's version do not enter, so that the same memory has the same digest.
 */
export function stateDigest(stores: readonly Pick<ManifestStore, "kind" | "name" | "path" | "digest">[]): string {
  const rows = stores
    .toSorted((a, b) => compareBytewise(storeKey(a), storeKey(b)))
    .map(({ kind, name, path, digest }) => [kind, name, path, digest]);
  return createHash("sha256").update(canonicalJson(rows)).digest("hex");
}
