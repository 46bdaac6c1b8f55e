import { given } from "../../model/index.ts";
import { listingOnce, type Vault } from "../../vault/index.ts";
import { openVaultAt } from "../bundles/stored.ts";
import type { AgainstPlan } from "../compare/against.ts";
import type { Context } from "../context.ts";
import type { SnapshotPlan } from "./plan.ts";

/** The vault that a snapshot is kept in, and what the snapshot is compared with. */
export interface Vaults {
  readonly vault?: Vault;
  readonly against?: AgainstPlan;
}

/**
 * Opens the vault of a snapshot. Where the newest bundle in it is what the snapshot is compared with, it is listed once for both.
 * @throws AppError `vault-*`, `bad-option` for what the environment lacks
 */
export async function openVaults(
  { vault: url, against, agent, retentionDays }: SnapshotPlan,
  context: Context,
): Promise<Vaults> {
  if (url === undefined) return given({ against });
  const vault = await openVaultAt(url, context, given({ retentionDays }));
  if (against?.base.what !== "stored") return { vault, ...given({ against }) };
  const { base } = against;
  const { wanted } = base.stored;
  const isAgent = wanted.by === "latest" && (wanted.agent ?? agent) === agent;
  if (base.stored.url.text !== url.text || !isAgent) return { vault, against };
  const once = listingOnce(vault, wanted);
  return { vault: once, against: { ...against, base: { ...base, stored: { ...base.stored, vault: once } } } };
}
