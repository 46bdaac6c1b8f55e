import { join } from "node:path";
import { type Bundle, openBundle } from "../../bundle/index.ts";
import { extractedStores, type KnownStore, type StagedEntry } from "../../kinds/index.ts";
import { AppError, type Entry, given, type Manifest, type ManifestStore, storeKey } from "../../model/index.ts";
import { StoreChecks } from "../bundles/check-stores.ts";
import type { ReadableBundle, Sidecars } from "../bundles/request.ts";
import { checkUnread, requireSigned, unpack } from "../bundles/unpack.ts";
import type { Context } from "../context.ts";
import type { BundleKeys } from "../keys.ts";
import { filling } from "../space.ts";
import type { Workspace } from "../workspace.ts";
import { type Contents, type OpenSide, redactedOf } from "./side.ts";
import { receiptSide } from "./side-file.ts";

/** What a side is opened with. */
export interface Opening {
  /** Of this side alone. */
  readonly workspace: Workspace;
  readonly context: Context;
}

/**
 * Opens a bundle as a side of a comparison: reads its ends and, when asked for contents or for who has signed it, all of it.
 * Without a key, its receipt has to do, which nobody has signed.
 * @throws AppError exits 2, 3, 6, and what its vault throws
 */
export async function openBundleSide(readable: ReadableBundle, opening: Opening): Promise<OpenSide> {
  const { name, encrypted, hasKeys, source, keys } = readable;
  const sidecars = await readable.sidecars();
  const isAsked = keys.trustedKeys !== undefined;
  if (encrypted && !hasKeys) {
    if (sidecars.receipt !== null && !isAsked) return receiptSide(sidecars.receipt, { what: "bundle", name });
    throw new AppError("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
      path: name,
    });
  }
  const bundle = await openBundle(source, keys);
  if (isAsked) await requireSigned(bundle, { sidecars, keys }, opening.context);
  else checkUnread(sidecars, bundle);
  const { id, createdAt, agent, label } = bundle.header;
  const { stateDigest } = bundle.manifest;
  return {
    side: { what: "bundle", name, depth: "contents", agent, snapshotId: id, createdAt, label, stateDigest },
    stores: knownStores(bundle.manifest),
    redacted: redactedOf(bundle.manifest.stores),
    contents: (wanted, alike) => readContents(bundle, { wanted, ...given({ alike }), sidecars, keys }, opening),
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
function known({ kind, name, path, digest, entries, bytes }: Omit<ManifestStore, "summary">): KnownStore {
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

interface Reading {
  readonly wanted: readonly KnownStore[];
  /** Archive paths of files that are not read. */
  readonly alike?: ReadonlySet<string>;
  readonly sidecars: Sidecars;
  readonly keys: BundleKeys;
}

async function readContents(
  bundle: Bundle,
  { wanted, alike, sidecars, keys: bundleKeys }: Reading,
  { workspace, context }: Opening,
): Promise<Contents> {
  const into = await workspace.folder("extracted");
  const scratch = await workspace.folder("scratch");
  const keys = new Set(wanted.map(storeKey));
  const stores = extractedStores(bundle.manifest, into).filter(({ store }) => keys.has(storeKey(store)));
  const needed = new Set(stores.flatMap(({ paths }) => paths.filter((path) => alike?.has(path) !== true)));
  const needs = (path: string): boolean => needed.has(path);
  await filling(workspace.path, async () => {
    await using checks = new StoreChecks({ stores, scratch }, context);
    const arrived = (path: string): void => checks.arrived(path);
    await unpack(bundle, { into, needs, arrived, sidecars: async () => sidecars, keys: bundleKeys }, context);
    await checks.require();
  });
  const entries = new Map(bundle.manifest.entries.map((entry) => [entry.path, entry]));
  return new Map(
    stores.map(({ store, paths }) => {
      const known = paths.map((path) => entries.get(path)).filter((entry) => entry !== undefined);
      const { read = [], unread = [] } = Object.groupBy(known, ({ path }) => (needs(path) ? "read" : "unread"));
      const digests = Object.fromEntries(read.filter(isFile).map(({ path, sha256 }) => [path, sha256]));
      const content = read.map((entry) => stagedBelow(into, entry));
      return [storeKey(store), { content, unread: unread.filter(isFile), digests }];
    }),
  );
}

function stagedBelow(into: string, entry: Entry): StagedEntry {
  return entry.type === "file" ? { ...entry, file: join(into, entry.path) } : entry;
}

function isFile(entry: Entry): entry is Entry & { readonly type: "file" } {
  return entry.type === "file";
}
