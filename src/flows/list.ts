import { agentProblems, given, type Problem, throwProblems } from "../model/index.ts";
import { referenceText, type StoredBundle } from "../vault/index.ts";
import { openVaultAt, required, vaultUrlOf } from "./bundles/stored.ts";
import type { Context, Request } from "./context.ts";

/** Whose bundles of which vault to list. */
export interface ListRequest extends Request {
  /** URL of the vault. */
  readonly vault: string;
  readonly agent?: string;
}

/** A bundle of a vault, as its receipt says. */
export interface ListedBundle {
  readonly name: string;
  /** Names it from anywhere. */
  readonly reference: string;
  readonly storedAt: string;
  readonly agent: string;
  readonly createdAt: string;
  readonly label: string | null;
  readonly snapshotId: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly stateDigest: string;
}

/** What a vault holds. */
export interface ListResult {
  readonly vault: string;
  /** Newest first. */
  readonly bundles: readonly ListedBundle[];
  /** Receipts that are none, with the reason. */
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

/** Lists the bundles of a vault by their receipts. @throws AppError exits 2 and 5 */
export async function list(request: ListRequest, context: Context): Promise<ListResult> {
  const { agent } = request;
  const problems: Problem[] = [...(request.problems ?? [])];
  problems.push(...agentProblems(agent));
  const url = vaultUrlOf(request.vault, problems);
  throwProblems(problems);
  const vault = await openVaultAt(required(url), context);
  const skipped: { name: string; why: string }[] = [];
  const bundles = await vault.list(given({ agent }), (name, why) => skipped.push({ name, why }));
  return { vault: vault.url, bundles: bundles.map((stored) => listed(vault.url, stored)), skipped };
}

/** How lists show a stored bundle. */
export function listed(vault: string, { name, storedAt, receipt }: StoredBundle): ListedBundle {
  const { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest } = receipt;
  const facts = { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest };
  return { name, reference: referenceText(vault, name), storedAt, ...facts };
}
