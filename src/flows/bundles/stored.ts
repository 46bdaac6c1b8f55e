import { AppError, collect, given, type Problem } from "../../model/index.ts";
import type { PublicKey } from "../../signing/index.ts";
import {
  isShared,
  isVaultUrl,
  openVault,
  parseReference,
  parseVaultUrl,
  referenceText,
  type StoredBundle,
  type Vault,
  type VaultUrl,
} from "../../vault/index.ts";
import type { Context } from "../context.ts";
import { type Believed, type Choosing, chooseBundle } from "./choose.ts";

/** A bundle as a request names it. */
export interface NamedBundle {
  /** A path; the URL of a vault with the name of a bundle behind it; or, together with `vault`, what to look for there. */
  readonly bundle: string;
  /** URL of a vault. */
  readonly vault?: string;
  /** Which bundles of a vault are believed. */
  readonly trust?: Believed;
  /** As in {@link Choosing}. */
  readonly asBaseline?: boolean;
}

/** A bundle that has to be looked for in a vault. */
export interface StoredPlan extends Omit<Choosing, "trustedKeys"> {
  readonly url: VaultUrl;
  /** The vault of this URL, where it is open already. */
  readonly vault?: Vault;
}

/** A bundle that was found in a vault. */
export interface FoundBundle {
  readonly vault: Vault;
  readonly stored: StoredBundle;
  /** Names it from anywhere. */
  readonly reference: string;
}

/** Whether a bundle is to be looked for in a vault; otherwise it is a path. */
export function isStored({ bundle, vault }: NamedBundle): boolean {
  return vault !== undefined || isVaultUrl(bundle);
}

/** What of a vault is meant. What is wrong joins the problems, and then there is no plan. */
export function planStored(named: NamedBundle, problems: Problem[]): StoredPlan | undefined {
  const { bundle, vault, trust, asBaseline } = named;
  const url = vault === undefined ? undefined : collect(problems, () => parseVaultUrl(vault, "--vault"));
  const reference = bundle === "" ? undefined : collect(problems, () => parseReference(bundle));
  if (reference === undefined) return undefined;
  if (vault !== undefined && reference.vault !== null) {
    problems.push({
      code: "bad-option",
      message: `${bundle} names a vault, and --vault another; expected one of them`,
    });
    return undefined;
  }
  const place = reference.vault ?? url;
  if (place !== undefined && !isShared(place) && trust?.areAsked === true)
    problems.push(unknown(place.text, `${place.text} does not know which run has stored a bundle`));
  return place === undefined ? undefined : { url: place, wanted: reference.wanted, ...given({ trust, asBaseline }) };
}

/** What is wrong when it is asked of something outside of vaults which run has stored it, or how long ago. */
export function pathProblems(trust: Believed | undefined, path: string): Problem[] {
  if (trust?.areAsked !== true && trust?.maxAgeMs === undefined) return [];
  return [unknown(path, `${path} is in no vault, and nothing says which run has stored it, or when`)];
}

function unknown(path: string, message: string): Problem {
  return {
    code: "bad-option",
    message: `${message}; expected a bundle in cache: or artifact:, or no such choice`,
    path,
  };
}

/** How long what is stored is kept, where the vault forgets by itself. */
export interface Keeping {
  readonly retentionDays?: number;
}

/** Opens a vault. @throws AppError `vault-*`, `bad-option` for what the environment lacks */
export function openVaultAt(
  url: VaultUrl,
  { cwd, tempDir, env = {}, now }: Context,
  keeping: Keeping = {},
): Promise<Vault> {
  return openVault(url, { cwd, tempDir, env, now, ...keeping });
}

/**
 * Finds a bundle in its vault, rather one that a trusted key has signed.
 * @throws AppError `vault-*`, `bad-option`, `baseline-missing`
 */
export async function findStored(
  { url, vault: opened, ...choosing }: StoredPlan,
  { trustedKeys }: { readonly trustedKeys?: readonly PublicKey[] },
  context: Context,
): Promise<FoundBundle> {
  const vault = opened ?? (await openVaultAt(url, context));
  const { taken, passedOver } = await chooseBundle(vault, { ...choosing, ...given({ trustedKeys }) }, context);
  const reference = referenceText(vault.url, taken.name);
  context.chosen?.({ reference, key: taken.key, passedOver });
  return { vault, stored: taken, reference };
}

/** Fetches a bundle with its sidecars into a private folder; gives its absolute path. @throws AppError `vault-*`, `disk-full` */
export async function fetchStored({ vault, stored }: FoundBundle, dir: string, context: Context): Promise<string> {
  let done = 0;
  return vault.get(stored, dir, (bytes) => {
    done += bytes;
    const total = stored.receipt.sizeBytes;
    context.progress({ phase: "fetch", done, total, unit: "bytes", item: stored.name });
  });
}

/** The vault that a URL names. What is wrong joins the problems, and then there is none. */
export function vaultUrlOf(vault: string | undefined, problems: Problem[]): VaultUrl | undefined {
  if (vault === undefined || vault === "") return undefined;
  return collect(problems, () => parseVaultUrl(vault, "--vault"));
}

/** The plan that has to be there when no problem was found. */
export function required<Plan>(plan: Plan | undefined): Plan {
  if (plan === undefined) throw new AppError("internal", "what is missing has no problem");
  return plan;
}
