import { AppError } from "../../model/index.ts";
import { mustBeInAction, mustHaveToken, repositoryOf } from "../actions-context.ts";
import { ActionsProcess } from "../actions-process.ts";
import { checkFile, checkOnlyFile, standIn, takeBundle, writeReceipt } from "../arrivals.ts";
import { sidecarNames } from "../names.ts";
import { nameOfUpload } from "../receipts.ts";
import type { CacheUrl } from "../url.ts";
import type { Listing, OnBytes, StoredBundle, Upload, Vault, VaultContext } from "../vault.ts";
import { entryFolder, fetchEntry, saveEntry } from "./entry.ts";
import { Keys, receiptKey } from "./keys.ts";
import { type Cache, listBundles, type OnSkipped } from "./list.ts";
import { deleteEntries, listEntries } from "./listed.ts";

/** Opens the cache of this repository as a vault. @throws AppError `bad-option` outside of an action */
export function openCacheVault({ prefix, text }: CacheUrl, context: VaultContext): Vault {
  mustBeInAction(context, text);
  const { env } = context;
  const cache = { keys: new Keys(prefix, env), repository: repositoryOf(context), ownRef: env.GITHUB_REF || undefined };
  return {
    kind: "cache",
    url: text,
    put: (upload, onBytes) => put(cache, context, { upload, onBytes }),
    list: (listing, onSkipped) => list(cache, context, { listing, onSkipped }),
    get: (stored, dir, onBytes) => get(context, stored, { dir, onBytes }),
    open: async () => null,
    remove: (stored) => remove(cache, context, stored),
    sweep: (options) => sweep(cache, context, options),
  };
}

async function list(
  cache: Cache,
  context: VaultContext,
  { listing = {}, onSkipped }: { readonly listing: Listing | undefined; readonly onSkipped: OnSkipped | undefined },
): Promise<readonly StoredBundle[]> {
  await using process = await ActionsProcess.start(context);
  return await listBundles(process, cache, { listing, onSkipped });
}

async function put(
  cache: Cache,
  context: VaultContext,
  { upload, onBytes }: { readonly upload: Upload; readonly onBytes: OnBytes | undefined },
): Promise<StoredBundle> {
  const name = nameOfUpload(upload);
  const key = cache.keys.ofBundle(name);
  await checkFile(upload, onBytes);
  await using process = await ActionsProcess.start(context);
  if ((await listBundles(process, cache, { listing: { name } })).length > 0) throw exists(name);
  const entry = { kind: "bundle", key, sizeBytes: upload.receipt.sizeBytes } as const;
  await standIn(upload.bundle, await entryFolder(process, "bundle"), name);
  const isNew = await saveEntry(process, entry);
  const arrived = await fetchEntry(process, entry);
  if (arrived === null) throw isNew ? lost(name) : exists(name);
  await checkOnlyFile(arrived, upload);
  await writeReceipt(await entryFolder(process, "receipt"), upload.receipt);
  if (!(await saveEntry(process, { kind: "receipt", key: receiptKey(key) }))) throw exists(name);
  const [stored] = await listBundles(process, cache, { listing: { name } });
  if (stored === undefined) throw lost(name);
  return stored;
}

async function get(
  context: VaultContext,
  stored: StoredBundle,
  taking: { readonly dir: string; readonly onBytes: OnBytes | undefined },
): Promise<string> {
  await using process = await ActionsProcess.start(context);
  const folder = await fetchEntry(process, { kind: "bundle", key: stored.key, sizeBytes: stored.receipt.sizeBytes });
  if (folder === null)
    throw new AppError("vault-not-found", `cache entry ${stored.key} is not there, or is of a branch out of reach`);
  return await takeBundle(folder, stored, taking);
}

async function remove({ repository }: Cache, context: VaultContext, { key }: StoredBundle): Promise<void> {
  await using process = await ActionsProcess.start(context);
  for (const one of [receiptKey(key), key]) await deleteEntries(process, repository, one);
}

async function sweep(
  { keys, repository: known }: Cache,
  context: VaultContext,
  { olderThanMs, dryRun }: Parameters<Vault["sweep"]>[0],
): Promise<readonly string[]> {
  const repository = mustHaveToken(known, "sweeping the cache", "actions: write");
  await using process = await ActionsProcess.start(context);
  const entries = await listEntries(process, repository, keys.prefix);
  const all = new Set(entries.map(({ key }) => key));
  const before = context.now().getTime() - olderThanMs;
  const swept: string[] = [];
  for (const { key, createdAt } of entries) {
    const facts = keys.read(key);
    if (facts === undefined || Date.parse(createdAt) > before) continue;
    const isWhole = all.has(facts.isReceipt ? key.slice(0, -receiptKey("").length) : receiptKey(key));
    if (isWhole) continue;
    if (!dryRun) await deleteEntries(process, repository, key);
    swept.push(facts.isReceipt ? sidecarNames(facts.bundle).receipt : facts.bundle);
  }
  return swept;
}

function exists(name: string): AppError {
  return new AppError("output-exists", `${name} is in the cache already, or is being put there`, { path: name });
}

function lost(name: string): AppError {
  return new AppError("vault-unreachable", `${name} was saved to the cache and cannot be found there`, { path: name });
}
