import type { Repository } from "../actions-context.ts";
import type { ActionsProcess } from "../actions-process.ts";
import { arrivedReceipt } from "../arrivals.ts";
import { agentOfName, bundleOfReceipt, isAskedFor } from "../names.ts";
import { newestFirst, readStoredReceipt } from "../receipts.ts";
import { KnownRuns } from "../runs.ts";
import type { Listing, Origin, StoredBundle } from "../vault.ts";
import { fetchEntry, findEntry } from "./entry.ts";
import { type KeyFacts, type Keys, receiptKey } from "./keys.ts";
import { type ListedEntry, listEntries } from "./listed.ts";

/** Which cache: how its keys are made, and the repository where there is a token for it. */
export interface Cache {
  readonly keys: Keys;
  readonly repository: Repository | null;
  /** The ref that this run is of: `refs/heads/main`, `refs/pull/7/merge`; undefined where nobody says it. */
  readonly ownRef: string | undefined;
}

/** Hears of what is left out. */
export type OnSkipped = (name: string, why: string) => void;

/**
 * Lists the bundles that this run can read. With a token these are all; without one they are what look-ups by prefix find: the
 * newest of the agent on this branch, on its base and on any, and those that this run has stored.
 * @throws AppError `vault-*`
 */
export async function listBundles(
  process: ActionsProcess,
  { keys, repository, ownRef }: Cache,
  { listing = {}, onSkipped }: { readonly listing?: Listing; readonly onSkipped?: OnSkipped | undefined } = {},
): Promise<readonly StoredBundle[]> {
  if (repository === null) {
    const found = await lookUp(process, keys, listing);
    return (await receiptsOf(process, keys, { found, onSkipped })).toSorted(newestFirst);
  }
  const entries = await listEntries(process, repository, keys.prefix);
  for (const { key } of entries) {
    if (bundleOfReceipt(key) !== undefined && keys.read(key) === undefined)
      onSkipped?.(key.slice(keys.prefix.length), "is not the receipt of a bundle");
  }
  const found = bundlesAmong(entries, keys).filter((key) => isOfInterest(keys.read(key), listing));
  const bundles = await receiptsOf(process, keys, { found, onSkipped });
  // Asked again: what another branch has saved under the same key meanwhile may be what was read.
  const now = (await listEntries(process, repository, keys.prefix)).filter(({ ref }) => isInReach(ref, ownRef));
  const runs = new KnownRuns(process, repository);
  const known = await Promise.all(bundles.map((bundle) => withOrigin(bundle, { entries: now, keys, runs })));
  return known.toSorted(newestFirst);
}

/** Keys of bundles that have a receipt, each once. */
function bundlesAmong(entries: readonly ListedEntry[], keys: Keys): string[] {
  const all = new Set(entries.map(({ key }) => key));
  return [...all].filter((key) => keys.read(key)?.isReceipt === false && all.has(receiptKey(key)));
}

function isOfInterest(facts: KeyFacts | undefined, listing: Listing): boolean {
  return facts !== undefined && isAskedFor(facts.bundle, listing) && facts.runId === (listing.runId ?? facts.runId);
}

async function lookUp(process: ActionsProcess, keys: Keys, listing: Listing): Promise<string[]> {
  const exact = listing.name === undefined ? [] : [receiptKey(keys.ofBundle(listing.name))];
  const agent = listing.agent ?? (listing.name === undefined ? undefined : agentOfName(listing.name));
  const found = new Set<string>();
  for (const key of [...exact, ...keys.lookUps(agent)]) {
    const receipt = await findEntry(process, { kind: "receipt", key });
    const facts = keys.read(receipt ?? "");
    if (receipt === null || facts?.isReceipt !== true || !isOfInterest(facts, listing)) continue;
    const bundle = receipt.slice(0, -receiptKey("").length);
    if ((await findEntry(process, { kind: "bundle", key: bundle })) === bundle) found.add(bundle);
  }
  return [...found];
}

async function receiptsOf(
  process: ActionsProcess,
  keys: Keys,
  { found, onSkipped }: { readonly found: readonly string[]; readonly onSkipped: OnSkipped | undefined },
): Promise<StoredBundle[]> {
  const bundles: StoredBundle[] = [];
  for (const key of found) {
    const name = keys.read(key)?.bundle ?? "";
    const folder = await fetchEntry(process, { kind: "receipt", key: receiptKey(key) });
    const { receipt, why } =
      folder === null
        ? { why: "cannot be read from this branch" }
        : readStoredReceipt(name, await arrivedReceipt(folder, receiptKey(key)));
    if (receipt === undefined) onSkipped?.(`${name}.receipt.json`, why);
    else bundles.push({ name, key, receipt, storedAt: receipt.createdAt, origin: null });
  }
  return bundles;
}

/**
 * Whether this run may read what was saved for a ref. Of pull requests only their own runs can; one that saves what has the key of
 * another's must not cast doubt on that everywhere else.
 */
function isInReach(ref: string, ownRef: string | undefined): boolean {
  return ownRef === undefined || ref === ownRef || !ref.startsWith("refs/pull/");
}

/** What GitHub says of the run that the key names, where the ref that the entry belongs to does not contradict it. */
async function withOrigin(
  bundle: StoredBundle,
  { entries, keys, runs }: { entries: readonly ListedEntry[]; keys: Keys; runs: KnownRuns },
): Promise<StoredBundle> {
  const saved = entries.filter(({ key }) => key === bundle.key || key === receiptKey(bundle.key));
  const [entry] = saved.filter(({ key }) => key === receiptKey(bundle.key));
  const facts = keys.read(bundle.key);
  if (entry === undefined || facts === undefined) return bundle;
  const storedAt = entry.createdAt;
  // Of two branches' entries under one key, nobody can tell which was read.
  if (saved.length !== 2 || saved.some(({ ref }) => ref !== entry.ref)) return { ...bundle, storedAt };
  const run = await runs.get(facts.runId, facts.attempt);
  return { ...bundle, storedAt, origin: run !== null && isSavedBy(run, entry.ref) ? run : null };
}

/** Runs save to their own ref, and those of pull requests to the merge ref; the key is only what they say of themselves. */
function isSavedBy({ branch, event }: Origin, ref: string): boolean {
  if (ref.startsWith("refs/pull/")) return event.startsWith("pull_request");
  return (
    !event.startsWith("pull_request") &&
    branch !== null &&
    [`refs/heads/${branch}`, `refs/tags/${branch}`].includes(ref)
  );
}
