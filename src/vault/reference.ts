import { AgentId, AppError, didYouMean, given } from "../model/index.ts";
import { agentOfName, isNameOfBundle } from "./names.ts";
import { isVaultUrl, readUrl, splitLast, type VaultUrl } from "./url.ts";
import type { Listing, StoredBundle, Vault } from "./vault.ts";

/** Which bundle of a vault is meant. */
export type Wanted =
  | { readonly by: "latest"; readonly agent?: string }
  | { readonly by: "name"; readonly name: string }
  /** A snapshot id, or its last eight digits, as they stand in the name. */
  | { readonly by: "id"; readonly id: string };

/** A bundle that is in a vault; `vault` is null where the vault is said elsewhere. */
export interface BundleReference {
  readonly vault: VaultUrl | null;
  readonly wanted: Wanted;
}

/** Names that a message lists, at most. */
const LISTED = 5;
/** Digits of a snapshot id in the name of its bundle. */
const ID_DIGITS = 8;
const ID = /^([0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Reads which bundle is meant: the URL of a vault with the name of a bundle behind it, or, of a vault that is said elsewhere,
 * `latest`, `latest:AGENT`, the name of a bundle, a snapshot id or its last eight digits. `name` is what the user calls it.
 * @throws AppError `bad-option`
 */
export function parseReference(text: string, name = "bundle"): BundleReference {
  if (!isVaultUrl(text)) return { vault: null, wanted: parseWanted(text, name) };
  const { place, last } = splitLast(text);
  const vault = readUrl(place, name);
  if (isNameOfBundle(last)) return { vault, wanted: { by: "name", name: last } };
  throw new AppError("bad-option", `${name}: expected the name of a bundle behind the vault, or --vault and latest`, {
    path: name,
  });
}

/** Whether a text can mean a bundle of a vault that is said elsewhere: `latest`, the name of a bundle, an id. */
export function isReference(text: string): boolean {
  return !isVaultUrl(text) && wantedBy(text) !== undefined;
}

/**
 * Finds the bundle that is meant. What is left out of the list is told: the latest may be one of them.
 * @throws AppError `vault-not-found`, which names what there is; `bad-option` when several bundles are meant; `vault-*`
 */
export async function findBundle(
  vault: Vault,
  wanted: Wanted,
  onSkipped?: (name: string, why: string) => void,
): Promise<StoredBundle> {
  const leftOut: string[] = [];
  const bundles = await vault.list(narrowed(wanted), (name, why) => {
    leftOut.push(`${name} ${why}`);
    onSkipped?.(name, why);
  });
  const meant = bundles.filter((bundle) => fits(bundle, wanted));
  requireOne(meant, wanted);
  const [found] = meant;
  if (found === undefined) throw await notFound(vault, wanted, leftOut);
  return found;
}

/**
 * Every bundle that may be meant, newest first; of one run alone, when that is named. Where strangers can store bundles, too,
 * several have one name.
 * @throws AppError `bad-option` when several bundles of different names are meant by an id; `vault-*`
 */
export async function listMeant(vault: Vault, wanted: Wanted, runId?: number): Promise<readonly StoredBundle[]> {
  const bundles = await vault.list({ ...narrowed(wanted), ...given({ runId }) });
  const meant = bundles.filter((bundle) => fits(bundle, wanted));
  requireOne(meant, wanted);
  return meant;
}

function requireOne(meant: readonly StoredBundle[], wanted: Wanted): void {
  const [found, other] = new Set(meant.map(({ name }) => name));
  if (wanted.by !== "id" || other === undefined) return;
  const message = `${wanted.id} is both ${found} and ${other}; give the name of one`;
  throw new AppError("bad-option", message, { path: wanted.id });
}

function wantedBy(text: string): Wanted | undefined {
  const [word, agent, ...more] = text.split(":");
  if (word === "latest" && agent === undefined) return { by: "latest" };
  if (word === "latest" && more.length === 0 && AgentId.safeParse(agent).success)
    return { by: "latest", agent: agent ?? "" };
  if (isNameOfBundle(text)) return { by: "name", name: text };
  return ID.test(text) ? { by: "id", id: text.toLowerCase() } : undefined;
}

function parseWanted(text: string, name: string): Wanted {
  const wanted = wantedBy(text);
  if (wanted !== undefined) return wanted;
  const forms = "latest, latest:AGENT, the name of a bundle, a snapshot id or its last 8 digits";
  const meant = didYouMean(text.split(":", 1)[0] ?? "", ["latest"]);
  throw new AppError("bad-option", `${name}: expected ${forms}, got ${JSON.stringify(text)}${meant}`, { path: name });
}

function narrowed(wanted: Wanted): Listing {
  if (wanted.by === "name") return { name: wanted.name };
  if (wanted.by === "id") return { idEnding: wanted.id.slice(-ID_DIGITS) };
  return wanted.by === "latest" && wanted.agent !== undefined ? { agent: wanted.agent } : {};
}

function fits({ name, receipt }: StoredBundle, wanted: Wanted): boolean {
  switch (wanted.by) {
    case "latest":
      return wanted.agent === undefined || receipt.agent === wanted.agent;
    case "name":
      return name === wanted.name;
    case "id":
      return receipt.snapshotId.endsWith(wanted.id);
  }
}

async function notFound(vault: Vault, wanted: Wanted, leftOut: readonly string[]): Promise<AppError> {
  const bundles = await vault.list();
  const agents = [...new Set(bundles.map(({ receipt }) => receipt.agent))].toSorted();
  const agent = wanted.by === "name" ? agentOfName(wanted.name) : undefined;
  const ofAgent = bundles.filter(({ receipt }) => receipt.agent === agent);
  const names = (ofAgent.length > 0 ? ofAgent : bundles).map(({ name }) => name);
  const there =
    bundles.length === 0
      ? "it holds no bundle"
      : wanted.by === "latest"
        ? `it holds bundles of ${shortened(agents)}`
        : `it holds ${shortened(names)}`;
  const message = `${worded(wanted)} is not in ${vault.url}: ${[there, ...leftOut.slice(0, LISTED)].join("; ")}`;
  return new AppError("vault-not-found", message, { path: vault.url });
}

function worded(wanted: Wanted): string {
  if (wanted.by === "name") return wanted.name;
  if (wanted.by === "id") return `snapshot ${wanted.id}`;
  return wanted.agent === undefined ? "a bundle" : `a bundle of ${wanted.agent}`;
}

function shortened(words: readonly string[]): string {
  const more = words.length - LISTED;
  return words.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
