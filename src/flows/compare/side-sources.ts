import { stateDigest } from "../../bundle/index.ts";
import type { KnownStore } from "../../kinds/index.ts";
import { storeKey } from "../../model/index.ts";
import { type Captured, type CapturePlan, capture } from "../snapshot/capture.ts";
import { filling } from "../space.ts";
import type { OpenSide } from "./side.ts";
import type { Opening } from "./side-bundle.ts";

/**
 * Captures live sources as a side of a comparison: all of them at one moment, as a snapshot does.
 * @throws AppError exit 7, and what a kind says of a source that cannot be captured
 */
export async function openSources(
  plan: CapturePlan,
  { name, workspace, context }: Opening & { readonly name: string },
): Promise<OpenSide> {
  const captured = await filling(workspace.path, () => capture(plan, workspace, context));
  const stores = capturedStores(captured);
  const unsaid = { agent: null, snapshotId: null, createdAt: null, label: null };
  return {
    side: { what: "sources", name, depth: "contents", ...unsaid, stateDigest: digestOf(stores) },
    stores,
    contents: capturedContents(captured),
  };
}

/** Captured stores, without content. */
function capturedStores({ stores }: Captured): KnownStore[] {
  return stores.map(({ store: { kind, name, path }, staged: { entries, summary, digest } }) => ({
    ...{ kind, name, path, digest, summary },
    entries: entries.length,
    bytes: entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0),
  }));
}

/** What captured stores hold, as long as their staged copies are there. */
export function capturedContents({ stores }: Captured): OpenSide["contents"] {
  return async () => new Map(stores.map(({ store, staged }) => [storeKey(store), { content: staged.entries }]));
}

function digestOf(stores: readonly KnownStore[]): string {
  return stateDigest(stores.map(({ kind, name, path, digest }) => ({ kind, name, path: path ?? ".", digest })));
}
