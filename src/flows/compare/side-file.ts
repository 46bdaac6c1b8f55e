import type { BaselineFile } from "../../baseline/index.ts";
import type { Receipt } from "../../model/index.ts";
import { type OpenSide, redactedOf } from "./side.ts";

/** What is publicly known of a bundle as a side of a comparison: digests of its stores. */
export function receiptSide(
  { agent, snapshotId, createdAt, label, stateDigest, stores }: Receipt,
  { what, name }: { readonly what: "bundle" | "receipt"; readonly name: string },
): OpenSide {
  return {
    side: { what, name, depth: "digests", agent, snapshotId, createdAt, label, stateDigest },
    stores: stores.map(({ redacted: _, ...store }) => ({ ...store, path: null })),
    redacted: redactedOf(stores),
    contents: null,
  };
}

/** A baseline file as a side of a comparison: summaries and facts. */
export function baselineSide({ agent, stateDigest, stores }: BaselineFile, name: string): OpenSide {
  const unsaid = { snapshotId: null, createdAt: null, label: null };
  return {
    side: { what: "baseline", name, depth: "summaries", agent, ...unsaid, stateDigest },
    stores: stores.map(({ redacted: _, ...store }) => store),
    redacted: redactedOf(stores),
    contents: null,
  };
}
