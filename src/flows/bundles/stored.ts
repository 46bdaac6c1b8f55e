import { AppError, collect, given, type Problem } from "../../model/index.ts";
import {
  type Choice,
  chooseTrusted,
  type Expected,
  findBundle,
  isShared,
  isVaultUrl,
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
  /**
   * Which runs are believed, where the vault knows which have stored its bundles; anybody who can write there when absent. What is
   * named by its name or id is taken of any run, unless it is a baseline.
   */
  readonly trust?: Expected;
  /** It is compared with: also one that is named has to be believed, and what this run has stored itself is none. */
  readonly asBaseline?: boolean;
}

/** A bundle that has to be looked for in a vault. */
export interface StoredPlan {
  readonly url: VaultUrl;
  readonly wanted: Wanted;
  /** As in {@link NamedBundle}. */
  readonly trust?: Expected;
  readonly asBaseline?: boolean;
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
  return place === undefined ? undefined : { url: place, wanted: reference.wanted, ...given({ trust, asBaseline }) };
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
export async function findStored(plan: StoredPlan, context: Context): Promise<FoundBundle> {
  const vault = await openVaultAt(plan.url, context);
  const { taken, passedOver } = await choose(vault, plan);
  const reference = referenceText(vault.url, taken.name);
  context.chosen?.({ reference, key: taken.key, passedOver });
  return { vault, stored: taken, reference };
}

/** The newest bundle that is meant and believed. @throws AppError as {@link findStored} */
async function choose(vault: Vault, plan: StoredPlan): Promise<Choice & { readonly taken: StoredBundle }> {
  const { wanted, trust, asBaseline = false } = plan;
  if (trust === undefined || !isShared(vault)) return { taken: await findBundle(vault, wanted), passedOver: [] };
  const meant = await allMeant(vault, wanted);
  const { ownRunId: _, ...ofOthers } = trust;
  const { taken, passedOver } = chooseTrusted(meant, asBaseline ? ofOthers : trust);
  if (taken !== undefined) return { taken, passedOver };
  if (asBaseline) throw noneBelieved("baseline-missing", `nothing in ${vault.url} may serve as a baseline`, passedOver);
  // Whoever has named it knows whose it is; and what is not there at all is said best by who looks for it.
  if (wanted.by !== "latest" || meant.length === 0) return { taken: await findBundle(vault, wanted), passedOver: [] };
  throw noneBelieved("vault-not-found", `nothing in ${vault.url} may be taken for the latest`, passedOver);
}

/** Whoever else stores a bundle may give it any name, so several can have one. */
async function allMeant(vault: Vault, wanted: Wanted): Promise<readonly StoredBundle[]> {
  if (wanted.by === "id") return [await findBundle(vault, wanted)];
  return vault.list(wanted.by === "name" ? { name: wanted.name } : given({ agent: wanted.agent }));
}

function noneBelieved(
  code: "baseline-missing" | "vault-not-found",
  message: string,
  passedOver: Choice["passedOver"],
): AppError {
  const reasons = passedOver.slice(0, MAX_REASONS).map(({ name, why }) => `${name} ${why}`);
  return new AppError(code, `${message}: ${reasons.join(" | ") || "it holds no such bundle"}`);
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
