import { readReceiptFile, sidecarPaths } from "../../bundle/index.ts";
import { AppError, DEFAULTS, type StoreRule } from "../../model/index.ts";
import { readStatement, type SigningKey } from "../../signing/index.ts";
import { isShared, judge, type Listing, referenceText, type StoredBundle, type Vault } from "../../vault/index.ts";
import { type Believed, runsOf } from "../bundles/choose.ts";
import type { Context } from "../context.ts";

/** What became of a snapshot in a vault. */
export interface Kept {
  /** URL of the vault. */
  readonly url: string;
  /** Names the bundle that holds this memory, from anywhere. */
  readonly reference: string;
  /** The same of its receipt. */
  readonly receipt: string;
  /** What the vault itself calls it. */
  readonly key: string;
  /** `unchanged`: an earlier bundle holds the same memory, and this one was not stored. */
  readonly outcome: "stored" | "unchanged";
}

/** What a finished snapshot has to say for that. */
interface Taken {
  /** Absolute path. */
  readonly bundle: string;
  readonly receipt: string;
  readonly stateDigest: string;
  readonly encrypted: boolean;
}

/** Keeps snapshots of one agent in a vault. */
export interface Keeper {
  /** @throws AppError `vault-*` */
  keep(taken: Taken): Promise<Kept>;
}

/** Whose snapshots are kept, and how. */
export interface KeepingOf {
  readonly agent: string;
  /** Which bundles are believed, where strangers can store some, too. */
  readonly trust?: Believed;
  /** Default `changed`: memory that is stored already is not stored again. */
  readonly store?: StoreRule;
  /** Snapshots are signed with this key. */
  readonly signingKey?: SigningKey;
}

/**
 * Looks at what a vault holds of an agent, before a snapshot is taken: what cannot be reached then will not be
 * reached after it.
 * @throws AppError `vault-*`
 */
export async function openKeeper(
  vault: Vault,
  { agent, trust, signingKey, store = DEFAULTS.store }: KeepingOf,
  context: Context,
): Promise<Keeper> {
  const believes = (stored: StoredBundle): boolean => !isShared(vault) || isBelieved(stored, trust, context);
  const newest = (await listed(vault, { agent })).find(believes);
  return {
    async keep(taken) {
      const { stateDigest, encrypted, signature } = newest?.receipt ?? {};
      const isAlike = store === "changed" && stateDigest === taken.stateDigest && encrypted === taken.encrypted;
      const isSame = isAlike && isStatedBy(signingKey, { signature, stateDigest });
      const stored = isSame && newest !== undefined ? newest : await put(vault, taken, context);
      const reference = referenceText(vault.url, stored.name);
      const receipt = referenceText(vault.url, sidecarPaths(stored.name).receipt);
      return { url: vault.url, reference, receipt, key: stored.key, outcome: isSame ? "unchanged" : "stored" };
    },
  };
}

/**
 * Whether a receipt is believed when it says that the same memory is stored already. Where strangers can store bundles, one that
 * claims our digest would keep ours from being stored.
 */
function isBelieved(stored: StoredBundle, trust: Believed | undefined, context: Context): boolean {
  return trust !== undefined && judge(stored, { runs: runsOf(trust, context) }).trusted;
}

/** Whether a key has signed a bundle of this state, where there is one: what is to be signed is stored beside what is not. */
function isStatedBy(
  key: SigningKey | undefined,
  { signature, stateDigest }: { readonly signature: string | undefined; readonly stateDigest: string | undefined },
): boolean {
  if (key === undefined) return true;
  const statement = signature === undefined ? null : readStatement(signature, [key.publicKey]);
  return statement !== null && statement.stateDigest === stateDigest;
}

/** A vault that does not exist yet is made by the first bundle. */
async function listed(vault: Vault, listing: Listing): Promise<readonly StoredBundle[]> {
  try {
    return await vault.list(listing);
  } catch (error) {
    if (error instanceof AppError && error.code === "vault-not-found") return [];
    throw error;
  }
}

async function put(vault: Vault, { bundle, receipt: path }: Taken, context: Context): Promise<StoredBundle> {
  const receipt = await readReceiptFile(path);
  if (receipt === null) throw new AppError("internal", `${bundle} has no receipt`);
  let done = 0;
  // The output folder may be the vault.
  const [there] = vault.kind === "folder" ? await listed(vault, { name: receipt.bundle }) : [];
  if (there?.receipt.sha256 === receipt.sha256) return there;
  return vault.put({ bundle, receipt }, (bytes) => {
    done += bytes;
    context.progress({ phase: "store", done, total: receipt.sizeBytes, unit: "bytes", item: receipt.bundle });
  });
}
