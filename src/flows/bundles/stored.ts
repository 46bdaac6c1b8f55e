import { AppError, collect, type Problem } from "../../model/index.ts";
import {
  type Expected,
  findBundle,
  isVaultUrl,
  judgeOrigin,
  openVault,
  parseReference,
  parseVaultUrl,
  referenceText,
  type StoredBundle,
  type Vault,
  type VaultUrl,
  type Wanted,
} from "../../vault/index.ts";
import type { Context } from "../context.ts";

/** Bundles whose refusal is explained, at most. */
const MAX_REASONS = 5;

/** A bundle as a request names it. */
export interface NamedBundle {
  /** A path; the URL of a vault with the name of a bundle behind it; or, together with `vault`, what to look for there. */
  readonly bundle: string;
  /** URL of a vault. */
  readonly vault?: string;
}

/** A bundle that has to be looked for in a vault. */
export interface StoredPlan {
  readonly url: VaultUrl;
  readonly wanted: Wanted;
  /** Which runs are believed, where the vault knows which have stored its bundles; anybody who can write there when absent. */
  readonly trust?: Expected;
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
export function planStored({ bundle, vault }: NamedBundle, problems: Problem[]): StoredPlan | undefined {
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
  return place === undefined ? undefined : { url: place, wanted: reference.wanted };
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

/** Finds a bundle in its vault. @throws AppError `vault-*`, `bad-option`, `baseline-missing` */
export async function findStored({ url, wanted, trust }: StoredPlan, context: Context): Promise<FoundBundle> {
  const vault = await openVaultAt(url, context);
  const isJudged = trust !== undefined && (vault.kind === "cache" || vault.kind === "artifact");
  const stored = isJudged ? await findTrusted(vault, wanted, trust) : await findBundle(vault, wanted);
  return { vault, stored, reference: referenceText(vault.url, stored.name) };
}

/** The newest bundle that is meant and believed. @throws AppError `baseline-missing` with every reason, `vault-*` */
async function findTrusted(vault: Vault, wanted: Wanted, trust: Expected): Promise<StoredBundle> {
  if (wanted.by !== "latest") {
    const stored = await findBundle(vault, wanted);
    const judged = judgeOrigin(stored, trust);
    if (judged.trusted) return stored;
    throw new AppError("baseline-missing", `${stored.name} ${judged.reasons.join("; ")}`);
  }
  const bundles = await vault.list(wanted.agent === undefined ? {} : { agent: wanted.agent });
  const judged = bundles.map((stored) => ({ stored, trust: judgeOrigin(stored, trust) }));
  const believed = judged.find((one) => one.trust.trusted);
  if (believed !== undefined) return believed.stored;
  const why = judged
    .slice(0, MAX_REASONS)
    .map((one) => `${one.stored.name} ${one.trust.trusted ? "" : one.trust.reasons.join("; ")}`);
  const what = bundles.length === 0 ? "it holds no bundle" : why.join(" | ");
  throw new AppError("baseline-missing", `nothing in ${vault.url} may serve as a baseline: ${what}`);
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

/** @throws AppError over what is wrong with the URL */
export function vaultUrlOf(vault: string | undefined, problems: Problem[]): VaultUrl | undefined {
  if (vault === undefined || vault === "") return undefined;
  return collect(problems, () => parseVaultUrl(vault, "--vault"));
}

/** The plan that has to be there when no problem was found. */
export function required<Plan>(plan: Plan | undefined): Plan {
  if (plan === undefined) throw new AppError("internal", "what is missing has no problem");
  return plan;
}
