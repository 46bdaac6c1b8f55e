import { join } from "node:path";
import { type Bundle, openBundle } from "../../bundle/index.ts";
import { extractedStores, type KnownStore } from "../../kinds/index.ts";
import { AppError, type Manifest, type ManifestStore, storeKey, storeOfArchivePath } from "../../model/index.ts";
import { type BundlePlan, readSidecars } from "../bundles/request.ts";
import { checkStores, unpack } from "../bundles/unpack.ts";
import type { Context } from "../context.ts";
import { filling } from "../space.ts";
import type { Workspace } from "../workspace.ts";
import type { Contents, OpenSide } from "./side.ts";
import { receiptSide } from "./side-file.ts";

/** What a side is opened with. */
export interface Opening {
  /** What the user called it. */
  readonly name: string;
  /** Of this side alone. */
  readonly workspace: Workspace;
  readonly context: Context;
}

/**
 * Opens a bundle as a side of a comparison: reads its ends and, when asked for contents, all of it. Without a key, the receipt
 * beside it has to do.
 * @throws AppError exits 2, 3, 6
 */
export async function openBundleSide(plan: BundlePlan, opening: Opening): Promise<OpenSide> {
  const { name } = opening;
  if (plan.encrypted && !plan.hasKeys) {
    const { receipt } = await readSidecars(plan.path);
    if (receipt !== null) return receiptSide(receipt, { what: "bundle", name });
    throw new AppError("no-key", `${name} is encrypted, no key was given, and no receipt stands beside it`, {
      path: plan.path,
    });
  }
  const bundle = await openBundle(plan.path, plan.keys);
  const { id, createdAt, agent, label } = bundle.header;
  const { stateDigest } = bundle.manifest;
  return {
    side: { what: "bundle", name, depth: "contents", agent, snapshotId: id, createdAt, label, stateDigest },
    stores: knownStores(bundle.manifest),
    contents: (wanted) => readContents(bundle, wanted, opening),
  };
}

/** The stores of a manifest, without content. */
export function knownStores(manifest: Manifest): KnownStore[] {
  return extractedStores(manifest, "").map(({ store, paths, digests }) => ({
    ...known(store),
    summary: store.summary,
    ...(store.kind === "sqlite" ? {} : { digests: digestsOf(paths, digests) }),
  }));
}

/** What every list of stores says of one. */
export function known({ kind, name, path, digest, entries, bytes }: Omit<ManifestStore, "summary">): KnownStore {
  return { kind, name, path, digest, entries, bytes };
}

function digestsOf(paths: readonly string[], digests?: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const sha256 = digests?.get(path);
      return sha256 === undefined ? [] : [[path, sha256]];
    }),
  );
}

async function readContents(
  bundle: Bundle,
  wanted: readonly KnownStore[],
  { workspace, context }: Opening,
): Promise<Contents> {
  const into = await workspace.folder("extracted");
  const scratch = await workspace.folder("scratch");
  const keys = new Set(wanted.map(storeKey));
  const stores = extractedStores(bundle.manifest, into).filter(({ store }) => keys.has(storeKey(store)));
  const needs = (path: string): boolean => {
    const owner = storeOfArchivePath(path);
    return owner !== undefined && keys.has(storeKey(owner));
  };
  await filling(workspace.path, async () => {
    await unpack(bundle, { into, needs }, context);
    await checkStores(stores, scratch, context);
  });
  const entries = bundle.manifest.entries.filter(({ path }) => needs(path));
  const staged = Map.groupBy(entries, ({ path }) =>
    storeKey(storeOfArchivePath(path) as { kind: "file"; name: string }),
  );
  return new Map(
    stores.map(({ store }) => [
      storeKey(store),
      (staged.get(storeKey(store)) ?? []).map((entry) => ({ ...entry, file: join(into, entry.path) })),
    ]),
  );
}
